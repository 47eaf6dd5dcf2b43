import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { lineSchema } from "../../src/server/api/incident-schemas.ts";
import { openApp } from "../../src/server/app.ts";
import type { Store } from "../../src/store/store.ts";
import { knowledge } from "../knowledge.ts";
import { publish } from "../ledger/newsroom.ts";
import { Folders } from "../store/folders.ts";

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const folders = new Folders();
let store: Store;

beforeAll(async () => {
  store = await folders.store();
  await publish(
    store,
    "Rebels shelled the town of Saraqib on Wednesday, killing four people, state media said.",
    "State Agency",
  );
  await publish(store, "The rebels denied that they had shelled Saraqib on Wednesday.", "Valley Courier", "2024-11-30");
  await publish(
    store,
    "Soldiers shot two farmers in Hama on Thursday, villagers said.",
    "Valley Courier",
    "2024-11-30",
  );
  await publish(store, "The minister met the rebels in Damascus on Thursday.", "Valley Courier", "2024-11-30");
});
afterAll(() => folders.remove());

const app = () => openApp(store, knowledge.agreements);
const ask = async (path: string) => await (await app().request(path)).json();

/** What a filter lets through, as places. */
async function places(query: string): Promise<readonly string[]> {
  const { items } = await ask(`/api/incidents?${query}`);
  return items.map(({ place }: { place: { name: string } | null }) => place?.name ?? "nowhere");
}

test("a line tells what, where, who says so and how far it is borne out, as it is documented", async () => {
  const { items, total, next } = await ask("/api/incidents?text=Saraqib");
  expect({ total, next }).toEqual({ total: 1, next: null });
  const line = lineSchema.strict().parse(items[0]);
  expect(line).toMatchObject({
    type: "ASSAULT",
    state: "disputed",
    denied: true,
    reports: 2,
    publishers: 2,
    deaths: { low: 4, best: 4, high: 4, tallies: 1 },
    injured: null,
    rivalTallies: false,
    place: { name: "Saraqib", country: "SYR" },
    needs: ["first-look"],
    firstKnownAt: "2025-03-20T08:00:00.000Z",
  });
  expect(line.headline).toMatch(/Saraqib.*: .*ebels.*according to .*; denied by /);
});

test("filters narrow, each by itself and together", async () => {
  expect(await places("")).toEqual(expect.arrayContaining(["Saraqib", "Hama"]));
  expect(await places("text=Hama")).toEqual(["Hama"]);
  expect(await places("state=disputed")).toEqual(["Saraqib"]);
  expect(await places("country=syr&to=2024-11-27")).toEqual(["Saraqib"]);
  expect(await places("from=2024-11-28")).toEqual(["Hama"]);
  expect(await places("bbox=36.6,35,36.9,35.3")).toEqual(["Hama"]);
  expect(await places("bbox=36.6,35,36.9,35.3&state=disputed")).toEqual([]);
  expect(await places("type=assault&country=SYR")).toEqual(expect.arrayContaining(["Saraqib", "Hama"]));
  expect(await places("kind=words")).not.toContain("Saraqib");
  expect(await places("origins=9")).toEqual([]);
  expect(await places("kind=all")).toContain("Damascus");
  expect(await places("kind=all&waits=true")).not.toContain("Damascus");
  expect(await places("waits=true")).toContain("Saraqib");
  expect(await places("since=2025-03-20T08:00:00Z")).toEqual([]);
  expect(await places("since=2025-03-19T08:00:00Z&sort=new")).toContain("Hama");
});

test("an agreement, a zone and a value are asked together", async () => {
  const { items } = await ask("/api/incidents?kind=all");
  const assessed = items.find(({ assessments }: { assessments: readonly unknown[] }) => assessments.length > 0);
  const [{ agreement, value }] = assessed.assessments;
  const codes = async (query: string) =>
    (await ask(`/api/incidents?kind=all&${query}`)).items.map(({ code }: { code: string }) => code);
  expect(await codes(`agreement=${agreement}`)).toContain(assessed.code);
  expect(await codes(`agreement=${agreement}&assessed=${value}`)).toContain(assessed.code);
  expect(await codes(`agreement=${agreement}&assessed=consistent`)).not.toContain(assessed.code);
  expect(await codes("agreement=agreement:hodeidah-2018")).toEqual([]);
});

test("a list read in stretches is the whole list, each line once", async () => {
  for (const sort of ["day", "new"]) {
    const whole = await ask(`/api/incidents?kind=all&sort=${sort}`);
    const codes: string[] = [];
    for (let cursor = ""; ; ) {
      const { items, next, total } = await ask(`/api/incidents?kind=all&sort=${sort}&limit=1${cursor}`);
      expect(total).toBe(whole.total);
      codes.push(...items.map(({ code }: { code: string }) => code));
      if (next === null) break;
      cursor = `&cursor=${next}`;
    }
    expect(codes).toEqual(whole.items.map(({ code }: { code: string }) => code));
    expect(codes.length).toBeGreaterThan(2);
  }
  const { next } = await ask("/api/incidents?kind=all&limit=1");
  expect((await app().request(`/api/incidents?kind=all&sort=new&cursor=${next}`)).status).toBe(400);
});

test("an answer is given once, until the record changes", async () => {
  const path = "/api/incidents?text=Saraqib";
  const first = await app().request(path);
  const tag = first.headers.get("etag") ?? "";
  const again = await app().request(path, { headers: { "if-none-match": tag } });
  expect([again.status, await again.text()]).toEqual([304, ""]);
  const [line] = (await first.json()).items;
  const decision = {
    by: { person: "Ana Monitor", organisation: null },
    decision: { kind: "verification", state: "verified", evidence: ["photographs"] },
    why: "Seen by our team.",
  };
  const sent = await app().request(`/api/incidents/${line.code}/decisions`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(decision),
  });
  expect(sent.status).toBe(201);
  const changed = await app().request(path, { headers: { "if-none-match": tag } });
  expect(changed.status).toBe(200);
  expect((await changed.json()).items).toMatchObject([{ state: "verified", needs: ["second-person"] }]);
});

test("what comes in later stands in the list at once", async () => {
  expect(await places("text=Idlib")).toEqual([]);
  await publish(store, "Gunmen attacked a convoy in Idlib on Friday, the ministry said.", "State Agency", "2024-11-30");
  expect(await places("text=Idlib")).toEqual(["Idlib"]);
});
