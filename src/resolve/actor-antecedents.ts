import type { Mention, Sentence, Token } from "../model.ts";
import type { Introductions } from "./actor-introductions.ts";
import type { Bare } from "./actor-labels.ts";
import { headOf } from "./actor-names.ts";
import { complete, type Description, NOTHING } from "./actor-phrase.ts";

/** Nouns whose plural means several actors: "both parties" are not the one named before. */
const SINGLE_ACTORS: ReadonlySet<string> = new Set(
  "party side country nation state government ministry minister president leader capital neighbour neighbor".split(" "),
);

/** A mention of several actors that was tied to one of them, or the other way round, goes without an antecedent. */
export function withoutSeveral(
  mention: Mention,
  mentions: readonly Mention[],
  sentences: readonly Sentence[],
): Mention {
  const antecedent = mention.antecedent === null ? undefined : mentions[mention.antecedent];
  const [own, other] = [headOf(mention, sentences), antecedent && headOf(antecedent, sentences)];
  if (own === undefined || other === undefined) return mention;
  const isSplit = (several: Token, one: Token): boolean =>
    several.xpos === "NNS" && SINGLE_ACTORS.has(several.lemma.toLowerCase()) && /^NNP?$/.test(one.xpos);
  return isSplit(own, other) || isSplit(other, own) ? { ...mention, antecedent: null } : mention;
}

/** Pronouns and bare descriptions with what their antecedents stand for; those of earlier words are settled first. */
export function withAntecedents(
  alone: readonly (Description | null)[],
  mentions: readonly Mention[],
): readonly (Description | null)[] {
  const settled = [...alone];
  alone.forEach((own, i) => {
    const at = mentions[i]?.antecedent ?? null;
    const antecedent = at === null ? null : (settled[at] ?? null);
    if (own === null || antecedent === null || own.actors.length > 0 || isAtOdds(own, antecedent)) return;
    settled[i] = complete(own, antecedent);
  });
  return settled;
}

function isAtOdds(own: Description, antecedent: Description): boolean {
  return !own.loose && own.country !== null && antecedent.country !== null && own.country !== antecedent.country;
}

/** "The Iranian diplomat" is the one Iranian official whom the article has named before, if there is just one. */
export function withPerson(
  described: Description | null,
  mention: Mention | undefined,
  introductions: Introductions,
  text: string,
): Description | null {
  if (described === null || mention === undefined || mention.antecedent !== null) return described;
  if (!isSinglePerson(described, mention, text)) return described;
  const only = introductions.onlyOne(described, mention.span.start);
  return only === null ? described : { ...described, actors: only.actors };
}

function isSinglePerson({ role, country, sector, actors }: Description, { span }: Mention, text: string): boolean {
  if (role === null || role.body || country === null || sector === null || actors.length > 0) return false;
  const words = text.slice(span.start, span.end);
  return /^the\s.*[^s]$/is.test(words) && (!role.inherits || PERSONAL.test(words));
}

/** Nouns that take their sector from whom they serve and still name one person. */
const PERSONAL =
  /\b(?:leader|official|chief|head|commander|spokes(?:man|woman|person)|chair(?:man|woman)|director|representative|advis[eo]r|delegate|boss)$/i;

/**
 * The labels of mentions: a pronoun or a bare description is called what its antecedent is called, as long
 * as it does not speak of another country.
 */
export function labelsOf(
  bare: readonly (Bare | null)[],
  mentions: readonly Mention[],
  alone: readonly (Description | null)[],
  settled: readonly (Description | null)[],
): readonly (string | null)[] {
  /** Labels that say who is meant, so that others may be called by them; a bare pronoun says nothing. */
  const telling: (string | null)[] = [];
  return bare.map((one, i) => {
    const at = mentions[i]?.antecedent ?? null;
    const [own, antecedent] = [alone[i] ?? null, at === null ? null : (settled[at] ?? null)];
    const isSame = own !== null && antecedent !== null && own.actors.length === 0 && !isAtOdds(own, antecedent);
    const told = isSame && at !== null ? (telling[at] ?? null) : null;
    telling[i] = told ?? (own === NOTHING ? null : (one?.name ?? null));
    return told ?? one?.name ?? null;
  });
}
