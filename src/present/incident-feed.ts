import type { Instant } from "../model.ts";
import type { IncidentLine, Toll } from "./incident-line.ts";
import { dateWords, valueWords } from "./words.ts";
import { type Xml, xml, xmlDocument } from "./xml.ts";

/** What a feed of incidents is made with. */
export interface FeedSetting {
  /** Where the record is served, without a slash at the end. */
  readonly origin: string;
  /** The feed's own address, with its filter. */
  readonly self: string;
  /** What it is narrowed to, in words; empty for all deeds. */
  readonly filter: string;
  /** For a feed without entries, which must still say when it was made. */
  readonly now: Instant;
}

/**
 * Incidents as an Atom feed (RFC 4287), the newest on record first. An entry is updated when another report of it comes
 * in. Its words are those of the list: who says so stands in the title.
 */
export function incidentFeed(lines: readonly IncidentLine[], { origin, self, filter, now }: FeedSetting): string {
  const updated = lines.map(updatedAt).toSorted().at(-1) ?? now;
  return xmlDocument(xml`<feed xmlns="http://www.w3.org/2005/Atom" xmlns:georss="http://www.georss.org/georss">
<id>${self}</id>
<title>Tocsin: incidents${filter === "" ? "" : ` (${filter})`}</title>
<subtitle>Who says what happened. Nothing here is a ruling.</subtitle>
<updated>${updated === "" ? now : updated}</updated>
<author><name>Tocsin</name></author>
<link rel="self" type="application/atom+xml" href="${self}"/>
<link rel="alternate" type="text/html" href="${origin}/search"/>
${lines.map((line) => entry(line, origin, now))}</feed>`);
}

function entry(line: IncidentLine, origin: string, now: Instant): Xml {
  const { id, code, headline, firstKnownAt, type, state, place } = line;
  const updated = updatedAt(line);
  const point =
    place?.latitude == null || place.longitude === null
      ? xml``
      : xml`<georss:point>${place.latitude} ${place.longitude}</georss:point>\n`;
  return xml`<entry>
<id>urn:tocsin:${id}</id>
<title>${headline}</title>
<published>${firstKnownAt ?? now}</published>
<updated>${updated === "" ? now : updated}</updated>
<link rel="alternate" type="text/html" href="${origin}/incidents/${code}"/>
<category term="${type}"/>
<category term="${state}"/>
${point}<content type="text">${contentWords(line)}</content>
</entry>
`;
}

function updatedAt({ lastReportAt, firstKnownAt }: IncidentLine): string {
  return lastReportAt ?? firstKnownAt ?? "";
}

function contentWords(line: IncidentLine): string {
  const { code, date, printed, state, reports, independent, publishers, deaths, injured, assessments, marking } = line;
  const values = [...new Set(assessments.map(({ value }) => value))].filter((value) => value !== "outside-scope");
  return [
    `${code}, ${dateWords(date, printed)}.`,
    `${state.replaceAll("-", " ")}: ${count(reports, "report")} by ${count(publishers, "publisher")}, ${independent} independent ${independent === 1 ? "origin" : "origins"}.`,
    ...tollWords(deaths, "dead"),
    ...tollWords(injured, "injured"),
    ...(values.length === 0 ? [] : [`Set against agreements: ${values.map(valueWords).join(", ")}.`]),
    ...(marking === null ? [] : [`TLP:${marking}.`]),
  ].join("\n");
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

/** Rival counts are laid side by side as a span, never as one figure. */
function tollWords(toll: Toll | null, what: string): readonly string[] {
  if (toll === null) return [];
  const figure = toll.low === toll.high ? `${toll.low}` : `${toll.low} to ${toll.high}`;
  return [`${figure} ${what} by ${count(toll.tallies, "count")}.`];
}
