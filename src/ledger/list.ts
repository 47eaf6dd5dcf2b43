import type { Dossier, Incident, VerificationState, ZoneId } from "../model.ts";
import { dossierOf } from "../review/dossier.ts";
import type { IncidentFilter } from "../store/incidents.ts";
import type { Store } from "../store/store.ts";
import { decisionsOf } from "./decisions.ts";

/** Which dossiers are asked for. What people put on record is looked at one by one; the rest the index knows. */
export interface Search extends Omit<IncidentFilter, "offset"> {
  /** Incidents that were set against an obligation in this zone. */
  readonly zone?: ZoneId;
  /** The state as it stands, people's word included. */
  readonly states?: readonly VerificationState[];
  /** Only what waits for people. */
  readonly needsReview?: boolean;
}

/** The dossiers that were found. `total` is how many there are in all, `null` when not all were looked at. */
export interface Found {
  readonly items: readonly Dossier[];
  readonly total: number | null;
}

const PAGE_ROWS = 100;

/** The dossiers that a search asks for, newest first, up to its limit. */
export async function findDossiers(store: Store, search: Search): Promise<Found> {
  const { limit = PAGE_ROWS, zone, states, needsReview, ...filter } = search;
  const isWanted = (dossier: Dossier) =>
    (states === undefined || states.some((state) => dossier.verification.at(-1)?.state === state)) &&
    (zone === undefined || dossier.assessments.some((assessment) => assessment.zone === zone)) &&
    (needsReview !== true || dossier.needs.length > 0);
  const items: Dossier[] = [];
  for (let offset = 0; ; offset += PAGE_ROWS) {
    const page = await store.incidents({ ...filter, limit: PAGE_ROWS, offset });
    for (const dossier of await dossiersOn(page.items, store)) if (isWanted(dossier)) items.push(dossier);
    const narrowed = states !== undefined || zone !== undefined || needsReview === true;
    const done = offset + page.items.length >= page.total;
    if (done || page.items.length === 0) {
      return { items: items.slice(0, limit), total: narrowed ? items.length : page.total };
    }
    if (items.length >= limit) return { items: items.slice(0, limit), total: narrowed ? null : page.total };
  }
}

async function dossiersOn(incidents: readonly Incident[], store: Store): Promise<readonly Dossier[]> {
  const decisions = await decisionsOf(incidents, store);
  const assessments = await Promise.all(incidents.map(({ id }) => store.assessments({ incident: id })));
  return incidents.map((incident, i) => dossierOf(incident, assessments[i] ?? [], decisions));
}
