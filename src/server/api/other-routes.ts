import { z } from "@hono/zod-openapi";
import { roleSchema, tokenSchema } from "../account-routes.ts";
import { joinSchema, passwordSchema, secretSchema, signInSchema, signOutSchema } from "../session-routes.ts";
import { type Api, describeRoute } from "./declare.ts";
import { asJsonSchema } from "./json-schema.ts";

/** An address that another part of the server answers, which checks by its own schemas what it is sent. */
interface Other {
  readonly method: "get" | "post" | "put" | "delete";
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly body?: z.ZodType;
  readonly status?: 200 | 201 | 204;
  readonly type?: string;
  readonly refusals?: readonly number[];
}

const ME = z.looseObject({ name: z.string().nullable(), role: z.string().nullable(), needsAccount: z.boolean() });

const link = asJsonSchema("Secret", secretSchema);
const role = asJsonSchema("Role", roleSchema);

/** Who comes in, and who may. Without accounts there is `/api/me` alone. */
const PEOPLE: readonly Other[] = [
  {
    method: "get",
    path: "/api/me",
    tag: "People",
    summary: "Who asks, what they may do, and whether they have to sign in.",
  },
  {
    method: "post",
    path: "/api/sign-in",
    tag: "People",
    summary: "Signs in, by a cookie.",
    body: asJsonSchema("SignIn", signInSchema),
    refusals: [401, 429],
  },
  {
    method: "post",
    path: "/api/sign-out",
    tag: "People",
    summary: "Signs out.",
    body: asJsonSchema("SignOut", signOutSchema),
    status: 204,
  },
  {
    method: "post",
    path: "/api/join/link",
    tag: "People",
    summary: "Says what a link of invitation is good for.",
    body: link,
    refusals: [404, 429],
  },
  {
    method: "post",
    path: "/api/join",
    tag: "People",
    summary: "Makes an account with a link, and signs in.",
    body: asJsonSchema("Join", joinSchema),
    status: 201,
    refusals: [404, 429],
  },
  {
    method: "post",
    path: "/api/password",
    tag: "People",
    summary: "Sets a new password with a link, and signs in.",
    body: asJsonSchema("Password", passwordSchema),
    status: 201,
    refusals: [404, 429],
  },
  { method: "get", path: "/api/accounts", tag: "Accounts", summary: "Who has an account, and which links are open." },
  {
    method: "get",
    path: "/api/accounts/log",
    tag: "Accounts",
    summary: "Who signed in, was invited, changed or failed to: the newest first, from the journal.",
  },
  {
    method: "put",
    path: "/api/accounts/{id}/role",
    tag: "Accounts",
    summary: "Gives somebody another role.",
    body: role,
    refusals: [404],
  },
  {
    method: "delete",
    path: "/api/accounts/sessions",
    tag: "Accounts",
    summary: "Ends every session of everybody; passwords and tokens stay.",
    status: 204,
  },
  {
    method: "delete",
    path: "/api/accounts/{id}",
    tag: "Accounts",
    summary: "Takes an account away; what its person decided stays.",
    status: 204,
    refusals: [404],
  },
  {
    method: "post",
    path: "/api/accounts/{id}/reset",
    tag: "Accounts",
    summary: "Makes a link by which somebody sets a new password.",
    status: 201,
    refusals: [404],
  },
  {
    method: "post",
    path: "/api/accounts/invitations",
    tag: "Accounts",
    summary: "Makes a link by which somebody joins.",
    body: role,
    status: 201,
  },
  {
    method: "delete",
    path: "/api/accounts/invitations/{id}",
    tag: "Accounts",
    summary: "Takes a link back.",
    status: 204,
    refusals: [404],
  },
  { method: "get", path: "/api/accounts/tokens", tag: "Accounts", summary: "One's own tokens, without what they are." },
  {
    method: "post",
    path: "/api/accounts/tokens",
    tag: "Accounts",
    summary: "Makes a token for a program; it is shown this once.",
    body: asJsonSchema("NewToken", tokenSchema),
    status: 201,
  },
  {
    method: "delete",
    path: "/api/accounts/tokens/{id}",
    tag: "Accounts",
    summary: "Takes a token back.",
    status: 204,
    refusals: [404],
  },
];

const ALERTS: readonly Other[] = [
  {
    method: "get",
    path: "/alerts/{file}",
    tag: "Alerts",
    summary: "A subscription's alerts as an Atom feed.",
    type: "application/atom+xml",
    refusals: [404],
  },
  {
    method: "get",
    path: "/alerts/{token}/{file}",
    tag: "Alerts",
    summary: "An alert as CAP 1.2.",
    type: "application/cap+xml",
    refusals: [404],
  },
];

const REST: readonly Other[] = [
  {
    method: "get",
    path: "/health",
    tag: "Server",
    summary: "That the server is up, and to whoever may read it how much is on record.",
  },
  {
    method: "post",
    path: "/mcp",
    tag: "Server",
    summary: "The record for programs that speak the Model Context Protocol.",
  },
];

/** Describes what is answered elsewhere, so that the description of the API leaves nothing out. */
export function describeOthers({ app }: Pick<Api, "app">): void {
  for (const { path, body, status, type, refusals, ...rest } of [...PEOPLE, ...ALERTS, ...REST]) {
    const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
    describeRoute(app, {
      ...rest,
      path,
      ...(names.length === 0 ? {} : { params: z.object(Object.fromEntries(names.map((name) => [name, z.string()]))) }),
      ...(body === undefined ? {} : { body }),
      answer: {
        schema: path === "/api/me" ? ME : type === undefined ? z.looseObject({}) : z.string(),
        description: "As the summary says.",
        ...(status === undefined ? {} : { status }),
        ...(type === undefined ? {} : { type }),
      },
      ...(refusals === undefined ? {} : { refusals: body === undefined ? refusals : [400, 415, 422, ...refusals] }),
    });
  }
}
