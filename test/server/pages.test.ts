import { createHash } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { digestCapture } from "../../src/ledger/take-in.ts";
import type { Coverage, Dossier } from "../../src/model.ts";
import { openApp } from "../../src/server/app.ts";
import { openStore, type Store } from "../../src/store/store.ts";
import { capture, knowledge } from "../knowledge.ts";

let folder: string;
let store: Store;
let code: string;
const ask = (path: string) => openApp(store, knowledge.agreements).request(path);
const body = async (path: string) => (await ask(path)).text();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tocsin-pages-"));
  store = await openStore({ folder, clock: () => "2031-05-02T08:00:00Z" });
  const words =
    "Rebels attacked Saraqib on Wednesday, killing two soldiers, state media said. <script>alert(1)</script>";
  await takeIn(words, "State <b>Agency</b>", "2024-11-29");
  await takeIn("The rebels denied that they had attacked Saraqib on Wednesday.", "Valley Courier", "2024-11-30");
  const { incidents } = await (await ask("/api/incidents?kind=all&text=saraqib")).json();
  code = incidents[0].code;
}, 180_000);

afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

async function takeIn(text: string, publisher: string, published: string): Promise<void> {
  const page = capture(text, { publisher, published, title: `From ${publisher}` });
  const sha256 = createHash("sha256").update(page.body).digest("hex");
  const { capture: recorded } = await store.addCapture({ ...page, url: publisher, sha256 });
  await digestCapture(recorded, store, knowledge);
}

async function put(decision: object, why = "seen by two teams"): Promise<Response> {
  const app = openApp(store, knowledge.agreements);
  const sent = { by: { person: "A. Monitor", organisation: "Valley <i>Watch</i>" }, decision, why };
  return await app.request(`http://localhost:4700/api/incidents/${code}/decisions`, {
    method: "POST",
    headers: { "content-type": "application/json", host: "localhost:4700" },
    body: JSON.stringify(sent),
  });
}

test("the page of an incident sets side by side who says that it happened and who says that it did not", async () => {
  const page = await body(`/incidents/${code}`);
  const [happened, not] = ["Who says that it happened", "Who says that it did not"].map((title) => page.indexOf(title));
  expect(happened).toBeGreaterThan(0);
  expect(not).toBeGreaterThan(happened ?? 0);
  expect(page).toContain("Where the words come from");
  expect(page).toContain("Obligations it touches");
  expect(page).toContain("Verification, step by step");
  expect(page).toContain("What could be seen around its day");
});

test("each claim leads to its words in the text", async () => {
  const page = await body(`/incidents/${code}`);
  const [, article = "", anchor] = /href="(\/articles\/article:[^"#]+)#(w\d+)"/.exec(page) ?? [];
  expect(await body(article)).toContain(`id="${anchor}"`);
});

test("what others wrote is shown as text on every page", async () => {
  await put({ kind: "verification", state: "not-verifiable" }, "<script>alert(2)</script>");
  for (const path of [`/incidents/${code}`, "/coverage?area=SYR&from=2024-11-20&to=2024-12-05", "/decisions", "/"]) {
    const page = await body(path);
    expect(page).not.toMatch(/<script>alert|<b>Agency|<i>Watch/);
  }
  expect(await body("/coverage?area=%22%3E%3Cscript%3Ealert(3)%3C/script%3E")).not.toContain("<script>alert");
});

test("what people put on record stands on the page, in the list of decisions, and nowhere before it was said", async () => {
  expect(
    (await put({ kind: "action", action: "site-visit", whom: "the mayor", day: null, outcome: "craters found" }))
      .status,
  ).toBe(201);
  expect(await body(`/incidents/${code}`)).toContain("craters found");
  const list = await body("/decisions");
  expect(list).toContain(code);
  expect(list).toContain("craters found");
  expect(await body(`/incidents/${code}?asKnownOn=2031-05-01`)).toContain("Nothing of it had been recorded here");
  expect(await body(`/incidents/${code}?asKnownOn=2031-05-02`)).toContain("As known here at the end of 2 May 2031");
});

test("the page as known on a day takes no decisions", async () => {
  expect(await body(`/incidents/${code}`)).toContain('id="record"');
  expect(await body(`/incidents/${code}?asKnownOn=2031-05-02`)).not.toContain('id="record"');
});

