import type { Context, Hono } from "hono";
import type { Accounts } from "../accounts/accounts.ts";
import { type Act, actOfDecision, actOfRequest, isAtLeast, isOpen, leastFor, may } from "../accounts/permissions.ts";
import { isSameText } from "../accounts/secrets.ts";
import { accountBySession } from "../accounts/sessions.ts";
import { accountByToken } from "../accounts/tokens.ts";
import type { Store } from "../store/store.ts";
import type { Access } from "./access.ts";
import type { Asker } from "./asker.ts";
import { problem } from "./problems.ts";
import { networkOf, remoteOf } from "./remote.ts";
import { pageRefusal, wayRefusal } from "./strangers.ts";
import { whileLetIn } from "./streams.ts";
import { webAppPage } from "./web-app.ts";

/** Refuses whatever comes in a way that no request should: for every route, also those that anyone may ask. */
export function guardWays(app: Hono, access: Access): void {
  app.use(async (c, next) => {
    const way = wayRefusal(c, access);
    if (way !== null) return problem(c, "wrong-address", way);
    const page = isWriting(c) ? pageRefusal(c, access) : null;
    return page === null ? await next() : problem(c, "another-site", page);
  });
}

/**
 * Lets through to the routes after it whoever may do what they ask for, and keeps who it is for them. All that is not
 * said to be for everyone stands behind it.
 */
export function guardRecord(app: Hono, access: Access, store: Pick<Store, "decisions">): void {
  app.use(async (c, next) => {
    const asker = await findAsker(c, access);
    const waits = await pace(c, access, asker);
    if (waits > 0) return tooMany(c, waits);
    if (!isWriting(c) && isOpen(c.req.path)) return await next();
    if (asker === null) return unknownAsker(c);
    const forgery = forgeryRefusal(c, asker);
    if (forgery !== null) return problem(c, "another-site", forgery);
    const right = await rightRefusal(c, asker, store);
    if (right !== null) return problem(c, "role-too-low", right);
    c.set("asker", asker);
    await next();
    if (access.accounts === null) return undefined;
    keepPrivate(c);
    endWithSession(c, access, asker);
    return undefined;
  });
}

/** What one account may see is nothing for the caches on the way, which others share. */
function keepPrivate(c: Context): void {
  if (!c.res.headers.has("cache-control")) c.header("cache-control", "private, no-cache");
  c.header("vary", "cookie, authorization", { append: true });
}

/** A stream that stays open does so only as long as its asker could open it anew. */
function endWithSession(c: Context, access: Access, asker: Asker): void {
  const { body, headers } = c.res;
  if (body === null || headers.get("content-type")?.startsWith("text/event-stream") !== true) return;
  const isLetIn = async () => {
    const now = await askerIn(c, access);
    return now !== null && isAtLeast(now.role, asker.role);
  };
  c.res = new Response(whileLetIn(body, isLetIn), c.res);
}

/** Says after how many seconds to come back. */
export function tooMany(c: Context, seconds: number): Response {
  c.header("retry-after", String(seconds));
  return problem(
    c,
    "too-many-requests",
    `That was too often in a short time. Wait ${seconds} seconds, then try again.`,
  );
}

function isWriting(c: Context): boolean {
  return !["GET", "HEAD", "OPTIONS"].includes(c.req.method);
}

/** Who asks; a session that was used after a while is prolonged. `null` for nobody known. */
export async function findAsker(c: Context, access: Access): Promise<Asker | null> {
  return await askerIn(c, access, (cookie) => c.header("set-cookie", cookie, { append: true }));
}

/** Who asks: by a token, by the key of this machine's command line, or by a session. */
async function askerIn(
  c: Context,
  access: Access,
  prolong: (cookie: string) => void = () => undefined,
): Promise<Asker | null> {
  const { accounts, terminalKey } = access;
  if (accounts === null) return { by: "local", role: "owner", account: null };
  const token = tokenIn(c);
  if (token !== null) {
    if (terminalKey !== null && isSameText(token, terminalKey)) {
      return { by: "terminal", role: "owner", account: null };
    }
    const account = await accountByToken(accounts, token);
    return account === null ? null : { by: "token", role: account.role, account };
  }
  return await sessionAsker(c, accounts, prolong);
}

