import { firstPrinted } from "../happening.ts";
import type {
  Agreement,
  Article,
  ArticleId,
  AssessmentValue,
  Author,
  Calendar,
  Clock,
  DateRange,
  Day,
  Decided,
  Dossier,
  EventType,
  Incident,
  Instant,
  Obligation,
  ObligationId,
  Realis,
  ReportedEvent,
  ReportId,
  Span,
  VerificationState,
  ViolationCount,
  Whereabouts,
} from "../model.ts";
import { type AgreementState, dutyStates, type Entry, leadingReasons, outsideBy } from "./agreement-state.ts";
import { scopeWords } from "./agreement-text.ts";
import { clockWords, type QuotaLine, quotaLines, quotaWords, toldWords } from "./clock-words.ts";
import { rulingWords } from "./decisions.ts";
import { tellingReport } from "./dossier.ts";
import type { DueEntry } from "./due.ts";
import { unsaid } from "./incident-line.ts";
import { openQuestions } from "./open-questions.ts";
import { toldApart } from "./words.ts";

/** What the screen of an incident shows, in one answer: a bad line is asked once. */
export interface IncidentView {
  readonly code: string;
  /** As known at the end of which day; `null` for now. */
  readonly knownOn: Day | null;
  /** The incident, or what it was on that day: nothing, one, or several that were joined since. */
  readonly dossiers: readonly Dossier[];
  /** What nobody knows yet or has settled, of each dossier, in English. */
  readonly open: readonly (readonly string[])[];
  readonly articles: Readonly<Record<ArticleId, Pick<Article, "title" | "url" | "language">>>;
  /** What each ground for joining two reports says, in English, by its code. */
  readonly grounds: Readonly<Record<string, string>>;
  readonly duties: readonly DutyName[];
  readonly zones: Readonly<Record<string, string>>;
  /** What could be seen around its day. */
  readonly calendars: readonly (Calendar & { readonly words: string; readonly of: string | null })[];
}

/** An obligation by its clause. */
export interface DutyName extends Pick<Obligation, "id" | "clause" | "summary"> {
  readonly agreement: Agreement["id"];
  readonly title: string;
}

export function dutyNames(agreements: readonly Agreement[]): readonly DutyName[] {
  return agreements.flatMap(({ id: agreement, title, obligations }) =>
    obligations.map(({ id, clause, summary }) => ({ id, clause, summary, agreement, title })),
  );
}

export function openOf(dossiers: readonly Dossier[]): IncidentView["open"] {
  return dossiers.map(openQuestions);
}

// ---------------------------------------------------------------- article

/** What the screen of an article shows. */
export interface ArticleView {
  readonly article: Article;
  readonly reports: readonly ReportedEvent[];
  /** Where its sentences stand. */
  readonly sentences: readonly Span[];
  /** What the reader made of it where people corrected that, else `null`. */
  readonly asRead: readonly ReportedEvent[] | null;
  /** The incident that each report tells of. */
  readonly incidents: Readonly<Record<ReportId, { readonly id: string; readonly code: string }>>;
  /** People's corrections of it, those taken back included, in order. */
  readonly corrections: readonly Decided[];
  /** Whether its language is one that is read. */
  readonly isRead: boolean;
  /** Whether it came as rows of a data set or from another store, so that no sentence was read. */
  readonly isText: boolean;
  readonly captures: readonly ArticleCapture[];
  /** Other articles on record that came from the same address. */
  readonly versions: readonly Pick<Article, "id" | "title" | "publishedAt">[];
}

export interface ArticleCapture {
  readonly seq: number;
  readonly fetchedAt: Instant;
  readonly recordedAt: Instant;
  readonly mediaType: string;
  readonly sha256: string;
}

// ---------------------------------------------------------------- agreement

/** One incident in lists of an agreement: enough to choose what to open. */
export interface IncidentName {
  readonly code: string;
  readonly type: EventType;
  readonly mode: string | null;
  readonly date: DateRange | null;
  readonly printed: Day | null;
  readonly place: { readonly name: string; readonly country: string | null } | null;
  readonly actors: readonly { readonly name: string }[];
  readonly recipients: readonly { readonly name: string }[];
  readonly state: VerificationState;
  readonly unsaid: Realis | null;
}

/** What the screen of an agreement shows. */
export interface AgreementView {
  readonly agreement: Agreement;
  readonly on: Day;
  /** How many incidents were set against it. */
  readonly incidents: number;
  readonly duties: readonly DutyView[];
  readonly due: { readonly past: readonly DueName[]; readonly next: readonly DueName[] };
  readonly violations: readonly (Omit<ViolationCount, "incident"> & { readonly incident: string })[];
}

/** One duty with what is on record of it. Sentences are in English. */
export interface DutyView {
  readonly id: ObligationId;
  readonly scope: string;
  readonly clock: {
    readonly state: Clock["state"];
    readonly words: string;
    readonly owed: string;
    readonly told: readonly { readonly words: string; readonly exact: string; readonly code: string | null }[];
    readonly lines: readonly QuotaLine[];
  } | null;
  readonly weeks: readonly { readonly first: Day; readonly incidents: number }[];
  /** By the machine's value; of each group the newest entries alone, and how many there are in all. */
  readonly groups: readonly {
    readonly value: AssessmentValue | null;
    readonly total: number;
    readonly entries: readonly DutyEntry[];
  }[];
}

