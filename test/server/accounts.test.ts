import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { type Accounts, openAccounts } from "../../src/accounts/accounts.ts";
import { eventOf, eventWords } from "../../src/accounts/audit.ts";
import { beginOwner, invite } from "../../src/accounts/invitations.ts";
import type { Role } from "../../src/accounts/permissions.ts";
import { type Access, localAccess } from "../../src/server/access.ts";
import { openApp } from "../../src/server/app.ts";
import { openLimits } from "../../src/server/limits.ts";
import { proxiesOf } from "../../src/server/remote.ts";
import { serve } from "../../src/server/serve.ts";
import { readEntries } from "../../src/store/journal.ts";
import type { Store } from "../../src/store/store.ts";
import { knowledge } from "../knowledge.ts";
import { incidentOf, publish } from "../ledger/newsroom.ts";
import { Folders } from "../store/folders.ts";

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const PASSWORD = "seven quiet ferries at noon";
const TERMINAL_KEY = "the-key-of-the-terminal-of-this-machine";

const folders = new Folders();
let store: Store;
let accounts: Accounts;
let access: Access;
let code: string;

beforeAll(async () => {
  store = await folders.store();
  await publish(store, "Rebels shelled the town of Saraqib on Wednesday, state media said.", "State Agency");
  code = (await incidentOf(store, "Saraqib")).code;
  accounts = await openAccounts({
    folder: store.folder,
    isSecure: false,
    now: () => new Date(),
    record: (event) => store.logAccountEvent(event),
  });
  access = { ...localAccess(), accounts, terminalKey: TERMINAL_KEY };
  const owner = await beginOwner(accounts);
  for (const [name, role] of [
    ["Olga Owner", "owner"],
    ["Ed Editor", "editor"],
    ["Ana Analyst", "analyst"],
    ["Vi Viewer", "viewer"],
  ] as const) {
    const path = role === "owner" ? (owner?.path ?? "") : (await invite(accounts, role, "terminal")).path;
    const joined = await post("/api/join", { ...person(name), secret: path.split("#")[1] });
    cookies.set(role, cookieIn(joined));
  }
});
beforeEach(() => {
  access = { ...access, origin: null, proxies: null, limits: openLimits() };
});
afterAll(() => folders.remove());

const cookies = new Map<Role, string>();

function person(name: string) {
  return { name, organisation: "Valley Watch", signInName: name.toLowerCase().replace(" ", "."), password: PASSWORD };
}

function cookieIn(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}

type Headers = Readonly<Record<string, string>>;

/** What the app answers to a request from an address. */
function request(
  method: string,
  path: string,
  body: unknown,
  headers: Headers,
  from = "203.0.113.9",
): Promise<Response> {
  const json = body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) };
  const init = { method, headers: { "content-type": "application/json", ...headers }, ...json };
  const env = { incoming: { socket: { remoteAddress: from } } };
  return Promise.resolve(openApp(store, knowledge.agreements, { access }).request(path, init, env));
}

function post(path: string, body: unknown, headers: Headers = {}, from?: string): Promise<Response> {
  return request("POST", path, body, headers, from);
}

function as(role: Role): Headers {
  return { cookie: cookies.get(role) ?? "", "x-tocsin": "web" };
}

function decision(decided: object) {
  return { decision: decided, why: "Seen by our team." };
}

const VERIFIED = decision({ kind: "verification", state: "verified", evidence: ["photographs"] });

test("nothing of the record is shown to whoever does not sign in", async () => {
  for (const path of [
    "/api/incidents",
    `/api/incidents/${code}`,
    "/api/decisions",
    "/map.geojson",
    "/api/nothing",
    "/mcp",
  ]) {
    const answer = await request("GET", path, undefined, {});
    expect([path, answer.status]).toEqual([path, 401]);
    expect(await answer.text()).not.toContain("Saraqib");
  }
  expect(await (await request("GET", "/health", undefined, {})).json()).toEqual({ status: "up" });
  expect((await request("GET", "/", undefined, {})).status).toBe(200);
  expect(await (await request("GET", "/api/me", undefined, {})).json()).toMatchObject({
    role: null,
    needsAccount: true,
  });
});

