import { fingerprint } from "../ids.ts";
import type {
  Amendment,
  Article,
  Citation,
  Claim,
  Decided,
  Digest,
  EventType,
  ReportedEvent,
  ReportId,
  Span,
} from "../model.ts";
import { holds } from "../span.ts";
import { reattach } from "./anchors.ts";
import { inEffect, type Of, ofKind } from "./effect.ts";

/** What an article reports once people's corrections are in effect, and which of these found no words to hold on to. */
export interface Corrected {
  readonly reports: readonly ReportedEvent[];
  /** Numbers of corrections that could not be put into effect: their report or their words are not there any more. */
  readonly lost: readonly number[];
}

/**
 * What an article reports by the reader's reading and people's corrections of it, in the order of the journal; the last
 * word on a part of a report wins. `decisions` may be any that are anchored in the article, also those taken back.
 */
export function correctedReports(
  article: Article,
  asRead: readonly ReportedEvent[],
  decisions: readonly Decided[],
): Corrected {
  const { standing } = inEffect(decisions);
  const lost: number[] = [];
  const reports = [...asRead];
  for (const missed of ofKind(standing, "missed-event")) {
    const report = reportOf(missed, article, asRead);
    if (report === null) lost.push(missed.seq);
    else if (!reports.some(({ id }) => id === report.id)) reports.push(report);
  }
  const all = [...reports];
  const corrections = ofKind(standing, "correction", "no-event").map((one) => reattach(one, all));
  for (const { seq, about, decision } of corrections) {
    const at = reports.findIndex(({ id }) => id === about);
    const before = reports[at];
    if (before === undefined) {
      if (!all.some(({ id }) => id === about)) lost.push(seq);
    } else if (decision.kind === "no-event") reports.splice(at, 1);
    else if (decision.kind === "correction") {
      const amendment = relocated(decision.amendment, article);
      if (amendment === null) lost.push(seq);
      else reports[at] = { ...amended(before, amendment), corrected: [...(before.corrected ?? []), seq] };
    }
  }
  return { reports, lost };
}

/** A digest with people's corrections in effect, and what the reader made of it beside them. */
export function correctedDigest(digest: Digest, decisions: readonly Decided[]): Digest {
  const asRead = digest.asRead ?? digest.reports;
  const { asRead: _, ...rest } = digest;
  if (ofKind(inEffect(decisions).standing, "correction", "no-event", "missed-event").length === 0)
    return { ...rest, reports: asRead };
  return { ...rest, reports: correctedReports(digest.article, asRead, decisions).reports, asRead };
}

/** The id of a report that people tell of where the reader found none. */
export function missedReportId({ article, span }: Citation, type: EventType): ReportId {
  return `report:${fingerprint(`${article} ${span.start} ${span.end} ${type} told by a person`)}`;
}

// ---------------------------------------------------------------- one report

/** A report as a correction reads it. What its claims say of whether it happened goes along where they said the same. */
function amended(report: ReportedEvent, amendment: Amendment): ReportedEvent {
  const type = amendment.type ?? report.type;
  const mode = amendment.mode === undefined ? (type === report.type ? report.mode : null) : amendment.mode;
  const { polarity = report.polarity, realis = report.realis } = amendment;
  const claimed = (claim: Claim): Claim => ({
    ...claim,
    polarity: claim.polarity === report.polarity ? polarity : claim.polarity,
    realis: claim.realis === report.realis ? realis : claim.realis,
  });
  const [first, ...others] = report.claims;
  return { ...report, ...amendment, type, mode, claims: [claimed(first), ...others.map(claimed)] };
}

/** The report of an event that was not read, `null` where its words are not in the text any more. */
function reportOf(
  { seq, decision }: Of<"missed-event">,
  article: Article,
  asRead: readonly ReportedEvent[],
): ReportedEvent | null {
  const [trigger, words] = [found(decision.trigger, article), found(decision.words, article)];
  const amendment = relocated(decision.amendment, article);
  const speaker = typeof decision.speaker === "string" ? decision.speaker : inText(decision.speaker, article);
  if (trigger === null || words === null || amendment === null || speaker === null) return null;
  const { polarity = "positive", realis = "actual" } = amendment;
  const [sibling] = asRead;
  const { stance } = decision;
  const claim = { speaker, chain: [], via: article.publisher, stance, polarity, certainty: "certain", realis } as const;
  return {
    id: decision.report,
    article: article.id,
    publisher: article.publisher,
    publishedAt: article.publishedAt,
    mode: null,
    rule: "rule:person",
    trigger,
    actors: [],
    recipients: [],
    place: null,
    date: null,
    quantities: [],
    contexts: [],
    agreements: sibling?.agreements ?? [],
    ...(sibling?.edition === undefined ? {} : { edition: sibling.edition }),
    ...(sibling?.setting === undefined ? {} : { setting: sibling.setting }),
    ...amendment,
    type: decision.type,
    polarity,
    realis,
    claims: [{ ...claim, citation: words }],
    corrected: [seq],
  };
}

// ---------------------------------------------------------------- words that are found again

/** An amendment with its words where they stand now, `null` where some are gone. */
function relocated(amendment: Amendment, article: Article): Amendment | null {
  const { actors, recipients, place, quantities } = amendment;
  const parts = {
    ...(actors === undefined ? {} : { actors: allInText(actors, article) }),
    ...(recipients === undefined ? {} : { recipients: allInText(recipients, article) }),
    ...(place === undefined || place === null ? {} : { place: inText(place, article) }),
    ...(quantities === undefined ? {} : { quantities: allInText(quantities, article) }),
  };
  if (Object.values(parts).includes(null)) return null;
  return { ...amendment, ...(parts as Amendment) };
}

function allInText<Part extends { readonly citation: Citation }>(
  parts: readonly Part[],
  article: Article,
): readonly Part[] | null {
  const placed = parts.flatMap((part) => inText(part, article) ?? []);
  return placed.length === parts.length ? placed : null;
}

function inText<Part extends { readonly citation: Citation }>(part: Part, article: Article): Part | null {
  const citation = found(part.citation, article);
  return citation === null ? null : { ...part, citation };
}

/** A citation where its words stand now: at their place, or the nearest place that has the same words. */
function found(citation: Citation, article: Article): Citation | null {
  if (citation.article !== article.id) return null;
  if (holds(citation, article)) return citation;
  const span = nearestWords(article.text, citation.exact, citation.span.start);
  return span === null ? null : { ...citation, span };
}

/** The place nearest to an offset that has some words, `null` for none. Of two as near, the earlier. */
export function nearestWords(text: string, words: string, offset: number): Span | null {
  if (words === "") return null;
  const before = text.lastIndexOf(words, offset);
  const after = text.indexOf(words, offset);
  if (before < 0 && after < 0) return null;
  const start = before >= 0 && (after < 0 || offset - before <= after - offset) ? before : after;
  return { start, end: start + words.length };
}
