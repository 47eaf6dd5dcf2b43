import { expect, test } from "vitest";
import type { Refusal, RefusedEvent } from "../../src/explanation.ts";
import { digest, explain } from "../../src/pipeline.ts";
import { explainRecord, explainText, pathWords } from "../../src/present/explain.ts";
import { refusalWords } from "../../src/present/refusals.ts";
import { capture, knowledge } from "../knowledge.ts";

const REFUSED: RefusedEvent = {
  type: "ASSAULT",
  trigger: { start: 0, end: 6, text: "attack" },
  rule: "rule:en.assault.attack",
  example: "",
  refusal: "private",
  wants: null,
  words: [],
  by: null,
};
const BY = { trigger: "agreed", rule: "rule:en.agree.agree" } as const;

/** How each reason is worded: changed only on purpose, since people and scripts look for the words. */
const WORDINGS: Readonly<Record<Refusal, readonly (readonly [Partial<RefusedEvent>, string])[]>> = {
  modifier: [
    [{ words: ["helicopter"] }, "it only describes “helicopter”"],
    [{}, "it only describes another word"],
  ],
  "other-verb": [[{}, "the word behind it makes another verb of it"]],
  "no-lender": [[{}, "no verb such as “launched” or “took part in” says who does it"]],
  "wrong-object": [
    [{ words: ["the budget"], wants: "@figure" }, "the rule bars such an object as “the budget” (not @figure)"],
    [{ words: ["the budget"] }, "it has an object, and the rule is for the word without one"],
  ],
  "no-object": [
    [{ wants: "@truce" }, "it has no object, and the rule asks for one (@truce)"],
    [{ wants: "@truce", words: ["hands"] }, "the rule asks for another object than “hands” (@truce)"],
  ],
  "wrong-subject": [[{ words: ["prices"], wants: "price" }, "the rule bars such a subject as “prices” (not price)"]],
  "no-subject": [
    [{ wants: "crowd" }, "it has no subject, and the rule asks for one (crowd)"],
    [{ wants: "crowd", words: ["the army"] }, "the rule asks for another subject than “the army” (crowd)"],
  ],
  "no-complement": [
    [{ wants: "to" }, "no “to …” follows it"],
    [{}, "no clause says what is meant by it"],
  ],
  outranked: [[{ by: BY }, "another rule fits these words better: rule:en.agree.agree"]],
  crowded: [[{}, "the sentence has too many such words to tell of anything: it is a list"]],
  "idle-plan": [[{}, "what is planned or warned of is no event that could be told"]],
  "one-side": [[{ wants: "2" }, "fewer than 2 sides are named"]],
  "no-recipient": [
    [{ wants: "obj on against" }, "nobody is named whom it falls on (looked for its object, “on” or “against”)"],
  ],
  "no-actor": [[{ wants: "subj by" }, "nobody is named who does it (looked for its subject or “by”)"]],
  nobody: [[{}, "too little is named of who, whom and where"]],
  "done-by-things": [[{ words: ["prices"] }, "its subject, “prices”, is no one who acts"]],
  "no-violence": [[{}, "people come to harm, but no violence is named"]],
  sport: [[{}, "the words around it are about a game"]],
  story: [[{}, "the words around it are about a film, a book or a play"]],
  "in-words": [[{}, "it is done with words, not with force"]],
  idea: [[{}, "what it falls on is an idea that no hand can touch"]],
  hunt: [[{}, "it falls on animals"]],
  habit: [[{}, "it tells of a habit, not of a happening"]],
  "light-verb": [[{ by: BY }, "it belongs to the words of another event: “agreed” (rule:en.agree.agree)"]],
  echo: [[{ by: BY }, "it says again what another word says: “agreed” (rule:en.agree.agree)"]],
  topic: [[{ by: BY }, "it is what the protest is about: “agreed” (rule:en.agree.agree)"]],
  content: [[{ by: BY }, "it is what is agreed, asked, refused or threatened: “agreed” (rule:en.agree.agree)"]],
  "same-force": [[{}, "it is part of the same use of force, which is told once"]],
  "moves-in-force": [[{}, "forces moved in the same sentence as force used are part of its use"]],
  struggle: [[{}, "a struggle against something with one side named is a policy"]],
  "time-mark": [[{}, "it only says since when"]],
  aside: [[{}, "it is mentioned in passing, and nobody is named who does it"]],
  description: [[{}, "it only says who is meant"]],
  purpose: [[{}, "it is only what something else is done for"]],
  private: [[{}, "nobody takes part whom the public record is about"]],
};

