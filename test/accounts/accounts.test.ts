import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join as joinPath } from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";
import {
  type Accounts,
  changeRole,
  findAccount,
  hasAccounts,
  listAccounts,
  openAccounts,
  removeAccount,
} from "../../src/accounts/accounts.ts";
import type { AccountEvent } from "../../src/accounts/audit.ts";
import {
  beginOwner,
  beginReset,
  invite,
  join,
  linkWith,
  openLinks,
  revokeLink,
  setPassword,
} from "../../src/accounts/invitations.ts";
import { accountBySession, endSessions, signIn, signOut } from "../../src/accounts/sessions.ts";
import { accountByToken, listTokens, makeToken, revokeToken } from "../../src/accounts/tokens.ts";

const made: string[] = [];
let folder: string;
let events: AccountEvent[];
let now: Date;

beforeEach(async () => {
  folder = await mkdtemp(joinPath(tmpdir(), "tocsin-accounts-"));
  made.push(folder);
  events = [];
  now = new Date("2026-01-10T06:00:00Z");
});
afterAll(async () => {
  for (const each of made) await rm(each, { recursive: true, force: true });
});

function open(): Promise<Accounts> {
  return openAccounts({ folder, isSecure: false, now: () => now, record: async (event) => void events.push(event) });
}

const PASSWORD = "seven quiet ferries at noon";
const ANA = { name: "Ana Monitor", organisation: "Valley Watch", signInName: "ana@valley.example", password: PASSWORD };
const BO = { name: "Bo Reader", organisation: null, signInName: "bo", password: "a lamp for every harbour" };

async function withOwner(): Promise<Accounts> {
  const accounts = await open();
  const link = await beginOwner(accounts);
  await join(accounts, secretIn(link?.path), ANA, null);
  return accounts;
}

function secretIn(path = ""): string {
  return path.slice(path.indexOf("#") + 1);
}

test("the first owner comes by a link that works once, and for an hour", async () => {
  const accounts = await open();
  expect(await hasAccounts(folder)).toBe(false);
  const link = await beginOwner(accounts);
  expect(await hasAccounts(folder)).toBe(true);
  expect(await join(accounts, secretIn(link?.path), ANA, null)).toMatchObject({ name: "Ana Monitor", role: "owner" });
  await expect(join(accounts, secretIn(link?.path), BO, null)).rejects.toThrow("This link was used");
  expect(await beginOwner(accounts)).toBe(null);
});

test("an owner's link that nobody used in its hour is good no more", async () => {
  const accounts = await open();
  const link = await beginOwner(accounts);
  now = new Date("2026-01-10T07:00:01Z");
  expect(await linkWith(accounts, secretIn(link?.path))).toBe(null);
  await expect(join(accounts, secretIn(link?.path), ANA, null)).rejects.toThrow("has expired");
});

test("a second owner's link takes the place of the first", async () => {
  const accounts = await open();
  const lost = await beginOwner(accounts);
  await beginOwner(accounts);
  await expect(join(accounts, secretIn(lost?.path), ANA, null)).rejects.toThrow("This link was used, taken back");
});

test("of two who use one link at the same moment one joins", async () => {
  const accounts = await withOwner();
  const link = await invite(accounts, "analyst", "terminal");
  const tries = await Promise.allSettled([
    join(accounts, secretIn(link.path), BO, null),
    join(accounts, secretIn(link.path), { ...BO, name: "Cy Other", signInName: "cy" }, null),
  ]);
  expect(tries.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await listAccounts(accounts)).toHaveLength(2);
});

test("accounts outlast a restart, with their sessions, in a file that only its owner may read", async () => {
  const accounts = await withOwner();
  const signed = await signIn(accounts, "Ana@Valley.example", PASSWORD);
  expect(signed).toMatchObject({ status: "signed-in", account: { name: "Ana Monitor" } });
  const again = await open();
  expect(await listAccounts(again)).toMatchObject([{ name: "Ana Monitor", organisation: "Valley Watch" }]);
  expect(await accountBySession(again, cookiesOf(signed))).toMatchObject({ account: { name: "Ana Monitor" } });
  expect((await stat(joinPath(folder, "accounts.json"))).mode & 0o777).toBe(0o600);
});

