import { join } from "node:path";
import type { Context, Hono } from "hono";
import * as z from "zod";
import {
  type Account,
  type Accounts,
  changeRole,
  findAccount,
  listAccounts,
  removeAccount,
} from "../accounts/accounts.ts";
import { eventOf, type Logged } from "../accounts/audit.ts";
import { beginReset, invite, openLinks, revokeLink } from "../accounts/invitations.ts";
import { ROLES } from "../accounts/permissions.ts";
import { endSessions } from "../accounts/sessions.ts";
import { listTokens, makeToken, revokeToken, TOKEN_DAYS_MAX } from "../accounts/tokens.ts";
import { readEntries } from "../store/journal.ts";
import type { Access } from "./access.ts";
import { refusalAnswer } from "./account-answers.ts";
import { askerOf, namedAsker } from "./asker.ts";
import { sentIn } from "./bodies.ts";
import { problem } from "./problems.ts";
import { originOf } from "./strangers.ts";

export const roleSchema = z.strictObject({ role: z.enum(ROLES) });
export const tokenSchema = z.strictObject({
  name: z.string().trim().min(1).max(100),
  role: z.enum(ROLES),
  days: z.int().min(1).max(TOKEN_DAYS_MAX).default(90),
});

/** Who may sign in, for owners; and the tokens of everyone's own programs. */
export function accountRoutes(app: Hono, access: Access, folder: string): void {
  const { accounts } = access;
  if (accounts === null) {
    const none = (c: Context) =>
      problem(c, "no-accounts", "This record has no accounts. Start the server with --accounts.");
    app.all("/api/accounts", none);
    app.all("/api/accounts/*", none);
    return;
  }
  tokenRoutes(app, accounts);
  linkRoutes(app, accounts, access);

  app.get("/api/accounts", async (c) => {
    const items = await listAccounts(accounts);
    return c.json({ items, total: items.length, next: null, links: await openLinks(accounts) });
  });

  app.get("/api/accounts/log", async (c) => {
    const logged = await lastLogged(folder);
    return c.json({ items: logged, total: logged.length, next: null });
  });

  app.put("/api/accounts/:id/role", async (c) => {
    const sent = await sentIn(c, roleSchema);
    if (sent instanceof Response) return sent;
    return await attempt(c, async () => {
      const account = await findAccount(accounts, c.req.param("id"));
      return c.json(await changeRole(accounts, account, sent.role, namedAsker(c)));
    });
  });

  app.delete("/api/accounts/sessions", async (c) => {
    await endSessions(accounts, namedAsker(c));
    return c.body(null, 204);
  });

  app.delete("/api/accounts/:id", (c) =>
    attempt(c, async () => {
      await removeAccount(accounts, await findAccount(accounts, c.req.param("id")), namedAsker(c));
      return c.body(null, 204);
    }),
  );
}

function linkRoutes(app: Hono, accounts: Accounts, access: Access): void {
  const answer = (c: Context, { path, expiresAt }: { readonly path: string; readonly expiresAt: string }) =>
    c.json({ link: `${originOf(c, access)}${path}`, expiresAt }, 201);

  app.post("/api/accounts/invitations", async (c) => {
    const sent = await sentIn(c, roleSchema);
    return sent instanceof Response ? sent : answer(c, await invite(accounts, sent.role, namedAsker(c)));
  });

  app.delete("/api/accounts/invitations/:id", (c) =>
    attempt(c, async () => {
      await revokeLink(accounts, c.req.param("id"), namedAsker(c));
      return c.body(null, 204);
    }),
  );

  app.post("/api/accounts/:id/reset", (c) =>
    attempt(c, async () => {
      const account = await findAccount(accounts, c.req.param("id"));
      return answer(c, await beginReset(accounts, account, namedAsker(c)));
    }),
  );
}

function tokenRoutes(app: Hono, accounts: Accounts): void {
  app.get("/api/accounts/tokens", async (c) => {
    const { account } = askerOf(c);
    const items = await listTokens(accounts, account);
    return c.json({ items, total: items.length, next: null });
  });

  app.post("/api/accounts/tokens", async (c) => {
    const sent = await sentIn(c, tokenSchema);
    if (sent instanceof Response) return sent;
    const account = personIn(c);
    if (account === null)
      return problem(c, "password-sign-in-needed", "A token is made by somebody who signed in with a password.");
    return await attempt(c, async () => c.json(await makeToken(accounts, account, sent), 201));
  });

  app.delete("/api/accounts/tokens/:id", (c) =>
    attempt(c, async () => {
      await revokeToken(accounts, c.req.param("id"), askerOf(c).account ?? "terminal");
      return c.body(null, 204);
    }),
  );
}

/** The account of a person who signed in: a program shall not make itself further tokens. */
function personIn(c: Context): Account | null {
  const asker = askerOf(c);
  return asker.by === "session" ? asker.account : null;
}

async function attempt(c: Context, work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    return refusalAnswer(c, error);
  }
}

const LOG_MAX = 500;

/** The last events of accounts in the journal, the newest first. */
async function lastLogged(folder: string): Promise<readonly Logged[]> {
  const last: Logged[] = [];
  for await (const entry of readEntries(join(folder, "journal.jsonl"))) {
    const logged = eventOf(entry);
    if (logged !== null) last.push(logged);
    if (last.length > 2 * LOG_MAX) last.splice(0, LOG_MAX);
  }
  return last.slice(-LOG_MAX).toReversed();
}
