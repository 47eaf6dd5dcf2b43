import { sql, type Transaction } from "kysely";
import { isSaidToHaveHappened, mayLieOn } from "../happening.ts";
import { codeLetters, incidentIdOf } from "../ids.ts";
import type { ArticleId, Decided, Digest, Incident, Ledger, ReportedEvent } from "../model.ts";
import { pageHash } from "./articles.ts";
import { inBatches } from "./batches.ts";
import { saveClaims, searchable } from "./claims.ts";
import { type Database, numbers, plain, type Tables, texts } from "./database.ts";
import { markSettled } from "./decisions.ts";
import { dropLines, unline } from "./lines.ts";
import { saveArticlePlaces } from "./places.ts";
import type { RecordedCapture } from "./records.ts";

/** What became of one capture: its digest, the incidents that were known before, and what they are with it. */
export interface Outcome {
  readonly capture: RecordedCapture;
  readonly digest: Digest;
  /** What the ledger was made from. Those that the ledger no longer has were joined into others, and go. */
  readonly known: readonly Incident[];
  readonly ledger: Ledger;
  /** The numbers under which a report is found again, by `incidentsMarked`. */
  marksOf(report: ReportedEvent): readonly number[];
}

/** Saves what became of one capture, all or nothing. */
export async function saveOutcome(database: Database, outcome: Outcome): Promise<void> {
  const { capture, digest, known, ledger } = outcome;
  await database.transaction().execute(async (transaction) => {
    await saveDigest(transaction, outcome);
    await saveArticlePlaces(transaction, digest);
    await saveLedger(transaction, known, ledger);
    await linkReports(transaction, ledger.incidents.filter(isToldIn(digest.article.id)));
    await transaction
      .updateTable("captures")
      .set({ article: digest.article.id, failure: null })
      .where("seq", "=", capture.seq)
      .execute();
  });
}

/** Records that a capture says what an article on record says already, so that it no longer waits. */
export async function saveRepeat(database: Database, seq: number, article: ArticleId): Promise<void> {
  await database.updateTable("captures").set({ article, failure: null }).where("seq", "=", seq).execute();
}

/** Records that a capture could not be digested, so that it no longer waits. */
export async function saveFailure(database: Database, seq: number, reason: string): Promise<void> {
  await database
    .updateTable("captures")
    .set({ failure: plain(reason) })
    .where("seq", "=", seq)
    .execute();
}

/** What incidents became, merged anew after what people said of them. */
export interface Remerged extends Pick<Outcome, "known" | "ledger" | "marksOf"> {
  /** Articles whose reports people corrected, or stopped correcting. */
  readonly corrected: readonly Reports[];
  /** The decisions that are thereby done with. */
  readonly settled: readonly Decided[];
}

/** What an article reports, and what the reader made of it where people corrected that. */
type Reports = Pick<Digest, "article" | "reports" | "asRead">;

/** Puts what incidents became in the place of what they were, all or nothing. */
export async function replaceIncidents(database: Database, remerged: Remerged): Promise<void> {
  const { known, ledger, corrected, settled, marksOf } = remerged;
  await database.transaction().execute(async (transaction) => {
    for (const each of corrected) await saveReports(transaction, each, marksOf);
    await saveLedger(transaction, known, ledger);
    await markSettled(transaction, settled);
  });
}

async function saveLedger(transaction: Transaction<Tables>, known: readonly Incident[], ledger: Ledger): Promise<void> {
  const unchanged = new Set(known);
  const changed = ledger.incidents.filter((incident) => !unchanged.has(incident));
  const kept = new Set(ledger.incidents.map(({ id }) => id));
  await removeIncidents(
    transaction,
    known.filter(({ id }) => !kept.has(id)),
  );
  await saveIncidents(transaction, changed);
  await unline(
    transaction,
    changed.map(({ id }) => id),
  );
  await linkReports(transaction, changed);
  await saveAssessments(transaction, changed, ledger);
}

async function saveDigest(transaction: Transaction<Tables>, { capture, digest, marksOf }: Outcome): Promise<void> {
  const { article, reading, places } = digest;
  const row = {
    id: article.id,
    publisher: plain(article.publisher),
    published: article.publishedAt,
    language: plain(article.language),
    search: searchable(`${article.title}\n${article.text}`),
    page: pageHash(article.url),
    document: JSON.stringify(article),
  };
  await transaction
    .insertInto("articles")
    .values({ ...row, taken: capture.recordedAt.slice(0, 10) }) // pages come in order: the first one stays
    .onConflict((conflict) => conflict.column("id").doUpdateSet(row))
    .execute();
  const document = JSON.stringify({ reading, places });
  await transaction
    .insertInto("readings")
    .values({ article: article.id, document })
    .onConflict((conflict) => conflict.column("article").doUpdateSet({ document }))
    .execute();
  await saveReports(transaction, digest, marksOf);
}

