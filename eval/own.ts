import type { Claim, DateRange, Digest, Participant, ReportedEvent } from "../src/model.ts";
import { numberOf } from "../src/quantities.ts";
import { overlaps } from "../src/span.ts";
import { halfOf } from "./events.ts";
import {
  type Annotated,
  type AnnotatedClaim,
  type Annotation,
  allows,
  COUNTED,
  type Counted,
  readOwn,
  wordingSpans,
} from "./own/annotations.ts";
import { type Found, type Paired, pair, rightTypes } from "./own/pairing.ts";
import type { Row } from "./row.ts";

/** Reads a text as published on a day. */
type Digester = (text: string, published: string) => Digest;

/** How well the whole reader does on the sentences and articles of our own in eval/own, in two halves by id. */
export function evaluateOwn(digest: Digester): readonly Row[] {
  return (["sentences", "articles"] as const).flatMap((set) => {
    const items = readOwn(set);
    return (["look", "score"] as const).flatMap((half) => {
      const some = items.filter((item) => halfOf(item.id) === half);
      return rowsOf(some.map((item) => pair(item, digest(item.text, item.published)))).map((row) => ({
        ...row,
        measure: `${set}, ${half}: ${row.measure}`,
      }));
    });
  });
}

function rowsOf(pairs: readonly Paired[]): readonly Row[] {
  const found = pairs.flatMap((each) => each.found.map((one) => ({ ...one, text: each.item.text })));
  return [
    ...falseEvents(pairs),
    ...eventsFound(pairs),
    ...typesFound(pairs),
    share("mode right", found.flatMap(modeRight)),
    share("realis right", found.map(realisRight)),
    share(
      "realis right where not actual",
      found.filter(({ event }) => !allows(event.realis, "actual")).map(realisRight),
    ),
    share("polarity right", found.flatMap(polarityRight)),
    ...claimsRight(found),
    ...participantsFound(found, "actors"),
    ...participantsFound(found, "recipients"),
    ...COUNTED.map((kind) =>
      share(
        `${kind}: best figure right`,
        found.flatMap((each) => quantityRight(each, kind)),
      ),
    ),
    share(
      "day exact",
      found.flatMap((each) => dayRight(each, isSame)),
    ),
    share(
      "day overlaps",
      found.flatMap((each) => dayRight(each, meets)),
    ),
  ].filter(({ n }) => n > 0);
}

interface FoundIn extends Found {
  readonly text: string;
}

// ---------------------------------------------------------------- events

const QUIET: ReadonlySet<Annotated["kind"]> = new Set(["eventless", "figurative"]);
const NOT_SO: ReadonlySet<Annotated["kind"]> = new Set(["denied", "hypothetical", "historical"]);

function falseEvents(pairs: readonly Paired[]): readonly Row[] {
  const quiet = pairs.filter(({ item }) => QUIET.has(item.kind));
  const notSo = pairs.filter(({ item }) => NOT_SO.has(item.kind));
  return [
    perHundred("false events per 100 sentences of eventless texts", quiet, ({ invented }) => invented.length),
    perHundred("told as fact per 100 sentences of what is denied, supposed or past", notSo, toldAsFact),
  ];
}

function perHundred(measure: string, pairs: readonly Paired[], count: (each: Paired) => number): Row {
  const total = pairs.reduce((sum, each) => sum + count(each), 0);
  const sentences = pairs.reduce((sum, each) => sum + each.sentences, 0);
  return { measure, value: (100 * total) / Math.max(1, sentences), n: sentences };
}

/** Reports that make news of what the text does not say happened. */
function toldAsFact({ found, invented }: Paired): number {
  const wrong = found.filter(({ event }) => !allows(event.realis, "actual")).map(({ report }) => report);
  return [...wrong, ...invented].filter(({ realis, polarity }) => realis === "actual" && polarity === "positive")
    .length;
}

function eventsFound(pairs: readonly Paired[]): readonly Row[] {
  const right = pairs.flatMap(({ found }) => found.filter(({ event }) => event.optional !== true)).length;
  const missed = pairs.flatMap((each) => each.missed).length;
  const invented = pairs.flatMap((each) => each.invented).length;
  return [
    { measure: "events P", value: ratio(right, right + invented), n: right + invented },
    { measure: "events R", value: ratio(right, right + missed), n: right + missed },
    { measure: "events F1", value: ratio(2 * right, 2 * right + missed + invented), n: right + missed },
  ];
}

function typesFound(pairs: readonly Paired[]): readonly Row[] {
  const types = [...new Set(pairs.flatMap(({ item }) => item.events.map(({ type }) => type)))].sort();
  return types.map((type) => {
    const ofType = pairs.flatMap(({ item }) => item.events).filter((event) => isOf(event, type)).length;
    const right = pairs.flatMap(({ found }) => found).filter(({ event }) => isOf(event, type)).length;
    const invented = pairs.flatMap((each) => each.invented).filter((report) => report.type === type).length;
    return { measure: `${type} F1`, value: ratio(2 * right, right + invented + ofType), n: ofType };
  });
}

