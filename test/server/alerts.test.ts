import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type Accounts, openAccounts } from "../../src/accounts/accounts.ts";
import { beginOwner, invite } from "../../src/accounts/invitations.ts";
import { type Outbox, openOutbox } from "../../src/send/outbox.ts";
import { localAccess } from "../../src/server/access.ts";
import { openApp } from "../../src/server/app.ts";
import type { Store } from "../../src/store/store.ts";
import { alert, notice } from "../alert/notices.ts";
import { knowledge } from "../knowledge.ts";
import { Folders } from "../store/folders.ts";

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const folders = new Folders();
const BY = { person: "A. Monitor", organisation: null };
let store: Store;
let outbox: Outbox;
let accounts: Accounts;
let hook: Server;
let received = 0;
let answers = 200;

beforeAll(async () => {
  store = await folders.store();
  outbox = await openOutbox(store.folder);
  accounts = await openAccounts({
    folder: store.folder,
    isSecure: false,
    now: () => new Date(),
    record: (event) => store.logAccountEvent(event),
  });
  hook = createServer((_, response) => {
    received++;
    response.writeHead(answers).end("no room");
  });
  await new Promise<void>((resolve) => hook.listen(0, "127.0.0.1", resolve));
});
afterAll(async () => {
  hook.close();
  await outbox.close();
  await folders.remove();
});

const sending = () => ({ origin: "http://127.0.0.1:4700", mail: null });

async function ask(method: string, path: string, body?: unknown, cookie: string | null = null): Promise<Response> {
  const access = cookie === null ? localAccess() : { ...localAccess(), accounts };
  const app = openApp(store, knowledge.agreements, { outbox, sending, access });
  const headers = {
    "content-type": "application/json",
    host: "localhost:4700",
    ...(cookie === null ? {} : { cookie, "x-tocsin": "1" }),
  };
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  return await app.request(`http://localhost:4700${path}`, { method, headers, ...sent });
}

function hookAddress(): string {
  return `http://127.0.0.1:${(hook.address() as AddressInfo).port}/in?token=of-the-hook`;
}

test("a channel is made, tried, shown without its secrets, and ended", async () => {
  const wish = {
    name: "night desk",
    to: `webhook:${hookAddress()}`,
    secret: "known to both",
    countries: ["syr"],
    types: ["assault"],
    level: 3,
    risk: "40%",
    quiet: "22:00-06:30",
    timeZone: "Asia/Damascus",
    allowPrivate: true,
    by: BY,
  };
  const made = await ask("POST", "/api/alerts/subscriptions", wish);
  expect(made.status).toBe(201);
  const { id } = await made.json();
  const listed = await (await ask("GET", "/api/alerts/subscriptions")).text();
  expect(listed).not.toMatch(/known to both|of-the-hook/);
  expect(JSON.parse(listed).items).toMatchObject([
    { name: "night desk", by: "A. Monitor", mine: true, wants: { countries: ["SYR"], types: ["ASSAULT"], level: 3 } },
  ]);
  const path = `/api/alerts/subscriptions/${encodeURIComponent(id)}`;
  expect(await (await ask("POST", `${path}/trial`)).json()).toEqual({ status: "delivered", reason: null });
  expect(received).toBe(1);
  answers = 507;
  const failed = await (await ask("POST", `${path}/trial`)).json();
  expect(failed).toMatchObject({ status: "failed", reason: expect.stringContaining("507") });
  expect(failed.reason).not.toContain("of-the-hook");
  expect((await ask("POST", "/api/alerts/subscriptions", wish)).status).toBe(422);
  expect((await ask("DELETE", path)).status).toBe(422);
  expect((await ask("DELETE", `${path}?by=A.%20Monitor`)).status).toBe(204);
  expect((await ask("DELETE", `${path}?by=A.%20Monitor`)).status).toBe(404);
});

test.each([
  [{ to: "pigeon:north" }, "/to"],
  [{ to: "mail:nobody" }, "/to"],
  [{ to: "webhook:https://example.org/in" }, "/secret"],
  [{ to: "slack:http://127.0.0.1:9/in" }, "/to"],
  [{ to: "ntfy:http://printer.local/topic" }, "/to"],
  [{ to: "matrix:https://example.org/%zz", secret: "t" }, "/to"],
  [{ countries: ["Syria"] }, "/countries"],
  [{ zones: ["zone:nowhere"] }, "/zones"],
  [{ agreements: ["agreement:none"] }, "/agreements"],
  [{ types: ["WEDDING"] }, "/types"],
  [{ quiet: "22-6" }, "/quiet"],
  [{ digest: "25:00" }, "/digest"],
  [{ timeZone: "Mars/Olympus" }, "/timeZone"],
  [{ level: 5 }, "/level"],
  [{ name: " " }, "/name"],
  [{ by: undefined }, "/by/person"],
])("a wish that nobody could meet is refused, with what is wrong: %j", async (slip, pointer) => {
  const answer = await ask("POST", "/api/alerts/subscriptions", { name: "odd", to: "feed", by: BY, ...slip });
  expect(answer.status).toBe(422);
  const { errors } = await answer.json();
  expect(errors.map((error: { pointer: string }) => error.pointer)).toContain(pointer);
});

