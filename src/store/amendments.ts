import * as z from "zod";
import { parseDay } from "../day.ts";
import type { Amendment, Citation, EventType, Participant, Place, QuantityKind, Stance } from "../model.ts";
import { PLOVER } from "../plover.ts";

const TEXT_MAX = 10_000;
const LIST_MAX = 50;

const text = z.string().max(TEXT_MAX);
export const idOf = <Kind extends string>(kind: Kind) =>
  z.custom<`${Kind}:${string}`>(
    (value) => typeof value === "string" && value.startsWith(`${kind}:`) && value.length <= TEXT_MAX,
    `should begin with “${kind}:”`,
  );
const day = z.string().refine((value) => parseDay(value) === value, "should be a day, YYYY-MM-DD");
const count = z.number().nonnegative();

export const spanSchema = z
  .strictObject({ start: z.int().nonnegative(), end: z.int().nonnegative() })
  .refine(({ start, end }) => start < end, "should end behind its start");

export const citationSchema: z.ZodType<Citation> = z.strictObject({
  article: idOf("article"),
  span: spanSchema,
  exact: text,
});

const TYPES = Object.keys(PLOVER) as [EventType, ...EventType[]];
export const eventTypeSchema = z.enum(TYPES);

export const stanceSchema = z.enum([
  "asserts",
  "denies",
  "threatens",
  "promises",
  "demands",
  "hopes",
  "claims-responsibility",
  "blames",
  "corrects",
  "retracts",
] satisfies Stance[]);

/** What a mention stands for when a person says so: a thing on file, or nothing that is. */
const linkOf = <Kind extends "actor" | "place">(kind: Kind) =>
  z.discriminatedUnion("status", [
    z.strictObject({ status: z.literal("linked"), id: idOf(kind), score: z.number() }),
    z.strictObject({ status: z.literal("nil"), exact: text }),
    z.strictObject({
      status: z.literal("ambiguous"),
      candidates: z.array(z.strictObject({ id: idOf(kind), score: z.number() })).max(LIST_MAX),
    }),
  ]);

export const participantSchema: z.ZodType<Participant> = z.strictObject({
  citation: citationSchema,
  link: linkOf("actor"),
  name: text,
  country: text.nullable(),
  sector: text.nullable(),
});

const placeSchema: z.ZodType<Place> = z.strictObject({
  id: idOf("place"),
  name: text,
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  featureCode: text,
  country: text.nullable(),
  admin1: text.nullable(),
  population: count,
});

export const quantityKindSchema = z.enum([
  "dead",
  "injured",
  "missing",
  "displaced",
  "detained",
  "released",
  "projectiles",
  "intercepted",
  "participants",
  "troops",
  "violations",
  "vehicles",
  "flights",
  "vessels",
] satisfies QuantityKind[]);

export const estimateSchema = z
  .strictObject({ low: count, best: count, high: count })
  .refine(({ low, best, high }) => low <= best && best <= high, "should be in order: low, best, high");

export const daysSchema = z
  .strictObject({ first: day, last: day })
  .refine(({ first, last }) => first <= last, "should end on or after its first day");

export const precisionSchema = z.enum(["exact", "near", "admin2", "admin1", "region", "country", "unknown"]);
export const polaritySchema = z.enum(["positive", "negative"]);
export const realisSchema = z.enum(["actual", "future", "hypothetical", "historical", "negated"]);

/** A correction as the journal keeps it. */
export const amendmentSchema: z.ZodType<Amendment> = z.strictObject({
  type: eventTypeSchema.exactOptional(),
  mode: text.nullable().exactOptional(),
  actors: z.array(participantSchema).max(LIST_MAX).exactOptional(),
  recipients: z.array(participantSchema).max(LIST_MAX).exactOptional(),
  place: z
    .strictObject({
      citation: citationSchema,
      link: linkOf("place"),
      place: placeSchema.nullable(),
      precision: precisionSchema,
    })
    .nullable()
    .exactOptional(),
  date: daysSchema.nullable().exactOptional(),
  quantities: z
    .array(
      z.strictObject({
        kind: quantityKindSchema,
        estimate: estimateSchema,
        cumulative: z.boolean(),
        citation: citationSchema,
        rule: citationSchema.exactOptional(),
        during: daysSchema.exactOptional(),
      }),
    )
    .max(LIST_MAX)
    .exactOptional(),
  polarity: polaritySchema.exactOptional(),
  realis: realisSchema.exactOptional(),
});
