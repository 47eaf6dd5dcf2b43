import { isWithin } from "../markings.ts";
import type { Agreement, Article, ArticleId, Day, Dossier, Instant, Marking } from "../model.ts";

/** An incident with all that is on record of it, persons left out, and the articles that its words stand in. */
export interface Exported {
  readonly dossier: Dossier;
  readonly articles: ReadonlyMap<ArticleId, Article>;
}

/** What an export rests on. A short list must not look like a quiet month. */
export interface Statement {
  readonly madeAt: Instant;
  /** The day at whose end the record is shown, as this store held it then; `null` for now. */
  readonly asKnownOn: Day | null;
  /** What narrowed it, as it was asked for: `country` `LBN`. Empty for all that is on record. */
  readonly asked: Readonly<Record<string, string | readonly string[]>>;
  /** What people marked more strictly was left out. */
  readonly markingMax: Marking;
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
  return marking === null || isWithin(marking, most);
}

/** What an export rests on, in a sentence. */
export function statementWords({ articles, publishers, lastPublished, pending, asKnownOn, asked }: Statement): string {
  const narrowed = Object.entries(asked).map(([name, value]) => `${name} ${[value].flat().join(", ")}`);
  const parts = [
    `Rests on ${counted(articles, "article")} of ${counted(publishers, "publisher")}`,
    lastPublished === null ? null : `the latest of ${lastPublished}`,
    pending === 0 ? null : `${counted(pending, "page")} taken in but not read yet`,
    asKnownOn === null ? null : `as known at the end of ${asKnownOn}`,
    narrowed.length === 0 ? null : `narrowed to ${narrowed.join("; ")}`,
  ];
  return `${parts.filter((part) => part !== null).join(", ")}. What nobody we read reports is not here.`;
}

/** "1 article", "2 articles". */
export function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? "" : "s"}`;
}
