import type { Gazetteer } from "../model.ts";
import { isCapitalised, type PhraseWord } from "./actor-words.ts";

/** The country (ISO 3166-1 alpha-3) that a place name lies in, as far as it can be told from the name alone. */
export type CountryOf = (toponym: string) => string | null;

/** How many times more people the places of one country must have than all namesakes for a bare name to mean it. */
const CLEARLY = 4;

/** Below this many people a place is no more likely to be meant than a personal name that is spelled alike. */
const KNOWN = 2000;

/** The country of places by that name in a gazetteer, `null` when namesakes elsewhere come near them. */
export function countryByGazetteer(gazetteer: Gazetteer): CountryOf {
  return (toponym) => {
    const people = new Map<string, number>();
    for (const { country, population, featureCode } of gazetteer.lookup(toponym)) {
      const known = population >= KNOWN || /^(?:ADM|PCL|RGN)/.test(featureCode);
      if (country !== null && known) people.set(country, Math.max(people.get(country) ?? 0, population + 1));
    }
    const [first, second] = [...people].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
    if (first === undefined) return null;
    return second === undefined || first[1] >= CLEARLY * second[1] ? first[0] : null;
  };
}

/** What follows a hyphen when a country only stands behind somebody else: "Turkish-backed rebels". */
const BEHIND: ReadonlySet<string> = new Set(
  `backed supported funded armed trained sponsored allied aligned linked affiliated occupied held controlled inspired made
  brokered mediated supplied financed equipped friendly appointed recognised recognized speaking designated sanctioned drafted`.split(
    /\s+/,
  ),
);
/** What follows a hyphen when somebody is of a country or works from it: "Damascus-based". */
const FROM: ReadonlySet<string> = new Set("based born run led administered registered flagged owned".split(" "));
/** Words before a country or an adjective that turn against it: "anti-American", "pro-Russian". */
const TOWARDS: ReadonlySet<string> = new Set("anti pro non".split(" "));

/** How a country word at `first` to `end` speaks for the phrase: fully, weakly ("US-led"), or not at all ("US-backed"). */
export function weightOf(words: readonly PhraseWord[], first: number, end: number): "full" | "weak" | "none" {
  const before = words[first - 1];
  const after = words[end];
  if (words[first]?.bound === true && before !== undefined && TOWARDS.has(before.key)) return "none";
  if (after === undefined || !after.bound) return "full";
  if (BEHIND.has(after.key)) return "none";
  return FROM.has(after.key) ? "weak" : "full";
}

/** Whether a hyphen ties what ends here to somebody else as who stands behind them: "rebel-held", "army-backed". */
export function standsBehind(words: readonly PhraseWord[], end: number): boolean {
  const after = words[end];
  return after?.bound === true && (BEHIND.has(after.key) || FROM.has(after.key));
}

const DIRECTIONS: ReadonlySet<string> = new Set(
  "north south east west northern southern eastern western central northeast northwest southeast southwest northeastern northwestern southeastern southwestern greater upper lower rural middle".split(
    " ",
  ),
);

function isDirection(word: PhraseWord): boolean {
  return DIRECTIONS.has(word.key);
}

/** The country of the longest place name among capitalised words, `null` when the gazetteer knows none. */
export function countryOfPlace(words: readonly PhraseWord[], countryOf: CountryOf): string | null {
  for (let length = Math.min(4, words.length); length > 0; length--) {
    for (let first = 0; first + length <= words.length; first++) {
      const run = words.slice(first, first + length);
      if (
        run.every(isDirection) ||
        run.some((word) => word.mark) ||
        !isCapitalised(run[0]) ||
        !isCapitalised(run[length - 1])
      )
        continue;
      const country = countryOf(run.map((word) => word.text).join(" "));
      if (country !== null) return country;
    }
  }
  return null;
}
