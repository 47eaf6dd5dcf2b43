import { type AlertBook, type AlertEntry, messagesDue, toldBy } from "../alert/book.ts";
import { owe } from "../alert/owe.ts";
import { type Area, areasOf, countryArea } from "../coverage/area.ts";
import { addDays } from "../day.ts";
import { mayLieOn } from "../happening.ts";
import { loadTruceModels, loadWarningModel } from "../knowledge/warning-model.ts";
import type { Agreement, ArticleId, Dossier, Incident, Instant, Notice, Owners } from "../model.ts";
import { incidentOf } from "../pipeline.ts";
import { calendarOf } from "../present/due.ts";
import {
  deadlineNotice,
  incidentNotice,
  silenceNotice,
  verificationNotice,
  warningNotice,
} from "../present/notices.ts";
import type { Outbox } from "../send/outbox.ts";
import { type SendOptions, send } from "../send/send.ts";
import type { Store } from "../store/store.ts";
import { clocksOn } from "./agreement.ts";
import { calendarsOf } from "./coverage.ts";
import { dossierOn } from "./dossier.ts";
import { ownersOf } from "./owners.ts";
import { truceNotices } from "./truce-notices.ts";
import { watchTruces } from "./truces.ts";
import { warningsRaised } from "./warnings-raised.ts";

/** What happened further back is history, however late we read of it. */
const RECENT_DAYS = 90;
/** So many days before a deadline, and on it, word is owed. */
const DAYS_BEFORE = [7, 1, 0];
/** A silence that began further back is as old as this. */
const SILENCE_DAYS = 28;
/** What reports can come to that is worth telling of an incident that is known. */
const TELLING_STATES: readonly string[] = ["corroborated", "disputed", "withdrawn"];

/** What one round came to. */
export interface Round {
  readonly notices: number;
  readonly owed: number;
  readonly delivered: number;
  readonly failed: readonly { readonly subscription: string; readonly reason: string }[];
}

/**
 * Looks at what came into the record since the last round, puts down who is owed word of it, and sends what is due.
 * Nothing is sent that was not put down before; what was sent and could not be put down is sent again under the same
 * name. The first round of all only remembers where the record stands.
 */
export async function tell(
  store: Store,
  outbox: Outbox,
  agreements: readonly Agreement[],
  now: Instant,
  options: SendOptions,
): Promise<Round> {
  const book = await outbox.book();
  const { notices, upTo } = await look(store, agreements, book, now);
  const owed = owe(notices, [...book.subscriptions.values()], toldBy(book), now);
  const entries: AlertEntry[] = owed.map((alert) => ({ kind: "owed", at: now, alert }));
  if (upTo !== book.looked?.upTo || isNewDay(book, now)) entries.push({ kind: "looked", at: now, upTo });
  await outbox.put(entries);
  const { delivered, failed } = await sendDue(outbox, now, options);
  return { notices: notices.length, owed: owed.length, delivered, failed };
}

async function sendDue(
  outbox: Outbox,
  now: Instant,
  options: SendOptions,
): Promise<Pick<Round, "delivered" | "failed">> {
  const failed: { readonly subscription: string; readonly reason: string }[] = [];
  let delivered = 0;
  for (const message of messagesDue(await outbox.book(), now)) {
    const outcome = await send(message, now, options);
    const alerts = message.alerts.map(({ id }) => id);
    if (outcome.status === "delivered") {
      delivered++;
      await outbox.put([{ kind: "delivered", at: now, alerts, reference: outcome.reference }]);
    } else {
      failed.push({ subscription: message.subscription.name, reason: outcome.reason });
      await outbox.put([{ kind: "failed", at: now, alerts, reason: outcome.reason }]);
    }
  }
  return { delivered, failed };
}

/** What there is to tell of, and up to which entry of the journal it was looked for. */
interface Seen {
  readonly notices: readonly Notice[];
  readonly upTo: number;
}

async function look(store: Store, agreements: readonly Agreement[], book: AlertBook, now: Instant): Promise<Seen> {
  const { articles, upTo } = await store.fresh(book.looked?.upTo ?? store.head.seq);
  const notices = [...(await incidentNotices(store, agreements, new Set(articles), now))];
  if (isNewDay(book, now)) {
    notices.push(...(await deadlineNotices(agreements, store, now)));
    const watched = areasWatched(book, agreements);
    notices.push(...(await silenceNotices(watched, agreements, store, now)));
    notices.push(...(await warningNotices(watched, agreements, store, now)));
    await watchTruces(store, agreements, now, loadTruceModels);
    notices.push(...(await truceNotices(store, agreements, [...book.subscriptions.values()], now)));
  }
  return { notices, upTo };
}

/** What changes from day to day is looked at once a day (UTC). */
function isNewDay({ looked }: AlertBook, now: Instant): boolean {
  return looked === null || looked.at.slice(0, 10) < now.slice(0, 10);
}

