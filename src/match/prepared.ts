import type { ActorId, Agreement, AgreementId, Day, EventType, Incident, Obligation } from "../model.ts";
import { type Box, boxAround, holds, type Point } from "./area.ts";
import { countryOf, theatreOf } from "./bound.ts";

/** A duty with what is asked of it again and again. */
interface Duty {
  readonly obligation: Obligation;
  /** The modes that bear on it by type; `null` takes any. */
  readonly modes: ReadonlyMap<EventType, ReadonlySet<string> | null>;
  /** All that lies in or near its zones, `null` where it holds everywhere. */
  readonly near: Box | null;
}

/** An agreement made ready to be held against many incidents. */
export interface Prepared {
  readonly agreement: Agreement;
  readonly duties: ReadonlyMap<EventType, readonly Duty[]>;
  /** The first day on which anything was owed or announced; `null` when the file names none. */
  readonly first: Day | null;
  readonly theatre: ReadonlySet<string>;
  readonly actors: ReadonlySet<ActorId>;
  readonly countries: ReadonlySet<string>;
  /** Agreements on file that came in its place, and those whose place it took. */
  readonly later: readonly Agreement[];
  readonly earlier: readonly Agreement[];
  /** The frameworks that it is a part of. */
  readonly frames: readonly AgreementId[];
}

const preparedLists = new WeakMap<readonly Agreement[], readonly Prepared[]>();

/** The agreements made ready. The same list comes with every incident, so the work is done once. */
export function prepare(agreements: readonly Agreement[]): readonly Prepared[] {
  const known = preparedLists.get(agreements);
  if (known !== undefined) return known;
  const prepared = agreements.map((agreement) => prepareOne(agreement, agreements));
  preparedLists.set(agreements, prepared);
  return prepared;
}

function prepareOne(agreement: Agreement, all: readonly Agreement[]): Prepared {
  const duties = new Map<EventType, Duty[]>();
  for (const obligation of agreement.obligations) {
    const duty = dutyOf(obligation, agreement);
    for (const type of duty.modes.keys()) duties.set(type, [...(duties.get(type) ?? []), duty]);
  }
  return {
    agreement,
    duties,
    first: firstDay(agreement),
    theatre: theatreOf(agreement),
    actors: new Set(agreement.roles.map(({ actor }) => actor)),
    countries: new Set(agreement.roles.map(({ actor }) => countryOf(actor)).filter((country) => country !== null)),
    later: all.filter(({ supersedes }) => supersedes.includes(agreement.id)),
    earlier: all.filter(({ id }) => agreement.supersedes.includes(id)),
    frames: agreement.partOf,
  };
}

function dutyOf(obligation: Obligation, agreement: Agreement): Duty {
  const modes = new Map<EventType, ReadonlySet<string> | null>();
  for (const act of obligation.acts) {
    const before = modes.get(act.type);
    const any = act.modes === null || before === null;
    modes.set(act.type, any ? null : new Set([...(before ?? []), ...(act.modes ?? [])]));
  }
  const zones = agreement.zones.filter(({ id }) => obligation.zones?.includes(id));
  return { obligation, modes, near: obligation.zones === null ? null : boxAround(zones) };
}

function firstDay({ signed, effective, lifecycle, obligations }: Agreement): Day | null {
  const days = [signed, ...[...effective, ...lifecycle, ...obligations].map(({ from }) => from)];
  return days.reduce((first, day) => (day !== null && (first === null || day < first) ? day : first), null);
}

/** The duties that speak of the kind of act; a mode that nobody told may be any. */
export function dutiesOn({ duties }: Prepared, { type, reports }: Incident): readonly Duty[] {
  return (duties.get(type) ?? []).filter(({ modes }) => {
    const taken = modes.get(type);
    return taken === null || reports.some(({ mode }) => mode === null || taken?.has(mode));
  });
}

/** Whether a point lies in or near a duty's zones, as a quick look before the close one; no point may lie anywhere. */
export function mayLieNear({ near }: Duty, point: Point | null): boolean {
  return near === null || point === null || holds(near, point);
}

/** Whether the country of an incident, or anyone in it, has a part in an agreement; for what is no point on the map. */
export function mayConcern({ theatre, countries, actors }: Prepared, { place, reports }: Incident): boolean {
  const country = place?.place?.country ?? null;
  if (country !== null && theatre.has(country)) return true;
  return reports.some((report) =>
    [...report.actors, ...report.recipients].some(
      ({ country: own, link }) =>
        (own !== null && countries.has(own)) || (link.status === "linked" && actors.has(link.id)),
    ),
  );
}
