/**
 * Who is no country's by the kind of body it is: PLOVER's codes IGO and NGO for those whom a text calls "international
 * observers", "a regional peacekeeping force" or "aid agencies" and ties to no country.
 */

/** Adjectives that set a body above states. */
const ABOVE_STATES: ReadonlySet<string> = new Set(
  "international multinational multilateral regional intergovernmental supranational transnational continental global pan-african".split(
    " ",
  ),
);

/** What states send, hold or pay together when an adjective says so. */
const SHARED =
  /\b(?:forces?|troops?|contingents?|missions?|observers?|monitors?|mediators?|negotiators?|envoys?|inspectors?|peacemakers?|community|communities|organi[sz]ations?|bod(?:y|ies)|blocs?|agenc(?:y|ies)|courts?|tribunals?|commissions?|lenders?|creditors?|donors?|leaders?|officials?|(?:aid|relief|humanitarian) workers?|bank|coalitions?)\b/;

/** Who keeps peace between others comes from elsewhere. */
const PEACEKEEPING = /\b(?:peace ?keep(?:er|ing)|peacekeep(?:er|ing)|blue helmet)/;

/** Aid and watch-dog bodies that work across borders unless a text says whose they are. */
const NONGOVERNMENTAL =
  /\b(?:aid|relief|humanitarian|charity|ngo|non ?governmental|human rights?|rights?)(?: \w+)? (?:group|organi[sz]ation|agency|watchdog|body)\b|^(?:ngo|charity|watchdog)$/;

/** IGO or NGO for a role noun, in the singular, with the words before it; `null` when it may be anybody's. */
export function internationalCode(noun: string, modifiers: readonly string[]): "IGO" | "NGO" | null {
  const isAbove = modifiers.some((word) => ABOVE_STATES.has(word));
  const words = [...modifiers, noun].join(" ");
  if (NONGOVERNMENTAL.test(words) && !modifiers.includes("local")) return "NGO";
  if (PEACEKEEPING.test(words)) return "IGO";
  return isAbove && SHARED.test(noun) ? "IGO" : null;
}