/** The countries and zones of which somebody wants to be told when they fall silent. */
function areasWatched({ subscriptions }: AlertBook, agreements: readonly Agreement[]): readonly Area[] {
  const wants = [...subscriptions.values()].map((subscription) => subscription.wants);
  const zones = new Set(wants.flatMap((each) => each.zones));
  const named = new Set(wants.flatMap((each) => each.agreements));
  const areas = agreements.flatMap((agreement) =>
    areasOf(agreement).filter(({ id }) => named.has(agreement.id) || (zones as ReadonlySet<string>).has(id)),
  );
  return [...areas, ...[...new Set(wants.flatMap((each) => each.countries))].map(countryArea)];
}

/** That an area of which somebody wants word rose to a higher level of warning: looked at once for each week that is over. */
async function warningNotices(
  areas: readonly Area[],
  agreements: readonly Agreement[],
  store: Store,
  now: Instant,
): Promise<readonly Notice[]> {
  const raised = await warningsRaised(store, { agreements, model: loadWarningModel() }, areas, now);
  return raised.flatMap((forecast) => {
    const area = areas.find(({ id }) => id === forecast.zone);
    return area === undefined ? [] : [warningNotice(watchedArea(area, agreements), forecast, now)];
  });
}

function watchedArea(area: Area, agreements: readonly Agreement[]) {
  const holding = agreements.filter(({ zones }) => zones.some(({ id }) => id === area.id));
  return { area, name: area.name, agreements: holding.map(({ id }) => id) };
}

/** That nobody who usually writes of an area was heard: once for each run of blind days. */
async function silenceNotices(
  areas: readonly Area[],
  agreements: readonly Agreement[],
  store: Store,
  now: Instant,
): Promise<readonly Notice[]> {
  const yesterday = addDays(now.slice(0, 10), -1);
  const calendars = await calendarsOf(store, areas, { first: addDays(yesterday, -SILENCE_DAYS), last: yesterday });
  return calendars.flatMap(({ name, days }, i) => {
    const seen = days.findLastIndex(({ state }) => state !== "blind");
    const [area, first] = [areas[i], days[seen + 1]];
    if (area === undefined || first === undefined) return [];
    return [silenceNotice({ ...watchedArea(area, agreements), name }, first, now)];
  });
}

async function incidentNotices(
  store: Store,
  agreements: readonly Agreement[],
  fresh: ReadonlySet<ArticleId>,
  now: Instant,
): Promise<readonly Notice[]> {
  const told = (await store.reports({ articles: [...fresh] })).map(({ report }) => report);
  // Rows of data sets are history that somebody else has told of.
  const ids = told.filter(({ row }) => row === undefined).map(({ id }) => id);
  const arrivals = await store.arrivals([...fresh]);
  const owners = await ownersOf(store);
  const notices: Notice[] = [];
  for (const incident of await store.incidentsHolding(ids)) {
    if (!isRecent(incident, now)) continue;
    const dossier = await dossierOn(incident, store);
    const at = incident.reports
      .flatMap(({ article }) => arrivals.get(article)?.recorded ?? [])
      .sort()
      .at(-1);
    notices.push(...noticesOf(dossier, fresh, agreements, at ?? now, owners));
  }
  return notices;
}

function isRecent(incident: Incident, now: Instant): boolean {
  const days = mayLieOn(incident);
  return days === null || days.last >= addDays(now.slice(0, 10), -RECENT_DAYS);
}

/** That an incident is new, or that it is known and its fresh reports made it something else. */
function noticesOf(
  dossier: Dossier,
  fresh: ReadonlySet<ArticleId>,
  agreements: readonly Agreement[],
  at: Instant,
  owners: Owners,
): readonly Notice[] {
  const { reports, verification } = dossier.incident;
  const older = reports.filter(({ article }) => !fresh.has(article));
  if (older.length === 0) return [incidentNotice(dossier, agreements, at)];
  const { state } = verification;
  const changed = state !== incidentOf(older, [], owners).verification.state;
  return changed && TELLING_STATES.includes(state) ? [verificationNotice(dossier, at)] : [];
}

async function deadlineNotices(
  agreements: readonly Agreement[],
  store: Store,
  now: Instant,
): Promise<readonly Notice[]> {
  const today = now.slice(0, 10);
  const timed = await Promise.all(
    agreements
      .filter(hasDays)
      .map(async (agreement) => ({ agreement, clocks: await clocksOn(agreement, today, store) })),
  );
  const near = calendarOf(timed, today).next.filter(({ daysLeft }) => DAYS_BEFORE.includes(daysLeft));
  return near.map((entry) => deadlineNotice(entry, now));
}

function hasDays({ ends, obligations }: Agreement): boolean {
  return ends !== null || obligations.some(({ deadline }) => deadline !== null);
}