function cookiesOf(signed: Awaited<ReturnType<typeof signIn>>): Headers {
  if (signed.status !== "signed-in") throw new Error("not signed in");
  return new Headers({ cookie: signed.cookies.map((cookie) => cookie.split(";")[0]).join("; ") });
}

test("the file holds no password, no link's secret and no token", async () => {
  const accounts = await withOwner();
  const link = await invite(accounts, "viewer", "terminal");
  const ana = await findAccount(accounts, "Ana Monitor");
  const { token } = await makeToken(accounts, ana, { name: "sheet", role: "viewer", days: 30 });
  const text = await readFile(joinPath(folder, "accounts.json"), "utf8");
  expect(text).toContain("$argon2id$v=19$m=19456,t=2,p=1$");
  for (const secret of [PASSWORD, secretIn(link.path), token.split(".")[1] ?? ""]) expect(text).not.toContain(secret);
});

test("a wrong password, an unknown name and what is no name are refused alike", async () => {
  const accounts = await withOwner();
  expect(await signIn(accounts, "ana@valley.example", "wrong")).toMatchObject({ status: "refused" });
  expect(await signIn(accounts, "nobody-here", PASSWORD)).toEqual({ status: "refused", account: null });
  expect(await signIn(accounts, "not a name at all", PASSWORD)).toEqual({ status: "refused", account: null });
  expect(await signIn(accounts, "ana@valley.example", "x".repeat(5000))).toMatchObject({ status: "refused" });
});

test("session cookies are for this host alone, and out of reach of scripts", async () => {
  const signed = await signIn(await withOwner(), "ana@valley.example", PASSWORD);
  if (signed.status !== "signed-in") throw new Error("not signed in");
  expect(signed.cookies.join()).toMatch(/tocsin\.session_token=.*HttpOnly; SameSite=Strict/i);
  expect(signed.cookies.join()).not.toMatch(/Secure/);
  const behindTls = await openAccounts({ folder, isSecure: true, now: () => now, record: async () => undefined });
  const secure = await signIn(behindTls, "ana@valley.example", PASSWORD);
  if (secure.status !== "signed-in") throw new Error("not signed in");
  expect(secure.cookies.join()).toMatch(/__Secure-tocsin\.session_token=.*Secure/);
});

test("a cookie that somebody changed is nobody's", async () => {
  const accounts = await withOwner();
  const cookie = cookiesOf(await signIn(accounts, "ana@valley.example", PASSWORD)).get("cookie") ?? "";
  expect(await accountBySession(accounts, new Headers({ cookie: cookie.replace(/=./, "=#") }))).toBe(null);
  expect(await accountBySession(accounts, new Headers({ cookie: "tocsin.session_token=%E0%A4%A" }))).toBe(null);
});

test("signing out ends the session, or all of them", async () => {
  const accounts = await withOwner();
  const [one, two] = [
    cookiesOf(await signIn(accounts, ANA.signInName, PASSWORD)),
    cookiesOf(await signIn(accounts, ANA.signInName, PASSWORD)),
  ];
  const ana = await findAccount(accounts, "ana monitor");
  await signOut(accounts, ana, one, false, null);
  expect(await accountBySession(accounts, one)).toBe(null);
  expect(await accountBySession(accounts, two)).not.toBe(null);
  const three = cookiesOf(await signIn(accounts, ANA.signInName, PASSWORD));
  await signOut(accounts, ana, two, true, null);
  expect(await accountBySession(accounts, three)).toBe(null);
});

test("every session of everybody can be ended", async () => {
  const accounts = await withOwner();
  const session = cookiesOf(await signIn(accounts, ANA.signInName, PASSWORD));
  await endSessions(accounts, "terminal");
  expect(await accountBySession(accounts, session)).toBe(null);
  expect(events.at(-1)).toMatchObject({ event: "sessions-ended", by: "terminal" });
});

