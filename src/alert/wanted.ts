import { isWithin } from "../markings.ts";
import type { Notice, Subscription, Wants } from "../model.ts";
import { isVerbal } from "../plover.ts";

/** What there is to be told of. */
export const NOTICE_KINDS = [
  "warning",
  "ceasefire",
  "incident",
  "assessment",
  "verification",
  "deadline",
  "coverage",
] as const satisfies readonly Notice["kind"][];

/** Whether a notice is owed to a subscriber: wanted, allowed out on their channel, and newer than their wish. */
export function isOwed(notice: Notice, { wants, ceiling, since }: Subscription): boolean {
  return notice.at >= since && isWithin(notice.marking, ceiling) && isWanted(notice, wants);
}

/**
 * Whether a notice is among those that somebody wants. What is about no zone at all is none of anybody's zones; words
 * are nobody's unless asked for by type.
 */
export function isWanted({ kind, level, risk, about }: Notice, wants: Wants): boolean {
  return (
    meets(wants.kinds, kind === "assessment" ? ["assessment", "incident"] : [kind]) &&
    (kind !== "warning" || level >= wants.level) &&
    (risk === undefined || risk === (wants.risk ?? "above-usual")) &&
    meets(wants.countries, about.countries) &&
    meets(wants.zones, about.zones) &&
    meets(wants.agreements, about.agreements) &&
    meets(wants.actors, about.actors) &&
    // A warning, a ceasefire at risk, a deadline or a silence is of no type.
    (about.types.length === 0 || meetsType(wants.types, about.types))
  );
}

function meetsType(wanted: Wants["types"], types: Notice["about"]["types"]): boolean {
  return wanted.length === 0 ? types.some((type) => !isVerbal(type)) : types.some((type) => wanted.includes(type));
}

function meets<Value>(wanted: readonly Value[], values: readonly Value[]): boolean {
  return wanted.length === 0 || values.some((value) => wanted.includes(value));
}
