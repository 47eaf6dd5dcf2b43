import type { Transaction } from "kysely";
import * as z from "zod";
import { parseDay } from "../day.ts";
import type { ArticleId, Decided, Decision } from "../model.ts";
import { amendmentSchema, citationSchema, eventTypeSchema, participantSchema, stanceSchema } from "./amendments.ts";
import { type Database, plain, type Tables } from "./database.ts";
import type { Entry } from "./journal.ts";
import { unlineSubjects } from "./lines.ts";

/** What a person put on record, before the journal gives it its number and moment. */
export type NewDecision = Omit<Decided, "seq" | "at">;

/** A journal entry that should be a decision and is none that this version can read. */
export interface UnreadDecision {
  readonly seq: number;
  readonly reason: string;
}

const TEXT_MAX = 10_000;
const LIST_MAX = 100;

const text = z.string().max(TEXT_MAX);
const texts = z.array(text).max(LIST_MAX);
const number = z.int().nonnegative();
const idOf = <Kind extends string>(kind: Kind) =>
  z
    .templateLiteral([`${kind}:`, z.string()], { error: `should begin with “${kind}:”` })
    .refine((value) => value.length <= TEXT_MAX, `is longer than ${TEXT_MAX} letters`);
const day = z.string().refine((value) => parseDay(value) === value, "should be a day, YYYY-MM-DD");

const state = z.enum(["reported", "corroborated", "disputed", "withdrawn", "verified", "refuted", "not-verifiable"]);

/** What a person decides, as it comes in from outside and as the journal keeps it. */
export const decisionSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("verification"), state, evidence: texts.default([]) }),
  z.strictObject({
    kind: z.literal("assessment"),
    obligation: idOf("obligation"),
    value: z.enum([
      "outside-scope",
      "possible-non-compliance",
      "likely-non-compliance",
      "consistent",
      "cannot-be-determined",
    ]),
    reasonsFor: texts.default([]),
    reasonsAgainst: texts.default([]),
    dissentOf: number.nullable().default(null),
  }),
  z.strictObject({
    kind: z.literal("ruling"),
    body: text,
    obligation: idOf("obligation").nullable().default(null),
    finding: text,
    document: text,
    day: day.nullable().default(null),
  }),
  z.strictObject({
    kind: z.literal("action"),
    action: z.enum(["contacted-party", "requested-verification", "site-visit", "alert-sent", "statement", "other"]),
    whom: text.nullable().default(null),
    day: day.nullable().default(null),
    outcome: text.nullable().default(null),
  }),
  z.strictObject({ kind: z.enum(["seal", "reopen"]) }),
  z.strictObject({ kind: z.literal("marking"), marking: z.enum(["CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED"]) }),
  z.strictObject({ kind: z.literal("reliability"), grade: z.enum(["A", "B", "C", "D", "E", "F"]) }),
  z.strictObject({ kind: z.literal("credibility"), grade: z.literal([1, 2, 3, 4, 5, 6]) }),
  z.strictObject({ kind: z.enum(["together", "apart"]), other: idOf("report") }),
  z.strictObject({ kind: z.literal("correction"), amendment: amendmentSchema }),
  z.strictObject({ kind: z.literal("no-event") }),
  z.strictObject({
    kind: z.literal("missed-event"),
    report: idOf("report"),
    type: eventTypeSchema,
    trigger: citationSchema,
    words: citationSchema,
    speaker: z.union([z.enum(["narrator", "unnamed"]), participantSchema]),
    stance: stanceSchema,
    amendment: amendmentSchema.default({}),
  }),
  z.strictObject({ kind: z.literal("withdrawal"), of: number }),
]);

export const authorSchema = z.strictObject({
  person: z.string().max(200),
  organisation: z.string().max(200).nullable().default(null),
});

export const whySchema = text;

const entrySchema = z.object({
  by: authorSchema.extend({ account: z.string().exactOptional() }),
  about: text,
  decision: decisionSchema,
  why: whySchema,
  anchors: z
    .array(
      z.object({
        id: z.string(),
        type: z.custom<Decided["anchors"][number]["type"]>((value) => typeof value === "string"),
        trigger: z.object({
          article: idOf("article"),
          span: z.object({ start: number, end: number }),
          exact: z.string(),
        }),
      }),
    )
    .default([]),
  seen: z.object({ state, why: z.string(), reports: number }).nullable().default(null),
});

