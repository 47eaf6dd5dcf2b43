import { cameoOf } from "../cameo.ts";
import type { Article, ReportedEvent } from "../model.ts";
import { quadOf, scoreOf } from "../plover.ts";
import { numberOf } from "../quantities.ts";
import { quantityWords, speakerWords } from "./words.ts";

export const CLAIM_COLUMNS = [
  "article",
  "published",
  "publisher",
  "url",
  "type",
  "mode",
  "score",
  "quad",
  "cameo",
  "contexts",
  "actors",
  "actor_countries",
  "actor_sectors",
  "recipients",
  "recipient_countries",
  "recipient_sectors",
  "place",
  "latitude",
  "longitude",
  "country",
  "precision",
  "first_day",
  "last_day",
  "deaths_low",
  "deaths_best",
  "deaths_high",
  "injured_best",
  "quantities",
  "realis",
  "polarity",
  "speaker",
  "passed_on_by",
  "stance",
  "certainty",
  "words",
  "start",
  "end",
] as const;

/** The first line of a table of claims. */
export function csvHeader(): string {
  return csvLine(CLAIM_COLUMNS);
}

/** A line for each claim of each event, RFC 4180. A spreadsheet must not run a cell as a formula, so `=+-@` get a quote in front. */
export function csvRows(article: Article, reports: readonly ReportedEvent[]): string {
  return reports
    .flatMap((report) => report.claims.map((claim) => csvLine(claimCells(article, report, claim))))
    .join("");
}

/** The cells of a claim's line, in the order of `CLAIM_COLUMNS`. */
export function claimCells(
  article: Pick<Article, "id" | "publishedAt" | "publisher" | "url">,
  report: ReportedEvent,
  claim: ReportedEvent["claims"][number],
): readonly Cell[] {
  const place = report.place?.place ?? null;
  const deaths = numberOf(report.quantities, "dead");
  const cells: Readonly<Record<(typeof CLAIM_COLUMNS)[number], Cell>> = {
    article: article.id,
    published: article.publishedAt,
    publisher: article.publisher,
    url: article.url,
    type: report.type,
    mode: report.mode,
    score: scoreOf(report.type, report.mode),
    quad: quadOf(report.type),
    cameo: cameoOf(report),
    contexts: joined(report.contexts),
    actors: joined(report.actors.map((actor) => actor.name)),
    actor_countries: joined(report.actors.map((actor) => actor.country)),
    actor_sectors: joined(report.actors.map((actor) => actor.sector)),
    recipients: joined(report.recipients.map((recipient) => recipient.name)),
    recipient_countries: joined(report.recipients.map((recipient) => recipient.country)),
    recipient_sectors: joined(report.recipients.map((recipient) => recipient.sector)),
    place: place?.name ?? report.place?.citation.exact,
    latitude: place?.latitude,
    longitude: place?.longitude,
    country: place?.country,
    precision: report.place?.precision,
    first_day: report.date?.first,
    last_day: report.date?.last,
    deaths_low: deaths?.low,
    deaths_best: deaths?.best,
    deaths_high: deaths?.high,
    injured_best: numberOf(report.quantities, "injured")?.best,
    quantities: joined(report.quantities.map(quantityWords)),
    realis: report.realis,
    polarity: report.polarity,
    speaker: speakerWords(claim),
    passed_on_by: joined(claim.chain.map(({ name }) => name)),
    stance: claim.stance,
    certainty: claim.certainty,
    words: claim.citation.exact,
    start: claim.citation.span.start,
    end: claim.citation.span.end,
  };
  return CLAIM_COLUMNS.map((column) => cells[column]);
}

export type Cell = string | number | null | undefined;

/** A line of a table. */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(cell).join(",")}\r\n`;
}

function joined(values: readonly (string | null)[]): string {
  return values.map((value) => value ?? "").join("; ");
}

export function cell(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
