import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { loadLanguage } from "../src/knowledge/language.ts";
import type { Language, Span } from "../src/model.ts";
import type { Row } from "./row.ts";

/** A word as the treebank has it, with its place in the text; `head` as in `Token`. */
interface GoldWord {
  readonly form: string;
  readonly span: Span;
  readonly lemma: string;
  readonly upos: string;
  readonly xpos: string;
  readonly head: number;
  readonly deprel: string;
}

/** A stretch of text that sentences do not cross, with its sentences. */
interface Paragraph {
  readonly text: string;
  readonly sentences: readonly (readonly GoldWord[])[];
}

/**
 * How well the words, sentences, trees, lemmas and names come out, on English Web Treebank (test) and GUM (dev).
 * "Given words" are cut as the treebank cuts them; "raw text" is scored as in the CoNLL 2018 shared task, by spans.
 */
export function evaluateLanguage(folder: string, language: Language): readonly Row[] {
  const data = join(folder, "language");
  if (!existsSync(data)) return [];
  const treebanks = { EWT: "en_ewt-ud-test.conllu", GUM: "en_gum-ud-dev.conllu" };
  return [
    ...Object.entries(treebanks).flatMap(([name, file]) => {
      const paragraphs = readTreebank(join(data, file));
      return [...givenWords(name, paragraphs), ...rawText(name, paragraphs, language)];
    }),
    ...["dev", "test"].map((part) => givenNames(part, readNames(join(data, `uner_ewt-${part}.iob2`)))),
  ];
}

// ---------------------------------------------------------------- given words

function givenWords(name: string, paragraphs: readonly Paragraph[]): readonly Row[] {
  const gold = paragraphs.flatMap((paragraph) => paragraph.sentences);
  const parsed = loadLanguage().parseForms(gold.map((words) => words.map((word) => word.form)));
  const pairs = gold.flatMap((words, i) => words.map((word, j) => [word, parsed[i]?.tokens[j]] as const));
  const share = (measure: string, right: (gold: GoldWord, token: GoldWord) => boolean): Row => {
    const hits = pairs.filter(([word, token]) => token !== undefined && right(word, token)).length;
    return { measure: `${name}, given words: ${measure}`, value: hits / pairs.length, n: pairs.length };
  };
  return [
    share("UPOS", (a, b) => a.upos === b.upos),
    share("XPOS", (a, b) => a.xpos === b.xpos),
    share("UAS", (a, b) => a.head === b.head),
    share("LAS", (a, b) => a.head === b.head && main(a.deprel) === main(b.deprel)),
    share("LAS with subtypes", (a, b) => a.head === b.head && a.deprel === b.deprel),
    share("lemmas", (a, b) => a.lemma === b.lemma),
  ];
}

function givenNames(
  part: string,
  gold: readonly { readonly forms: readonly string[]; readonly names: ReadonlySet<string> }[],
): Row {
  const parsed = loadLanguage().parseForms(gold.map((sentence) => sentence.forms));
  const found = parsed.map(({ names }) => names.map(({ kind, first, last }) => `${kind} ${first} ${last}`));
  const right = found.reduce((sum, names, i) => sum + names.filter((name) => gold[i]?.names.has(name)).length, 0);
  const wanted = gold.reduce((sum, { names }) => sum + names.size, 0);
  return {
    measure: `Universal NER EWT ${part}, given words: F1`,
    value: (2 * right) / (wanted + found.flat().length),
    n: wanted,
  };
}

// ---------------------------------------------------------------- raw text

function rawText(name: string, paragraphs: readonly Paragraph[], language: Language): readonly Row[] {
  const gold = paragraphs.map(({ sentences }) => marks(sentences));
  const read = paragraphs.map(({ text }) => marks(language.parse(text).sentences.map(({ tokens }) => tokens)));
  const f1 = (measure: string, of: keyof Marks): Row => {
    const count = (all: readonly Marks[]) => all.reduce((sum, each) => sum + each[of].size, 0);
    const right = gold.reduce(
      (sum, each, i) => sum + [...each[of]].filter((mark) => read[i]?.[of].has(mark)).length,
      0,
    );
    return {
      measure: `${name}, raw text: ${measure} F1`,
      value: (2 * right) / (count(gold) + count(read)),
      n: count(gold),
    };
  };
  return [f1("words", "words"), f1("sentences", "sentences"), f1("UPOS", "tags"), f1("LAS", "arcs")];
}

