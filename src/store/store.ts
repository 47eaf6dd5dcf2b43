import { randomUUID } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type {
  AgreementId,
  Article,
  ArticleId,
  Assessment,
  Capture,
  Day,
  Decided,
  Decision,
  Digest,
  Incident,
  IncidentId,
  Instant,
  ObligationId,
  ReportedEvent,
  ReportId,
  Volume,
} from "../model.ts";
import { type AgreementCount, type CountsAsked, countAgreements } from "./agreement-counts.ts";
import {
  type Arrival,
  type ArticleFilter,
  type ArticleHead,
  allDigests,
  findArrivals,
  findArticle,
  findArticles,
  findArticlesWith,
  findAsRead,
  findDigest,
  findVersions,
  type Grounds,
  groundsOf,
} from "./articles.ts";
import { type BorneOutCount, countBorneOut } from "./borne-out.ts";
import { type Body, type Captures, openCaptures } from "./captures.ts";
import { type FoundClaim, findClaims } from "./claims.ts";
import { type CountedAsked, type CountedRow, findCounted, findProvinces } from "./counted.ts";
import { type Database, emptyDatabase, type Index, plain, wholeNumber } from "./database.ts";
import {
  allDecisions,
  decisionData,
  decisionOf,
  findDecisions,
  type NewDecision,
  type UnreadDecision,
  unsettledDecisions,
} from "./decisions.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { type Fresh, findFresh } from "./fresh.ts";
import { findIncidentDays, type IncidentDay, type IncidentDaysAsked } from "./incident-days.ts";
import {
  type AssessedIncident,
  allIncidents,
  allSetAgainst,
  codesOf,
  findAssessments,
  findCalled,
  findHolding,
  findIncidents,
  findMarked,
  findSetAgainst,
  type IncidentFilter,
  incidentCountries,
  type Page,
} from "./incidents.ts";
import { openIndexFolder } from "./index-folder.ts";
import { openIndexServer } from "./index-server.ts";
import { type Break, describeBreak, type Entry, findBreak, type Head, type Journal, openJournal } from "./journal.ts";
import {
  type BucketLength,
  countLines,
  type Dots,
  findDots,
  findLines,
  findSpots,
  findTimeline,
  findUnlined,
  type Lined,
  type LineFilter,
  type LineKey,
  type LineOrder,
  type LineStretch,
  lookOver,
  type SpotCount,
  saveLines,
  type Timeline,
} from "./lines.ts";
import { type Lock, takeLock } from "./lock.ts";
import { type Box, findVolumes, type NamedPlace, placesWithin, type VolumesAsked } from "./places.ts";
import { catchUp, positionOf, takeIn } from "./position.ts";
import { findPublishers, type PublisherArticles } from "./publishers.ts";
import {
  captureData,
  captureIdentity,
  captureOf,
  type RecordedCapture,
  type RecordedConfiguration,
} from "./records.ts";
import { findReports, type PlacedReport } from "./reports.ts";
import { findLatestRows, findRowNames } from "./rows.ts";
import { type Outcome, type Remerged, replaceIncidents, saveFailure, saveOutcome, saveRepeat } from "./save.ts";

export type { PlacesMeant } from "./places.ts";

export interface StoreOptions {
  /** The data folder; it is made when it is not there. */
  readonly folder: string;
  readonly clock?: () => Instant;
  /** Throws the index away and begins a new one; every capture is then pending. */
  readonly discardIndex?: boolean;
  /** Opens the index somewhere else than in the folder: on a PostgreSQL server, or in a test's database. */
  readonly openIndex?: (discard: boolean) => Promise<Index>;
}

interface Counts {
  readonly captures: number;
  readonly pending: number;
  readonly failed: number;
  readonly articles: number;
  readonly reports: number;
  readonly incidents: number;
  readonly assessments: number;
  readonly decisions: number;
}

/** What came into the record, or became otherwise. */
export interface Change {
  readonly articles: readonly ArticleId[];
  /** Codes, of those too that were joined into others and are gone. */
  readonly incidents: readonly string[];
}

/** What the record rests on. A short list of articles must not look like a quiet day. */
export interface Basis extends Grounds {
  /** Pages that are taken in but not read yet. */
  readonly pending: number;
}