test("each reason is worded as it was", () => {
  for (const [refusal, wordings] of Object.entries(WORDINGS)) {
    for (const [event, words] of wordings)
      expect(refusalWords({ ...REFUSED, ...event, refusal: refusal as Refusal })).toBe(words);
  }
});

/** The reasons that the words of a sentence give, each behind the words it is about. */
function refuses(text: string, ...expected: readonly (readonly [string, Refusal])[]): void {
  const { digest: found, accounts } = explain(capture(text), knowledge);
  const given = explainRecord(found, accounts).sentences.flatMap(({ refused }) =>
    refused.map(({ trigger, refusal }) => `${trigger.text}: ${refusal}`),
  );
  for (const [trigger, refusal] of expected) expect(given).toContain(`${trigger}: ${refusal}`);
}

test("a sentence gives the reason that it was not coded for", () => {
  refuses("An attack helicopter stood in Gao.", ["attack", "modifier"]);
  refuses("The senator attacked the budget.", ["attacked", "wrong-object"]);
  refuses("The soldiers imposed silence.", ["imposed", "no-object"]);
  refuses("Kenya closed its embassy after an attack on a market.", ["attack", "aside"]);
  refuses("Kenya launched an attack on Gao.", ["launched", "no-object"]);
  refuses("Kenya promised to release the prisoners.", ["release", "content"]);
  refuses("Rebels shelled Gao and burned two houses.", ["burned", "same-force"]);
  refuses("Troops moved into Gao and shot three farmers.", ["moved", "moves-in-force"]);
  refuses("The woman thanked him.", ["thanked", "private"]);
});

/** Which words fill which part of the first event, and how they hang together with it. */
function fills(text: string, ...expected: readonly string[]): void {
  const { accounts } = explain(capture(text), knowledge);
  const [event] = accounts.flatMap(({ coded }) => coded);
  expect(event?.filled.map((each) => `${each.part} ${each.words.text}: ${pathWords(each)}`)).toEqual(expected);
}

test("each part says by which words of the sentence it was found", () => {
  fills("Rebels shelled Gao.", "actor Rebels: subject of “shelled”", "recipient Gao: object of “shelled”");
  fills(
    "Twelve farmers were killed by rebels.",
    "actor rebels: behind “by” after “killed”",
    "recipient Twelve farmers: what is done to in the passive of “killed”",
  );
  fills(
    "The army entered and burned the houses.",
    "actor The army: subject of “entered”, shared by “burned”",
    "recipient the houses: object of “burned”",
  );
});

test("the whole account of a sentence reads like this", () => {
  const { digest: found, accounts } = explain(capture("Rebels shelled Gao, the mayor said."), knowledge);
  expect(explainText(found, accounts)).toMatchInlineSnapshot(`
    "test.txt

    1  Rebels shelled Gao, the mayor said.
       + ASSAULT heavy-weapons from “shelled”: attack with heavy weapons
         rule       rule:en.assault.shell
         as in      The army shelled Loikaw.
         actor      “Rebels”, subject of “shelled”
         recipient  “Gao”, object of “shelled”
         status     actual: no word around it says otherwise
         claim      mayor (government): says so (“said”)
    "
  `);
});

test("lines keep to the width", () => {
  const text =
    "The army shelled the village of Gao, which denied the charges, and attacked the budget of the ministry.";
  const { digest: found, accounts } = explain(capture(text), knowledge);
  for (const width of [80, 120]) {
    const longest = Math.max(
      ...explainText(found, accounts, width)
        .split("\n")
        .map((line) => line.length),
    );
    expect(longest).toBeLessThanOrEqual(width);
  }
});

test("programs get the event as the record has it, and each reason as a code and in words", () => {
  const { digest: found, accounts } = explain(
    capture("Rebels shelled Gao. An attack helicopter stood in Gao."),
    knowledge,
  );
  const { sentences } = explainRecord(found, accounts);
  expect(sentences[0]?.coded[0]).toMatchObject({ rule: "rule:en.assault.shell", event: { type: "ASSAULT" } });
  expect(sentences[1]?.refused[0]).toMatchObject({
    refusal: "modifier",
    because: "it only describes “An attack helicopter”",
  });
});

test("reading with an account gives the same events as reading without", () => {
  const text = "The army entered and burned the houses. Kenya promised to release the prisoners, officials said.";
  const { accounts } = explain(capture(text), knowledge);
  expect(accounts.flatMap(({ coded }) => coded.map(({ rule }) => rule))).toEqual(
    digest(capture(text), knowledge).reading.events.map(({ rule }) => rule),
  );
});