test("what a crash left of a write is written over, and a file that others could read is closed to them", async () => {
  await withOwner();
  const path = joinPath(folder, "accounts.json");
  await writeFile(`${path}.new`, '{"half', { mode: 0o644 });
  await chmod(path, 0o644);
  const accounts = await open();
  await invite(accounts, "viewer", "terminal");
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect(await openLinks(await open())).toHaveLength(1);
});

test("a change that cannot be written did not happen", async () => {
  const accounts = await withOwner();
  await mkdir(joinPath(folder, "accounts.json.new", "in the way"), { recursive: true });
  await expect(invite(accounts, "viewer", "terminal")).rejects.toThrow("accounts.json.new");
  expect(await openLinks(accounts)).toHaveLength(0);
  await rm(joinPath(folder, "accounts.json.new"), { recursive: true });
  await invite(accounts, "viewer", "terminal");
  expect(await openLinks(await open())).toHaveLength(1);
});

test("a new password comes by a link, and ends every session", async () => {
  const accounts = await withOwner();
  const session = cookiesOf(await signIn(accounts, ANA.signInName, PASSWORD));
  const link = await beginReset(accounts, await findAccount(accounts, ANA.signInName), "terminal");
  expect(await accountBySession(accounts, session)).not.toBe(null);
  await setPassword(accounts, secretIn(link.path), "thirty boats behind glass", null);
  expect(await accountBySession(accounts, session)).toBe(null);
  expect((await signIn(accounts, ANA.signInName, PASSWORD)).status).toBe("refused");
  expect((await signIn(accounts, ANA.signInName, "thirty boats behind glass")).status).toBe("signed-in");
  await expect(setPassword(accounts, secretIn(link.path), "once more unto the same", null)).rejects.toThrow("used");
});

test("an invitation cannot reset, nor a reset invite", async () => {
  const accounts = await withOwner();
  const invitation = await invite(accounts, "editor", "terminal");
  const reset = await beginReset(accounts, await findAccount(accounts, "ana monitor"), "terminal");
  await expect(setPassword(accounts, secretIn(invitation.path), PASSWORD, null)).rejects.toThrow("This link");
  await expect(join(accounts, secretIn(reset.path), BO, null)).rejects.toThrow("This link");
});

test.each([
  ["short words", "/password"],
  ["aaaaaaaaaaaaaaaaaaaa", "/password"],
  ["Bo Reader bo Bo Reader", "/password"],
])("the password “%s” is refused", async (password, pointer) => {
  const accounts = await withOwner();
  const link = await invite(accounts, "viewer", "terminal");
  await expect(join(accounts, secretIn(link.path), { ...BO, password }, null)).rejects.toMatchObject({ pointer });
});

test("names are taken for good, also by those who left, however they are written", async () => {
  const accounts = await withOwner();
  const bo = await join(accounts, secretIn((await invite(accounts, "analyst", "terminal")).path), BO, null);
  await removeAccount(accounts, bo, "terminal");
  const link = await invite(accounts, "analyst", "terminal");
  const again = { ...BO, name: "  bo   READER " };
  await expect(join(accounts, secretIn(link.path), again, null)).rejects.toMatchObject({ pointer: "/name" });
  const twin = { ...BO, name: "Bo Reader II", signInName: "ANA@valley.example" };
  await expect(join(accounts, secretIn(link.path), twin, null)).rejects.toMatchObject({ pointer: "/signInName" });
  expect(await join(accounts, secretIn(link.path), { ...BO, name: "Bo Reader II" }, null)).toMatchObject({
    signInName: "bo",
  });
});

test("whoever is removed is out at once: sessions, tokens and password", async () => {
  const accounts = await withOwner();
  const bo = await join(accounts, secretIn((await invite(accounts, "analyst", "terminal")).path), BO, null);
  const session = cookiesOf(await signIn(accounts, "bo", BO.password));
  const { token } = await makeToken(accounts, bo, { name: "sheet", role: "viewer", days: 30 });
  await removeAccount(accounts, bo, "terminal");
  expect(await accountBySession(accounts, session)).toBe(null);
  expect(await accountByToken(accounts, token)).toBe(null);
  expect((await signIn(accounts, "bo", BO.password)).status).toBe("refused");
  expect(JSON.stringify(await listAccounts(accounts))).not.toContain("Bo");
});