test("whoever signs in sees the record, and who they are", async () => {
  const signed = await post("/api/sign-in", { signInName: "Vi.Viewer", password: PASSWORD });
  expect(await signed.json()).toMatchObject({ name: "Vi Viewer", role: "viewer" });
  const headers = { cookie: cookieIn(signed) };
  const listed = await request("GET", "/api/incidents", undefined, headers);
  expect(await listed.text()).toContain(code);
  expect(listed.headers.get("cache-control")).toMatch(/^private/);
  const me = await (await request("GET", "/api/me", undefined, headers)).json();
  expect(me).toMatchObject({ name: "Vi Viewer", organisation: "Valley Watch", role: "viewer", needsAccount: true });
  expect(me.may).toContain("read");
  expect(me.may).not.toContain("verify");
});

test("a wrong password and a name that nobody has are answered alike", async () => {
  const answers = [
    await post("/api/sign-in", { signInName: "vi.viewer", password: "not it at all, no" }),
    await post("/api/sign-in", { signInName: "no.such.person", password: PASSWORD }),
    await post("/api/sign-in", { signInName: "no name, this", password: PASSWORD }),
  ];
  const texts = await Promise.all(answers.map(async (answer) => [answer.status, await answer.text()]));
  expect(texts[0]?.[0]).toBe(401);
  expect(texts[1]).toEqual(texts[0]);
  expect(texts[2]).toEqual(texts[0]);
});

const OTHERS = [
  ["viewer", VERIFIED, 403],
  ["analyst", VERIFIED, 201],
  ["analyst", decision({ kind: "action", action: "statement" }), 201],
  ["analyst", decision({ kind: "seal" }), 403],
  ["analyst", decision({ kind: "marking", marking: "RED" }), 403],
  ["analyst", decision({ kind: "ruling", body: "Joint Commission", finding: "x", document: "JC/1" }), 403],
  ["editor", decision({ kind: "marking", marking: "GREEN" }), 201],
] as const;

test.each(OTHERS)("as %s, %j is answered %i", async (role, sent, status) => {
  expect((await post(`/api/incidents/${code}/decisions`, sent, as(role))).status).toBe(status);
});

test("a grade is for editors, and a refusal says who may", async () => {
  const grade = { grade: "D", why: "Often wrong about places." };
  const answer = await post("/api/publishers/State%20Agency/grades", grade, as("analyst"));
  expect(await answer.json()).toMatchObject({ status: 403, detail: "You are analyst here; this takes an editor." });
  expect((await post("/api/publishers/State%20Agency/grades", grade, as("editor"))).status).toBe(201);
});

test("what all may see forecast is for analysts to say, and what one keeps for oneself for anybody who may read", async () => {
  const sent = { name: "Attacks", filter: { type: "ASSAULT" } };
  const keep = async (role: Role) => (await (await post("/api/searches", sent, as(role))).json()).id as string;
  const have = (id: string, role: Role) => post(`/api/searches/${id}/forecast`, { forecast: true }, as(role));
  const refused = await have(await keep("viewer"), "viewer");
  expect(await refused.json()).toMatchObject({ status: 403, detail: "You are viewer here; this takes an analyst." });
  const own = await keep("analyst");
  expect((await have(own, "editor")).status).toBe(404); // not theirs
  expect((await have(own, "analyst")).status).toBe(204);
});

test("a decision stands under the account that signed in, whatever was sent", async () => {
  const forged = { ...VERIFIED, by: { person: "Olga Owner", organisation: null } };
  const answer = await post(`/api/incidents/${code}/decisions`, forged, as("analyst"));
  expect((await answer.json()).by).toEqual({
    person: "Ana Analyst",
    organisation: "Valley Watch",
    account: expect.any(String),
  });
  expect((await store.decisions()).at(-1)?.by).toMatchObject({ person: "Ana Analyst", account: expect.any(String) });
});

test("analysts take back what they decided themselves, and nobody else's", async () => {
  const { seq: own } = await (await post(`/api/incidents/${code}/decisions`, VERIFIED, as("analyst"))).json();
  const { seq: others } = await (await post(`/api/incidents/${code}/decisions`, VERIFIED, as("editor"))).json();
  const withdraw = (of: unknown, role: Role) =>
    post("/api/decisions", decision({ kind: "withdrawal", of }), as(role)).then(({ status }) => status);
  expect(await withdraw(others, "analyst")).toBe(403);
  expect(await withdraw(own, "analyst")).toBe(201);
  expect(await withdraw(others, "editor")).toBe(201);
});

test("writing where no row of the table says who may is for owners", async () => {
  expect((await post("/api/some/new/route", {}, as("editor"))).status).toBe(403);
  expect((await post("/api/some/new/route", {}, as("owner"))).status).toBe(404);
});

