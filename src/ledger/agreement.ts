import type { Agreement, Clock, Day, Dossier } from "../model.ts";
import { clocksOf } from "../pipeline.ts";
import type { Store } from "../store/store.ts";
import { findDossiers } from "./list.ts";

/** An agreement with what was set against it up to a day, and how its duties stand on that day. */
export interface AgreementRecord {
  readonly agreement: Agreement;
  readonly on: Day;
  readonly dossiers: readonly Dossier[];
  readonly clocks: readonly Clock[];
}

/** What a store holds of an agreement; `null` for no store gives the agreement without incidents. */
export async function agreementOn(agreement: Agreement, on: Day, store: Store | null): Promise<AgreementRecord> {
  const search = { agreement: agreement.id, limit: Number.MAX_SAFE_INTEGER };
  const found = store === null ? [] : (await findDossiers(store, search)).items;
  const dossiers = found.filter(({ incident }) => isBy(incident, on));
  const incidents = dossiers.map(({ incident }) => incident);
  return { agreement, on, dossiers, clocks: clocksOf(agreement, incidents, on) };
}

/** Whether an incident may have happened, or without a day was told of, by a day. */
function isBy({ date, reports }: Dossier["incident"], on: Day): boolean {
  if (date !== null) return date.first <= on;
  return reports.some(({ publishedAt }) => publishedAt === null || publishedAt <= on);
}
