import type { Context } from "hono";
import * as z from "zod";
import { problem } from "./problems.ts";

/** The JSON that was sent; or the answer that says that it is none. */
export async function jsonOf(c: Context): Promise<{ readonly json: unknown } | Response> {
  if (!/^application\/json\s*(?:;|$)/i.test(c.req.header("content-type") ?? "")) {
    return problem(c, "json-needed", "Send JSON, with the header “Content-Type: application/json”.");
  }
  try {
    return { json: JSON.parse(await c.req.text()) };
  } catch (error) {
    if (error instanceof SyntaxError) return problem(c, "broken-json", "The body is no JSON.");
    throw error;
  }
}

/** What was sent, checked; or the answer that says what is wrong with it, and where. */
export async function sentIn<T>(c: Context, schema: z.ZodType<T>): Promise<T | Response> {
  const sent = await jsonOf(c);
  return sent instanceof Response ? sent : checked(c, sent.json, schema);
}

/** JSON held against what it should be. */
export function checked<T>(c: Context, json: unknown, schema: z.ZodType<T>): T | Response {
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const slips = parsed.error.issues.map(({ path, message }) => ({ pointer: `/${path.join("/")}`, detail: message }));
  return problem(c, "cannot-be-recorded", "Some of what was sent is missing or not as it should be.", slips);
}
