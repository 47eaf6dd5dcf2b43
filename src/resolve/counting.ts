import type { Article, Citation, DateRange, Span } from "../model.ts";
import { cite } from "../span.ts";
import { resolveDate } from "./dates.ts";

/** How a number was counted, in the words of its sentence: whom it takes in, on what it rests, and which days it covers. */
export interface Counting {
  readonly rule: Citation | null;
  readonly during: DateRange | null;
}

/** Words that say whom a number takes in or on what it rests. They must stand close to the number. */
export const COUNTING_RULES: readonly { readonly form: RegExp; readonly example: string }[] = [
  {
    form: /\b(?:not )?(?:including|excluding|counting|among them|apart from|besides)\b[^,;.()]{2,60}/giu,
    example: "At least 19 people were killed, including fighters, the ministry said.",
  },
  {
    form: /\b(?:all|most|half|some|many|the majority) of (?:them|whom)(?: were| are| was)?(?: said to be| believed to be)? [^,;.()]{2,40}/giu,
    example: "It counted 180 dead, most of them combatants.",
  },
  {
    form: /\b(?:all|mostly|mainly|only|exclusively) (?:of them )?(?:civilians?|fighters|combatants|soldiers|militants|women and children|non-combatants)\b/giu,
    example: "The monitor counted 30 dead, only civilians.",
  },
  {
    form: /\b(?:civilians?|fighters|combatants|soldiers) (?:only|alone)\b/giu,
    example: "Its toll of 30 counts civilians only.",
  },
  {
    form: /\b(?:(?:does|do|did) not|doesn['’]t|without|not) (?:distinguish|differentiat|separat)\w* [^,;.()]{2,60}/giu,
    example: "The ministry, which does not distinguish between civilians and fighters, counted 45 dead.",
  },
  {
    form: /\b(?:confirmed|verified|documented|identified|recorded|registered|listed|corroborated) (?:by|in|through|from|with)(?: the)? [^,;.()]{2,50}/giu,
    example: "At least 12 deaths were confirmed by hospital records.",
  },
  {
    form: /\b(?:on|from) (?:both|all) sides\b|\bof (?:both|all) (?:sides|parties)\b/giu,
    example: "The fighting killed more than 180 people on both sides.",
  },
  {
    form: /\b(?:whose|with|by) (?:names?|bodies|identity|identities) [^,;.()]{2,50}/giu,
    example: "It listed 40 dead with names and ages.",
  },
  {
    form: /\bbased on [^,;.()]{2,60}/giu,
    example: "It put the toll at 90, based on reports from morgues.",
  },
];

/** Words that may begin a stretch of time in which something was counted. */
const BEGINS = /\b(?:since|between|from|over|during|within|in|so far)\b/giu;
const WORDS = /^(?: ?[\p{L}\d’'-]+,?){2,8}/u;
/** Of these, those that name a stretch and no mere day. */
const STRETCH =
  /^(?:since|between .+ and|from .+ to|(?:over|during|within|in) the (?:past|last|previous|first)|(?:over|during) the|so far)\b/iu;
/** "since the truce took effect": a beginning that no calendar gives; "by Friday": an end without a beginning. */
const HALF_OPEN =
  /\bsince (?:the|a|an|its|their|his|her|it|they|fighting|hostilities|clashes|war)\b[^,;.()]{2,60}|\b(?:by|until|up to|as of) (?:noon|midnight|the end of|(?:mon|tues|wednes|thurs|fri|satur|sun)day|\d{1,2} [A-Z]|[A-Z][a-z]+ \d)[^,;.()]{0,30}/giu;

/** How far from its number a rule may stand, in UTF-16 units. */
const NEAR = 140;

/** How a number in a sentence was counted, as far as the sentence tells. */
export function countingOf(number: Span, sentence: Span, article: Article): Counting {
  const text = article.text.slice(sentence.start, sentence.end);
  const at = number.start - sentence.start;
  const during = nearest(periodsIn(text, article.publishedAt), at);
  const ruled = COUNTING_RULES.flatMap(({ form }) => matches(form, text));
  const since = during === null ? matches(HALF_OPEN, text) : [];
  const rule = nearest([...ruled, ...since], at);
  return {
    rule:
      rule === null
        ? null
        : cite(article, { start: sentence.start + rule.start, end: sentence.start + rule.start + rule.words.length }),
    during: during?.days ?? null,
  };
}

interface Found {
  readonly start: number;
  readonly words: string;
}

function matches(form: RegExp, text: string): readonly Found[] {
  return [...text.matchAll(form)].map((match) => ({ start: match.index, words: match[0].trimEnd() }));
}

interface Period extends Found {
  readonly days: DateRange;
}

function periodsIn(text: string, published: string | null): readonly Period[] {
  return [...text.matchAll(BEGINS)].flatMap(({ index: start }) => {
    const words = WORDS.exec(text.slice(start))?.[0] ?? "";
    const parts = words.replaceAll(",", "").split(" ");
    for (let length = parts.length; length >= 2; length--) {
      const phrase = parts.slice(0, length).join(" ");
      const days = STRETCH.test(phrase) ? resolveDate(phrase, published, "past") : null;
      if (days !== null) return [{ start, words: phrase, days }];
    }
    return [];
  });
}

function nearest<Kind extends Found>(found: readonly Kind[], at: number): Kind | null {
  const far = (each: Kind) => (each.start >= at ? each.start - at : at - (each.start + each.words.length));
  const near = found.filter((each) => far(each) <= NEAR);
  return [...near].sort((a, b) => far(a) - far(b) || a.start - b.start)[0] ?? null;
}