/**
 * What is known, in one folder. The journal and the captures are the truth: appended to, synced to disk
 * before they are acknowledged, never changed. The index, a database, holds what was made from them and
 * can be made again.
 */
export interface Store {
  readonly folder: string;
  /** What opening found or had to mend, in words for the person at the screen. */
  readonly notes: readonly string[];
  /** The last entry of the journal. Whoever keeps a copy of its hash elsewhere can prove later that nothing was cut off. */
  readonly head: Head;
  /** Another text whenever anything on record may be otherwise than before, and each time the store is opened. */
  readonly revision: string;
  /** Tells somebody of every change, once it stands, until they call what is given back. */
  watch(listener: (change: Change) => void): () => void;

  /** Records a capture; the same page (address, bytes, what is stated of it) is recorded once. */
  addCapture(capture: Capture): Promise<{ readonly capture: RecordedCapture; readonly isNew: boolean }>;
  /** Every capture in the order in which they were recorded. */
  captures(): AsyncIterable<RecordedCapture>;
  /** The captures that were not digested yet, in order. */
  pending(): Promise<readonly RecordedCapture[]>;
  body(sha256: string): Promise<Body>;
  /** A capture with its bytes; throws when they are gone or changed. */
  readCapture(recorded: RecordedCapture): Promise<Capture>;

  /**
   * Runs one piece of work after another. Whoever asks for incidents and saves what became of them does so in
   * turn, or would overwrite what somebody else saved meanwhile. See `digestPending`.
   */
  inTurn<T>(work: () => Promise<T>): Promise<T>;
  /** Saves what became of a capture, all or nothing. */
  save(outcome: Outcome): Promise<void>;
  /** Records that a capture could not be digested, so that it is not pending any more. */
  saveFailure(capture: RecordedCapture, reason: string): Promise<void>;
  /** Records that a capture says what an article on record says already: it is another look at that one. */
  saveRepeat(capture: RecordedCapture, article: ArticleId): Promise<void>;

  /** Puts incidents that were merged anew in the place of what they were, all or nothing. */
  replace(remerged: Remerged): Promise<void>;

  /** Records what a person decided, for good. Whether it may stand, `ledger/decide.ts` asks. */
  decide(decision: NewDecision): Promise<Decided>;
  /** Every decision, or every one of some kinds, in order. */
  decisions(kinds?: readonly Decision["kind"][]): Promise<readonly Decided[]>;
  /** The decisions that name one of some ids, or are anchored in one of some articles, in order. */
  decisionsAbout(ids: readonly string[], articles: readonly ArticleId[]): Promise<readonly Decided[]>;
  /** The decisions after which incidents are still to be merged anew: normally none, but after a crash or a rebuild. */
  unsettled(): Promise<readonly Decided[]>;
  /** The entries that should be decisions, and are none that this version can read. */
  unreadDecisions(): Promise<readonly UnreadDecision[]>;
  configure(settings: Readonly<Record<string, unknown>>): Promise<void>;
  /** Puts what happened to accounts into the journal. */
  logAccountEvent(event: object): Promise<void>;
  /** The last settings that were recorded. */
  configuration(): Promise<RecordedConfiguration | null>;

  /** The newest version of each of some rows of data sets. */
  latestRows(rows: readonly string[]): Promise<ReadonlyMap<string, ReportedEvent>>;
  /** The names of all rows of a data set that were ever taken in. */
  rowNames(dataSet: string): Promise<readonly string[]>;