/** An incident set against a duty, with the weightiest reason on each side and what people made of it. */
export interface DutyEntry {
  readonly incident: IncidentName;
  readonly outside: string | null;
  readonly reasonFor: string | null;
  readonly reasonAgainst: string | null;
  readonly opinions: readonly { readonly by: Author; readonly value: AssessmentValue; readonly why: string }[];
  readonly rulings: readonly string[];
}

/** Something that falls on a day. */
export interface DueName extends Pick<DueEntry, "day" | "daysLeft" | "clause" | "summary"> {
  readonly agreement: Agreement["id"];
  readonly title: string;
  /** `null` where the agreement's own last day is meant. */
  readonly obligation: ObligationId | null;
}

export function incidentName({ incident, verification }: Pick<Dossier, "incident" | "verification">): IncidentName {
  const { code, type, reports, date, place } = incident;
  const { actors, recipients } = tellingReport(incident);
  const names = (list: typeof actors) => toldApart(list).map(({ name }) => ({ name }));
  const state = verification.at(-1)?.state ?? incident.verification.state;
  const where = place === null ? null : placeName(place);
  const mode = reports[0].mode;
  return {
    code,
    type,
    mode,
    date,
    printed: firstPrinted(incident),
    place: where,
    actors: names(actors),
    recipients: names(recipients),
    state,
    unsaid: unsaid(incident),
  };
}

function placeName({ place, citation }: Whereabouts): { readonly name: string; readonly country: string | null } {
  return place === null ? { name: citation.exact, country: null } : { name: place.name, country: place.country };
}

export function dueName({ day, daysLeft, clause, summary, agreement, clock }: DueEntry): DueName {
  const { id, title } = agreement;
  return { day, daysLeft, clause, summary, agreement: id, title, obligation: clock?.obligation ?? null };
}

/** So many of a group are shown on the screen of an agreement; a list holds all of them. */
const ENTRIES_MAX = 50;

/** Each duty of an agreement, in its order, with what a person looks at. */
export function dutyViews(state: AgreementState): readonly DutyView[] {
  const dossiers = new Map(state.dossiers.map((dossier) => [dossier.incident.id, dossier]));
  return dutyStates(state).map(({ obligation, clock, weeks, groups }) => ({
    id: obligation.id,
    scope: scopeWords(obligation, state.agreement),
    clock: clock === null ? null : clockView(clock, obligation, dossiers),
    weeks,
    groups: groups.map(({ value, entries }) => ({
      value,
      total: entries.length,
      entries: entries.slice(0, ENTRIES_MAX).map((one) => entryView(one, dossiers)),
    })),
  }));
}

type ById = ReadonlyMap<Incident["id"], Dossier>;

function clockView(clock: Clock, obligation: Obligation, dossiers: ById): NonNullable<DutyView["clock"]> {
  const told = clock.told.map((one) => ({
    words: toldWords(one),
    exact: one.citation.exact,
    code: dossiers.get(one.incident)?.incident.code ?? null,
  }));
  // Editions of one text tell the same in the same words.
  const once = told.filter(
    (one, i) => told.findIndex(({ words, code }) => words === one.words && code === one.code) === i,
  );
  return {
    state: clock.state,
    words: clockWords(clock, obligation),
    owed: quotaWords(clock),
    told: once,
    lines: quotaLines(clock),
  };
}

function entryView({ incident, assessment, opinions, rulings }: Entry, dossiers: ById): DutyEntry {
  const [reasonFor, reasonAgainst] = assessment === null ? [null, null] : leadingReasons(assessment);
  const verification = dossiers.get(incident.id)?.verification ?? [];
  return {
    incident: incidentName({ incident, verification }),
    outside: assessment === null ? null : outsideBy(assessment),
    reasonFor,
    reasonAgainst,
    opinions: opinions.flatMap(({ decided: { by, decision, why } }) =>
      decision.kind === "assessment" ? [{ by, value: decision.value, why }] : [],
    ),
    rulings: rulings.flatMap(({ decision }) => (decision.kind === "ruling" ? [rulingWords(decision)] : [])),
  };
}

/** An agreement in the list of all. */
export interface AgreementName {
  readonly id: Agreement["id"];
  readonly title: string;
  readonly kind: string;
  readonly signed: Day | null;
  readonly parties: readonly string[];
  readonly zones: number;
  readonly obligations: number;
  /** What was last said of whether it is in force, by a day, and by whom. */
  readonly last: { readonly state: string; readonly from: Day; readonly saidBy: string } | null;
  /** How many incidents were set against it in all, and in the 30 days before the record ends. */
  readonly incidents: number;
  readonly lately: number;
  /** Incidents that may not be in line with it, by week, up to the record's last day. */
  readonly weeks: readonly number[];
  readonly next: DueName | null;
}

/** What the log of decisions shows beside them: which incident an id means now. */
export interface DecisionsView {
  readonly decisions: readonly Decided[];
  readonly named: Readonly<Record<string, { readonly code: string } | { readonly article: ArticleId }>>;
}
