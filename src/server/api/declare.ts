import { createHash } from "node:crypto";
import { type OpenAPIHono, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import type { BlankEnv } from "hono/types";
import type { Agreement, Day, Knowledge } from "../../model.ts";
import type { Store } from "../../store/store.ts";
import type { Newsroom } from "../news.ts";
import { problem, problemSchema, type Slip } from "../problems.ts";

/** What the routes of the record are made with. */
export interface Api {
  readonly app: OpenAPIHono<BlankEnv>;
  readonly store: Store;
  readonly agreements: readonly Agreement[];
  readonly news: Newsroom;
  /** All that the stages know; the first to ask waits for it. */
  knowledge(): Knowledge;
  today(): Day;
}

/** One address of the API: its schemas check what is asked, and are its documentation. */
interface Declared<Params extends z.ZodObject, Query extends z.ZodObject> {
  readonly method: "get" | "post" | "put" | "delete";
  /** With parameters in braces: `/api/incidents/{code}`. */
  readonly path: string;
  readonly tag: string;
  /** One sentence. */
  readonly summary: string;
  readonly params?: Params;
  /** Parameters that may be in the address. A name that is not among them is refused: a slip would ask for everything. */
  readonly query?: Query;
  /** What is sent. The handler reads it: it says more of what is wrong than a schema can. */
  readonly body?: z.ZodType;
  readonly answer: {
    readonly schema: z.ZodType;
    readonly description: string;
    readonly status?: 200 | 201 | 204;
    readonly type?: string;
  };
  /** The statuses with which it may refuse, beside 400 for what makes no sense. */
  readonly refusals?: readonly number[];
  /** Whether the same question has the same answer until the record changes, or the day. */
  readonly settled?: boolean;
}

interface Asked<Params extends z.ZodObject, Query extends z.ZodObject> {
  readonly params: z.output<Params>;
  readonly query: z.output<Query>;
}

const NOTHING = z.strictObject({});

/** Answers at an address, and puts it into the description of the API. */
export function declare<Params extends z.ZodObject = typeof NOTHING, Query extends z.ZodObject = typeof NOTHING>(
  api: Api,
  declared: Declared<Params, Query>,
  answer: (asked: Asked<Params, Query>, c: Context) => Response | Promise<Response>,
): void {
  const { app } = api;
  describeRoute(app, declared);
  app.on(declared.method, declared.path.replace(/\{(\w+)\}/g, ":$1"), async (c) => {
    const tag = declared.settled === true ? tagOf(api) : null;
    if (tag !== null && isKnown(c, tag)) return c.body(null, 304, { etag: tag, "cache-control": KEPT, vary: VARY });
    const params = (declared.params ?? NOTHING).safeParse(c.req.param());
    const query = (declared.query ?? NOTHING).safeParse(queryOf(c));
    if (!params.success || !query.success) return misunderstood(c, declared.query, [params.error, query.error]);
    // The schemas are the declared ones wherever there are any.
    const given = { params: params.data, query: query.data } as unknown as Asked<Params, Query>;
    const answered = await answer(given, c);
    if (tag !== null && answered.status === 200) {
      answered.headers.set("etag", tag);
      answered.headers.set("cache-control", KEPT);
      answered.headers.set("vary", VARY);
    }
    return answered;
  });
}

/** Kept by whoever asked, who asks each time whether it still holds. */
const KEPT = "private, no-cache";
const VARY = "Accept-Encoding, Cookie";

/** Stands for the record as it is: the day too, since clocks and coverage are as of today. */
function tagOf({ store, today }: Api): string {
  return `W/"${createHash("sha256").update(`${store.revision} ${today()}`).digest("base64url").slice(0, 16)}"`;
}

function isKnown(c: Context, tag: string): boolean {
  const known = c.req.header("if-none-match") ?? "";
  return known.split(",").some((one) => one.trim().replace(/^W\//, "") === tag.slice(2));
}

/** What stands behind the question mark. A name that comes more than once is a list; an empty value asks for nothing. */
function queryOf(c: Context): Record<string, string> {
  return Object.fromEntries(
    Object.entries(c.req.queries()).flatMap(([name, values]) => {
      const value = values.filter((each) => each.trim() !== "").join(",");
      return value === "" ? [] : [[name, value]];
    }),
  );
}

function misunderstood(
  c: Context,
  query: z.ZodObject | undefined,
  errors: readonly (z.ZodError | undefined)[],
): Response {
  const names = Object.keys((query ?? NOTHING).shape);
  const slips = errors.flatMap((error) => (error?.issues ?? []).flatMap((issue) => slipsOf(issue, names)));
  return problem(c, "not-understood", "Some of what was asked makes no sense.", slips);
}

function slipsOf(issue: z.core.$ZodIssue, names: readonly string[]): readonly Slip[] {
  if (issue.code !== "unrecognized_keys")
    return [{ pointer: `/${String(issue.path[0] ?? "")}`, detail: issue.message }];
  const taken = names.length === 0 ? "This address takes no parameters." : `This address takes: ${names.join(", ")}.`;
  return issue.keys.map((key) => ({ pointer: `/${key}`, detail: `is no parameter here. ${taken}` }));
}

/** Puts an address into the description of the API. */
export function describeRoute<Params extends z.ZodObject, Query extends z.ZodObject>(
  app: OpenAPIHono<BlankEnv>,
  declared: Declared<Params, Query>,
): void {
  const { method, path, tag, summary, params, query, body, answer, refusals = [] } = declared;
  const statuses = [...(query === undefined ? [] : [400]), ...refusals];
  app.openAPIRegistry.registerPath({
    method,
    path,
    tags: [tag],
    summary,
    request: {
      ...(params === undefined ? {} : { params }),
      ...(query === undefined ? {} : { query }),
      ...(body === undefined ? {} : { body: { content: { "application/json": { schema: body } }, required: true } }),
    },
    responses: {
      [answer.status ?? 200]:
        answer.status === 204
          ? { description: answer.description }
          : {
              description: answer.description,
              content: { [answer.type ?? "application/json"]: { schema: answer.schema } },
            },
      ...(declared.settled === true ? { 304: { description: "As it was when the ETag was given." } } : {}),
      ...Object.fromEntries(
        statuses.map((status) => [
          status,
          { description: "Why not", content: { "application/problem+json": { schema: problemSchema } } },
        ]),
      ),
    },
  });
}
