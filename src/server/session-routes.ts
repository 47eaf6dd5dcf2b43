import type { Context, Hono } from "hono";
import * as z from "zod";
import { type Account, type Accounts, accountWith, addressOf } from "../accounts/accounts.ts";
import { join, linkWith, setPassword } from "../accounts/invitations.ts";
import { actsOf } from "../accounts/permissions.ts";
import { signIn, signOut } from "../accounts/sessions.ts";
import type { Access } from "./access.ts";
import { refusalAnswer } from "./account-answers.ts";
import type { Asker } from "./asker.ts";
import { sentIn } from "./bodies.ts";
import { findAsker, tooMany } from "./guard.ts";
import { problem } from "./problems.ts";
import { networkOf, remoteOf } from "./remote.ts";

export const signInSchema = z.strictObject({ signInName: z.string().max(300), password: z.string().max(1000) });
export const secretSchema = z.strictObject({ secret: z.string().max(200) });
export const joinSchema = z.strictObject({
  secret: z.string().max(200),
  name: z.string().max(200),
  organisation: z.string().max(200).nullable().default(null),
  signInName: z.string().max(300),
  password: z.string().max(1000),
});
export const passwordSchema = z.strictObject({ secret: z.string().max(200), password: z.string().max(1000) });
export const signOutSchema = z.strictObject({ everywhere: z.boolean().default(false) });

/** How people come in and go out: the only routes of the record that anyone may ask. */
export function sessionRoutes(app: Hono, access: Access): void {
  app.get("/api/me", async (c) => c.json(meWords(await findAsker(c, access), access)));
  const { accounts } = access;
  if (accounts === null) return;

  app.post("/api/sign-in", async (c) => {
    const sent = await sentIn(c, signInSchema);
    return sent instanceof Response ? sent : await answerSignIn(c, access, accounts, sent);
  });

  app.post("/api/sign-out", async (c) => {
    const sent = await sentIn(c, signOutSchema);
    if (sent instanceof Response) return sent;
    const asker = await findAsker(c, access);
    if (asker?.by !== "session") return c.body(null, 204);
    const network = networkIn(c, access);
    setCookies(c, await signOut(accounts, asker.account, c.req.raw.headers, sent.everywhere, network));
    return c.body(null, 204);
  });

  app.post("/api/join/link", async (c) => {
    const sent = await sentIn(c, secretSchema);
    if (sent instanceof Response) return sent;
    const waits = await access.limits.count("signIn", networkIn(c, access) ?? "here");
    if (waits > 0) return tooMany(c, waits);
    const link = await linkWith(accounts, sent.secret);
    if (link === null)
      return problem(c, "link-gone", "This link was used, taken back or has expired. Ask for another.");
    const whose = link.account === null ? null : await accountWith(accounts, link.account);
    return c.json({ kind: link.kind, role: link.role, name: whose?.name ?? null, expiresAt: link.expiresAt });
  });

  app.post("/api/join", async (c) => {
    const sent = await sentIn(c, joinSchema);
    if (sent instanceof Response) return sent;
    return await answerJoining(c, access, accounts, sent.password, (network) =>
      join(accounts, sent.secret, sent, network),
    );
  });

  app.post("/api/password", async (c) => {
    const sent = await sentIn(c, passwordSchema);
    if (sent instanceof Response) return sent;
    return await answerJoining(c, access, accounts, sent.password, (network) =>
      setPassword(accounts, sent.secret, sent.password, network),
    );
  });
}

/** Who asks, what they may do, and whether they have to sign in first. */
function meWords(asker: Asker | null, { accounts }: Access): object {
  const needsAccount = accounts !== null;
  if (asker === null) return { name: null, organisation: null, role: null, may: [], needsAccount };
  const { role, account } = asker;
  return {
    name: account?.name ?? null,
    organisation: account?.organisation ?? null,
    role,
    may: actsOf(role),
    needsAccount,
  };
}

async function answerSignIn(
  c: Context,
  access: Access,
  accounts: Accounts,
  { signInName, password }: z.infer<typeof signInSchema>,
): Promise<Response> {
  const { limits } = access;
  const network = networkIn(c, access);
  const [from, pair] = [network ?? "here", `${network} ${addressOf(signInName) ?? ""}`];
  // Counted before the password is looked at, lest many at once slip through; a success takes its counts back.
  const waits = Math.max(await limits.count("signIn", from), await limits.count("signInName", pair));
  if (waits > 0) return tooMany(c, waits);
  const signed = await signIn(accounts, signInName, password);
  if (signed.status === "refused") {
    await recordFailure(access, accounts, signed.account, network);
    return problem(c, "wrong-password", "That name and password do not go together.");
  }
  await limits.forgive("signIn", from);
  await limits.forgive("signInName", pair);
  await recordSignIn(accounts, signed.account, network);
  setCookies(c, signed.cookies);
  return c.json(meWords({ by: "session", role: signed.account.role, account: signed.account }, access));
}

/** Joins or sets a password, and signs in at once. */
async function answerJoining(
  c: Context,
  access: Access,
  accounts: Accounts,
  password: string,
  joining: (network: string | null) => Promise<Account>,
): Promise<Response> {
  const network = networkIn(c, access);
  const waits = await access.limits.count("signIn", network ?? "here");
  if (waits > 0) return tooMany(c, waits);
  try {
    const account = await joining(network);
    const signed = await signIn(accounts, account.signInName, password);
    if (signed.status === "refused") throw new Error(`${account.name} joined, and could not be signed in.`);
    await recordSignIn(accounts, account, network);
    setCookies(c, signed.cookies);
    return c.json(meWords({ by: "session", role: account.role, account }, access), 201);
  } catch (error) {
    return refusalAnswer(c, error);
  }
}

async function recordSignIn(accounts: Accounts, { id, name }: Account, network: string | null): Promise<void> {
  const who = { id, name };
  await accounts.record({ event: "signed-in", by: who, about: who, role: null, network, unrecorded: 0 });
}

/** Failures that nobody was told of singly, since the last that was. */
const untold = new WeakMap<Access, number>();

/** Records a failed sign-in, without what was typed: people type passwords where names belong. */
async function recordFailure(
  access: Access,
  accounts: Accounts,
  account: Account | null,
  network: string | null,
): Promise<void> {
  const unrecorded = untold.get(access) ?? 0;
  if ((await access.limits.count("audit", "all")) > 0) {
    untold.set(access, unrecorded + 1);
    return;
  }
  untold.set(access, 0);
  const about = account === null ? null : { id: account.id, name: account.name };
  await accounts.record({ event: "sign-in-failed", by: null, about, role: null, network, unrecorded });
}

function networkIn(c: Context, { proxies }: Access): string | null {
  const remote = remoteOf(c, proxies);
  return remote === null ? null : networkOf(remote);
}

function setCookies(c: Context, cookies: readonly string[]): void {
  for (const cookie of cookies) c.header("set-cookie", cookie, { append: true });
}