  article(id: ArticleId): Promise<Article | null>;
  /** Those of some articles that are on record. */
  articlesWith(ids: readonly ArticleId[]): Promise<readonly Article[]>;
  digest(id: ArticleId): Promise<Digest | null>;
  /** What the reader made of those of some articles that people corrected, or of all such. */
  asRead(ids?: readonly ArticleId[]): Promise<ReadonlyMap<ArticleId, readonly ReportedEvent[]>>;
  articles(filter?: ArticleFilter): Promise<Page<ArticleHead>>;
  /** The captures that an article was digested from. */
  capturesOf(id: ArticleId): Promise<readonly RecordedCapture[]>;
  /** All articles that were taken in from one address, the first on record first: each time that its words had changed. */
  versions(url: string): Promise<readonly Article[]>;
  /** When each of some articles was first recorded and first fetched. */
  arrivals(ids: readonly ArticleId[]): Promise<ReadonlyMap<ArticleId, Arrival>>;
  /** The articles that came in after an entry of the journal. */
  fresh(after: number): Promise<Fresh>;
  /** By its code or id, or those that any of its reports gives; `null` also where several go by it. */
  incident(idOrCode: string): Promise<Incident | null>;
  /** All that someone may mean by a code or id, however the code was typed. */
  incidentsCalled(idOrCode: string): Promise<readonly Incident[]>;
  reports(
    asked: { readonly ids: readonly ReportId[] } | { readonly articles: readonly ArticleId[] },
  ): Promise<readonly PlacedReport[]>;
  incidents(filter?: IncidentFilter): Promise<Page<Incident>>;
  /** The incidents with a report that was saved under one of some numbers; `ledger/closure.ts` knows which to ask for. */
  incidentsMarked(marks: readonly number[]): Promise<readonly Incident[]>;
  incidentsHolding(reports: readonly ReportId[]): Promise<readonly Incident[]>;
  /**
   * Makes the lines of incidents that changed since they were last made. What lists ask for below is of lines alone:
   * whoever asks does this first, with `ledger/lines.ts`.
   */
  lineUp(make: (incidents: readonly AssessedIncident[]) => Promise<readonly Lined[]>): Promise<void>;
  lines(
    filter: LineFilter,
    part: { readonly order: LineOrder; readonly after: LineKey | null; readonly limit: number },
  ): Promise<LineStretch>;
  /** How many lines a filter lets through. */
  countLines(filter: LineFilter): Promise<number>;
  dots(filter: LineFilter, limit: number): Promise<Dots>;
  /** The incidents that a filter lets through, counted by place. */
  spots(filter: LineFilter): Promise<readonly SpotCount[]>;
  timeline(filter: LineFilter, bucket: BucketLength): Promise<Timeline>;
  /** What series count. */
  counted(asked: CountedAsked): Promise<readonly CountedRow[]>;
  /** The provinces in which incidents are on record. */
  provinces(): Promise<readonly { readonly country: string; readonly admin1: string }[]>;
  claims(asked: { readonly text: string; readonly limit: number; readonly offset: number }): Promise<Page<FoundClaim>>;
  assessments(asked: {
    readonly incident?: IncidentId;
    readonly agreement?: AgreementId;
  }): Promise<readonly Assessment[]>;
  /** The incidents that were set against one of some obligations of an agreement, the newest first. */
  incidentsSetAgainst(agreement: AgreementId, obligations: readonly ObligationId[]): Promise<readonly Incident[]>;
  /** Every incident that was set against an agreement. */
  allSetAgainst(agreement: AgreementId): AsyncIterable<AssessedIncident>;
  agreementCounts(asked: CountsAsked): Promise<readonly AgreementCount[]>;
  /** How often others bear out whoever tells of incidents. */
  borneOut(): Promise<readonly BorneOutCount[]>;
  /** The countries in which incidents are on record. */
  countries(): Promise<readonly string[]>;
  /** What the record rests on now, or rested on at the end of a day. */
  basis(knownOn?: Day): Promise<Basis>;
  /** How many articles of each publisher are on record, language by language. */
  publishers(): Promise<readonly PublisherArticles[]>;
  /** The places within a box that articles name, sorted by id. */
  placesWithin(box: Box): Promise<readonly NamedPlace[]>;
  /** How much each publisher printed on each day, and how much of it names a place, for each of some areas. */
  volumes(asked: VolumesAsked): Promise<readonly (readonly Volume[])[]>;
  /** Where and when incidents happened. */
  incidentDays(asked: IncidentDaysAsked): Promise<readonly IncidentDay[]>;
  allDigests(): AsyncIterable<Digest>;
  allIncidents(filter?: Omit<IncidentFilter, "limit" | "offset">): AsyncIterable<AssessedIncident>;
  counts(): Promise<Counts>;

