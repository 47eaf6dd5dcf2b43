import type { EventType, Name, Participant, ReportedEvent } from "../model.ts";
import { overlaps } from "../span.ts";

/** Deeds that are on record whoever does or suffers them. */
const ALWAYS: ReadonlySet<EventType> = new Set(["ASSAULT", "COERCE", "PROTEST", "SANCTION"]);
/** PLOVER's sectors of people who stand for nobody but themselves. */
const PRIVATE: ReadonlySet<string> = new Set(["CVL", "UNK"]);

/** "the two sides", "the warring parties". */
const PARTIES = /\b(?:sides|parties|factions|belligerents|combatants|adversaries)$/i;

/**
 * Whether an event has someone in it whom the public record is about: a state, a body, an office, a name. What
 * private people say to and do for each other ("they asked me to help") is no event (PLOVER codes political
 * actors), unless force or coercion is used or people protest. A truce is public when its
 * parties are left unnamed ("the ceasefire came into force"), and so are parties that are only called so.
 */
export function isNotable(
  { type, mode, actors, recipients }: Pick<ReportedEvent, "type" | "mode" | "actors" | "recipients">,
  names: readonly Name[],
): boolean {
  if ([...actors, ...recipients].some(({ citation }) => PARTIES.test(citation.exact))) return true;
  if (mode === "ceasefire" && actors.length + recipients.length === 0) return true;
  // Whoever held people and lets them go did so to more than those people.
  if (mode === "release") return true;
  return ALWAYS.has(type) || [...actors, ...recipients].some((each) => isPublic(each, names));
}

function isPublic({ country, sector, link, citation }: Participant, names: readonly Name[]): boolean {
  if (country !== null || link.status === "linked" || (sector !== null && !PRIVATE.has(sector))) return true;
  return (
    names.some((name) => overlaps(name.span, citation.span)) || /[\p{Ll}\d] \p{Lu}|\p{Lu}{2}/u.test(citation.exact)
  );
}
