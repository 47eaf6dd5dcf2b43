import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { openApp } from "../../src/server/app.ts";
import type { Store } from "../../src/store/store.ts";
import { knowledge } from "../knowledge.ts";
import { incidentOf, publish } from "../ledger/newsroom.ts";
import { Folders } from "../store/folders.ts";

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const folders = new Folders();
let store: Store;
let code: string;

beforeAll(async () => {
  store = await folders.store();
  await publish(store, "Rebels shelled the town of Saraqib on Wednesday, state media said.", "State Agency");
  await publish(store, "The rebels denied that they had shelled Saraqib on Wednesday.", "Valley Courier", "2024-11-30");
  code = (await incidentOf(store, "Saraqib")).code;
});
afterAll(() => folders.remove());

const ANA = { person: "Ana Monitor", organisation: "Valley Watch" };
const VERIFIED = {
  by: ANA,
  decision: { kind: "verification", state: "verified", evidence: ["photographs"] },
  why: "Seen by our team.",
};

function send(path: string, body: unknown, headers: Readonly<Record<string, string>> = {}) {
  return openApp(store, knowledge.agreements).request(path, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
}

async function ask(path: string) {
  return await (await openApp(store, knowledge.agreements).request(path)).json();
}

/** The status of an answer, what it says is wrong, and where. */
async function trouble(asked: Response | Promise<Response>): Promise<string> {
  const answer = await asked;
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  const { status, detail, errors = [] } = await answer.json();
  expect(status).toBe(answer.status);
  return `${status} ${detail} ${JSON.stringify(errors)}`;
}

test("a decision is recorded, answered with its number, and stands in the dossier", async () => {
  const answer = await send(`/api/incidents/${code}/decisions`, VERIFIED);
  expect(answer.status).toBe(201);
  const decided = await answer.json();
  expect(decided).toMatchObject({ ...VERIFIED, seq: expect.any(Number), at: "2025-03-20T08:00:00Z" });
  const dossier = await ask(`/api/incidents/${code}`);
  expect(dossier.verification.at(-1)).toMatchObject({ state: "verified", by: ANA });
  expect((await ask(`/api/decisions?about=${code}`)).decisions).toEqual([decided]);
});

test("the dossier can be asked for as of a day", async () => {
  const { dossiers } = await ask(`/api/incidents/${code}?asPublishedBy=2024-11-29`);
  expect(dossiers).toMatchObject([{ incident: { reports: [{ publisher: "State Agency" }] }, decisions: [] }]);
  expect(await ask(`/api/incidents/${code}?asKnownOn=2025-03-19`)).toMatchObject({ dossiers: [] });
  const answer = openApp(store, knowledge.agreements).request(`/api/incidents/${code}?asKnownOn=yesterday`);
  expect(await trouble(answer)).toMatch(/^400 .*\/asKnownOn.*YYYY-MM-DD/);
});

test("what cannot be recorded says what is wrong with it, and where", async () => {
  const path = `/api/incidents/${code}/decisions`;
  expect(await trouble(send("/api/incidents/SYR-000-000/decisions", VERIFIED))).toMatch(/^404/);
  expect(await trouble(send(path, "{"))).toMatch(/^400/);
  expect(await trouble(send(path, VERIFIED, { "content-type": "text/plain" }))).toMatch(/^415/);
  expect(await trouble(send(path, { ...VERIFIED, why: "" }))).toMatch(/^422 Say why/);
  expect(await trouble(send(path, { ...VERIFIED, by: ANA.person }))).toMatch(/^422 .*"\/by"/);
  expect(await trouble(send(path, { ...VERIFIED, by: undefined }))).toMatch(/^422 Say who decides.*"\/by"/);
  expect(await trouble(send(path, { ...VERIFIED, decision: { kind: "verification", state: "true" } }))).toMatch(
    /^422 .*"\/decision\/state"/,
  );
  expect(await trouble(send(path, { ...VERIFIED, why: "x".repeat(300_000) }))).toMatch(/^413/);
  const verdict = { kind: "assessment", obligation: "obligation:idlib-2020/hostilities", value: "violation" };
  expect(await trouble(send(path, { ...VERIFIED, decision: verdict }))).toMatch(/^422 “violation” is a verdict/);
  const elsewhere = { ...VERIFIED, about: "report:NONE", decision: { kind: "credibility", grade: 1 } };
  expect(await trouble(send(path, elsewhere))).toMatch(/^422 .*no report/);
});

test("a body's own finding may use the words that an assessment may not", async () => {
  const decision = {
    kind: "ruling",
    body: "Joint Commission",
    document: "JC/2024/7",
    finding: "A violation of paragraph 1.",
  };
  expect((await send(`/api/incidents/${code}/decisions`, { ...VERIFIED, decision })).status).toBe(201);
  const nameless = { ...decision, body: " " };
  expect(await trouble(send(`/api/incidents/${code}/decisions`, { ...VERIFIED, decision: nameless }))).toMatch(
    /^422 Name the body/,
  );
});

test("a publisher is graded by name", async () => {
  const grade = { by: ANA, grade: "D", why: "Often wrong about places." };
  expect((await send("/api/publishers/State%20Agency/grades", grade)).status).toBe(201);
  expect(await trouble(send("/api/publishers/Nobody/grades", grade))).toMatch(
    /^422 No article on record is by “Nobody”/,
  );
  expect(await trouble(send("/api/publishers/State%20Agency/grades", { ...grade, grade: "1" }))).toMatch(/^422/);
});

test("pages of other sites may not write, and a name that leads here may not even read", async () => {
  const path = `/api/incidents/${code}/decisions`;
  const before = (await store.decisions()).length;
  expect(await trouble(send(path, VERIFIED, { origin: "https://elsewhere.example" }))).toMatch(/^403/);
  expect(await trouble(send(path, VERIFIED, { "sec-fetch-site": "cross-site" }))).toMatch(/^403/);
  // A name of the attacker's that leads to this machine: host and origin agree, and are still not ours.
  const rebound = { host: "rebound.example", origin: "http://rebound.example" };
  expect(await trouble(send(path, VERIFIED, rebound))).toMatch(/^403 .*shown to its own machine only/);
  const read = openApp(store, knowledge.agreements).request("/api/incidents", { headers: rebound });
  expect(await trouble(read)).toMatch(/^403 .*shown to its own machine only/);
  expect(await store.decisions()).toHaveLength(before);
  expect((await send(path, VERIFIED, { host: "localhost:4700", origin: "http://localhost:4700" })).status).toBe(201);
});

test("a sealed incident answers 409", async () => {
  const path = `/api/incidents/${code}/decisions`;
  expect((await send(path, { ...VERIFIED, decision: { kind: "seal" } })).status).toBe(201);
  expect(await trouble(send(path, VERIFIED))).toMatch(/^409 .*Reopen it first/);
  expect((await send(path, { ...VERIFIED, decision: { kind: "reopen" } })).status).toBe(201);
  const last = (await store.decisions(["verification"])).at(-1);
  expect((await send("/api/decisions", { ...VERIFIED, decision: { kind: "withdrawal", of: last?.seq } })).status).toBe(
    201,
  );
});
