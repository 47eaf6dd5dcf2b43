import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadLanguage } from "../../src/knowledge/language.ts";
import type { Name, Sentence, Token } from "../../src/model.ts";

const language = loadLanguage();

/** Each fact reads "dependent relation head". */
describe("who does what to whom", () => {
  facts("The army shelled the town.", "army nsubj shelled", "town obj shelled", "shelled root -");
  facts(
    "The town was shelled by the army.",
    "town nsubj:pass shelled",
    "was aux:pass shelled",
    "army obl:agent shelled",
  );
  facts(
    "Rebels killed 12 soldiers near Gao.",
    "Rebels nsubj killed",
    "soldiers obj killed",
    "12 nummod soldiers",
    "Gao obl killed",
  );
  facts(
    "The minister said rebels had attacked the base.",
    "minister nsubj said",
    "attacked ccomp said",
    "rebels nsubj attacked",
  );
  facts("The army did not shell the town.", "not advmod shell", "did aux shell");
  facts(
    "Troops who fled the city returned on Monday.",
    "fled acl:relcl Troops",
    "city obj fled",
    "Troops nsubj returned",
  );
  facts("The army’s spokesman denied it.", "army nmod:poss spokesman", "’s case army");
  facts("The army withdrew and the rebels took the town.", "took conj withdrew", "rebels nsubj took");
});

describe("news as it is printed", () => {
  facts("REBELS KILL 12 SOLDIERS IN MALI ATTACK", "REBELS nsubj KILL", "SOLDIERS obj KILL");
  facts("Israel Strikes Hezbollah Targets in Southern Lebanon", "Israel nsubj Strikes", "Targets obj Strikes");
  facts("A doctor told KPTX that IS had shelled the town.", "KPTX iobj told", "IS nsubj shelled", "shelled ccomp told");
  facts("The army said WHO staff left the town.", "staff nsubj left", "WHO compound staff");
  facts("This IS a ceasefire.", "IS cop ceasefire");
  facts("Troops withdrew from the town", "Troops nsubj withdrew", "town obl withdrew");
  facts("“We will not leave,” the general said.", "general nsubj said", "leave ccomp said");
});

test("a lemma is the word in the dictionary", () => {
  const { sentences } = language.parse("Soldiers didn't withdraw; they shelled cities.");
  expect(sentences[0]?.tokens.map((token) => token.lemma).join(" ")).toBe(
    "soldier do not withdraw ; they shell city .",
  );
});

test("names have a kind and a place", () => {
  const text = "President Vladimir Putin met Angela Merkel in Moscow. The United Nations protested.";
  const { names } = language.parse(text);
  expect(names.map(({ kind, sentence, span }) => `${sentence} ${kind} ${text.slice(span.start, span.end)}`)).toEqual([
    "0 person Vladimir Putin",
    "0 person Angela Merkel",
    "0 place Moscow",
    "1 organisation United Nations",
  ]);
});

describe("any text", () => {
  const odd = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.string({ unit: "grapheme" }),
    fc.lorem({ mode: "sentences", maxCount: 5 }),
    fc
      .array(
        fc.constantFrom(
          "The army",
          " shelled",
          " Gao",
          ".",
          "\n",
          "\n\n",
          "“",
          "”",
          "Gen.",
          "\ud800",
          " ",
          "'s",
          "--",
          "3.5",
        ),
        { maxLength: 60 },
      )
      .map((parts) => parts.join("")),
  );

  test("gives words in order, inside the text, spelled as they stand there", () => {
    fc.assert(
      fc.property(odd, (text) => {
        expect(faults(text)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test("gives trees", () => {
    fc.assert(
      fc.property(odd, (text) => {
        for (const { tokens } of language.parse(text).sentences) {
          expect(tokens.filter(({ head }) => head === -1)).toHaveLength(1);
          expect(tokens.every(({ head }, i) => head !== i && head < tokens.length)).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });

  test("is read sentence by sentence: neighbours make no difference", () => {
    const sentences = SENTENCES.map((text) => readAlone(text));
    fc.assert(
      fc.property(fc.array(fc.nat({ max: SENTENCES.length - 1 }), { minLength: 1, maxLength: 80 }), (order) => {
        const { sentences: together } = language.parse(order.map((i) => SENTENCES[i]).join("\n\n"));
        expect(together.map(withoutPlace)).toEqual(order.map((i) => sentences[i]));
      }),
      { numRuns: 30 },
    );
  });

  test("is read text by text: others beside it make no difference", () => {
    const texts = [...SENTENCES, "", SENTENCES.join(" "), SENTENCES.toReversed().join("\n\n")];
    expect(language.parseAll(texts)).toEqual(texts.map((text) => language.parse(text)));
  });

  test("is read in bounded time", () => {
    const text =
      "x".repeat(200_000) + "\ud800".repeat(2_000) + "(".repeat(20_000) + "\n".repeat(100_000) + "a b ".repeat(20_000);
    expect(faults(text)).toEqual([]);
  });
});

const SENTENCES = [
  "Fighting broke out.",
  "The army said on Monday that it had shelled the town of Loikaw, killing at least 12 people.",
  "No.",
  "Rebels from the north, who had held the bridge for two weeks, withdrew after talks with the United Nations, a spokesman for the mission said.",
  "ARMY DENIES ATTACK",
];

function facts(text: string, ...expected: readonly string[]): void {
  test(`${text} ${expected.join("; ")}`, () => {
    const tokens = language.parse(text).sentences.flatMap((sentence) => sentence.tokens);
    const found = tokens.map(({ form, deprel, head }) => `${form} ${deprel} ${tokens[head]?.form ?? "-"}`);
    for (const fact of expected) expect(found).toContain(fact);
  });
}

/** Words, sentences and names that do not stand in the text where they say, in order. */
function faults(text: string): readonly unknown[] {
  const { sentences, names } = language.parse(text);
  const tokens = sentences.flatMap((sentence) => sentence.tokens);
  const isWrong = ({ span, form }: Token, i: number) =>
    span.start < (tokens[i - 1]?.span.end ?? 0) || span.end <= span.start || text.slice(span.start, span.end) !== form;
  const isAstray = ({ span, sentence, first, last }: Name) => {
    const own = sentences[sentence]?.tokens;
    return last < first || span.start !== own?.[first]?.span.start || span.end !== own[last]?.span.end;
  };
  return [...tokens.filter(isWrong), ...sentences.filter(isLoose), ...names.filter(isAstray)];
}

function isLoose({ span, tokens }: Sentence): boolean {
  return span.start !== tokens[0]?.span.start || span.end !== tokens.at(-1)?.span.end;
}

function readAlone(text: string) {
  return withoutPlace(language.parse(text).sentences[0]);
}

function withoutPlace(sentence: Sentence | undefined) {
  return sentence?.tokens.map(({ form, lemma, upos, xpos, head, deprel }) => ({
    form,
    lemma,
    upos,
    xpos,
    head,
    deprel,
  }));
}
