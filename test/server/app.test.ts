import { createHash } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { digestCapture } from "../../src/ledger/take-in.ts";
import { openApp } from "../../src/server/app.ts";
import { openStore, type Store } from "../../src/store/store.ts";
import { capture, knowledge } from "../knowledge.ts";

let folder: string;
let store: Store;
const ask = (path: string) => openApp(store, knowledge.agreements).request(path);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tocsin-server-"));
  store = await openStore({ folder });
  await takeIn(
    "Rebels attacked Saraqib on Wednesday, killing two soldiers, state media said. <script>alert(1)</script>",
    "State Agency",
  );
  await takeIn("The rebels denied that they had attacked Saraqib on Wednesday.", "Valley Courier");
}, 120_000);

afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

async function takeIn(text: string, publisher: string): Promise<void> {
  const page = capture(text, { publisher, published: "2024-11-29", title: `From ${publisher}` });
  const sha256 = createHash("sha256").update(page.body).digest("hex");
  const { capture: recorded } = await store.addCapture({ ...page, url: publisher, sha256 });
  await digestCapture(recorded, store, knowledge);
}

test("what is not on record is a 404 that says so, for people and for programs", async () => {
  for (const path of ["/api/articles/article:none", "/api/agreements/agreement:none", "/nowhere"]) {
    expect((await ask(path)).status).toBe(404);
  }
  const answer = await ask("/api/incidents/SYR-000-000");
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  expect(await answer.json()).toMatchObject({ status: 404, detail: "No incident has the code SYR-000-000." });
});

test("a parameter that makes no sense is refused with its name, never left out", async () => {
  for (const [query, pointer] of [
    ["from=2024-02-31", "/from"],
    ["to=yesterday", "/to"],
    ["country=%27;drop", "/country"],
    ["kind=x", "/kind"],
    ["type=ASSAULT,WAR", "/type"],
    ["state=true", "/state"],
    ["assessed=violated", "/assessed"],
    ["bbox=10,20,30", "/bbox"],
    ["bbox=0,50,10,40", "/bbox"],
    ["agreement=agreement:none", "/agreement"],
    ["zone=zone:none", "/zone"],
    ["origins=-1", "/origins"],
    ["since=2024-02-01T10:00", "/since"],
    ["limit=501", "/limit"],
    ["cursor=e30", "/cursor"],
    ["contry=SYR", "/contry"],
    [`text=${"a".repeat(5000)}`, "/text"],
  ]) {
    const answer = await ask(`/api/incidents?${query}`);
    expect([query, answer.status]).toEqual([query, 400]);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect((await answer.json()).errors).toMatchObject([{ pointer }]);
  }
});

test("words with signs of their own are searched as words", async () => {
  expect((await ask("/api/incidents?text=%22%27%28%26%7C%21")).status).toBe(200);
});

test("nothing from elsewhere is let into the pages", async () => {
  const policy = (await ask("/")).headers.get("content-security-policy");
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self';");
});
