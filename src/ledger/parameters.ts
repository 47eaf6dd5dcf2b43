import * as z from "zod";
import { parseDay } from "../day.ts";

/** The parameters that many addresses take, as texts that are checked. */

const LIST_MAX = 500;
const LIST_USUAL = 50;

export const words = z
  .string()
  .max(500, "is longer than 500 letters")
  .meta({ description: 'Words as in a search engine: "exact phrase", -without, or.', example: "shelling market" });

export const day = z
  .string()
  .refine((value) => parseDay(value) === value, "is no day. Write YYYY-MM-DD")
  .meta({ format: "date", example: "2025-03-14" });

export const instant = z
  .string()
  .refine((value) => MOMENT.test(value) && !Number.isNaN(Date.parse(value)), "is no moment. Write 2025-03-14T06:00:00Z")
  .transform((value) => new Date(value).toISOString())
  .meta({ type: "string", format: "date-time", example: "2025-03-14T06:00:00Z" });

/** ISO 8601, with a zone: a moment without one is another in each place. */
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/;

export const limit = z
  .string()
  .regex(/^\d{1,6}$/, "is no whole number")
  .transform(Number)
  .refine((value) => value >= 1 && value <= LIST_MAX, `should be from 1 to ${LIST_MAX}`)
  .default(LIST_USUAL)
  .meta({ type: "integer", description: `How many at most, up to ${LIST_MAX}.`, default: LIST_USUAL });

/** Values with commas between them, each one of a few. */
export function listOf<const Value extends string>(values: readonly [Value, ...Value[]], fold = same) {
  return z
    .string()
    .transform((text) => partsOf(text).map(fold))
    .pipe(z.array(z.enum(values, `should be of: ${values.join(", ")}`)))
    .meta({ type: "string", description: `One or more of, with commas between: ${values.join(", ")}.` });
}

export const countries = z
  .string()
  .transform((text) => partsOf(text).map((part) => part.toUpperCase()))
  .pipe(z.array(z.string().regex(/^[A-Z]{3}$/, "is no country code of three letters (ISO 3166-1 alpha-3)")).min(1))
  .meta({ type: "string", description: "ISO 3166-1 alpha-3, with commas between.", example: "SYR,LBN" });

export const yes = z
  .enum(["true", "false"], "should be true or false")
  .transform((text) => text === "true")
  .meta({ type: "boolean" });

function partsOf(text: string): string[] {
  return text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

function same(text: string): string {
  return text;
}