test("a session's cookie alone does not write, nor does any page of another site", async () => {
  const path = `/api/incidents/${code}/decisions`;
  const cookie = cookies.get("editor") ?? "";
  expect((await post(path, VERIFIED, { cookie })).status).toBe(403);
  expect((await post(path, VERIFIED, { ...as("editor"), origin: "https://elsewhere.example" })).status).toBe(403);
  expect((await post(path, VERIFIED, { ...as("editor"), origin: "null" })).status).toBe(403);
  expect((await post(path, VERIFIED, { ...as("editor"), "sec-fetch-site": "same-site" })).status).toBe(403);
  const login = { signInName: "vi.viewer", password: PASSWORD };
  expect((await post("/api/sign-in", login, { "sec-fetch-site": "cross-site" })).status).toBe(403);
  expect((await post(path, VERIFIED, { ...as("editor"), origin: "http://localhost" })).status).toBe(201);
});

test("guesses of a password are stopped for a while, without locking anybody out elsewhere", async () => {
  const guess = (from: string, name = "vi.viewer", password = "not it at all, no") =>
    post("/api/sign-in", { signInName: name, password }, {}, from);
  const statuses: number[] = [];
  for (let i = 0; i < 7; i++) statuses.push((await guess("198.51.100.7")).status);
  expect(statuses).toEqual([401, 401, 401, 401, 401, 401, 429]);
  const refused = await guess("198.51.100.200", "vi.viewer", PASSWORD); // another address of the same network
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(600);
  expect((await guess("203.0.113.9", "vi.viewer", PASSWORD)).status).toBe(200);
});

test("many guesses at the same moment are no way around", async () => {
  const guesses = Array.from({ length: 30 }, () =>
    post("/api/sign-in", { signInName: "vi.viewer", password: "not it at all, no" }),
  );
  const statuses = (await Promise.all(guesses)).map(({ status }) => status);
  expect(statuses.filter((status) => status === 401)).toHaveLength(6);
  expect(statuses.filter((status) => status === 429)).toHaveLength(24);
});

test("requests have a pace, for each account, and say when to come back", async () => {
  access = { ...access, limits: openLimits({ read: { points: 2, duration: 60 }, write: { points: 1, duration: 60 } }) };
  const read = (role: Role) => request("GET", "/api/decisions", undefined, as(role));
  expect([(await read("viewer")).status, (await read("viewer")).status]).toEqual([200, 200]);
  const answer = await read("viewer");
  expect(answer.status).toBe(429);
  expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
  expect((await read("editor")).status).toBe(200);
  await post("/api/decisions", {}, as("editor"));
  expect((await post("/api/decisions", {}, as("editor"))).status).toBe(429);
});

test("what a proxy says of who asks is believed only from a proxy that was named", async () => {
  const guess = (forwarded: string, from: string) =>
    post(
      "/api/sign-in",
      { signInName: "vi.viewer", password: "not it at all, no" },
      { "x-forwarded-for": forwarded },
      from,
    ).then(({ status }) => status);
  const tries = async (from: string) => {
    const statuses: number[] = [];
    for (let i = 0; i < 8; i++) statuses.push(await guess(`192.0.${i}.1`, from));
    return statuses.at(-1);
  };
  expect(await tries("10.0.0.7")).toBe(429); // nobody named it: all are one
  access = { ...access, limits: openLimits(), proxies: proxiesOf(["10.0.0.0/24"]) };
  expect(await tries("10.0.0.7")).toBe(401);
  expect(await tries("10.0.9.7")).toBe(429);
  // Whatever stands before the proxy's own word, the asker may have written.
  access = { ...access, limits: openLimits() };
  const forged: number[] = [];
  for (let i = 0; i < 8; i++) forged.push(await guess(`192.0.${i}.1, 198.51.100.4`, "10.0.0.7"));
  expect(forged.at(-1)).toBe(429);
});

test("with a public address, other names are refused, but not this machine", async () => {
  access = { ...access, origin: "https://watch.example.org" };
  const ask = (host: string, from: string) => request("GET", "/api/me", undefined, { host }, from);
  expect((await ask("watch.example.org", "203.0.113.9")).status).toBe(200);
  expect((await ask("elsewhere.example", "203.0.113.9")).status).toBe(403);
  expect((await ask("localhost:4700", "127.0.0.1")).status).toBe(200);
  expect((await ask("localhost:4700", "203.0.113.9")).status).toBe(403);
  const own = { ...as("editor"), host: "watch.example.org", origin: "https://watch.example.org" };
  expect((await post(`/api/incidents/${code}/decisions`, VERIFIED, own)).status).toBe(201);
});

