import * as z from "zod";
import type { Agreement, AssessmentValue, EventType, VerificationState } from "../model.ts";
import { isVerbal, PLOVER } from "../plover.ts";
import type { LineFilter } from "../store/lines.ts";
import type { Box } from "../store/places.ts";
import { tagsFor } from "./lines.ts";
import { countries, day, instant, listOf, words, yes } from "./parameters.ts";

const TYPES = Object.keys(PLOVER) as [EventType, ...EventType[]];
export const STATES: readonly [VerificationState, ...VerificationState[]] = [
  "reported",
  "corroborated",
  "disputed",
  "withdrawn",
  "verified",
  "refuted",
  "not-verifiable",
];
export const VALUES: readonly [AssessmentValue, ...AssessmentValue[]] = [
  "outside-scope",
  "possible-non-compliance",
  "likely-non-compliance",
  "consistent",
  "cannot-be-determined",
];

const box = z
  .string()
  .transform((text) => text.split(",").map((part) => (part.trim() === "" ? Number.NaN : Number(part))))
  .refine(isBox, "should be west,south,east,north in degrees")
  .transform((numbers) => numbers as unknown as Box)
  .meta({ type: "string", description: "West, south, east, north in degrees.", example: "35,32,43,38" });

function isBox(numbers: readonly number[]): boolean {
  const [west = Number.NaN, south = Number.NaN, east = Number.NaN, north = Number.NaN] = numbers;
  return (
    numbers.length === 4 &&
    [west, east].every((degrees) => degrees >= -180 && degrees <= 180) &&
    [south, north].every((degrees) => degrees >= -90 && degrees <= 90) &&
    south <= north
  );
}

/** Which incidents are meant, in the names that the web app's addresses have too. An empty filter means all deeds. */
export function incidentFilter(agreements: readonly Agreement[]) {
  const agreementIds = new Set<string>(agreements.map(({ id }) => id));
  const zoneIds = new Set<string>(agreements.flatMap(({ zones }) => zones.map(({ id }) => id)));
  return {
    text: words.optional(),
    kind: z.enum(["deeds", "words", "all"], "should be deeds, words or all").optional().meta({
      description: "What was done, what was said, or both. Deeds, unless types are named.",
      default: "deeds",
    }),
    type: listOf(TYPES, (text) => text.toUpperCase()).optional(),
    country: countries.optional(),
    from: day.optional().meta({
      description: "May have happened on that day or after. Where no day is told, the few up to its first printing.",
    }),
    to: day.optional().meta({
      description: "May have happened on that day or before. Where no day is told, the few up to its first printing.",
    }),
    bbox: box.optional(),
    agreement: z
      .string()
      .refine((id) => agreementIds.has(id), "is no agreement on file; /api/agreements lists them")
      .optional()
      .meta({ description: "Set against an obligation of it.", example: "agreement:hodeidah-2018" }),
    zone: z
      .string()
      .refine((id) => zoneIds.has(id), "is no zone on file; /api/zones.geojson holds them")
      .optional()
      .meta({ description: "Set against an obligation in it." }),
    actor: z
      .string()
      .startsWith("actor:", "should begin with “actor:”")
      .optional()
      .meta({ description: "Said to have acted or to have been acted on." }),
    state: listOf(STATES).optional(),
    origins: z
      .string()
      .regex(/^\d{1,4}$/, "is no whole number")
      .transform(Number)
      .optional()
      .meta({ type: "integer", description: "Told by at least so many origins that do not rest on one another." }),
    since: instant.optional().meta({ description: "First known to this record after that moment." }),
    assessed: listOf(VALUES).optional(),
    waits: yes.optional().meta({ description: "Only what waits for people, or anything." }),
  };
}

export type IncidentQuery = z.output<z.ZodObject<ReturnType<typeof incidentFilter>>>;

/** What the index is asked. */
export function lineFilter(query: Partial<IncidentQuery>): LineFilter {
  const { text, country, from, to, bbox, state, origins, since, waits } = query;
  const types = typesIn(query);
  const tags = [
    ...(query.actor === undefined ? [] : [[query.actor]]),
    ...tagsFor({ agreement: query.agreement, zone: query.zone, values: query.assessed }),
  ];
  return {
    ...(types === null ? {} : { types }),
    ...(country === undefined ? {} : { countries: country }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(text === undefined ? {} : { text }),
    ...(bbox === undefined ? {} : { within: bbox }),
    ...(state === undefined ? {} : { states: state }),
    ...(origins === undefined ? {} : { independent: origins }),
    ...(since === undefined ? {} : { knownAfter: since }),
    ...(waits === undefined ? {} : { waits }),
    ...(tags.length === 0 ? {} : { tags }),
  };
}

/**
 * What a kept filter, or one that somebody wrote, lets through where incidents are counted: what is asked of the index, or
 * what makes no sense in it. How it is sorted does not matter.
 */
export function readFilter(
  filter: Readonly<Record<string, string>>,
  agreements: readonly Agreement[],
): { readonly filter: LineFilter } | { readonly slips: string } {
  const { sort: _, ...rest } = filter;
  const read = z.strictObject(incidentFilter(agreements)).safeParse(rest);
  if (read.success) return { filter: countedFilter(read.data) };
  return { slips: z.prettifyError(read.error).replace(/\s+/g, " ") };
}

/** The same where incidents are counted: all types are named where all are meant, for a count alone means deeds. */
export function countedFilter(query: Partial<IncidentQuery>): LineFilter {
  return { ...lineFilter(query), types: typesIn(query) ?? TYPES };
}

/** The types that are meant; `null` for all. */
function typesIn({ kind, type }: Partial<IncidentQuery>): readonly EventType[] | null {
  const meant = kind ?? (type === undefined ? "deeds" : "all");
  const ofKind = meant === "all" ? TYPES : TYPES.filter((each) => isVerbal(each) === (meant === "words"));
  if (type !== undefined) return ofKind.filter((each) => type.includes(each));
  return meant === "all" ? null : ofKind;
}
