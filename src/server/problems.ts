import { z } from "@hono/zod-openapi";
import type { Context } from "hono";

/** One thing that is wrong with what was sent: where, as a JSON pointer, and what. */
export interface Slip {
  readonly pointer: string;
  readonly detail: string;
}

/**
 * Every way in which the API says no, by its code: the HTTP status and a title. A code, once given out, keeps its
 * meaning, for programs and the web app's word lists go by it.
 */
export const PROBLEMS = {
  "not-understood": [400, "Not understood"],
  "broken-json": [400, "Not understood"],
  "sign-in-needed": [401, "Sign in first"],
  "wrong-password": [401, "Sign in first"],
  "role-too-low": [403, "Not allowed"],
  "password-sign-in-needed": [403, "Not allowed"],
  "wrong-address": [403, "Not allowed"],
  "another-site": [403, "Not allowed"],
  "not-found": [404, "Not on record"],
  "nothing-here": [404, "Not on record"],
  "several-found": [404, "Not on record"],
  "link-gone": [404, "Not on record"],
  "not-seen-yet": [404, "Not on record"],
  "no-accounts": [404, "Not on record"],
  "no-alerts": [404, "Not on record"],
  "wrong-method": [405, "Asked in a way that is not answered here"],
  sealed: [409, "Sealed"],
  "switched-off": [409, "Switched off"],
  "too-many-kept": [409, "Too many kept"],
  "too-large": [413, "Too large"],
  "json-needed": [415, "Not JSON"],
  "cannot-be-recorded": [422, "Cannot be recorded"],
  "decision-refused": [422, "Cannot be recorded"],
  "account-refused": [422, "Cannot be recorded"],
  "name-needed": [422, "Cannot be recorded"],
  "no-verdicts": [422, "Cannot be recorded"],
  "page-unreadable": [422, "Cannot be read"],
  "too-many-requests": [429, "Too many requests"],
  "server-failed": [500, "The server failed"],
} as const satisfies Readonly<Record<string, readonly [status: number, title: string]>>;

export type ProblemCode = keyof typeof PROBLEMS;

/** Stands before the code in a problem's `type`: a name, at which nothing can be fetched. */
const TYPE = "urn:tocsin:problem:";

/** How the API says that it cannot answer (RFC 9457). */
export const problemSchema = z
  .object({
    type: z.enum(Object.keys(PROBLEMS).map((code) => `${TYPE}${code}`)).openapi({
      description: "Which problem it is: stable, for programs to go by, and the same in every language.",
      example: `${TYPE}not-found`,
    }),
    title: z.string(),
    status: z.int(),
    detail: z.string().openapi({ description: "What is wrong, and what to do about it, in English." }),
    errors: z
      .array(z.object({ pointer: z.string(), detail: z.string() }))
      .optional()
      .openapi({ description: "Each slip: where, as a JSON pointer into the body or the parameters, and what." }),
  })
  .openapi("Problem");

/** An answer that says what went wrong, in the form of RFC 9457. */
export function problem(c: Context, code: ProblemCode, detail: string, errors: readonly Slip[] = []): Response {
  const [status, title] = PROBLEMS[code];
  const body = { type: `${TYPE}${code}`, title, status, detail, ...(errors.length === 0 ? {} : { errors }) };
  return c.body(JSON.stringify(body), status, { "content-type": "application/problem+json" });
}
