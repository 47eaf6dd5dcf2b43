import { type Dialect, type Generated, Kysely, type RawBuilder, sql } from "kysely";
import { migrate } from "./migrations.ts";

/** The tables of the index. `document` is always the whole noun as JSON; the other columns are for looking up. */
export interface Tables {
  /** One row: the journal entry up to which captures and decisions stand in the index. */
  readonly position: { readonly one: number; readonly seq: number; readonly hash: string };
  readonly captures: {
    readonly seq: number;
    readonly identity: string;
    readonly sha256: string;
    readonly document: string;
    /** What it was digested to; `null` while it waits, or when `failure` says why it could not be. */
    readonly article: string | null;
    readonly failure: string | null;
  };
  readonly decisions: {
    readonly seq: number;
    readonly kind: string;
    readonly document: string;
    /** Whether incidents are as it has them. Words on which reports belong together wait until these are merged anew. */
    readonly settled: boolean;
  };
  /** What each decision names: the ids of incidents, reports, publishers, actors, and the article that anchors each. */
  readonly decision_subjects: { readonly seq: number; readonly id: string; readonly article: string | null };
  readonly configurations: { readonly seq: number; readonly document: string };
  readonly articles: {
    readonly id: string;
    readonly publisher: string;
    readonly published: string | null;
    readonly language: string;
    /** The day on which a page of it was first recorded. */
    readonly taken: string;
    /** Its title and text, for searching by words. */
    readonly search: RawBuilder<string>;
    /** A hash of its address, by which the versions of one page are found. */
    readonly page: string | null;
    readonly document: string;
  };
  /** The places that articles name, whether something happened there or not. */
  readonly places: {
    readonly id: string;
    readonly name: string;
    readonly country: string | null;
    readonly longitude: number;
    readonly latitude: number;
    /** Whether it is a region or a country, and so no point. */
    readonly wide: boolean;
  };
  readonly article_places: {
    readonly article: string;
    readonly place: string;
    /** The day of the article's publication, as in its own row. */
    readonly published: string | null;
  };
  readonly readings: { readonly article: string; readonly document: string };
  /** What the reader made of articles whose reports people corrected: a list of reports. */
  readonly as_read: { readonly article: string; readonly document: string };
  readonly reports: {
    readonly id: string;
    readonly article: string;
    readonly place_in_list: number;
    /** The id that an incident which it begins has, and by which the one that it tells of is found. */
    readonly began: string;
    /** The six letters of the code that it gives an incident. */
    readonly letters: string;
    /** Where merging looks for it: two reports that may belong together have a number in common. */
    readonly marks: RawBuilder<readonly number[]>;
    readonly incident: string | null;
    readonly type: string;
    /** The row of a data set that it was taken from. */
    readonly row: string | null;
    readonly document: string;
  };
  readonly incidents: {
    readonly id: string;
    readonly code: string;
    readonly type: string;
    readonly country: string | null;
    readonly longitude: number | null;
    readonly latitude: number | null;
    /** On which it may lie, told or by when it was printed. */
    readonly first_day: string | null;
    readonly last_day: string | null;
    /** Whether anybody says that it happened. */
    readonly happened: boolean;
    readonly words: string;
    readonly search: Generated<string>;
    readonly document: string;
  };
  readonly assessments: {
    readonly incident: string;
    /** A match may assess one obligation more than once; the list's order is kept. */
    readonly place_in_list: number;
    readonly agreement: string;
    readonly obligation: string;
    readonly value: string;
    readonly document: string;
  };
  /** What each report's claims say, for searching by words. */
  readonly claims: {
    readonly article: string;
    readonly report: string;
    readonly place_in_list: number;
    readonly publisher: string;
    readonly published: string | null;
    readonly speaker: string;
    readonly stance: string;
    readonly exact: string;
    readonly search: RawBuilder<string>;
  };
  /** What lists and maps of incidents are narrowed and sorted by: made from everything else on record, when it is asked for. */
  readonly facets: {
    readonly id: string;
    readonly code: string;
    readonly type: string;
    readonly country: string | null;
    readonly longitude: number | null;
    readonly latitude: number | null;
    readonly first_day: string | null;
    readonly last_day: string | null;
    /** Whether these days are told, or only follow from when it was printed. */
    readonly told: boolean;
    /** As it stands, people's word included. */
    readonly state: string;
    readonly independent: number;
    /** When a report of it was first on record; empty where no page tells. */
    readonly known: string;
    /** Whether it waits for people. */
    readonly waits: boolean;
    /** Actors, agreements, zones and values, each with its kind in front. */
    readonly tags: RawBuilder<readonly string[]>;
    /** It on a map, as a GeoJSON feature; `null` where it is no point. */
    readonly dot: string | null;
    /** The same text for all incidents at one place with one precision; `null` where it is no point. */
    readonly spot: string | null;
    /** By what series count it: its mode, whether anybody says that it happened, its place, and when it was first printed. */
    readonly mode: string | null;
    readonly happened: boolean;
    readonly place: string;
    readonly admin1: string | null;
    readonly precision: string;
    readonly printed: string | null;
    /** The lowest and highest count of its dead, running totals left out. */
    readonly deaths_low: number | null;
    readonly deaths_high: number | null;
  };
  /** Which publishers and which known actors tell of each incident, and whether others bear it out or deny it. */
  readonly tellings: {
    readonly incident: string;
    readonly kind: string;
    readonly name: string;
    readonly corroborated: boolean;
    readonly contradicted: boolean;
    readonly accused: boolean;
  };
  /** Each incident as a list shows it, as JSON. */
  readonly lines: { readonly id: string; readonly line: string };
  /** Incidents whose facets and line are still to be made anew. */
  readonly unlined: { readonly id: string };
}