/** The decision that an entry records; what should be one and is none says why; `null` for other entries. */
export function decisionOf({ seq, at, kind, data }: Entry): Decided | UnreadDecision | null {
  if (kind !== "decision") return null;
  const parsed = entrySchema.safeParse(data);
  return parsed.success ? { seq, at, ...parsed.data } : { seq, reason: z.prettifyError(parsed.error) };
}

/** A decision's own words for the journal. */
export function decisionData({ by, about, decision, why, anchors, seen }: NewDecision): object {
  return { by, about, decision, why, anchors, seen };
}

/** What may change reports, or which of them are one incident. */
const UNSETTLING: ReadonlySet<Decision["kind"]> = new Set([
  "together",
  "apart",
  "correction",
  "no-event",
  "missed-event",
  "withdrawal",
]);

export async function insertDecisions(transaction: Transaction<Tables>, entries: readonly Entry[]): Promise<void> {
  const decisions = entries.map(decisionOf).filter((found): found is Decided => found !== null && "by" in found);
  if (decisions.length === 0) return;
  await transaction
    .insertInto("decisions")
    .values(
      decisions.map((one) => ({
        seq: one.seq,
        kind: one.decision.kind,
        document: JSON.stringify(one),
        settled: !UNSETTLING.has(one.decision.kind),
      })),
    )
    .execute();
  const subjects = decisions.flatMap(subjectsOf);
  await transaction.insertInto("decision_subjects").values(subjects).execute();
  await unlineSubjects(transaction, subjects);
}

/** Every decision, or every one of some kinds, in order. */
export async function allDecisions(
  database: Database,
  kinds?: readonly Decision["kind"][],
): Promise<readonly Decided[]> {
  const all = database.selectFrom("decisions").select("document").orderBy("seq");
  const rows = await (kinds === undefined ? all : all.where("kind", "in", kinds)).execute();
  return rows.map(decided);
}

/** The decisions after which incidents are still to be merged anew, in order. */
export async function unsettledDecisions(database: Database): Promise<readonly Decided[]> {
  const waiting = database.selectFrom("decisions").select("document").where("settled", "=", false);
  return (await waiting.orderBy("seq").execute()).map(decided);
}

export async function markSettled(transaction: Transaction<Tables>, decisions: readonly Decided[]): Promise<void> {
  if (decisions.length === 0) return;
  const numbers = decisions.map(({ seq }) => seq);
  await transaction.updateTable("decisions").set({ settled: true }).where("seq", "in", numbers).execute();
}

/** The decisions that name one of some ids, or are anchored in one of some articles; in order. */
export async function findDecisions(
  database: Database,
  ids: readonly string[],
  articles: readonly ArticleId[],
): Promise<readonly Decided[]> {
  if (ids.length + articles.length === 0) return [];
  const rows = await database
    .selectFrom("decisions")
    .select("document")
    .where("seq", "in", (builder) =>
      builder
        .selectFrom("decision_subjects")
        .select("seq")
        .where((either) =>
          either.or([
            ...(ids.length === 0 ? [] : [either("id", "in", ids.map(plain))]),
            ...(articles.length === 0 ? [] : [either("article", "in", articles.map(plain))]),
          ]),
        ),
    )
    .orderBy("seq")
    .execute();
  return rows.map(decided);
}

function decided({ document }: { readonly document: string }): Decided {
  return JSON.parse(document) as Decided;
}

/** Everything that a decision names, with the article where each is anchored. */
function subjectsOf(one: Decided): readonly { seq: number; id: string; article: string | null }[] {
  const named = [one.about, ...otherOf(one.decision)];
  const subjects = new Map<string, string | null>(named.map((id) => [plain(id), null]));
  for (const { id, trigger } of one.anchors) subjects.set(plain(id), plain(trigger.article));
  return [...subjects].map(([id, article]) => ({ seq: one.seq, id, article }));
}

function otherOf(decision: Decision): readonly string[] {
  return decision.kind === "together" || decision.kind === "apart" ? [decision.other] : [];
}