/** Puts an article's reports in the place of those that it had; the rows know no incident yet. */
async function saveReports(
  transaction: Transaction<Tables>,
  { article, reports, asRead }: Reports,
  marksOf: Outcome["marksOf"],
): Promise<void> {
  await transaction.deleteFrom("as_read").where("article", "=", article.id).execute();
  if (asRead !== undefined) {
    const row = { article: article.id, document: JSON.stringify(asRead) };
    await transaction.insertInto("as_read").values(row).execute();
  }
  await transaction.deleteFrom("reports").where("article", "=", article.id).execute();
  await inBatches(reports, (batch) =>
    transaction
      .insertInto("reports")
      .values(
        batch.map((report) => ({
          id: report.id,
          article: article.id,
          place_in_list: reports.indexOf(report),
          began: incidentIdOf(report.id),
          letters: codeLetters(report.id),
          marks: numbers(marksOf(report)),
          incident: null,
          type: report.type,
          row: report.row === undefined ? null : plain(report.row),
          document: JSON.stringify(report),
        })),
      )
      .onConflict((conflict) => conflict.column("id").doNothing()) // an article may be told to say one thing twice
      .execute(),
  );
  await saveClaims(transaction, { article, reports });
}

/** The rows of an article's reports are new each time that it is saved, and know no incident yet. */
function isToldIn(article: ArticleId): (incident: Incident) => boolean {
  return (incident) => incident.reports.some((report) => report.article === article);
}

async function removeIncidents(transaction: Transaction<Tables>, gone: readonly Incident[]): Promise<void> {
  if (gone.length === 0) return;
  const ids = gone.map(({ id }) => id);
  await transaction.deleteFrom("incidents").where("id", "in", ids).execute();
  await transaction.deleteFrom("assessments").where("incident", "in", ids).execute();
  await dropLines(transaction, ids);
}

async function saveIncidents(transaction: Transaction<Tables>, incidents: readonly Incident[]): Promise<void> {
  await inBatches(incidents, (batch) =>
    transaction
      .insertInto("incidents")
      .values(batch.map(incidentRow))
      .onConflict((conflict) =>
        conflict.column("id").doUpdateSet((row) => ({
          code: row.ref("excluded.code"),
          type: row.ref("excluded.type"),
          country: row.ref("excluded.country"),
          longitude: row.ref("excluded.longitude"),
          latitude: row.ref("excluded.latitude"),
          first_day: row.ref("excluded.first_day"),
          last_day: row.ref("excluded.last_day"),
          happened: row.ref("excluded.happened"),
          words: row.ref("excluded.words"),
          document: row.ref("excluded.document"),
        })),
      )
      .execute(),
  );
}

/** Says of each report which incident it tells of. */
async function linkReports(transaction: Transaction<Tables>, incidents: readonly Incident[]): Promise<void> {
  const links = incidents.flatMap(({ id, reports }) => reports.map((report) => ({ report: report.id, incident: id })));
  await inBatches(links, (batch) => {
    const [reports, own] = [texts(batch.map(({ report }) => report)), texts(batch.map(({ incident }) => incident))];
    return sql`
      update reports set incident = told.incident
      from (select unnest(${reports}) collate "C" as report, unnest(${own}) collate "C" as incident) as told
      where reports.id = told.report and reports.incident is distinct from told.incident`.execute(transaction);
  });
}

async function saveAssessments(
  transaction: Transaction<Tables>,
  incidents: readonly Incident[],
  { assessments }: Ledger,
): Promise<void> {
  if (incidents.length === 0) return;
  const ids = new Set(incidents.map(({ id }) => id));
  await transaction
    .deleteFrom("assessments")
    .where("incident", "in", [...ids])
    .execute();
  const rows = [...ids].flatMap((id) =>
    assessments
      .filter(({ incident }) => incident === id)
      .map((assessment, i) => ({
        incident: id,
        place_in_list: i,
        agreement: assessment.agreement,
        obligation: assessment.obligation,
        value: assessment.value,
        document: JSON.stringify(assessment),
      })),
  );
  await inBatches(rows, (batch) =>
    transaction
      .insertInto("assessments")
      .values([...batch])
      .execute(),
  );
}

function incidentRow(incident: Incident) {
  const { id, code, type, place } = incident;
  const days = mayLieOn(incident);
  return {
    id,
    code: plain(code),
    type,
    country: place?.place?.country ?? null,
    longitude: place?.place?.longitude ?? null,
    latitude: place?.place?.latitude ?? null,
    first_day: days?.first ?? null,
    last_day: days?.last ?? null,
    happened: isSaidToHaveHappened(incident),
    words: wordsOf(incident),
    document: JSON.stringify(incident),
  };
}

/** PostgreSQL holds at most a megabyte of words in one search column. */
const WORDS_MAX = 100_000;

/** What a search for an incident looks in: its code, place, participants, and the words of its claims. */
function wordsOf({ code, type, place, reports }: Incident): string {
  const said = reports.flatMap(({ actors, recipients, claims, publisher, trigger, place: whereabouts }) => [
    ...[...actors, ...recipients].flatMap(({ name, citation }) => [name, citation.exact]),
    whereabouts?.citation.exact ?? "",
    publisher,
    trigger.exact,
    ...claims.map(({ citation }) => citation.exact),
  ]);
  const all = new Set([code, type, place?.place?.name ?? "", ...said]);
  return plain([...all].join("\n").slice(0, WORDS_MAX));
}
