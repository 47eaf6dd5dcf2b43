import * as z from "zod";
import type {
  ActorId,
  Amendment,
  CitedQuantity,
  EventType,
  PlaceId,
  Precision,
  ReportId,
  Span,
  Stance,
} from "../model.ts";
import {
  daysSchema,
  estimateSchema,
  eventTypeSchema,
  idOf,
  polaritySchema,
  precisionSchema,
  quantityKindSchema,
  realisSchema,
  spanSchema,
  stanceSchema,
} from "../store/amendments.ts";

/** Words that stand for an actor: one on file, or with `null` whoever the words themselves name. */
export interface AskedActor {
  readonly span: Span;
  readonly actor: ActorId | null;
}

/** An amendment by spans and ids alone; what is shown of them is looked up once, when it is put on record. */
export interface AskedAmendment extends Pick<Amendment, "type" | "mode" | "date" | "polarity" | "realis"> {
  readonly actors?: readonly AskedActor[];
  readonly recipients?: readonly AskedActor[];
  readonly place?: {
    readonly span: Span;
    /** `null` for a place that the gazetteer does not have. */
    readonly place: PlaceId | null;
    readonly precision?: Precision;
  } | null;
  readonly quantities?: readonly (Pick<CitedQuantity, "kind" | "estimate" | "cumulative"> & { readonly span: Span })[];
}

/** A correction as a person asks for it. */
export type AskedCorrection =
  | { readonly kind: "correction"; readonly report: ReportId; readonly amendment: AskedAmendment }
  | { readonly kind: "no-event"; readonly report: ReportId }
  | {
      readonly kind: "missed-event";
      readonly type: EventType;
      readonly trigger: Span;
      readonly words: Span;
      readonly speaker: AskedActor | "narrator" | "unnamed";
      readonly stance: Stance;
      readonly amendment: AskedAmendment;
    };

const LIST_MAX = 50;

const actorSchema = z.strictObject({ span: spanSchema, actor: idOf("actor").nullable().default(null) });

/** How a person asks for the words of a report to be read: by spans of the text and ids alone. */
export const askedAmendmentSchema: z.ZodType<AskedAmendment> = z.strictObject({
  type: eventTypeSchema.exactOptional(),
  mode: z.string().max(100).nullable().exactOptional(),
  actors: z.array(actorSchema).max(LIST_MAX).exactOptional(),
  recipients: z.array(actorSchema).max(LIST_MAX).exactOptional(),
  place: z
    .strictObject({
      span: spanSchema,
      place: idOf("place").nullable().default(null),
      precision: precisionSchema.exactOptional(),
    })
    .nullable()
    .exactOptional(),
  date: daysSchema.nullable().exactOptional(),
  quantities: z
    .array(
      z.strictObject({
        kind: quantityKindSchema,
        estimate: estimateSchema,
        cumulative: z.boolean().default(false),
        span: spanSchema,
      }),
    )
    .max(LIST_MAX)
    .exactOptional(),
  polarity: polaritySchema.exactOptional(),
  realis: realisSchema.exactOptional(),
});

/** A correction as it comes in from outside. */
export const askedCorrectionSchema: z.ZodType<AskedCorrection> = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("correction"), report: idOf("report"), amendment: askedAmendmentSchema }),
  z.strictObject({ kind: z.literal("no-event"), report: idOf("report") }),
  z.strictObject({
    kind: z.literal("missed-event"),
    type: eventTypeSchema,
    trigger: spanSchema,
    words: spanSchema,
    speaker: z.union([z.enum(["narrator", "unnamed"]), actorSchema]).default("narrator"),
    stance: stanceSchema.default("asserts"),
    amendment: askedAmendmentSchema.default({}),
  }),
]);