async function sessionAsker(c: Context, accounts: Accounts, prolong: (cookie: string) => void): Promise<Asker | null> {
  const session = await accountBySession(accounts, c.req.raw.headers);
  if (session === null) return null;
  for (const cookie of session.cookies) prolong(cookie);
  return { by: "session", role: session.account.role, account: session.account };
}

/** A token as programs send it; readers of feeds, which know names and passwords only, send it as the password. */
function tokenIn(c: Context): string | null {
  const [, scheme = "", value = ""] =
    /^(bearer|basic) +([\w.+/=-]+) *$/i.exec(c.req.header("authorization") ?? "") ?? [];
  if (scheme === "") return null;
  if (scheme.toLowerCase() === "bearer") return value;
  const pair = Buffer.from(value, "base64").toString("utf8");
  return pair.slice(pair.indexOf(":") + 1);
}

/** Counts a request, where there are accounts. */
async function pace(c: Context, { accounts, limits, proxies }: Access, asker: Asker | null): Promise<number> {
  if (accounts === null || asker?.by === "terminal") return 0;
  const key = asker?.account?.id ?? networkOf(remoteOf(c, proxies) ?? "127.0.0.1");
  return await limits.count(isWriting(c) ? "write" : "read", key);
}

/** Browsers ask people for a name and a password when told so, which readers of feeds need and the web app does not. */
function unknownAsker(c: Context): Response {
  const isScreen = !c.req.path.startsWith("/api/") && c.req.header("accept")?.includes("text/html") === true;
  if (isScreen)
    return new Response(webAppPage(), { status: 401, headers: { "content-type": "text/html; charset=utf-8" } });
  c.header("www-authenticate", c.req.path === "/feed.xml" ? 'Basic realm="Tocsin"' : "Bearer");
  return problem(c, "sign-in-needed", "Sign in, or send a token that is in force: “Authorization: Bearer tocsin_…”.");
}

/**
 * Why a write with a session's cookie is refused. Cookies come along with whatever page sends a request; a header of
 * our own comes only from our own pages, for others would have to be allowed it first.
 */
function forgeryRefusal(c: Context, { by }: Asker): string | null {
  if (by !== "session" || !isWriting(c) || c.req.header("x-tocsin") !== undefined) return null;
  return "Send the header “X-Tocsin: 1” along with a session's cookie, or use a token.";
}

async function rightRefusal(c: Context, asker: Asker, store: Pick<Store, "decisions">): Promise<string | null> {
  if (asker.account === null) return null;
  const asked = actOfRequest(c.req.method, c.req.path);
  const act = asked === "decide" ? await decisionAct(c, asker.account.id, store) : asked;
  if (act === null || may(asker.role, act)) return null;
  return `You are ${asker.role} here; this takes ${article(leastFor(act))} ${leastFor(act)}.`;
}

/** What the decision that is sent would be; `null` for what is none, which its route says. */
async function decisionAct(c: Context, account: string, store: Pick<Store, "decisions">): Promise<Act | null> {
  const { kind, of } = decisionIn(await c.req.text());
  const act = actOfDecision(kind);
  if (act !== "withdraw") return act;
  const target = (await store.decisions()).find(({ seq }) => seq === of);
  return target?.by.account === account ? "withdraw-own" : act;
}

function decisionIn(text: string): { readonly kind: string; readonly of: unknown } {
  try {
    const { decision } = JSON.parse(text) as { decision?: { kind?: unknown; of?: unknown } };
    return { kind: typeof decision?.kind === "string" ? decision.kind : "", of: decision?.of };
  } catch {
    return { kind: "", of: null }; // no JSON, or null: the route says so
  }
}

function article(role: string): string {
  return /^[aeo]/.test(role) ? "an" : "a";
}