test("an alert is followed from being owed over a failure to what was done about it", async () => {
  const wish = { name: "liaison", to: "ntfy:https://example.org/topic", by: BY };
  const { id } = await (await ask("POST", "/api/alerts/subscriptions", wish)).json();
  const owed = { ...alert(notice()), subscription: id };
  await outbox.put([
    { kind: "owed", at: "2031-05-02T08:00:00Z", alert: owed },
    { kind: "failed", at: "2031-05-02T08:01:00Z", alerts: [owed.id], reason: "example.org answered 503" },
  ]);
  const told = await (await ask("GET", "/api/alerts")).json();
  expect(told.failing).toMatchObject([{ name: "liaison", waiting: 1, reason: "example.org answered 503" }]);
  expect(told.alerts).toMatchObject([
    { to: "liaison", state: "failing", nextTry: "2031-05-02T08:02:00.000Z", failures: [{}] },
  ]);
  expect(JSON.stringify(told)).not.toContain(id);
  const path = `/api/alerts/${encodeURIComponent(owed.id)}/acknowledgements`;
  expect((await ask("POST", path, { did: "Called." })).status).toBe(422);
  const seen = await ask("POST", path, { did: "Called the liaison officer.", by: BY });
  expect(seen.status).toBe(201);
  expect((await seen.json()).acknowledged).toMatchObject([{ by: "A. Monitor", did: "Called the liaison officer." }]);
  expect(await (await ask("GET", "/api/alerts?open=yes")).json()).toMatchObject({ alerts: [], total: 0 });
  expect((await ask("POST", "/api/alerts/alert%3Anone/acknowledgements", { by: BY })).status).toBe(404);
  expect((await ask("GET", "/api/alerts?limit=0")).status).toBe(400);
});

test("people see their own channels, and only owners those of others or private networks", async () => {
  const people = new Map<string, string>();
  const owner = await beginOwner(accounts);
  for (const role of ["owner", "editor", "analyst", "viewer"] as const) {
    const path = role === "owner" ? (owner?.path ?? "") : (await invite(accounts, role, "terminal")).path;
    const who = {
      name: `Person ${role}`,
      organisation: "Valley Watch",
      signInName: role,
      password: "quiet ferries at noon 7",
    };
    const joined = await ask("POST", "/api/join", { ...who, secret: path.split("#")[1] }, "none=1");
    expect(joined.status).toBeLessThan(300);
    people.set(
      role,
      joined.headers
        .getSetCookie()
        .map((cookie) => cookie.split(";")[0])
        .join("; "),
    );
  }
  const as = (role: string, method: string, path: string, body?: unknown) =>
    ask(method, path, body, people.get(role) ?? "");
  const wish = { name: "analyst's own", to: "feed" };
  const made = await as("analyst", "POST", "/api/alerts/subscriptions", wish);
  expect(made.status).toBe(201);
  const { id, by } = await made.json();
  expect(by).toBe("Person analyst");
  const names = async (role: string) =>
    (await (await as(role, "GET", "/api/alerts/subscriptions")).json()).items.map((one: { name: string }) => one.name);
  expect(await names("analyst")).toEqual(["analyst's own"]);
  expect(await names("editor")).toEqual([]);
  expect(await names("owner")).toContain("analyst's own");
  expect((await as("viewer", "GET", "/api/alerts/subscriptions")).status).toBe(403);
  expect((await as("viewer", "POST", "/api/alerts/subscriptions", { ...wish, name: "x" })).status).toBe(403);
  expect((await as("viewer", "GET", "/api/alerts")).status).toBe(200);
  const hidden = { name: "inside", to: `slack:${hookAddress()}`, allowPrivate: true };
  expect((await as("editor", "POST", "/api/alerts/subscriptions", hidden)).status).toBe(403);
  expect((await as("owner", "POST", "/api/alerts/subscriptions", hidden)).status).toBe(201);
  const path = `/api/alerts/subscriptions/${encodeURIComponent(id)}`;
  expect((await as("editor", "POST", `${path}/trial`)).status).toBe(404);
  expect((await as("editor", "DELETE", path)).status).toBe(404);
  expect((await as("owner", "DELETE", path)).status).toBe(204);
});

test("a server without alerts says so", async () => {
  const app = openApp(store, knowledge.agreements);
  expect((await app.request("http://localhost:4700/api/alerts", { headers: { host: "localhost:4700" } })).status).toBe(
    404,
  );
});
