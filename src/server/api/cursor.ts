import { z } from "@hono/zod-openapi";

/**
 * Where the next stretch of a list begins, as a text that nobody needs to understand: what the list is sorted by, where
 * the last stretch ended, and the id that it ended with.
 */
export interface Cursor {
  readonly order: string;
  readonly at: string | null;
  readonly id: string;
}

const WRONG = "is no cursor of this list. Take it from “next” of the stretch before, with the same order";

const schema = z.tuple([z.string(), z.string().nullable(), z.string()]);

/** `next` of one answer, in the next question. */
export const cursor = z
  .string()
  .max(1000, WRONG)
  .transform((text, context): Cursor => {
    const read = schema.safeParse(parsed(text));
    if (read.success) return { order: read.data[0], at: read.data[1], id: read.data[2] };
    context.addIssue({ code: "custom", message: WRONG });
    return z.NEVER;
  })
  .openapi({ type: "string", description: "“next” of the stretch before." });

export function cursorText({ order, at, id }: Cursor): string {
  return Buffer.from(JSON.stringify([order, at, id])).toString("base64url");
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
  } catch {
    return null; // the caller says that it is none
  }
}

/** Where a list ends or goes on. */
export const next = z
  .string()
  .nullable()
  .openapi({ description: "What ?cursor= takes for the next stretch; null after the last." });
