import { mayLieOn } from "../happening.ts";
import type { Agreement, Dossier, Incident, VerificationState, ZoneId } from "../model.ts";
import { dossierOf } from "../review/dossier.ts";
import type { IncidentFilter } from "../store/incidents.ts";
import type { Store } from "../store/store.ts";
import { decisionsOf } from "./decisions.ts";
import { type AsOf, asKnownOn } from "./past.ts";

/** Which dossiers are asked for. What people put on record is looked at one by one; the rest the index knows. */
export interface Search extends Omit<IncidentFilter, "offset" | "article"> {
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
  const narrowed = states !== undefined || zone !== undefined || needsReview === true;
  const items: Dossier[] = [];
  for (let offset = 0; ; offset += PAGE_ROWS) {
    const page = await store.incidents({ ...filter, limit: PAGE_ROWS, offset });
    for (const dossier of await dossiersOn(page.items, store)) if (isInReview(dossier, search)) items.push(dossier);
    if (offset + page.items.length >= page.total || page.items.length === 0) {
      return { items: items.slice(0, limit), total: narrowed ? items.length : page.total };
    }
    if (items.length >= limit) return { items: items.slice(0, limit), total: narrowed ? null : page.total };
  }
}

/** The same in the record as it stood on a day. The index of words is of today, so words cannot be asked for. */
export async function findDossiersThen(
  store: Store,
  agreements: readonly Agreement[],
  search: Omit<Search, "text">,
  asOf: AsOf,
): Promise<Found> {
  const { dossiers } = await asKnownOn(store, agreements, asOf);
  const found = dossiers.filter((dossier) => isFound(dossier, search) && isInReview(dossier, search)).sort(newestFirst);
  return { items: found.slice(0, search.limit ?? PAGE_ROWS), total: found.length };
}

async function dossiersOn(incidents: readonly Incident[], store: Store): Promise<readonly Dossier[]> {
  const decisions = await decisionsOf(incidents, store);
  const assessments = await Promise.all(incidents.map(({ id }) => store.assessments({ incident: id })));
  return incidents.map((incident, i) => dossierOf(incident, assessments[i] ?? [], decisions));
}

/** What the index does not know. */
export function isInReview(
  { verification, assessments, needs }: Dossier,
  { states, zone, needsReview }: Search,
): boolean {
  return (
    (states === undefined || states.some((state) => verification.at(-1)?.state === state)) &&
    (zone === undefined || assessments.some((assessment) => assessment.zone === zone)) &&
    (needsReview !== true || needs.length > 0)
  );
}

/** What the index knows, of incidents that it does not hold. */
function isFound({ incident, assessments }: Dossier, { types, country, from, to, agreement }: Search): boolean {
  const { type, place } = incident;
  const days = mayLieOn(incident);
  return (
    (types === undefined || types.includes(type)) &&
    (country === undefined || place?.place?.country === country) &&
    (from === undefined || (days !== null && days.last >= from)) &&
    (to === undefined || (days !== null && days.first <= to)) &&
    (agreement === undefined || assessments.some((assessment) => assessment.agreement === agreement))
  );
}

/** As the index lists them: by the last day on which they may lie, then by id. */
export function newestFirst(
  { incident: a }: Pick<Dossier, "incident">,
  { incident: b }: Pick<Dossier, "incident">,
): number {
  const [x, y] = [mayLieOn(a)?.last ?? "", mayLieOn(b)?.last ?? ""];
  return x === y ? (a.id < b.id ? -1 : 1) : x > y ? -1 : 1;
}