test("without accounts only this machine is answered, and no proxy that asks for others", async () => {
  access = localAccess();
  const ask = (headers: Headers, from: string) =>
    request("GET", "/api/incidents", undefined, headers, from).then(({ status }) => status);
  expect(await ask({ host: "localhost:4700" }, "127.0.0.1")).toBe(200);
  expect(await ask({ host: "[::1]:4700" }, "::1")).toBe(200);
  expect(await ask({ host: "localhost:4700" }, "::ffff:192.0.2.7")).toBe(403);
  expect(await ask({ host: "localhost.elsewhere.example" }, "127.0.0.1")).toBe(403);
  expect(await ask({ host: "localhost", "x-forwarded-for": "192.0.2.7" }, "127.0.0.1")).toBe(403);
  expect((await request("GET", "/api/accounts", undefined, { host: "localhost" }, "127.0.0.1")).status).toBe(404);
  const me = await request("GET", "/api/me", undefined, { host: "localhost" }, "127.0.0.1");
  expect(await me.json()).toMatchObject({ name: null, role: "owner", needsAccount: false });
  access = { ...localAccess(), accounts, terminalKey: TERMINAL_KEY };
});

test("owners invite, change and remove accounts; nobody else even sees them", async () => {
  for (const role of ["viewer", "analyst", "editor"] as const) {
    expect((await request("GET", "/api/accounts", undefined, as(role))).status).toBe(403);
    expect((await post("/api/accounts/invitations", { role: "owner" }, as(role))).status).toBe(403);
    expect((await request("GET", "/api/accounts/log", undefined, as(role))).status).toBe(403);
  }
  const invited = await post("/api/accounts/invitations", { role: "viewer" }, as("owner"));
  const { link } = await invited.json();
  expect(link).toMatch(/^http:\/\/localhost\/join#[\w-]{43}$/);
  const secret = link.split("#")[1];
  expect(await (await post("/api/join/link", { secret })).json()).toMatchObject({ kind: "invite", role: "viewer" });
  const taken = await post("/api/join", { ...person("Zoe New"), name: "ana  ANALYST", secret });
  expect(await taken.json()).toMatchObject({ status: 422, errors: [{ pointer: "/name" }] });
  const joined = await post("/api/join", { ...person("Zoe New"), secret });
  const cookie = cookieIn(joined);
  expect((await post("/api/join/link", { secret })).status).toBe(404);

  const { items } = await (await request("GET", "/api/accounts", undefined, as("owner"))).json();
  const zoe = items.find(({ name }: { name: string }) => name === "Zoe New");
  expect(JSON.stringify(items)).not.toMatch(/argon|password|hash/);
  const raised = await request("PUT", `/api/accounts/${zoe.id}/role`, { role: "analyst" }, as("owner"));
  expect(await raised.json()).toMatchObject({ role: "analyst" });
  expect(await (await request("GET", "/api/me", undefined, { cookie })).json()).toMatchObject({ role: "analyst" });
  expect((await request("DELETE", `/api/accounts/${zoe.id}`, undefined, as("owner"))).status).toBe(204);
  expect((await request("GET", "/api/decisions", undefined, { cookie })).status).toBe(401);
});

test("signing out ends the session for the server too", async () => {
  const signed = await post("/api/sign-in", { signInName: "ed.editor", password: PASSWORD });
  const headers = { cookie: cookieIn(signed), "x-tocsin": "web" };
  const out = await post("/api/sign-out", {}, headers);
  expect(out.status).toBe(204);
  expect(out.headers.getSetCookie().join()).toMatch(/session_token=;.*Max-Age=0/);
  expect((await request("GET", "/api/decisions", undefined, headers)).status).toBe(401);
});

test("programs ask with a token, as bearer or as a feed reader's password, without any other header", async () => {
  const made = await post("/api/accounts/tokens", { name: "sheet", role: "viewer" }, as("editor"));
  expect(made.status).toBe(201);
  const { id, token } = await made.json();
  const bearer = { authorization: `Bearer ${token}` };
  expect((await request("GET", "/api/incidents", undefined, bearer)).status).toBe(200);
  const basic = { authorization: `Basic ${Buffer.from(`feed:${token}`).toString("base64")}` };
  expect((await request("GET", "/api/incidents", undefined, basic)).status).toBe(200);
  expect((await post(`/api/incidents/${code}/decisions`, VERIFIED, bearer)).status).toBe(403);
  expect((await post("/api/accounts/tokens", { name: "more", role: "viewer" }, bearer)).status).toBe(403);
  expect((await request("GET", "/api/incidents", undefined, { authorization: "Bearer tocsin_a.b" })).status).toBe(401);
  expect((await request("DELETE", `/api/accounts/tokens/${id}`, undefined, as("analyst"))).status).toBe(404);
  expect((await request("DELETE", `/api/accounts/tokens/${id}`, undefined, as("editor"))).status).toBe(204);
  expect((await request("GET", "/api/incidents", undefined, bearer)).status).toBe(401);
});

test("the terminal of the machine manages accounts by the key that the data folder holds", async () => {
  const key = { authorization: `Bearer ${TERMINAL_KEY}` };
  expect((await request("GET", "/api/accounts", undefined, key, "127.0.0.1")).status).toBe(200);
  const other = { authorization: `Bearer ${TERMINAL_KEY}s` };
  expect((await request("GET", "/api/accounts", undefined, other, "127.0.0.1")).status).toBe(401);
  access = { ...access, terminalKey: null };
  expect((await request("GET", "/api/accounts", undefined, key, "127.0.0.1")).status).toBe(401);
  access = { ...access, terminalKey: TERMINAL_KEY };
});

test("what is no JSON, or not what is asked for, is said to be", async () => {
  expect((await post("/api/sign-in", "{")).status).toBe(400);
  expect((await post("/api/sign-in", "x=1", { "content-type": "text/plain" })).status).toBe(415);
  expect((await post("/api/sign-in", { signInName: 7, password: [] })).status).toBe(422);
  expect((await post("/api/sign-in", { signInName: "a", password: "x".repeat(300_000) })).status).toBe(413);
  expect((await post("/api/decisions", "null", as("editor"))).status).toBe(422);
  expect((await post("/api/accounts/invitations", { role: "king" }, as("owner"))).status).toBe(422);
});

test("the journal tells who signed in and who failed to, and never what was typed", async () => {
  await post("/api/sign-in", { signInName: "vi.viewer", password: "a password typed wrong" }, {}, "2001:db8:7::1");
  await post("/api/sign-in", { signInName: "a.secret.typed.as.name", password: PASSWORD });
  const entries = [];
  for await (const entry of readEntries(`${store.folder}/journal.jsonl`)) entries.push(entry);
  const told = entries.flatMap((entry) => eventOf(entry) ?? []).map(eventWords);
  expect(told.at(-2)).toMatch(/ {2}a sign-in as Vi Viewer failed from 2001:db8:7:0::\/64$/);
  expect(told.at(-1)).toMatch(/ {2}a sign-in failed for no account from 203\.0\.113\.0\/24$/);
  expect(told.join("\n")).toMatch(/Olga Owner removed the account of Zoe New/);
  const text = JSON.stringify(entries);
  for (const secret of [PASSWORD, "typed wrong", "a.secret", "203.0.113.9"]) expect(text).not.toContain(secret);
});

test("failed sign-ins are recorded one by one only up to a number, then counted", async () => {
  access = { ...access, limits: openLimits({ audit: { points: 1, duration: 1 } }) };
  for (let i = 0; i < 3; i++) await post("/api/sign-in", { signInName: `guess${i}`, password: "nothing here" });
  await vi.waitFor(
    async () => {
      await post("/api/sign-in", { signInName: "guess9", password: "nothing here" }, {}, "198.51.100.9");
      let last = null;
      for await (const entry of readEntries(`${store.folder}/journal.jsonl`)) last = eventOf(entry) ?? last;
      expect(last?.unrecorded).toBeGreaterThan(1);
    },
    { timeout: 20_000, interval: 1100 },
  );
});

test("over a real socket: sign in, read, and a page that may load nothing from elsewhere", async () => {
  const server = await serve(store, knowledge.agreements, { host: "127.0.0.1", port: 0 }, { access });
  const address = `http://127.0.0.1:${server.port}`;
  try {
    expect((await fetch(`${address}/api/incidents`)).status).toBe(401);
    const signed = await fetch(`${address}/api/sign-in`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ signInName: "vi.viewer", password: PASSWORD }),
    });
    const [cookie = ""] = signed.headers.getSetCookie();
    expect(cookie).toMatch(/HttpOnly; SameSite=Strict/);
    const read = await fetch(`${address}/api/incidents`, { headers: { cookie: cookie.split(";")[0] ?? "" } });
    expect(read.status).toBe(200);
    const policy = (await fetch(address)).headers.get("content-security-policy");
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
  } finally {
    await server.close();
  }
});