function isOf(event: Annotation, type: string): boolean {
  return event.optional !== true && event.type === type;
}

function modeRight({ event, report }: FoundIn): readonly boolean[] {
  const modes = rightTypes(event).filter(({ type }) => type === report.type);
  if (modes.every(({ mode }) => mode === null)) return [];
  return [modes.some(({ mode }) => mode === null || mode === report.mode)];
}

function realisRight({ event, report }: FoundIn): boolean {
  return allows(event.realis, report.realis);
}

function polarityRight({ event, report }: FoundIn): readonly boolean[] {
  return event.polarity === "any" ? [] : [report.polarity === (event.polarity ?? "positive")];
}

// ---------------------------------------------------------------- claims

/** A speaker is right when any claim of the event is his; the stance when one of his claims has it. */
function claimsRight(found: readonly FoundIn[]): readonly Row[] {
  const claims = found.flatMap((each) =>
    each.event.claims.map((annotated) => ({
      annotated,
      text: each.text,
      his: each.report.claims.filter((claim) => isHis(claim, annotated, each.text)),
    })),
  );
  const quoted = claims.filter(({ annotated }) => !allows(annotated.speaker, "narrator"));
  const stances = claims.filter(({ his }) => his.length > 0);
  const hasStance = ({ annotated, his }: (typeof claims)[number]): boolean =>
    his.some(({ stance }) => allows(annotated.stance, stance));
  const chained = stances.filter(({ annotated }) => annotated.chain !== undefined);
  return [
    share(
      "chain right where one is annotated",
      chained.map(({ annotated, his, text }) => his.some((claim) => hasChain(claim, annotated, text))),
    ),
    share(
      "speaker right",
      claims.map(({ his }) => his.length > 0),
    ),
    share(
      "speaker right where somebody is quoted",
      quoted.map(({ his }) => his.length > 0),
    ),
    share("stance right", stances.map(hasStance)),
    share(
      "stance right where it is not only asserted",
      stances.filter(({ annotated }) => !allows(annotated.stance, "asserts")).map(hasStance),
    ),
  ];
}

function isHis({ speaker }: Claim, annotated: AnnotatedClaim, text: string): boolean {
  return typeof speaker === "string" ? allows(annotated.speaker, speaker) : isMeant(speaker, annotated.speaker, text);
}

function hasChain({ chain }: Claim, annotated: AnnotatedClaim, text: string): boolean {
  const wanted = annotated.chain ?? [];
  return (
    chain.length === wanted.length &&
    wanted.every((wordings, i) => chain[i] !== undefined && isMeant(chain[i], wordings, text))
  );
}

// ---------------------------------------------------------------- participants

/** Micro precision and recall over participants that overlap an annotated one. */
function participantsFound(found: readonly FoundIn[], role: "actors" | "recipients"): readonly Row[] {
  const annotated = found.flatMap(({ event, report, text }) =>
    event[role]
      .filter((wordings) => !wordings.startsWith("?"))
      .map((wordings) => report[role].some((one) => isMeant(one, wordings, text))),
  );
  const given = found.flatMap(({ event, report, text }) =>
    report[role].map((one) => event[role].some((wordings) => isMeant(one, wordings, text))),
  );
  const [recall, precision] = [share(`${role} R`, annotated), share(`${role} P`, given)];
  const f1 = ratio(2 * precision.value * recall.value, precision.value + recall.value);
  return [precision, recall, { measure: `${role} F1`, value: f1, n: recall.n }];
}

/** Whether a participant's words overlap the annotated ones, or the name he is known by is among them. */
function isMeant({ citation, name }: Participant, wordings: string, text: string): boolean {
  return allows(wordings, name) || wordingSpans(wordings, text).some((span) => overlaps(span, citation.span));
}

// ---------------------------------------------------------------- quantities and days

/** Right when both tell the same best figure; a figure that only one of them tells is wrong. */
function quantityRight({ event, report }: FoundIn, kind: Counted): readonly boolean[] {
  const annotated = event.quantities?.[kind] ?? null;
  const given = quantityOf(report, kind);
  if (annotated === "open" || (annotated === null && given === null)) return [];
  return [(typeof annotated === "object" && annotated !== null ? annotated.best : annotated) === given];
}

function quantityOf({ quantities }: ReportedEvent, kind: Counted): number | null {
  return numberOf(quantities, kind)?.best ?? null;
}

function dayRight({ event, report }: FoundIn, agree: (a: DateRange, b: DateRange) => boolean): readonly boolean[] {
  if (event.day === "open" || (event.day === null && report.date === null)) return [];
  return [event.day !== null && report.date !== null && agree(event.day, report.date)];
}

function isSame(a: DateRange, b: DateRange): boolean {
  return a.first === b.first && a.last === b.last;
}

function meets(a: DateRange, b: DateRange): boolean {
  return a.first <= b.last && b.first <= a.last;
}

// ---------------------------------------------------------------- counting

function share(measure: string, right: readonly boolean[]): Row {
  return { measure, value: ratio(right.filter(Boolean).length, right.length), n: right.length };
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