export const TABLES = [
  "position",
  "captures",
  "decisions",
  "decision_subjects",
  "configurations",
  "articles",
  "places",
  "article_places",
  "readings",
  "as_read",
  "reports",
  "incidents",
  "assessments",
  "claims",
] as const satisfies readonly (keyof Tables)[];

/** Tables that hold what was made from the others when it was asked for. Two indexes that hold the same may differ here. */
const MADE = ["facets", "lines", "tellings", "unlined"] as const satisfies readonly (keyof Tables)[];

export type Database = Kysely<Tables>;

/** An open index, wherever it lives. */
export interface Index {
  readonly database: Database;
  close(): Promise<void>;
}

/** Opens the index and brings it to the newest layout. The dialect decides where it lives. */
export async function openDatabase(dialect: Dialect): Promise<Database> {
  const database = new Kysely<Tables>({ dialect });
  try {
    await migrate(database as Kysely<unknown>);
    return database;
  } catch (error) {
    await database.destroy().catch(() => null); // the first trouble is the one to tell
    throw error;
  }
}

/** Takes everything out of the index, the layout included, and lays it out afresh. */
export async function emptyDatabase(database: Database): Promise<void> {
  const names = [...TABLES, ...MADE, "kysely_migration", "kysely_migration_lock"].map((name) => sql.table(name));
  await sql`drop table if exists ${sql.join(names)}`.execute(database);
  await migrate(database as Kysely<unknown>);
}

/**
 * PostgreSQL's 8-byte integer, which drivers give as number, bigint or string, as a number. The only
 * place that reads one; beyond 2^53 it throws rather than round.
 */
export function wholeNumber(value: unknown): number {
  const number = Number(value);
  if (Number.isSafeInteger(number)) return number;
  throw new RangeError(`${String(value)} is not a whole number that can be held exactly.`);
}

/** Whole numbers as a PostgreSQL array. */
export function numbers(values: readonly number[]): RawBuilder<readonly number[]> {
  return sql`${`{${values.join(",")}}`}::integer[]`;
}

/** A list of texts as PostgreSQL's array; drivers differ in how they send lists. */
export function texts(values: readonly string[]): RawBuilder<readonly string[]> {
  const quoted = values.map((value) => `"${plain(value).replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`);
  return sql`${`{${quoted.join(",")}}`}::text[]`;
}

/** A string as a PostgreSQL text column takes it: no NUL, no half of a surrogate pair. Documents keep both, as JSON escapes. */
export function plain(text: string): string {
  return text
    .replaceAll("\u0000", "")
    .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, "\uFFFD");
}
