import { expect, test } from "vitest";
import { loadActors } from "../../src/knowledge/actors.ts";
import { loadGazetteer } from "../../src/knowledge/gazetteer.ts";
import type { Article, EventMention, Mention, Reading, Sentence, Token } from "../../src/model.ts";
import { resolve } from "../../src/resolve/resolve.ts";

const KNOWLEDGE = {
  ...loadActors(),
  gazetteer: loadGazetteer(),
  agreements: [],
  language: { code: "en", parse: () => ({ sentences: [], names: [] }), parseAll: () => [] },
};

const SUBJECT_VERB_OBJECT = ["nsubj", "root", "obj", "punct"];

/** Articles of sentences like "Rebels shelled Beirut." in which the first word acts upon the third. */
function articleOf(lines: readonly string[], type: EventMention["type"]): [Article, Reading] {
  const text = lines.map((line) => `${line}\n`).join("");
  const sentences: Sentence[] = [];
  const mentions: Mention[] = [];
  const events: EventMention[] = [];
  let at = 0;
  lines.forEach((line, sentence) => {
    const tokens = [...line.matchAll(/[\p{L}-]+|\./gu)].map((match, i): Token => {
      const form = match[0];
      const [upos, xpos] = i === 1 ? ["VERB", "VBD"] : i === 3 ? ["PUNCT", "."] : ["PROPN", "NNP"];
      const span = { start: at + match.index, end: at + match.index + form.length };
      const lemma = i === 1 ? form.replace(/l?ed$/, "") : form;
      return { span, form, lemma, upos, xpos, head: i === 1 ? -1 : 1, deprel: SUBJECT_VERB_OBJECT[i] ?? "dep" };
    });
    const [actor, verb, recipient] = tokens;
    if (actor === undefined || verb === undefined || recipient === undefined) throw new RangeError(line);
    for (const [head, { span }] of [
      [0, actor],
      [2, recipient],
    ] as const) {
      mentions.push({ kind: "actor", span, sentence, head, antecedent: null });
    }
    events.push({
      type,
      mode: null,
      trigger: verb.span,
      sentence,
      head: 1,
      rule: "rule:test",
      actors: [mentions.length - 2],
      recipients: [mentions.length - 1],
      places: [],
      dates: [],
      quantities: [],
      polarity: "positive",
      realis: "actual",
    });
    sentences.push({ span: { start: at, end: at + line.length }, tokens });
    at += line.length + 1;
  });
  const article: Article = {
    id: "article:test",
    url: "",
    publisher: "test",
    publishedAt: "2024-11-29",
    language: "en",
    title: "",
    text,
    dateline: null,
  };
  return [article, { sentences, names: [], mentions, attributions: [], events, claims: [], diagnostics: [] }];
}

/** The recipient of the event of a sentence, as "name: COUNTRY SECTOR". */
function befalls(line: string, type: EventMention["type"], expected: string): void {
  test(`${type}: ${line} befalls ${expected}`, () => {
    const { reports } = resolve(...articleOf([line], type), KNOWLEDGE);
    const [who] = reports[0]?.recipients ?? [];
    expect(`${who?.name}: ${who?.country ?? "-"} ${who?.sector ?? "-"}`).toBe(expected);
  });
}

befalls("Rebels shelled Aleppo.", "ASSAULT", "Aleppo: SYR -");
befalls("Jets bombed Beirut.", "ASSAULT", "Beirut: LBN -");
befalls("Troops attacked Ukraine.", "ASSAULT", "Ukraine: UKR -");
// A government is meant where nobody can shell it
befalls("Ministers accused Beirut.", "ACCUSE", "Lebanon: LBN GOV");
befalls("Rebels attacked Hezbollah.", "ASSAULT", "Hezbollah: LBN REB");

test("a text of 20,000 sentences takes seconds, not hours", () => {
  const towns = ["Aleppo", "Goma", "Homs", "Kharkiv"];
  const lines = Array.from({ length: 20_000 }, (_, i) => `Rebels shelled ${towns[i % towns.length]}.`);
  const [article, reading] = articleOf(lines, "ASSAULT");
  const start = performance.now();
  const { reports, places } = resolve(article, reading, KNOWLEDGE);
  expect(reports).toHaveLength(20_000);
  expect(places).toHaveLength(20_000);
  expect(performance.now() - start).toBeLessThan(30_000);
}, 60_000);
