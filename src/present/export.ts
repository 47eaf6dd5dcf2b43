import { MARKINGS } from "../markings.ts";
import type { Agreement, Article, ArticleId, Day, Dossier, Instant, Marking } from "../model.ts";

/** An incident with all that is on record of it, persons left out, and the articles that its words stand in. */
export interface Exported {
  readonly dossier: Dossier;
  readonly articles: ReadonlyMap<ArticleId, Article>;
}

/** What an export rests on. A short list must not look like a quiet month. */
export interface Statement {
  readonly madeAt: Instant;
  /** As of when the record is shown, `null` for now. */
  readonly asKnownOn: Day | null;
  readonly articles: number;
  readonly publishers: number;
  readonly lastPublished: Day | null;
  /** Pages that are taken in but not read yet. */
  readonly pending: number;
}

/** What printers need to know beside the incidents. The functions come from the edge, which has the tables. */
export interface ExportSetting {
  readonly agreements: readonly Agreement[];
  readonly statement: Statement;
  /** The same name always gives the same UUID (RFC 9562, version 5). */
  uuid(name: string): string;
  /** A country's name, ISO 3166-1 alpha-2 and numeric code; `null` for codes that are none. */
  country(alpha3: string): { readonly name: string; readonly alpha2: string; readonly numeric: string } | null;
}

/** Prints an export piece by piece, so that it never has to be held whole. */
export interface ExportPrinter {
  head(): string;
  /** `null` for what the format has no place for. */
  next(exported: Exported): string | null;
  end(): string;
}

/** Whether something marked so may go to those who may see up to `most`; what nobody marked may. */
export function isShareable(marking: Marking | null, most: Marking): boolean {
  return marking === null || MARKINGS.indexOf(marking) <= MARKINGS.indexOf(most);
}

/** What an export rests on, in a sentence. */
export function statementWords({ articles, publishers, lastPublished, pending, asKnownOn }: Statement): string {
  const parts = [
    `Rests on ${articles} articles of ${publishers} publishers`,
    lastPublished === null ? null : `the latest of ${lastPublished}`,
    pending === 0 ? null : `${pending} pages are taken in but not read yet`,
    asKnownOn === null ? null : `as known on ${asKnownOn}`,
  ];
  return `${parts.filter((part) => part !== null).join(", ")}. What nobody we read reports is not here.`;
}
