import { expect, test } from "vitest";
import { loadLanguage } from "../../src/knowledge/language.ts";
import type { Certainty, Polarity, Span, Stance } from "../../src/model.ts";
import { readAttributions } from "../../src/read/attributions.ts";
import { type ClaimDraft, readClaims } from "../../src/read/claims.ts";
import { growTree, type Tree } from "../../src/read/syntax.ts";
import { overlaps } from "../../src/span.ts";
import { readMarked } from "../marked.ts";

const language = loadLanguage();

test("what the article tells on its own word is the narrator's claim", () => {
  claims("Rebels *attacked* a convoy near the town on Monday.");
  claims("The army did not *attack* the village.", { stance: "asserts", polarity: "negative" }, "negative");
  claims("The rebels may have *attacked* the convoy.", { certainty: "possible" });
  claims("Shells probably *hit* the hospital.", { certainty: "probable" });
});

test("what stands in somebody's words is that speaker's claim", () => {
  claims("[The ministry|speaker] said that rebels had *attacked* a convoy.");
  claims("Nine people were *killed*, according to [the hospital|speaker].");
  claims("“They *shelled* the school,” [a teacher|speaker] said.");
  claims("The town was *shelled* for three hours, [residents|speaker] said.");
});

test("an act of speech is the narrator's, what it speaks of is the speaker's", () => {
  claims("The minister *condemned* the raid.");
  claims("[The minister|speaker] condemned the *raid*.", { stance: "blames" });
  claims("[The spokesman|speaker] honoured a general who was *killed* near Gao.");
  claims("[The spokesman|speaker] paid tribute to an adviser who was *killed* near Gao.");
  claims("[Kyiv|speaker] accused Moscow of *shelling* the port.", { stance: "blames" });
  claims("[The general|speaker] threatened to *bomb* the airport.", { stance: "threatens" });
  claims("[The rebels|speaker] promised to *withdraw* from the town.", { stance: "promises" });
  claims("[The Council|speaker] demanded that the army *withdraw*.", { stance: "demands" });
  claims("[The group|speaker] claimed responsibility for the *bombing*.", { stance: "claims-responsibility" });
});

test("a denial turns the event negative", () => {
  claims("[The army|speaker] denied that it had *shelled* the hospital.", { stance: "denies", polarity: "negative" });
  claims("[The rebels|speaker] denied any *attack*.", { stance: "denies", polarity: "negative" });
  claims(
    "[The army|speaker] said it had not *shelled* the town.",
    { stance: "denies", polarity: "negative" },
    "negative",
  );
});

test("the innermost speaker claims, and the chain keeps the others", () => {
  const [claim] = read("[The ministry|speaker] said that witnesses claimed the army had *shelled* the village.").claims;
  expect(claim?.chain.length).toBe(2);
  claims("The ministry said that [witnesses|speaker] claimed the army had *shelled* the village.");
  claims("[The ministry|speaker] said the rebels had *denied* an attack.");
});

test("hearsay has a claim, and nobody's name on it", () => {
  claims("The army allegedly *shelled* the market.", { speaker: "unnamed", certainty: "unknown" });
  claims("It was reported that rebels had *attacked* the base.", { speaker: "unnamed", certainty: "unknown" });
  claims("The group is accused of *killing* civilians.", {
    speaker: "unnamed",
    stance: "blames",
    certainty: "unknown",
  });
});

test("in a statement that is the whole article the narrator speaks", () => {
  claims("Our forces *attacked* a base near the border. The battle goes on.");
});

test("each claim has words of the article, with the trigger among them", () => {
  for (const text of [
    "“They *shelled* the school. Nobody helped,” a teacher said.",
    "The army, officials said on Monday, *shelled* the town.",
    "*Clashes* broke out.",
  ]) {
    const { claims: found, star } = read(text);
    expect(found.every((claim) => claim.span.start <= star.start && star.end <= claim.span.end)).toBe(true);
    expect(found.length).toBe(1);
  }
});

// ---------------------------------------------------------------- the one place that knows the interface

interface Expected {
  readonly speaker?: "unnamed";
  readonly stance?: Stance;
  readonly polarity?: Polarity;
  readonly certainty?: Certainty;
}

/** Checks whose claim the starred event is: the marked speaker's, or the narrator's when none is marked. */
function claims(marked: string, expected: Expected = {}, polarity: Polarity = "positive"): void {
  const { trees, claims: found, speaker } = read(marked, polarity);
  const [claim] = found;
  expect({ text: marked, speaker: claim === undefined ? null : nameOf(claim, trees, speaker) }).toEqual({
    text: marked,
    speaker: speaker === null ? (expected.speaker ?? "narrator") : "marked",
  });
  const { speaker: _, ...rest } = expected;
  expect(claim).toMatchObject(rest);
}

function nameOf(claim: ClaimDraft, trees: readonly Tree[], marked: Span | null): string {
  if (typeof claim.speaker === "string") return claim.speaker;
  const token = trees[claim.speaker.sentence]?.tokens[claim.speaker.token];
  if (token === undefined) return "outside";
  return marked !== null && overlaps(token.span, marked) ? "marked" : token.form;
}

function read(marked: string, polarity: Polarity = "positive") {
  const { text, triggers, parts } = readMarked(marked);
  const { sentences, names } = language.parse(text);
  const trees = sentences.map(growTree);
  const star = triggers[0] ?? { start: 0, end: 0 };
  const events = trees.flatMap((tree) =>
    tree.tokens.flatMap((token, head) => {
      if (!overlaps(token.span, star)) return [];
      const event = {
        sentence: tree.index,
        head,
        trigger: token.span,
        type: "ASSAULT",
        polarity,
        actors: [],
        rule: "rule:test",
      } as const;
      return [{ ...event, realis: polarity === "negative" ? ("negated" as const) : ("actual" as const) }];
    }),
  );
  const attributions = readAttributions(trees, names, text);
  const speaker = parts.find((part) => part.label === "speaker")?.span ?? null;
  return { trees, claims: readClaims(events, attributions, trees), speaker, star };
}

test("claim and denial of one sentence stand side by side", () => {
  const both = (marked: string) => {
    const { trees, claims: found } = read(marked);
    return found.map((claim) => [claim.stance, claim.polarity, nameOf(claim, trees, null)]);
  };
  expect(both("The army said rebels *shelled* Bor, a claim the rebels rejected.")).toEqual([
    ["denies", "negative", "rebels"],
    ["asserts", "positive", "army"],
  ]);
});
