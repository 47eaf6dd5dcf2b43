import type { Agreement, Day, Obligation, Zone } from "../model.ts";
import { type Force, forceOn, startOf } from "./force.ts";

/** A zone in which fighting is to rest by an agreement, since a day, and whether that still holds, according to whom. */
export interface Ceasefire {
  readonly agreement: Agreement;
  readonly zone: Zone;
  /** The first day on which a duty to refrain from attacks binds there, by whoever names the earliest. */
  readonly since: Day;
  readonly saidBy: string;
  readonly force: Force;
}

/** The ceasefires that hold on a day or are disputed, a zone each, in the order of the agreements. */
export function ceasefiresOn(agreements: readonly Agreement[], day: Day): readonly Ceasefire[] {
  return agreements.flatMap((agreement) =>
    agreement.zones.flatMap((zone) => {
      const held = agreement.obligations
        .filter((obligation) => silencesArms(obligation, zone))
        .flatMap((obligation) => ceasefireBy(agreement, zone, obligation, day) ?? []);
      return held.sort((a, b) => (a.since < b.since ? -1 : 1)).slice(0, 1);
    }),
  );
}

function silencesArms({ action, acts, zones }: Obligation, zone: Zone): boolean {
  return action === "refrain" && acts.some(({ type }) => type === "ASSAULT") && (zones?.includes(zone.id) ?? true);
}

function ceasefireBy(agreement: Agreement, zone: Zone, obligation: Obligation, day: Day): Ceasefire | null {
  const force = forceOn(agreement, obligation, { first: day, last: day });
  const since = startOf(agreement, obligation);
  if (since === null || (force.state !== "in-force" && force.state !== "disputed")) return null;
  return { agreement, zone, since, saidBy: force.begun[0]?.saidBy ?? "", force };
}
