import type { Agreement, Clock, Day, Dossier, Incident } from "../model.ts";
import { clocksOf } from "../pipeline.ts";
import { dossierOf } from "../review/dossier.ts";
import type { AssessedIncident } from "../store/incidents.ts";
import type { Store } from "../store/store.ts";
import { decisionsOf } from "./decisions.ts";
import { newestFirst } from "./list.ts";

/** An agreement with what was set against it up to a day, and how its duties stand on that day. */
export interface AgreementRecord {
  readonly agreement: Agreement;
  readonly on: Day;
  /** The newest first. */
  readonly dossiers: readonly Dossier[];
  readonly clocks: readonly Clock[];
}

/** What a store holds of an agreement; `null` for no store gives the agreement without incidents. */
export async function agreementOn(agreement: Agreement, on: Day, store: Store | null): Promise<AgreementRecord> {
  const found: AssessedIncident[] = [];
  if (store !== null) {
    for await (const one of store.allSetAgainst(agreement.id)) if (isBy(one.incident, on)) found.push(one);
  }
  found.sort(newestFirst);
  const incidents = found.map(({ incident }) => incident);
  const decisions = store === null ? [] : await decisionsOf(incidents, store);
  const dossiers = found.map(({ incident, assessments }) => dossierOf(incident, assessments, decisions));
  return { agreement, on, dossiers, clocks: clocksOf(agreement, incidents, on) };
}

/** How an agreement's duties stand on a day: of all that was set against it, what tells of something owed is enough. */
export async function clocksOn(agreement: Agreement, on: Day, store: Store): Promise<readonly Clock[]> {
  const owed = agreement.obligations.filter(({ action }) => action === "do").map(({ id }) => id);
  const found = await store.incidentsSetAgainst(agreement.id, owed);
  return clocksOf(
    agreement,
    found.filter((incident) => isBy(incident, on)),
    on,
  );
}

/** Whether an incident may have happened, or without a day was told of, by a day. */
function isBy({ date, reports }: Incident, on: Day): boolean {
  if (date !== null) return date.first <= on;
  return reports.some(({ publishedAt }) => publishedAt === null || publishedAt <= on);
}
