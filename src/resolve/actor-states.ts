import type { Mention } from "../model.ts";
import type { openGrounds } from "./actor-grounds.ts";
import type { ActorIndex } from "./actor-index.ts";
import type { Description } from "./actor-phrase.ts";
import { bySentence } from "./by-sentence.ts";

/** Armed groups that no word calls by a country, with the one they are said to be in. */
export function onGround(
  described: readonly (Description | null)[],
  mentions: readonly Mention[],
  groundOf: ReturnType<typeof openGrounds>,
  index: ActorIndex,
): readonly (Description | null)[] {
  const grounds = described.map((one, i) => {
    const mention = mentions[i];
    return one === null || mention === undefined ? null : groundOf(mention, one);
  });
  const told = described.map((one, i) => {
    const ground = grounds[i];
    return one !== null && ground?.status === "told" ? { ...one, country: ground.country } : one;
  });
  const about = dominantCountry(told, index);
  return told.map((one, i) =>
    one !== null && grounds[i]?.status === "points-back" ? { ...one, country: about } : one,
  );
}

const STATE_SECTORS: ReadonlySet<string> = new Set(["GOV", "MIL", "COP", "LEG", "JUD", "SPY"]);
/** How many more mentions the first country must have than the second to be what an article is about. */
const CLEARLY = 2;

/** Offices that a state has one of. */
const SOLE =
  /^(?:the\s+)?(?:president|prime minister|premier|king|queen|emir|sultan|supreme leader|\w+ minister|army chief|police chief)$/i;

/** Words that say it is not, or not surely, the army that was spoken of: "a patrol", "enemy forces", "masked troops". */
const OTHERS =
  /^(?:an?|another|other|some|several|many|any|enemy|hostile|foreign|rival|unidentified|unknown|unmarked|masked)\s/iu;
/** What an army flies, sails and drives: whose it was is for the text to say. */
const MATERIEL =
  /(?:plane|jet|bomber|helicopter|gunship|aircraft|drone|tank|artillery|warship|ship|boat|missile|rocket)s?$/iu;

/** "The army", "parliament": a body or office of state whose state the phrase leaves to the reader. */
export function isOfState(described: Description, text: string): boolean {
  const { country, actors, sector, role } = described;
  if (country !== null || actors.length > 0 || role === null || sector === null || !STATE_SECTORS.has(sector))
    return false;
  if (OTHERS.test(text) || MATERIEL.test(text)) return false;
  return role.body || role.inherits ? /^(?:the\s+)?[\p{L}-]+(?:\s[\p{L}-]+)?$/iu.test(text) : SOLE.test(text);
}

/** How many sentences "the army" may lie after the army it takes up. */
const MEMORY = 3;

/** Countries of which texts speak much and never mean by "the army". */
const ARMYLESS: ReadonlySet<string> = new Set(["PSE"]);

/** The state whose army or government was last spoken of, else the one the article is about; `null` when two vie. */
export function statesBefore(
  described: readonly (Description | null)[],
  mentions: readonly Mention[],
  about: string | null,
): (mention: number) => string | null {
  const inSentence = bySentence(mentions.map(({ sentence, span }, at) => ({ sentence, start: span.start, at })));
  return (i) => {
    const here = mentions[i];
    if (here === undefined) return null;
    const recent = lastSentences(here.sentence).flatMap(inSentence);
    const countries = new Set<string>();
    for (const { at, start } of recent) {
      const one = described[at] ?? null;
      if (one === null || start >= here.span.start) continue;
      if (one.sector === described[i]?.sector && one.country !== null) countries.add(one.country);
    }
    const [only] = countries;
    if (countries.size > 1) return null;
    const state = only ?? about;
    return described[i]?.sector === "MIL" && state !== null && ARMYLESS.has(state) ? null : state;
  };
}

function lastSentences(sentence: number): readonly number[] {
  return Array.from({ length: MEMORY + 1 }, (_, back) => sentence - back);
}

/** The country that an article speaks of most, `null` when another comes near it. */
export function dominantCountry(described: readonly (Description | null)[], index: ActorIndex): string | null {
  const counts = new Map<string, number>();
  for (const one of described) {
    const country = one?.country ?? null;
    if (country === null || one?.loose === true || index.actor(`actor:country/${country}`) === null) continue;
    counts.set(country, (counts.get(country) ?? 0) + 1);
  }
  const [first, second] = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  if (first === undefined || first[1] < CLEARLY) return null;
  return second === undefined || first[1] >= CLEARLY * second[1] ? first[0] : null;
}
