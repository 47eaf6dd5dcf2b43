import { z } from "@hono/zod-openapi";
import type { Context } from "hono";

/** One thing that is wrong with what was sent: where, as a JSON pointer, and what. */
export interface Slip {
  readonly pointer: string;
  readonly detail: string;
}

const TITLES = {
  400: "Not understood",
  401: "Sign in first",
  403: "Not allowed",
  404: "Not on record",
  405: "Asked in a way that is not answered here",
  409: "Sealed",
  413: "Too large",
  415: "Not JSON",
  422: "Cannot be recorded",
  429: "Too many requests",
  500: "The server failed",
} as const;

/** How the API says that it cannot answer (RFC 9457). */
export const problemSchema = z
  .object({
    title: z.string(),
    status: z.int(),
    detail: z.string().openapi({ description: "What is wrong, and what to do about it." }),
    errors: z
      .array(z.object({ pointer: z.string(), detail: z.string() }))
      .optional()
      .openapi({ description: "Each slip: where, as a JSON pointer into the body or the parameters, and what." }),
  })
  .openapi("Problem");

/** An answer that says what went wrong, in the form of RFC 9457. */
export function problem(
  c: Context,
  status: keyof typeof TITLES,
  detail: string,
  errors: readonly Slip[] = [],
): Response {
  const body = { title: TITLES[status], status, detail, ...(errors.length === 0 ? {} : { errors }) };
  return c.body(JSON.stringify(body), status, { "content-type": "application/problem+json" });
}
