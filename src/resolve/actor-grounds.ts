import type { Mention } from "../model.ts";
import { FROM_ABROAD } from "./actor-locals.ts";
import type { Description } from "./actor-phrase.ts";
import { bySentence } from "./by-sentence.ts";
import type { PlaceMention } from "./places.ts";

/** Where the text says that irregular fighters are: in a country, in places named before, or it does not say. */
export type Ground =
  | { readonly status: "told"; readonly country: string }
  | { readonly status: "points-back" }
  | { readonly status: "untold" };

const UNTOLD: Ground = { status: "untold" };
/** Sectors of those whom a text knows by where they fight rather than by whose they are. */
const IRREGULAR: ReadonlySet<string> = new Set(["REB", "UAF"]);
/** Sectors of people who are of the place where they are said to be. */
const LOCAL: ReadonlySet<string> = new Set("CVL REF EDU LAB AGR MED OPP REL CRM".split(" "));

/** Sectors of bodies that rule where they sit: "the government in Damascus". An army may be abroad. */
const OFFICIAL: ReadonlySet<string> = new Set(["GOV", "LEG", "COP", "JUD"]);

const INSIDE = "(?:in|near|around|across|inside|within|throughout|outside)";
/** What people are somewhere as: "based in", "fleeing the war in", "trapped near". Past forms that are no participle are left out. */
const BEING =
  "(?:(?:[\\p{Ll}-]{2,}ing|based|born|held|detained|jailed|imprisoned|trapped|stranded|displaced|stationed|deployed|gathered|" +
  "camped|sheltered|exiled|settled|hidden|encamped|headquartered|entrenched|besieged|interned|known)\\s+(?:[\\p{Ll}-]+\\s+){0,4}?)?";
/** "in northern", "based near the town of": what may stand between a mention and the place that its people are in. */
const BEFORE_PLACE = new RegExp(`^\\s+${BEING}${INSIDE}\\s+(?:[\\p{Ll}-]+\\s+){0,4}$`, "u");
/** "fleeing", "expelled from": whom a place has driven out. */
const DRIVEN_OUT = new RegExp(
  "^\\s+(?:(?:who|that)\\s+(?:had\\s+|have\\s+)?fled|fleeing|leaving|escaping|expelled|deported|evacuated|evicted|driven|ordered|repatriated)" +
    "\\s+(?:out\\s+)?(?:from\\s+|of\\s+)?(?:the\\s+)?(?:[\\p{Ll}-]+ern\\s+|central\\s+)?$",
  "u",
);
/** "in these areas", "in the war-torn country": not "in the neighbouring country". */
const POINTING = new RegExp(
  `${INSIDE}\\s+(?:these|those|this|that|both|such|the(?:\\s+same)?)\\s+(?:(?!neighbo|other|foreign|border)[\\p{Ll}-]+\\s+)?` +
    "(?:areas?|regions?|zones?|towns?|villages?|city|cities|provinces?|districts?|camps?|country|countryside|territory|territories)\\b",
  "iu",
);
const LONGEST_GAP = 60;
/** How many sentences before its own a phrase may point back to. */
const MEMORY = 3;

/**
 * Finds the country of armed groups that no word calls by a country: "militants in Mali", "terrorist groups in
 * these areas" after a sentence on Aleppo and Idlib; and of authorities that a place beside them gives one.
 */
export function openGrounds(
  places: readonly PlaceMention[],
  text: string,
): (mention: Mention, described: Description) => Ground {
  const placesIn = bySentence(places.filter(({ role }) => role === "location" || role === "modifier"));
  return (mention, described) => {
    const isIrregular = IRREGULAR.has(described.sector ?? "");
    const isOffice = described.role !== null && OFFICIAL.has(described.sector ?? "");
    const isLocal =
      LOCAL.has(described.sector ?? "") && !FROM_ABROAD.test(text.slice(mention.span.start, mention.span.end));
    if (described.country !== null || described.actors.length > 0 || !(isIrregular || isOffice || isLocal))
      return UNTOLD;
    const after = placesIn(mention.sentence).find(({ span }) => span.start >= mention.span.end);
    if (after !== undefined && isBeside(mention, after, text)) return groundOf([after], UNTOLD);
    if (!isIrregular || !pointsBack(mention, text)) return UNTOLD;
    return groundOf(placesBefore(mention, placesIn), { status: "points-back" });
  };
}

function isBeside(mention: Mention, place: PlaceMention, text: string): boolean {
  const gap = place.span.start - mention.span.end;
  const between = text.slice(mention.span.end, place.span.start);
  return gap <= LONGEST_GAP && (BEFORE_PLACE.test(between) || DRIVEN_OUT.test(between));
}

function pointsBack({ span }: Mention, text: string): boolean {
  if (POINTING.test(text.slice(span.start, Math.min(span.end, span.start + 4 * LONGEST_GAP)))) return true;
  const after = /^\s+([^,.;:!?\n]+)/.exec(text.slice(span.end, span.end + LONGEST_GAP))?.[1] ?? "";
  return POINTING.exec(after)?.index === 0;
}

/** The places of the nearest sentence before a mention that names any; towns and districts rather than countries. */
function placesBefore(
  mention: Mention,
  placesIn: (sentence: number) => readonly PlaceMention[],
): readonly PlaceMention[] {
  for (let back = 0; back <= MEMORY; back++) {
    const before = placesIn(mention.sentence - back).filter(({ span }) => span.end <= mention.span.start);
    const fine = before.filter(({ precision }) => precision !== "country");
    if (before.length > 0) return fine.length > 0 ? fine : before;
  }
  return [];
}

/** The one country that places lie in. */
function groundOf(places: readonly PlaceMention[], otherwise: Ground): Ground {
  const countries = new Set(places.map(({ place }) => place?.country ?? null).filter((country) => country !== null));
  const [country] = countries;
  return countries.size === 1 && country !== undefined ? { status: "told", country } : otherwise;
}
