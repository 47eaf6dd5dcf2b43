import { type Kysely, type Migration, Migrator, sql } from "kysely";

/** One step of the index's layout. Steps are numbered 1, 2, 3 … and never changed once released. */
export interface Step {
  /** `0001-name` */
  readonly name: string;
  readonly statements: readonly string[];
}

/**
 * The layout of the index, in PostgreSQL 15's SQL. What the domain says is kept whole as JSON text, which,
 * unlike `jsonb`, takes every string that a page may hold; the columns beside it are only for looking up.
 * Collation "C" sorts by code point, so that every machine lists in the same order.
 */
export const STEPS: readonly Step[] = [
  {
    name: "0001-record",
    statements: [
      `create table position (
        one integer primary key check (one = 1),
        seq integer not null,
        hash text collate "C" not null
      )`,
      "insert into position values (1, 0, repeat('0', 64))",
      `create table captures (
        seq integer primary key,
        identity text collate "C" not null unique,
        sha256 text collate "C" not null,
        document text not null,
        article text collate "C",
        failure text
      )`,
      "create index captures_pending on captures (seq) where article is null and failure is null",
      "create index captures_article on captures (article)",
      `create table decisions (
        seq integer primary key,
        about text collate "C" not null,
        document text not null
      )`,
      "create index decisions_about on decisions (about)",
      `create table configurations (
        seq integer primary key,
        document text not null
      )`,
      `create table articles (
        id text collate "C" primary key,
        publisher text not null,
        published text collate "C",
        language text not null,
        document text not null
      )`,
      "create index articles_published on articles (published desc nulls last, id)",
      `create table readings (
        article text collate "C" primary key,
        document text not null
      )`,
      `create table reports (
        id text collate "C" primary key,
        article text collate "C" not null,
        place_in_list integer not null,
        incident text collate "C",
        type text collate "C" not null,
        document text not null
      )`,
      "create index reports_article on reports (article)",
      "create index reports_incident on reports (incident)",
      `create table incidents (
        id text collate "C" primary key,
        code text collate "C" not null,
        type text collate "C" not null,
        country text collate "C",
        longitude double precision,
        latitude double precision,
        coarse boolean not null,
        first_day text collate "C",
        last_day text collate "C",
        lasting boolean not null,
        words text not null,
        search tsvector generated always as (to_tsvector('simple', words)) stored,
        document text not null
      )`,
      "create index incidents_code on incidents (code)",
      "create index incidents_recent on incidents (last_day desc nulls last, id)",
      "create index incidents_then on incidents (type, last_day)",
      "create index incidents_lasting on incidents (type) where lasting",
      "create index incidents_country on incidents (country, last_day)",
      "create index incidents_search on incidents using gin (search)",
      `create table assessments (
        incident text collate "C" not null,
        place_in_list integer not null,
        agreement text collate "C" not null,
        obligation text collate "C" not null,
        value text not null,
        document text not null,
        primary key (incident, place_in_list)
      )`,
      "create index assessments_agreement on assessments (agreement, incident)",
    ],
  },
  {
    // Claims tell who passes them on. Those made before do not know; the key can stand nowhere but in a claim, since
    // quotation marks within strings are escaped.
    name: "0002-chains",
    statements: [
      `update readings set document = replace(document, '"event":', '"chain":[],"event":')`,
      `update reports set document = replace(document, '"via":', '"chain":[],"via":')`,
      `update incidents set document = replace(document, '"via":', '"chain":[],"via":')`,
    ],
  },
  {
    // Numbers now come with the words that say them, which was not kept: every page waits to be read again.
    name: "0003-quantities",
    statements: [
      "delete from assessments",
      "delete from incidents",
      "delete from reports",
      "delete from readings",
      "delete from articles",
      "update captures set article = null, failure = null",
    ],
  },
  {
    // Decisions are found by all that they name, and captures tell when they were recorded: the journal, where both
    // stand, is taken in again from its beginning.
    name: "0004-decisions",
    statements: [
      "drop table decisions",
      `create table decisions (
        seq integer primary key,
        kind text collate "C" not null,
        document text not null,
        settled boolean not null
      )`,
      "create index decisions_unsettled on decisions (seq) where not settled",
      `create table decision_subjects (
        seq integer not null,
        id text collate "C" not null,
        article text collate "C",
        primary key (seq, id)
      )`,
      "create index decision_subjects_id on decision_subjects (id)",
      "create index decision_subjects_article on decision_subjects (article) where article is not null",
      "delete from assessments",
      "delete from incidents",
      "delete from reports",
      "delete from readings",
      "delete from articles",
      "delete from captures",
      "delete from configurations",
      "update position set seq = 0, hash = repeat('0', 64)",
      'alter table reports add column began text collate "C" not null',
      "create index reports_began on reports (began)",
    ],
  },
  {
    // Incidents tell why their reports are one, and reports are found by marks and code letters: all is read again.
    name: "0005-joins",
    statements: [
      "delete from assessments",
      "delete from incidents",
      "delete from reports",
      "delete from readings",
      "delete from articles",
      "update captures set article = null, failure = null",
      'alter table reports add column letters text collate "C" not null',
      "create index reports_letters on reports (letters)",
      "alter table reports add column marks integer[] not null",
      "create index reports_marks on reports using gin (marks)",
      "drop index incidents_then",
      "drop index incidents_lasting",
      "alter table incidents drop column coarse",
      "alter table incidents drop column lasting",
    ],
  },
  {
    // Reports now tell from what text their article was made, which needs the page: every page waits to be read again.
    name: "0006-editions",
    statements: [
      "delete from assessments",
      "delete from incidents",
      "delete from reports",
      "delete from readings",
      "delete from articles",
      "update captures set article = null, failure = null",
    ],
  },
  {
    // Which article names which places is looked up by area and day, and each article tells on what day it was first
    // recorded: every page waits to be read again.
    name: "0007-coverage",
    statements: [
      `create table places (
        id text collate "C" primary key,
        name text not null,
        country text collate "C",
        longitude double precision not null,
        latitude double precision not null,
        wide boolean not null
      )`,
      "create index places_country on places (country)",
      "create index places_there on places (latitude, longitude)",
      `create table article_places (
        article text collate "C" not null,
        place text collate "C" not null,
        published text collate "C",
        primary key (article, place)
      )`,
      "create index article_places_place on article_places (place, published, article)",
      "delete from assessments",
      "delete from incidents",
      "delete from reports",
      "delete from readings",
      "delete from articles",
      "update captures set article = null, failure = null",
      'alter table articles add column taken text collate "C" not null',
      "create index articles_volume on articles (published, publisher, language, taken)",
    ],
  },
  {
    // Rows of data sets, by which a newer file is set against what is known. There were none before.
    name: "0008-rows",
    statements: [
      'alter table reports add column row text collate "C"',
      "create index reports_row on reports (row) where row is not null",
    ],
  },
  {
    // What the reader made of articles that people corrected. There were no corrections before.
    name: "0009-corrections",
    statements: ['create table as_read (article text collate "C" primary key, document text not null)'],
  },
  {
    // Lists and maps are answered from a line and a few facts per incident, kept beside it; articles and claims are found
    // by their words. Every page waits to be read again.
    name: "0010-lists",
    statements: [
      `create table facets (
        id text collate "C" primary key,
        code text collate "C" not null,
        type text collate "C" not null,
        country text collate "C",
        longitude double precision,
        latitude double precision,
        first_day text collate "C",
        last_day text collate "C",
        state text collate "C" not null,
        independent integer not null,
        known text collate "C" not null,
        waits boolean not null,
        tags text[] not null,
        dot text
      )`,
      "create index facets_recent on facets (last_day desc nulls last, id)",
      "create index facets_known on facets (known desc, id)",
      "create index facets_country on facets (country, last_day desc nulls last, id)",
      "create index facets_there on facets (latitude, longitude)",
      "create index facets_tags on facets using gin (tags)",
      "create index facets_waits on facets (last_day desc nulls last, id) where waits",
      `create table lines (
        id text collate "C" primary key,
        line text not null
      )`,
      'create table unlined (id text collate "C" primary key)',
      `create table claims (
        article text collate "C" not null,
        report text collate "C" not null,
        place_in_list integer not null,
        publisher text not null,
        published text collate "C",
        speaker text not null,
        stance text collate "C" not null,
        exact text not null,
        search tsvector not null,
        primary key (report, place_in_list)
      )`,
      "create index claims_article on claims (article)",
      "create index claims_search on claims using gin (search)",
      "delete from assessments",
      "delete from incidents",
      "delete from reports",
      "delete from readings",
      "delete from articles",
      "update captures set article = null, failure = null",
      "alter table articles add column search tsvector not null",
      "create index articles_search on articles using gin (search)",
      "create index articles_publisher on articles (publisher, published desc nulls last, id)",
    ],
  },
  {
    // Lines tell whose word it is, so that all are made anew.
    name: "0011-said-by",
    statements: ["insert into unlined select id from incidents on conflict do nothing"],
  },
  {
    // Lists of a hundred thousand incidents are narrowed and counted within indexes, without looking at the rows.
    name: "0012-listed",
    statements: [
      "create index facets_listed on facets (last_day desc nulls last, id) include (first_day, type, country, state, independent, waits)",
      "create index facets_first on facets (first_day)",
      "drop index facets_recent",
    ],
  },
  {
    // Incidents whose day nobody tells are found by the days up to their printing, and what nobody says happened is counted
    // nowhere. `happening.ts` has the rules, which stand here as they were when this was written.
    name: "0013-may-lie-on",
    statements: [
      "alter table incidents add column happened boolean not null default true",
      `update incidents set first_day = (told.printed::date - 3)::text, last_day = told.printed from (
        select id, min(report ->> 'publishedAt') as printed, bool_and(report ->> 'realis' = 'historical') as old
        from incidents, json_array_elements(document::json -> 'reports') as report group by id
      ) as told where incidents.id = told.id and last_day is null and told.printed is not null and not told.old`,
      `update incidents set happened = said.asserted and said.past from (
        select id,
          document::json ->> 'origins' like '%"asserts"%' as asserted,
          exists (
            select from json_array_elements(document::json -> 'reports') as report
            where report ->> 'realis' in ('actual', 'historical') and report ->> 'polarity' = 'positive'
          ) as past
        from incidents
      ) as said where incidents.id = said.id`,
      "alter table facets add column told boolean not null default true",
      "drop index facets_listed",
      "create index facets_listed on facets (last_day desc nulls last, id) include (first_day, told, type, country, state, independent, waits)",
      "insert into unlined select id from incidents on conflict do nothing",
    ],
  },
  {
    // Maps are answered from counts by place instead of one point after another; all lines are made anew to tell theirs.
    name: "0014-spots",
    statements: [
      'alter table facets add column spot text collate "C"',
      "drop index facets_listed",
      "create index facets_listed on facets (last_day desc nulls last, id) include (first_day, told, type, country, state, independent, waits, spot, code)",
      "insert into unlined select id from incidents on conflict do nothing",
    ],
  },
  {
    // Series count within facets: by mode, province, first printing and the dead. All lines are made anew.
    name: "0015-series",
    statements: [
      "alter table facets add column mode text",
      "alter table facets add column happened boolean not null default true",
      "alter table facets add column place text not null default ''",
      "alter table facets add column admin1 text",
      `alter table facets add column precision text collate "C" not null default 'unknown'`,
      'alter table facets add column printed text collate "C"',
      "alter table facets add column deaths_low double precision",
      "alter table facets add column deaths_high double precision",
      "create index facets_province on facets (country, admin1)",
      "insert into unlined select id from incidents on conflict do nothing",
    ],
  },
  {
    // How often others bear out whoever tells of an incident is counted in a table; all lines are made anew to fill it.
    name: "0016-tellings",
    statements: [
      `create table tellings (
        incident text collate "C" not null,
        kind text collate "C" not null,
        name text collate "C" not null,
        corroborated boolean not null,
        contradicted boolean not null,
        primary key (incident, kind, name)
      )`,
      "drop index assessments_agreement",
      "create index assessments_agreement on assessments (agreement, incident) include (obligation, value)",
      "insert into unlined select id from incidents on conflict do nothing",
    ],
  },
  {
    // The versions of one page are found by its address, which may be longer than an index takes.
    name: "0017-versions",
    statements: [
      'alter table articles add column page text collate "C"',
      "update articles set page = md5(document::json->>'url')",
      "create index articles_page on articles (page)",
    ],
  },
  {
    // Denials by the side that is said to have done it are told apart; all lines are made anew to tell them.
    name: "0018-accused",
    statements: [
      "alter table tellings add column accused boolean not null default false",
      "insert into unlined select id from incidents on conflict do nothing",
    ],
  },
  {
    // Each zone asks what happened in its box.
    name: "0019-incidents-there",
    statements: ["create index incidents_there on incidents (latitude, longitude)"],
  },
];

/** Brings a database to the newest layout; throws when it was made by a newer Tocsin. */
export async function migrate(database: Kysely<unknown>, steps: readonly Step[] = STEPS): Promise<void> {
  assertNumbered(steps);
  const migrations = Object.fromEntries(steps.map((step) => [step.name, migrationOf(step)]));
  const migrator = new Migrator({ db: database, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) {
    throw new Error(`The index cannot be brought to this version's layout: ${messageOf(error)}. Rebuild the index.`);
  }
}

/** Throws unless the steps are numbered 1, 2, 3 … in order: a gap or a double means two branches were joined badly. */
export function assertNumbered(steps: readonly Step[]): void {
  for (const [i, { name }] of steps.entries()) {
    const expected = `${String(i + 1).padStart(4, "0")}-`;
    if (!name.startsWith(expected)) throw new Error(`Migration ${name} should start with ${expected}.`);
  }
}

function migrationOf({ statements }: Step): Migration {
  return {
    up: async (database) => {
      for (const statement of statements) await sql.raw(statement).execute(database);
    },
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
