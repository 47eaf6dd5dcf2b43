import type { TFunction } from "i18next";
import type { EventType, Polarity, QuantityKind, Realis, ReportedEvent, Span } from "../../model.ts";
import { findWords } from "./pieces.ts";

/** A person as a form has them: words of the text, and whom on file they stand for; "" leaves it to the words. */
export interface DraftPerson {
  readonly words: string;
  readonly actor: string;
}

export interface DraftQuantity {
  readonly kind: QuantityKind;
  readonly low: string;
  readonly high: string;
  readonly cumulative: boolean;
  readonly words: string;
}

/** A reading while somebody corrects it. "" stands for what is not told. */
export interface Draft {
  readonly type: EventType;
  readonly mode: string | null;
  readonly actors: readonly DraftPerson[];
  readonly recipients: readonly DraftPerson[];
  /** `place` is the gazetteer's id, "" for a place that it does not have. */
  readonly place: { readonly words: string; readonly place: string } | null;
  readonly first: string;
  readonly last: string;
  readonly quantities: readonly DraftQuantity[];
  readonly realis: Realis;
  readonly polarity: Polarity;
}

export const EMPTY: Draft = {
  type: "ASSAULT",
  mode: null,
  actors: [],
  recipients: [],
  place: null,
  first: "",
  last: "",
  quantities: [],
  realis: "actual",
  polarity: "positive",
};

export function draftOf(report: ReportedEvent): Draft {
  const { type, mode, actors, recipients, place, date, quantities, realis, polarity } = report;
  const people = (list: typeof actors) =>
    list.map(({ citation, link }) => ({ words: citation.exact, actor: link.status === "linked" ? link.id : "" }));
  return {
    type,
    mode,
    actors: people(actors),
    recipients: people(recipients),
    place: place === null ? null : { words: place.citation.exact, place: place.place?.id ?? "" },
    first: date?.first ?? "",
    last: date?.last ?? "",
    quantities: quantities.map(({ kind, estimate, cumulative, citation }) => ({
      kind,
      low: String(estimate.low),
      high: String(estimate.high),
      cumulative,
      words: citation.exact,
    })),
    realis,
    polarity,
  };
}

/** What was changed, as the server takes it. Throws what to tell the person where words are not in the text. */
export function amendmentIn(draft: Draft, before: Draft, text: string, near: number, t: TFunction) {
  const isNew = (part: keyof Draft) => JSON.stringify(draft[part]) !== JSON.stringify(before[part]);
  const span = (words: string) => spanOf(words, text, near, t);
  const people = (list: readonly DraftPerson[]) =>
    list.map(({ words, actor }) => ({ span: span(words), actor: actor === "" ? null : actor }));
  return {
    ...(isNew("type") || before === EMPTY ? { type: draft.type } : {}),
    ...(isNew("mode") || isNew("type") ? { mode: draft.mode } : {}),
    ...(isNew("actors") ? { actors: people(draft.actors) } : {}),
    ...(isNew("recipients") ? { recipients: people(draft.recipients) } : {}),
    ...(isNew("place") ? { place: placeIn(draft, span) } : {}),
    ...(isNew("first") || isNew("last") ? { date: daysIn(draft) } : {}),
    ...(isNew("quantities") ? { quantities: draft.quantities.map((one) => quantityIn(one, span, t)) } : {}),
    ...(isNew("realis") ? { realis: draft.realis } : {}),
    ...(isNew("polarity") ? { polarity: draft.polarity } : {}),
  };
}

/** Where some words stand, the place nearest to an offset. */
export function spanOf(words: string, text: string, near: number, t: TFunction): Span {
  const span = findWords(text, words, near);
  if (span === null) throw new Error(t("article.not-in-text", { words }));
  return span;
}

function placeIn({ place }: Draft, span: (words: string) => Span) {
  return place === null ? null : { span: span(place.words), place: place.place === "" ? null : place.place };
}

function daysIn({ first, last }: Draft) {
  if (first === "" && last === "") return null;
  return { first: first || last, last: last || first };
}

function quantityIn(
  { kind, low, high, cumulative, words }: DraftQuantity,
  span: (words: string) => Span,
  t: TFunction,
) {
  const [least, most] = [Number(low || high), Number(high || low)];
  if (!Number.isFinite(least) || !Number.isFinite(most) || least > most || (low === "" && high === ""))
    throw new Error(t("article.no-number"));
  return {
    kind,
    estimate: { low: least, best: Math.round((least + most) / 2), high: most },
    cumulative,
    span: span(words),
  };
}