  /** The first line of the journal on disk that does not follow on from those before it. */
  findBreak(): Promise<Break | null>;
  /** Up to which entry the index has taken in the journal. */
  position(): Promise<Head>;
  /** One hash over everything in the index. */
  fingerprint(): Promise<string>;
  /** Empties the index, and takes the journal in again: every capture is pending then. */
  clearIndex(): Promise<void>;
  /** Lets go of the folder. To close twice does no harm. */
  close(): Promise<void>;
}

/** Opens the store in a folder, for this process alone. */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { folder, clock = () => new Date().toISOString(), discardIndex = false } = options;
  const openIndex = options.openIndex ?? ((discard) => openUsualIndex(folder, discard));
  await mkdir(folder, { recursive: true });
  const opened: { close(): Promise<unknown> }[] = [];
  try {
    const lock = await takeLock(join(folder, "lock"));
    opened.unshift({ close: () => lock.release() });
    const journal = await openJournal(join(folder, "journal.jsonl"), clock);
    opened.unshift(journal);
    const captures = await openCaptures(join(folder, "captures"));
    const index = await openIndex(discardIndex);
    opened.unshift(index);
    const estranged = await estrangement(journal, index.database);
    if (estranged === null) await catchUp(index.database, journal.entriesAfter((await positionOf(index.database)).seq));
    const notes = notesOf(folder, lock, journal, estranged);
    return new FolderStore({ folder, notes, lock, journal, captures, index, estranged });
  } catch (error) {
    for (const part of opened) await part.close();
    throw error;
  }
}

/** The index on the PostgreSQL server that TOCSIN_DATABASE_URL names, or in the data folder where it names none. */
function openUsualIndex(folder: string, discard: boolean): Promise<Index> {
  const address = process.env["TOCSIN_DATABASE_URL"] ?? "";
  return address === "" ? openIndexFolder(join(folder, "index"), discard) : openIndexServer(address, discard);
}

interface Parts {
  readonly folder: string;
  readonly notes: readonly string[];
  readonly lock: Lock;
  readonly journal: Journal;
  readonly captures: Captures;
  readonly index: Index;
  /** Why the index does not belong to this journal, `null` when it does. */
  readonly estranged: string | null;
}

class FolderStore implements Store {
  readonly folder: string;
  readonly notes: readonly string[];
  readonly #lock: Lock;
  readonly #journal: Journal;
  readonly #captures: Captures;
  readonly #index: Index;
  readonly #database: Database;
  /** Captures that are being recorded at this moment, by identity. */
  readonly #arriving = new Map<string, Promise<RecordedCapture>>();
  #estranged: string | null;
  /** Entries that the journal has and the index is still to take in. */
  readonly #waiting: Entry[] = [];
  #takingIn: Promise<void> = Promise.resolve();
  #turn: Promise<unknown> = Promise.resolve();
  #writing: Promise<unknown> = Promise.resolve();
  /** Whether lines of incidents may have to be made anew. */
  #behind = true;
  readonly #opened = randomUUID().slice(0, 8);
  #writes = 0;
  readonly #watchers = new Set<(change: Change) => void>();
  readonly #totals = new Map<string, number>();
  #closing: Promise<void> | null = null;

  constructor({ folder, notes, lock, journal, captures, index, estranged }: Parts) {
    this.folder = folder;
    this.notes = notes;
    this.#lock = lock;
    this.#journal = journal;
    this.#captures = captures;
    this.#index = index;
    this.#database = index.database;
    this.#estranged = estranged;
  }

  get head(): Head {
    return this.#journal.head;
  }

  get revision(): string {
    return `${this.#opened}.${this.#journal.head.seq}.${this.#writes}`;
  }

  watch(listener: (change: Change) => void): () => void {
    this.#watchers.add(listener);
    return () => this.#watchers.delete(listener);
  }

