import { ANIMALS, ARMS, CAPTIVES, CARGO, type CountingVerb } from "./english/outcomes.ts";
import { framedBy, isAbstract, isAny, isHuman, isTime, lemmaOf, type Scene } from "./meaning.ts";
import type { NumberPhrase } from "./number-phrases.ts";
import { type Amount, add, exactly, readAmount, readTotal, writesNumber } from "./numbers.ts";
import { conjuncts, dependents } from "./syntax.ts";

/** How many of a kind some words are, and the words that say so; `null` where they give no number of it. */
export function countOf(scene: Scene, words: readonly number[], of: CountingVerb["of"]): Amount | null {
  const counted = words.filter((at) => isOf(scene, at, of));
  const [first] = counted;
  if (first === undefined) return null;
  const total = readTotal(scene.tree, first, (at) => isOf(scene, at, of));
  if (total !== null) {
    const whole = counted.reduce((sum, at) => joined(scene, sum, at), total);
    return isArticleOnly(whole, of) ? null : withNamed(scene, whole, first);
  }
  return of === "people" || of === "fighters" ? alone(scene, counted) : null;
}

/** A sum with a further noun behind "and" that a parser hung elsewhere. */
function joined({ tree }: Scene, sum: Amount, at: number): Amount {
  const next = readAmount(tree, at);
  if (next === null || next.first <= sum.last) return sum;
  const before = tree.tokens.slice(Math.max(0, next.first - 2), next.first).map(({ form }) => form.toLowerCase());
  return /(?:^| )and(?: (?:an?|his|her|their))?$/.test(before.join(" ")) ? add(sum, next) : sum;
}

/** "Colonel Haddad and two bodyguards" are three. */
function withNamed(scene: Scene, total: Amount, first: number): Amount {
  const named = conjuncts(scene.tree, first).filter(
    (at) => isNamedPerson(scene, at) && readAmount(scene.tree, at) === null,
  );
  const { low, best, high } = total.estimate;
  const more = named.length;
  return {
    estimate: { low: low + more, best: best + more, high: high + more },
    first: Math.min(total.first, ...named),
    last: Math.max(total.last, ...named),
  };
}

/** A name that the tagger takes for a person's, or that stands behind a title. */
function isNamedPerson(scene: Scene, at: number): boolean {
  if (scene.kinds[at] === "person") return true;
  if (scene.tree.tokens[at]?.upos !== "PROPN") return false;
  return dependents(scene.tree, at, "compound", "flat", "nmod:desc").some((each) =>
    isAny(
      scene,
      each,
      "president minister general colonel captain major lieutenant sergeant commander chief governor mayor",
    ),
  );
}

/** The same for words that stand next to each other, whatever the tree makes of them. */
export function countAt(scene: Scene, phrase: NumberPhrase | null, of: CountingVerb["of"]): Amount | null {
  if (phrase === null || (phrase.noun === null && of !== "people")) return null;
  if (phrase.noun !== null && !isOf(scene, phrase.noun, of)) return null;
  return isArticleOnly(phrase.amount, of) ? null : phrase.amount;
}

/** "A rocket hit the market" counts no rockets; "two rockets" does. */
function isArticleOnly({ estimate, first, last }: Amount, of: CountingVerb["of"]): boolean {
  return (of === "arms" || of === "captives") && estimate.high === 1 && first <= last;
}

function isOf(scene: Scene, at: number, of: CountingVerb["of"]): boolean {
  const { tree } = scene;
  const framed = framedBy(tree, at);
  const lemmas = [lemmaOf(tree, at), ...(framed === null ? [] : [lemmaOf(tree, framed)])];
  const upos = tree.tokens[at]?.upos;
  if (of === "arms") return lemmas.some((lemma) => ARMS.has(lemma)) || (upos === "NUM" && framed === null);
  if (of === "lorries" || of === "flights" || of === "ships") return lemmas.some((lemma) => CARGO[of].has(lemma));
  if (of === "lives") return lemmas.includes("life");
  if (of === "bodies") return lemmas.some((lemma) => ["body", "corpse", "remains"].includes(lemma));
  if (of === "arrests") return lemmas.some((lemma) => ["arrest", "detention"].includes(lemma));
  if (of === "captives") return lemmas.some((lemma) => CAPTIVES.has(lemma));
  if (of === "fighters") return isAny(scene, framed ?? at, "@armed fighter man woman comrade people person");
  if (of === "civilians" && isAny(scene, framed ?? at, "@armed") && !isAny(scene, at, "people")) return false;
  return framed === null ? isVictim(scene, at) : isVictim(scene, framed);
}

/** What a crew is on, which stands among the armed as one who acts: "seized 14 boats" detains nobody. */
const CRAFT = new Set(
  `ship vessel boat aircraft plane jet warplane helicopter gunship warship frigate destroyer submarine artillery tanker trawler
  bomber fighter-jet dinghy`.split(/\s+/),
);

/** Whoever can come to harm: people, and nouns for no things, animals or times. */
function isVictim(scene: Scene, at: number): boolean {
  const token = scene.tree.tokens[at];
  const lemma = lemmaOf(scene.tree, at);
  if (token === undefined || isTime(scene.tree, at) || ANIMALS.has(lemma) || CRAFT.has(lemma)) return false;
  if (isHuman(scene, at) || isAny(scene, at, "@armed")) return !/^(?:it|which|that)$/i.test(token.form);
  if (token.upos === "NUM" || /^(?:another|others?)$/i.test(token.form) || writesNumber(scene.tree, at)) return true;
  const isThing = isAny(scene, at, "@building @vehicle @arms @weapon @ground");
  return token.upos === "NOUN" && !isThing && !isAbstract(scene, at);
}

/** Bodies of people, whose singular is no one person. */
const BODIES =
  /^(?:people|police|crew|staff|army|force|group|crowd|family|militia|regime|military|personnel|navy|cell|unit|government|team|patrol|convoy|population|public|enemy|opposition|community|gang|court|party|ministry|state|country|company|council|junta|squad|battalion|brigade|side|nation|village|household)$/;

/** Named persons, or single ones in the bare style of headlines ("kills guard"), are as many as are named. */
function alone(scene: Scene, people: readonly number[]): Amount | null {
  const { tree, kinds } = scene;
  const isSingle = people.every((at) => {
    const token = tree.tokens[at];
    if (token === undefined) return false;
    if (isNamedPerson(scene, at) || /^(?:he|she|him|her)$/i.test(token.form)) return true;
    const isCommon = token.xpos === "NN" && isAny(scene, at, "@human @armed") && !BODIES.test(lemmaOf(tree, at));
    return isCommon && (dependents(tree, at, "det", "nmod:poss").length > 0 || isBare(scene, at));
  });
  const [first, last] = [Math.min(...people), Math.max(...people)];
  // The words of one name may each hang on the verb.
  const single = people.filter((at) => kinds[at] !== "person" || kinds[at - 1] !== "person");
  return isSingle ? { estimate: exactly(Math.max(1, single.length)), first, last } : null;
}

/** Headlines leave articles out, and have no full stop. */
function isBare({ tree }: Scene, at: number): boolean {
  const end = tree.tokens.at(-1)?.form ?? "";
  return !/^[.!?"”]$/.test(end) && dependents(tree, at, "det", "nmod:poss", "nummod").length === 0;
}