/** What can be right or wrong of a text, as strings that say where. */
interface Marks {
  readonly words: ReadonlySet<string>;
  readonly sentences: ReadonlySet<string>;
  readonly tags: ReadonlySet<string>;
  readonly arcs: ReadonlySet<string>;
}

type Word = Pick<GoldWord, "span" | "upos" | "head" | "deprel">;

function marks(sentences: readonly (readonly Word[])[]): Marks {
  const at = (word: Word | undefined) => (word === undefined ? "root" : `${word.span.start}-${word.span.end}`);
  const each = (mark: (word: Word, words: readonly Word[]) => string) =>
    new Set(sentences.flatMap((words) => words.map((word) => mark(word, words))));
  return {
    words: each((word) => at(word)),
    sentences: new Set(sentences.map((words) => `${words[0]?.span.start}-${words.at(-1)?.span.end}`)),
    tags: each((word) => `${at(word)} ${word.upos}`),
    arcs: each((word, words) => `${at(word)} ${at(words[word.head])} ${main(word.deprel)}`),
  };
}

function main(deprel: string): string {
  return deprel.split(":")[0] ?? deprel;
}

// ---------------------------------------------------------------- files

function readTreebank(path: string): readonly Paragraph[] {
  const paragraphs: { text: string; sentences: GoldWord[][] }[] = [];
  for (const block of readFileSync(path, "utf8").split("\n\n")) {
    const lines = block.split("\n");
    const words = lines.map((line) => line.split("\t")).filter((cells) => /^\d+(?:-\d+)?$/.test(cells[0] ?? ""));
    if (words.length === 0) continue;
    if (paragraphs.length === 0 || lines.some((line) => /^# new(?:par|doc)\b/.test(line))) {
      paragraphs.push({ text: "", sentences: [] });
    }
    const paragraph = paragraphs.at(-1);
    if (paragraph === undefined) continue;
    const from = paragraph.text === "" ? 0 : paragraph.text.length + 1;
    const text = lines.find((line) => line.startsWith("# text = "))?.slice(9) ?? "";
    paragraph.text += (from === 0 ? "" : " ") + text;
    paragraph.sentences.push(placed(words, paragraph.text, from));
  }
  return paragraphs;
}

/** The words of a sentence with their spans. Parts of a contraction share its characters where they do not spell it. */
function placed(rows: readonly (readonly string[])[], text: string, from: number): GoldWord[] {
  const words: GoldWord[] = [];
  let at = from;
  let whole: { readonly span: Span; readonly last: string; readonly spelled: boolean } | null = null;
  for (const row of rows) {
    const [id = "", form = "", lemma = "", upos = "", xpos = "", , head = "0", deprel = ""] = row;
    const start = text.indexOf(form, at);
    if (id.includes("-")) {
      const [first, last = ""] = id.split("-");
      const parts = rows.filter(
        ([part = ""]) => !part.includes("-") && Number(part) >= Number(first) && Number(part) <= Number(last),
      );
      whole = {
        span: { start, end: start + form.length },
        last,
        spelled: parts.map((part) => part[1]).join("") === form,
      };
      at = start;
      continue;
    }
    const span: Span = whole !== null && !whole.spelled ? whole.span : { start, end: start + form.length };
    at = span.end;
    if (whole !== null && !whole.spelled && id !== whole.last) at = whole.span.start;
    if (id === whole?.last) whole = null;
    words.push({ form, span, lemma, upos, xpos, head: Number(head) - 1, deprel });
  }
  return words;
}

const KINDS: Readonly<Record<string, string>> = { PER: "person", ORG: "organisation", LOC: "place" };

function readNames(path: string) {
  return readFileSync(path, "utf8")
    .split("\n\n")
    .map((block) => block.split("\n").flatMap((line) => (/^\d/.test(line) ? [line.split("\t")] : [])))
    .filter((rows) => rows.length > 0)
    .map((rows) => ({ forms: rows.map((row) => row[1] ?? ""), names: namesIn(rows.map((row) => row[2] ?? "O")) }));
}

function namesIn(labels: readonly string[]): ReadonlySet<string> {
  const names = labels.flatMap((label, first) => {
    const kind = KINDS[label.slice(2)];
    if (!label.startsWith("B-") || kind === undefined) return [];
    const length = labels.slice(first + 1).findIndex((next) => next !== `I-${label.slice(2)}`);
    return [`${kind} ${first} ${length < 0 ? labels.length - 1 : first + length}`];
  });
  return new Set(names);
}