  async addCapture(capture: Capture): Promise<{ readonly capture: RecordedCapture; readonly isNew: boolean }> {
    const identity = captureIdentity(capture);
    const arriving = this.#arriving.get(identity);
    if (arriving !== undefined) return { capture: await arriving, isNew: false };
    const recording = this.#findOrRecord(capture, identity);
    this.#arriving.set(
      identity,
      recording.then((found) => found.capture),
    );
    this.#arriving.get(identity)?.catch(() => null); // whoever called first is told
    try {
      return await recording;
    } finally {
      this.#arriving.delete(identity);
    }
  }

  async *captures(): AsyncGenerator<RecordedCapture> {
    for await (const entry of this.#journal.entriesAfter(0)) {
      const capture = captureOf(entry);
      if (capture !== null) yield capture;
    }
  }

  async pending(): Promise<readonly RecordedCapture[]> {
    const waiting = this.#database.selectFrom("captures").where("article", "is", null).where("failure", "is", null);
    return (await waiting.select("document").orderBy("seq").execute()).map(recordedCapture);
  }

  body(sha256: string): Promise<Body> {
    return this.#captures.find(sha256);
  }

  async readCapture({ url, fetchedAt, mediaType, sha256, stated }: RecordedCapture): Promise<Capture> {
    const body = await this.#captures.find(sha256);
    if (body.status === "whole") return { url, fetchedAt, mediaType, sha256, stated, body: body.bytes };
    const what = body.status === "missing" ? "is missing" : `was changed: it hashes to ${body.found}`;
    throw new Error(`${body.path}, the capture of ${url}, ${what}. Restore it from a backup.`);
  }

  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#turn.then(work);
    this.#turn = mine.catch(() => null); // whoever asked for the work is told
    return mine;
  }

  async save(outcome: Outcome): Promise<void> {
    await this.#write(() => saveOutcome(this.#database, outcome));
    const { digest, known, ledger } = outcome;
    this.#tell({ articles: [digest.article.id], incidents: changedCodes(known, ledger.incidents) });
  }

  async saveFailure(capture: RecordedCapture, reason: string): Promise<void> {
    await this.#write(() => saveFailure(this.#database, capture.seq, reason));
  }

  async saveRepeat(capture: RecordedCapture, article: ArticleId): Promise<void> {
    await this.#write(() => saveRepeat(this.#database, capture.seq, article));
  }

  async replace(remerged: Remerged): Promise<void> {
    await this.#write(() => replaceIncidents(this.#database, remerged));
    this.#tell({ articles: [], incidents: changedCodes(remerged.known, remerged.ledger.incidents) });
  }

  async decide(decision: NewDecision): Promise<Decided> {
    const { seq, at } = await this.#record("decision", decisionData(decision));
    const named = [decision.about, ...decision.anchors.map(({ id }) => id)];
    this.#tell({ articles: [], incidents: await codesOf(this.#database, named) });
    return { seq, at, ...decision };
  }

  decisions(kinds?: readonly Decision["kind"][]): Promise<readonly Decided[]> {
    return allDecisions(this.#database, kinds);
  }

  decisionsAbout(ids: readonly string[], articles: readonly ArticleId[]): Promise<readonly Decided[]> {
    return findDecisions(this.#database, ids, articles);
  }

  unsettled(): Promise<readonly Decided[]> {
    return unsettledDecisions(this.#database);
  }

  async unreadDecisions(): Promise<readonly UnreadDecision[]> {
    const unread: UnreadDecision[] = [];
    for await (const entry of this.#journal.entriesAfter(0)) {
      const found = decisionOf(entry);
      if (found !== null && "reason" in found) unread.push(found);
    }
    return unread;
  }

  async configure(settings: Readonly<Record<string, unknown>>): Promise<void> {
    await this.#record("configuration", settings);
  }

  async logAccountEvent(event: object): Promise<void> {
    await this.#record("account", event);
  }

  async configuration(): Promise<RecordedConfiguration | null> {
    const query = this.#database.selectFrom("configurations").select("document").orderBy("seq", "desc").limit(1);
    const row = await query.executeTakeFirst();
    return row === undefined ? null : (JSON.parse(row.document) as RecordedConfiguration);
  }

  latestRows(rows: readonly string[]): Promise<ReadonlyMap<string, ReportedEvent>> {
    return findLatestRows(this.#database, rows);
  }

  rowNames(dataSet: string): Promise<readonly string[]> {
    return findRowNames(this.#database, dataSet);
  }

  articlesWith(ids: readonly ArticleId[]): Promise<readonly Article[]> {
    return findArticlesWith(this.#database, ids);
  }

  versions(url: string): Promise<readonly Article[]> {
    return findVersions(this.#database, url);
  }

  article(id: ArticleId): Promise<Article | null> {
    return findArticle(this.#database, id);
  }

  digest(id: ArticleId): Promise<Digest | null> {
    return findDigest(this.#database, id);
  }

  asRead(ids?: readonly ArticleId[]): Promise<ReadonlyMap<ArticleId, readonly ReportedEvent[]>> {
    return findAsRead(this.#database, ids);
  }

  articles(filter: ArticleFilter = {}): Promise<Page<ArticleHead>> {
    return findArticles(this.#database, filter);
  }

  async capturesOf(id: ArticleId): Promise<readonly RecordedCapture[]> {
    const query = this.#database.selectFrom("captures").select("document").where("article", "=", plain(id));
    return (await query.orderBy("seq").execute()).map(recordedCapture);
  }

  fresh(after: number): Promise<Fresh> {
    return findFresh(this.#database, after);
  }

  arrivals(ids: readonly ArticleId[]): Promise<ReadonlyMap<ArticleId, Arrival>> {
    return findArrivals(this.#database, ids);
  }

  async incident(idOrCode: string): Promise<Incident | null> {
    const [only = null, ...others] = await this.incidentsCalled(idOrCode);
    return others.length === 0 ? only : null;
  }

  incidentsCalled(idOrCode: string): Promise<readonly Incident[]> {
    return findCalled(this.#database, idOrCode);
  }

  reports(
    asked: { readonly ids: readonly ReportId[] } | { readonly articles: readonly ArticleId[] },
  ): Promise<readonly PlacedReport[]> {
    return findReports(this.#database, asked);
  }

  incidents(filter: IncidentFilter = {}): Promise<Page<Incident>> {
    return findIncidents(this.#database, filter);
  }

  incidentsMarked(marks: readonly number[]): Promise<readonly Incident[]> {
    return findMarked(this.#database, marks);
  }

  incidentsHolding(reports: readonly ReportId[]): Promise<readonly Incident[]> {
    return findHolding(this.#database, reports);
  }

  async lineUp(make: (incidents: readonly AssessedIncident[]) => Promise<readonly Lined[]>): Promise<void> {
    for (let made = 0; this.#behind; ) {
      // In turn with all that writes, so that no line is saved of what an incident was a moment ago.
      await this.#alone(async () => {
        const waiting = this.#behind ? await findUnlined(this.#database) : [];
        await saveLines(this.#database, await make(waiting));
        this.#behind = waiting.length > 0;
        made += waiting.length;
        if (!this.#behind && made >= MANY_LINES) await lookOver(this.#database);
      });
    }
  }

  lines(
    filter: LineFilter,
    part: { readonly order: LineOrder; readonly after: LineKey | null; readonly limit: number },
  ): Promise<LineStretch> {
    return findLines(this.#database, filter, part);
  }

  async countLines(filter: LineFilter): Promise<number> {
    const asked = `${this.revision} ${JSON.stringify(filter)}`;
    const known = this.#totals.get(asked);
    if (known !== undefined) return known;
    const total = await countLines(this.#database, filter);
    if (this.#totals.size >= TOTALS_KEPT) this.#totals.clear();
    this.#totals.set(asked, total);
    return total;
  }

  dots(filter: LineFilter, limit: number): Promise<Dots> {
    return findDots(this.#database, filter, limit);
  }

  spots(filter: LineFilter): Promise<readonly SpotCount[]> {
    return findSpots(this.#database, filter);
  }

  counted(asked: CountedAsked): Promise<readonly CountedRow[]> {
    return findCounted(this.#database, asked);
  }

  provinces(): Promise<readonly { readonly country: string; readonly admin1: string }[]> {
    return findProvinces(this.#database);
  }

  timeline(filter: LineFilter, bucket: BucketLength): Promise<Timeline> {
    return findTimeline(this.#database, filter, bucket);
  }

  claims(asked: { readonly text: string; readonly limit: number; readonly offset: number }): Promise<Page<FoundClaim>> {
    return findClaims(this.#database, asked);
  }

  assessments(asked: {
    readonly incident?: IncidentId;
    readonly agreement?: AgreementId;
  }): Promise<readonly Assessment[]> {
    return findAssessments(this.#database, asked);
  }

  incidentsSetAgainst(agreement: AgreementId, obligations: readonly ObligationId[]): Promise<readonly Incident[]> {
    return findSetAgainst(this.#database, agreement, obligations);
  }

  allSetAgainst(agreement: AgreementId): AsyncIterable<AssessedIncident> {
    return allSetAgainst(this.#database, agreement);
  }

  agreementCounts(asked: CountsAsked): Promise<readonly AgreementCount[]> {
    return countAgreements(this.#database, asked);
  }

  borneOut(): Promise<readonly BorneOutCount[]> {
    return countBorneOut(this.#database);
  }

  countries(): Promise<readonly string[]> {
    return incidentCountries(this.#database);
  }

  publishers(): Promise<readonly PublisherArticles[]> {
    return findPublishers(this.#database);
  }

  placesWithin(box: Box): Promise<readonly NamedPlace[]> {
    return placesWithin(this.#database, box);
  }

  volumes(asked: VolumesAsked): Promise<readonly (readonly Volume[])[]> {
    return findVolumes(this.#database, asked);
  }

  incidentDays(asked: IncidentDaysAsked): Promise<readonly IncidentDay[]> {
    return findIncidentDays(this.#database, asked);
  }

  async basis(knownOn?: Day): Promise<Basis> {
    const { pending } = await this.counts();
    return { pending, ...(await groundsOf(this.#database, knownOn ?? null)) };
  }

  allDigests(): AsyncIterable<Digest> {
    return allDigests(this.#database);
  }

  allIncidents(filter: Omit<IncidentFilter, "limit" | "offset"> = {}): AsyncIterable<AssessedIncident> {
    return allIncidents(this.#database, filter);
  }

  async counts(): Promise<Counts> {
    const count = (table: "captures" | "articles" | "reports" | "incidents" | "assessments" | "decisions") =>
      this.#database.selectFrom(table).select((builder) => builder.fn.countAll().as("count"));
    const row = await this.#database
      .selectNoFrom((builder) => [
        count("captures").as("captures"),
        builder
          .selectFrom("captures")
          .where("article", "is", null)
          .where("failure", "is", null)
          .select((inner) => inner.fn.countAll().as("count"))
          .as("pending"),
        builder
          .selectFrom("captures")
          .where("failure", "is not", null)
          .select((inner) => inner.fn.countAll().as("count"))
          .as("failed"),
        count("articles").as("articles"),
        count("reports").as("reports"),
        count("incidents").as("incidents"),
        count("assessments").as("assessments"),
        count("decisions").as("decisions"),
      ])
      .executeTakeFirstOrThrow();
    return {
      captures: wholeNumber(row.captures),
      pending: wholeNumber(row.pending),
      failed: wholeNumber(row.failed),
      articles: wholeNumber(row.articles),
      reports: wholeNumber(row.reports),
      incidents: wholeNumber(row.incidents),
      assessments: wholeNumber(row.assessments),
      decisions: wholeNumber(row.decisions),
    };
  }

  findBreak(): Promise<Break | null> {
    return findBreak(join(this.folder, "journal.jsonl"));
  }

  position(): Promise<Head> {
    return positionOf(this.#database);
  }

  fingerprint(): Promise<string> {
    return fingerprintOf(this.#database);
  }

  async clearIndex(): Promise<void> {
    this.#takingIn = this.#takingIn.catch(() => null).then(() => this.#beginAnew());
    await this.#takingIn;
  }

  close(): Promise<void> {
    this.#closing ??= this.#closeParts();
    return this.#closing;
  }

  async #closeParts(): Promise<void> {
    await this.#journal.close();
    await this.#takingIn.catch(() => null); // whoever recorded it was told
    await this.#index.close();
    await this.#lock.release();
  }

  async #findOrRecord(
    capture: Capture,
    identity: string,
  ): Promise<{ readonly capture: RecordedCapture; readonly isNew: boolean }> {
    const query = this.#database.selectFrom("captures").select("document").where("identity", "=", identity);
    const known = await query.executeTakeFirst();
    if (known !== undefined) return { capture: recordedCapture(known), isNew: false };
    await this.#captures.keep(capture.sha256, capture.body);
    const entry = await this.#record("capture", captureData(capture));
    const recorded = captureOf(entry);
    if (recorded === null) throw new TypeError(`The capture of ${capture.url} lacks a field that every capture has.`);
    return { capture: recorded, isNew: true };
  }

  /** Appends to the journal, then takes the entry into the index. */
  async #record(kind: string, data: object): Promise<Entry> {
    if (this.#estranged !== null) throw new Error(this.#estranged);
    const entry = await this.#journal.append(kind, data);
    this.#waiting.push(entry);
    // One after the other, for they come in the journal's order. After a failure, the next tries again for both.
    this.#takingIn = this.#takingIn.catch(() => null).then(() => this.#takeInWaiting());
    await this.#takingIn;
    return entry;
  }

  async #takeInWaiting(): Promise<void> {
    await this.#write(() => this.#takeInEntries());
  }

  async #takeInEntries(): Promise<void> {
    const { seq } = await positionOf(this.#database);
    const batch = [...this.#waiting];
    await takeIn(
      this.#database,
      batch.filter((entry) => entry.seq > seq),
    );
    this.#waiting.splice(0, batch.length);
  }

  async #beginAnew(): Promise<void> {
    await this.#write(async () => {
      await emptyDatabase(this.#database);
      await catchUp(this.#database, this.#journal.entriesAfter(0));
    });
    this.#estranged = null;
  }

  /** Writes to the index. Whoever asks meanwhile may get what was or what is, and learns from the revision that it changed. */
  async #write(work: () => Promise<void>): Promise<void> {
    await this.#alone(async () => {
      this.#writes++;
      try {
        await work();
      } finally {
        this.#behind = true;
        this.#writes++;
      }
    });
  }

  #alone(work: () => Promise<void>): Promise<void> {
    const mine = this.#writing.then(work);
    this.#writing = mine.catch(() => null); // whoever asked for the work is told
    return mine;
  }

  #tell(change: Change): void {
    for (const listener of this.#watchers) listener(change);
  }
}

/** After so many new lines at once the database plans badly by what it knew before. */
const MANY_LINES = 1000;

/** Totals of lists are counted once as long as nothing changes. */
const TOTALS_KEPT = 500;

/** The codes of incidents that are new, otherwise than before, or gone. */
function changedCodes(known: readonly Incident[], now: readonly Incident[]): readonly string[] {
  const [before, after] = [new Set(known), new Set(now)];
  const changed = [...now.filter((one) => !before.has(one)), ...known.filter((one) => !after.has(one))];
  return [...new Set(changed.map(({ code }) => code))];
}

function recordedCapture({ document }: { readonly document: string }): RecordedCapture {
  return JSON.parse(document) as RecordedCapture;
}

/** Why an index cannot have been made from a journal: it knows an entry that the journal has not, or has otherwise. */
async function estrangement(journal: Journal, database: Database): Promise<string | null> {
  const position = await positionOf(database);
  if (position.seq === 0) return null;
  const remedy = "Restore the journal from a backup, or run `tocsin rebuild` to make the index again from it.";
  for await (const entry of journal.entriesAfter(position.seq - 1)) {
    if (entry.hash === position.hash) return null;
    return `The index was made from another journal: entry ${entry.seq} there was ${position.hash}, here ${entry.hash}. ${remedy}`;
  }
  return `The index has taken in ${position.seq} journal entries, but the journal ends after ${journal.head.seq}. ${remedy}`;
}

function notesOf(folder: string, lock: Lock, journal: Journal, estranged: string | null): readonly string[] {
  const notes: string[] = [];
  if (lock.after === "process-killed")
    notes.push("The last process that used this folder ended without closing it; its lock was taken over.");
  if (lock.after === "machine-down") {
    notes.push(
      "The machine went down while this folder was in use. The journal and the captures were synced; the index was not: " +
        "run `tocsin rebuild --check` to make sure of it.",
    );
  }
  if (journal.mended !== null) notes.push(journal.mended);
  if (journal.broken !== null) notes.push(describeBreak(join(folder, "journal.jsonl"), journal.broken));
  if (estranged !== null) notes.push(estranged);
  return notes;
}