test("the only owner can be neither removed nor made less", async () => {
  const accounts = await withOwner();
  const ana = await findAccount(accounts, "Ana Monitor");
  await expect(removeAccount(accounts, ana, "terminal")).rejects.toThrow("the only owner");
  await expect(changeRole(accounts, ana, "editor", "terminal")).rejects.toThrow("the only owner");
});

test("a token has no more rights than it was given, nor than its account has by now", async () => {
  const accounts = await withOwner();
  const bo = await join(accounts, secretIn((await invite(accounts, "editor", "terminal")).path), BO, null);
  await expect(makeToken(accounts, bo, { name: "x", role: "owner", days: 1 })).rejects.toThrow("You are editor");
  const analyst = await makeToken(accounts, bo, { name: "sheet", role: "analyst", days: 2 });
  expect(await accountByToken(accounts, analyst.token)).toMatchObject({ name: "Bo Reader", role: "analyst" });
  await changeRole(accounts, bo, "viewer", "terminal");
  expect(await accountByToken(accounts, analyst.token)).toMatchObject({ role: "viewer" });
  expect(await accountByToken(accounts, `${analyst.token.slice(0, -1)}_`)).toBe(null);
  expect(await accountByToken(accounts, "tocsin_x.y")).toBe(null);
  now = new Date("2026-01-12T06:00:01Z");
  expect(await accountByToken(accounts, analyst.token)).toBe(null);
});

test("only the account itself or an owner revokes a token", async () => {
  const accounts = await withOwner();
  const ana = await findAccount(accounts, "Ana Monitor");
  const bo = await join(accounts, secretIn((await invite(accounts, "editor", "terminal")).path), BO, null);
  const [hers, his] = [
    await makeToken(accounts, ana, { name: "a", role: "viewer", days: 2 }),
    await makeToken(accounts, bo, { name: "b", role: "viewer", days: 2 }),
  ];
  await expect(revokeToken(accounts, hers.id, bo)).rejects.toThrow("no such token");
  await revokeToken(accounts, his.id, ana);
  expect(await accountByToken(accounts, his.token)).toBe(null);
  expect(await listTokens(accounts, null)).toMatchObject([{ name: "a" }]);
});

test("a link can be taken back", async () => {
  const accounts = await withOwner();
  const link = await invite(accounts, "editor", "terminal");
  const [open] = await openLinks(accounts);
  await revokeLink(accounts, open?.id ?? "", "terminal");
  expect(await linkWith(accounts, secretIn(link.path))).toBe(null);
  await expect(revokeLink(accounts, open?.id ?? "", "terminal")).rejects.toThrow("no such link");
});

test("what happens to accounts is recorded, and no secret with it", async () => {
  const accounts = await withOwner();
  const link = await invite(accounts, "analyst", "terminal");
  await join(accounts, secretIn(link.path), BO, "203.0.113.0/24");
  expect(events.map(({ event, about }) => [event, about?.name ?? null])).toEqual([
    ["began", null],
    ["joined", "Ana Monitor"],
    ["invited", null],
    ["joined", "Bo Reader"],
  ]);
  expect(events.at(-1)).toMatchObject({ role: "analyst", network: "203.0.113.0/24" });
  expect(JSON.stringify(events)).not.toContain(secretIn(link.path));
});

test("a file of accounts that cannot be understood lets nobody in, and says so", async () => {
  await withOwner();
  await writeFile(joinPath(folder, "accounts.json"), '{"version":1,"secr');
  await expect(open()).rejects.toThrow(/accounts\.json is no file of accounts.*Restore it from a backup/s);
  await writeFile(joinPath(folder, "accounts.json"), '{"version":2}');
  await expect(open()).rejects.toThrow("is no file of accounts");
});

test("changes that meet are all kept", async () => {
  const accounts = await withOwner();
  await Promise.all(Array.from({ length: 20 }, () => invite(accounts, "viewer", "terminal")));
  expect(await openLinks(await open())).toHaveLength(20);
});