test("a sealed incident offers to be reopened, and nothing else", async () => {
  await put({ kind: "seal" });
  const sealed = await body(`/incidents/${code}`);
  expect(sealed).toContain('data-kind="reopen"');
  expect(sealed).not.toContain('data-kind="verification"');
  await put({ kind: "reopen" });
  expect(await body(`/incidents/${code}`)).toContain('data-kind="verification"');
});

test("the forms offer what the API takes", async () => {
  const page = await body(`/incidents/${code}`);
  const kinds = [...page.matchAll(/data-kind="([\w-]+)"/g)].map(([, kind]) => kind);
  expect(kinds).toEqual(
    expect.arrayContaining([
      "verification",
      "assessment",
      "action",
      "ruling",
      "together",
      "credibility",
      "marking",
      "seal",
      "withdrawal",
    ]),
  );
  const [, obligations = ""] = /<select name="obligation"[^>]*>(.*?)<\/select>/s.exec(page) ?? [];
  const offered = [...obligations.matchAll(/value="(obligation:[^"]+)"/g)].map(([, id]) => id);
  expect(new Set(offered)).toEqual(new Set(knowledge.agreements.flatMap((one) => one.obligations.map(({ id }) => id))));
});

test("coverage is told for people and for programs", async () => {
  const page = await body("/coverage?area=SYR&from=2024-11-25&to=2024-12-01");
  expect(page).toContain("Of 7 days");
  expect(page).toContain("Nothing printed after 30 November 2024 is on record");
  const answer = await ask("/api/coverage?country=SYR&from=2024-11-25&to=2024-12-01");
  const { areas, period } = await answer.json();
  expect(period).toEqual({ first: "2024-11-25", last: "2024-12-01" });
  expect(areas[0].days.map(({ printed }: Coverage) => printed)).toEqual([0, 0, 0, 0, 1, 1, 0]);
  expect(areas[0].words).toContain("Of 7 days");
});

test("coverage of a zone, of all zones of an agreement, or of what is not on file", async () => {
  const [agreement] = knowledge.agreements.filter(({ zones }) => zones.length > 1);
  const days = "from=2024-11-25&to=2024-12-01";
  const all = await (await ask(`/api/coverage?agreement=${agreement?.id}&${days}`)).json();
  expect(all.areas.map(({ area }: { area: string }) => area)).toEqual(agreement?.zones.map(({ id }) => id));
  const one = await (await ask(`/api/coverage?zone=${agreement?.zones[0]?.id}&${days}`)).json();
  expect(one.areas).toHaveLength(1);
  expect((await ask("/api/coverage?zone=zone:nowhere/none")).status).toBe(404);
  expect((await ask("/api/coverage?country=SYR&from=2024-02-31")).status).toBe(422);
  expect((await ask("/coverage?area=nowhere&from=x&to=y")).status).toBe(200);
});

test("a list that is narrowed to a country says how well it was watched", async () => {
  expect(await body("/?country=SYR&from=2024-11-25&to=2024-12-01")).toContain("Of 7 days");
  expect(await body("/")).toContain('href="/coverage"');
});

test("an incident's page as JSON and as a page tell the same state", async () => {
  const dossier: Dossier = await (await ask(`/api/incidents/${code}`)).json();
  const state = dossier.verification.at(-1)?.state.replaceAll("-", " ") ?? "";
  expect(await body(`/incidents/${code}`)).toContain(`<b>${state}</b>`);
});

test("the page of an agreement says what is due by day and how well its zones were watched, as on a day", async () => {
  const page = await body("/agreements/agreement:lebanon-2024?on=2024-12-20");
  expect(page).toContain("As on 20 December 2024");
  expect(page).toContain("What is due, by day");
  expect(page).toContain("What could be seen of its zones");
  expect(page).toContain("Of 56 days");
  expect(await body("/agreements")).toContain("What is due, over all of them");
});

test("the agreements that are on file are listed with what is set against them", async () => {
  const { agreement, dossiers } = await (await ask("/api/agreements/agreement:idlib-2018?on=2024-12-20")).json();
  expect(agreement.id).toBe("agreement:idlib-2018");
  const page = await body("/agreements/agreement:idlib-2018?on=2024-12-20");
  for (const { incident } of dossiers) expect(page).toContain(`/incidents/${incident.code}`);
  expect(dossiers.length).toBeGreaterThan(0);
  expect((await ask("/api/agreements/agreement:none")).status).toBe(404);
});
