import { cameoOf } from "../cameo.ts";
import type { CitedQuantity, Claim, Digest, Participant, ReportedEvent, Span, Whereabouts } from "../model.ts";
import { quadOf, scoreOf } from "../plover.ts";
import { numberOf } from "../quantities.ts";

/**
 * What an article says, as the JSON that `tocsin read --batch` prints a line of. Offsets are UTF-16 units of
 * the text that came in; the shape is a contract that other programs rely on.
 */
export function toRecord(id: string, { article, reading, reports, places }: Digest) {
  const words = (span: Span) => ({ start: span.start, end: span.end, text: article.text.slice(span.start, span.end) });
  return {
    id,
    events: reports.map(eventRecord),
    places: places.map(placeRecord),
    mentions: reading.names.map((name) => ({ kind: name.kind, ...words(name.span) })),
    // Who says that someone says so stands with each event's claims; here every statement is told once.
    attributions: reading.attributions
      .filter(({ nested }) => !nested)
      .map((attribution) => ({
        speaker: attribution.speaker === null ? null : mentionWords(attribution.speaker),
        cue: attribution.cue === null ? null : words(attribution.cue),
        content: attribution.content.map(({ start, end }) => ({ start, end })),
        stance: attribution.stance,
        certainty: attribution.certainty,
      })),
    diagnostics: reading.diagnostics,
  };

  function mentionWords(index: number) {
    const mention = reading.mentions[index];
    return mention === undefined ? null : words(mention.span);
  }
}

/** One event of an article, flat enough for a spreadsheet of its own. */
export function eventRecord(report: ReportedEvent) {
  return {
    type: report.type,
    mode: report.mode,
    trigger: citedWords(report.trigger),
    actors: report.actors.map(participantRecord),
    recipients: report.recipients.map(participantRecord),
    place: report.place === null ? null : placeRecord(report.place),
    date: report.date,
    deaths: numberOf(report.quantities, "dead"),
    injured: numberOf(report.quantities, "injured"),
    quantities: report.quantities.map(quantityRecord),
    polarity: report.polarity,
    realis: report.realis,
    contexts: report.contexts,
    score: scoreOf(report.type, report.mode),
    quad: quadOf(report.type),
    cameo: cameoOf(report),
    rule: report.rule,
    claims: report.claims.map(claimRecord),
  };
}

function claimRecord(claim: Claim) {
  return {
    // Hearsay without a speaker ("reportedly") is the narrator's to answer for.
    speaker: typeof claim.speaker === "string" ? "narrator" : participantRecord(claim.speaker),
    named: claim.speaker !== "unnamed",
    chain: claim.chain.map(participantRecord),
    stance: claim.stance,
    polarity: claim.polarity,
    certainty: claim.certainty,
    realis: claim.realis,
    ...citedWords(claim.citation),
  };
}

function quantityRecord({ kind, estimate, cumulative, citation }: CitedQuantity) {
  const { low, best, high } = estimate;
  return { kind, low, best, high, cumulative, ...citedWords(citation) };
}

function participantRecord({ citation, link, name, country, sector }: Participant) {
  return { ...citedWords(citation), id: link.status === "linked" ? link.id : null, name, country, sector };
}

function placeRecord({ citation, place, precision }: Whereabouts) {
  return {
    ...citedWords(citation),
    id: place?.id ?? null,
    name: place?.name ?? null,
    latitude: place?.latitude ?? null,
    longitude: place?.longitude ?? null,
    country: place?.country ?? null,
    admin1: place?.admin1 ?? null,
    precision,
  };
}

function citedWords({ exact, span }: { readonly exact: string; readonly span: Span }) {
  return { text: exact, start: span.start, end: span.end };
}
