import type { Language, Name, Sentence, Span, Token } from "../model.ts";
import { type LemmaList, type Lemmatiser, openLemmatiser } from "./lemmas.ts";
import { LONGEST, Network, type NetworkFiles, type Parse } from "./network.ts";
import { readSentences } from "./sentences.ts";

/** The files of a language model, as the edge reads them. */
export interface LanguageFiles extends NetworkFiles {
  readonly lemmas: LemmaList;
}

const NAME_KINDS: Readonly<Record<string, Name["kind"]>> = { PER: "person", ORG: "organisation", LOC: "place" };

/** A parser and name tagger over a trained model. It reads any text, and the same text always alike. */
export function openLanguage(files: LanguageFiles): Language & {
  /** Parses sentences that are already cut into words, for measuring on annotated text. */
  parseForms(sentences: readonly (readonly string[])[]): readonly Parse[];
} {
  const network = new Network(files);
  const lemmatise = openLemmatiser(files.lemmas);
  return {
    parse(text) {
      const spans = readSentences(text).map((tokens) => tokens.slice(0, LONGEST));
      const parses = network.parse(spans.map((tokens) => tokens.map((span) => text.slice(span.start, span.end))));
      const sentences = spans.map((tokens, i) => sentenceOf(text, tokens, parses[i], lemmatise));
      return { sentences, names: sentences.flatMap((sentence, i) => namesOf(sentence, i, parses[i]?.names ?? [])) };
    },
    parseForms: (sentences) => network.parse(sentences),
  };
}

function sentenceOf(text: string, spans: readonly Span[], parse: Parse | undefined, lemmatise: Lemmatiser): Sentence {
  const tokens = spans.map((span, i): Token => {
    const form = text.slice(span.start, span.end);
    const [upos = "X", xpos = ""] = (parse?.tags[i] ?? "X|").split("|");
    return { span, form, lemma: lemmatise(form, upos, xpos), upos, xpos, head: (parse?.heads[i] ?? 0) - 1, deprel: parse?.labels[i] ?? "dep" };
  });
  return { span: { start: spans[0]?.start ?? 0, end: spans.at(-1)?.end ?? 0 }, tokens };
}

/** The names of a sentence, from BIO tags. */
function namesOf({ tokens }: Sentence, sentence: number, tags: readonly string[]): readonly Name[] {
  const names: Name[] = [];
  for (let first = 0; first < tags.length; first++) {
    const kind = tags[first]?.startsWith("B-") ? NAME_KINDS[tags[first]?.slice(2) ?? ""] : undefined;
    if (kind === undefined) continue;
    let last = first;
    while (tags[last + 1] === `I-${tags[first]?.slice(2)}`) last++;
    const span = { start: tokens[first]?.span.start ?? 0, end: tokens[last]?.span.end ?? 0 };
    names.push({ kind, span, sentence, first, last });
  }
  return names;
}
