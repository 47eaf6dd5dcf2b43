import { type Account, speakerOf, type Told } from "./account.ts";

/**
 * Words by which somebody calls an act an answer to another: "in response to fire", "retaliated", "returned fire",
 * "in self-defence". Who answers for the words is for the reader to see.
 */
const ANSWERING =
  /\b(?:self-?defen[cs]e|in (?:response|retaliation|reply|answer)\b|retaliat\w+|(?:return|answer)(?:ed|ing|s)? (?:the )?fire|respond(?:ed|ing|s)? (?:to|with|against|by)\b[^.;]{0,40}\b(?:fire|firing|attacks?|shell\w*|strik\w+|rockets?|drones?|violations?|aggression|provocations?|infiltrat\w+)|to defend (?:itself|themselves|its|their)\b|repel(?:led|ling|s)? (?:an?|the)\b|after (?:coming|it came|they came) under (?:fire|attack))/i;

/** The claims in which the act is called an answer or self-defence, by who speaks. */
export function defenceClaims({ happened }: Account): ReadonlyMap<string, readonly Told[]> {
  const found = new Map<string, Told[]>();
  for (const told of happened) {
    if (!ANSWERING.test(told.claim.citation.exact)) continue;
    const speaker = speakerOf(told);
    found.set(speaker, [...(found.get(speaker) ?? []), told]);
  }
  return found;
}
