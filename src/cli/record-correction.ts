import { loadActors } from "../knowledge/actors.ts";
import { loadGazetteer } from "../knowledge/gazetteer.ts";
import { type AskedAmendment, type AskedCorrection, askedAmendmentSchema } from "../ledger/asked.ts";
import { completed } from "../ledger/correct.ts";
import type { Article, ArticleId, EventType, PlaceId, ReportId, Span, Stance } from "../model.ts";
import { PLOVER } from "../plover.ts";
import { nearestWords } from "../review/corrections.ts";
import type { Store } from "../store/store.ts";
import { withStore } from "./data-folder.ts";
import { UsageError } from "./errors.ts";
import { putOnRecord, type RecordOptions } from "./record.ts";

/** What the command line says is to be read otherwise. Words may be followed by "=" and the id that they stand for. */
export interface AmendmentOptions extends RecordOptions {
  readonly type?: string;
  readonly mode?: string;
  readonly actor?: readonly string[];
  readonly recipient?: readonly string[];
  readonly place?: string;
  readonly date?: string;
  readonly count?: readonly string[];
  readonly polarity?: string;
  readonly realis?: string;
}

/** Puts on record how the words of a report are to be read. */
export async function recordCorrection(report: string, options: AmendmentOptions): Promise<void> {
  await withStore(options.data, async (store) => {
    const [placed] = await store.reports({ ids: [report as ReportId] });
    if (placed === undefined)
      throw new UsageError(`No report has the id ${report}. \`tocsin incident CODE\` shows those of an incident.`, 1);
    const { article: id, trigger } = placed.report;
    const article = await articleIn(store, id);
    const amendment = amendmentIn(options, article, trigger.span.start);
    await put({ kind: "correction", report: placed.report.id, amendment }, article, options, store);
  });
}

interface MissedOptions extends AmendmentOptions {
  readonly trigger: string;
  readonly words: string;
  readonly speaker?: string;
  readonly stance: Stance;
}

/** Puts on record an event that an article tells of and that was not read. */
export async function recordMissed(id: string, type: string, options: MissedOptions): Promise<void> {
  if (!(type in PLOVER)) throw new UsageError(`“${type}” is no type. There are ${Object.keys(PLOVER).join(", ")}.`);
  await withStore(options.data, async (store) => {
    const article = await articleIn(store, id as ArticleId);
    const words = spanOf(options.words, article, 0);
    const trigger = spanOf(options.trigger, article, words.start);
    const { type: _, ...rest } = options;
    const amendment = amendmentIn(rest, article, trigger.start);
    const speaker = options.speaker === undefined ? "narrator" : actorIn(options.speaker, article, trigger.start);
    const { stance } = options;
    const asked = {
      kind: "missed-event",
      type: type as EventType,
      trigger,
      words,
      speaker,
      stance,
      amendment,
    } as const;
    await put(asked, article, options, store);
  });
}

async function put(asked: AskedCorrection, article: Article, options: AmendmentOptions, store: Store): Promise<void> {
  const { actors, roles } = loadActors();
  const found = completed(asked, article, { actors, roles, gazetteer: loadGazetteer() });
  if ("message" in found) throw new UsageError(found.message, found.why === "invalid" ? 2 : 1);
  await putOnRecord([found], options, store);
}

async function articleIn(store: Store, id: ArticleId): Promise<Article> {
  const article = await store.article(id);
  if (article === null) throw new UsageError(`No article has the id ${id}.`, 1);
  return article;
}

// ---------------------------------------------------------------- what the options say

function amendmentIn(
  { type, mode, actor, recipient, place, date, count, polarity, realis }: Omit<AmendmentOptions, keyof RecordOptions>,
  article: Article,
  near: number,
): AskedAmendment {
  const amendment = {
    ...(type === undefined ? {} : { type }),
    ...(mode === undefined ? {} : { mode: mode === NONE ? null : mode }),
    ...(actor === undefined ? {} : { actors: actorsIn(actor, article, near) }),
    ...(recipient === undefined ? {} : { recipients: actorsIn(recipient, article, near) }),
    ...(place === undefined ? {} : { place: place === NONE ? null : placeIn(place, article, near) }),
    ...(date === undefined ? {} : { date: date === NONE ? null : daysIn(date) }),
    ...(count === undefined
      ? {}
      : { quantities: count[0] === NONE ? [] : count.map((one) => countIn(one, article, near)) }),
    ...(polarity === undefined ? {} : { polarity }),
    ...(realis === undefined ? {} : { realis }),
  };
  const checked = askedAmendmentSchema.safeParse(amendment);
  if (checked.success) return checked.data;
  throw new UsageError(checked.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("; "));
}

/** What stands for "there is none". */
const NONE = "none";

function actorsIn(named: readonly string[], article: Article, near: number) {
  return named[0] === NONE ? [] : named.map((one) => actorIn(one, article, near));
}

function actorIn(named: string, article: Article, near: number) {
  const [words = "", id] = named.split(/=(?=actor:)/);
  return { span: spanOf(words, article, near), actor: (id ?? null) as `actor:${string}` | null };
}

function placeIn(named: string, article: Article, near: number) {
  const [words = "", id] = named.split(/=(?=place:)/);
  return { span: spanOf(words, article, near), place: (id ?? null) as PlaceId | null };
}

function daysIn(text: string) {
  const [first = "", last = first] = text.split("..");
  return { first, last };
}

/** "dead=3=three people": what is counted, how many, and in which words. */
function countIn(text: string, article: Article, near: number) {
  const [kind = "", number = "", words = ""] = text.split("=");
  const best = Number(number);
  if (words === "" || !Number.isFinite(best))
    throw new UsageError(`“${text}” is no count. Write KIND=NUMBER=WORDS, as in dead=3="three people".`);
  const estimate = { low: best, best, high: best };
  return { kind, estimate, cumulative: false, span: spanOf(words, article, near) };
}

function spanOf(words: string, article: Article, near: number): Span {
  const span = nearestWords(article.text, words, near);
  if (span === null) throw new UsageError(`${article.id} does not say “${words}”. Give the words as they stand there.`);
  return span;
}
