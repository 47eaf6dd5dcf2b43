import type { Language, Name, Sentence, Span, Token } from "../model.ts";
import { type CapitalMender, openAbbreviationMender, openCapitalMender } from "./capitals.ts";
import { type LemmaList, type Lemmatiser, openLemmatiser } from "./lemmas.ts";
import { type Namer, openNamer, readNameModel } from "./names.ts";
import { LONGEST, Network, type NetworkFiles } from "./network.ts";
import { withRepeats } from "./repeats.ts";
import { readSentences } from "./sentences.ts";

/** The files of a language model, as the edge reads them. */
export interface LanguageFiles extends NetworkFiles {
  readonly lemmas: LemmaList;
  readonly names: Uint8Array;
}

/** A parser over a trained model. */
export interface TrainedLanguage extends Language {
  /** Parses sentences that are already cut into words, as if the words stood a blank apart: for measuring. */
  parseForms(sentences: readonly (readonly string[])[]): readonly ParsedSentence[];
}

interface ParsedSentence extends Sentence {
  readonly names: readonly Pick<Name, "kind" | "first" | "last">[];
}

/** Sentences that are parsed at one time, which bounds the working memory and changes nothing else. */
const AT_ONCE = 1_024;

/** A parser and name tagger over a trained model. It reads any text, and the same text always alike. */
export function openLanguage(files: LanguageFiles): TrainedLanguage {
  const model = {
    network: new Network(files),
    lemmatise: openLemmatiser(files.lemmas),
    mendCapitals: openCapitalMender(files.lemmas),
    mendAbbreviations: openAbbreviationMender(files.header.words),
    namer: openNamer(readNameModel(files.names)),
  };
  return {
    parse(text) {
      const parsed = parseSpans(model, text, readSentences(text));
      const sentences = parsed.map(({ span, tokens }) => ({ span, tokens }));
      const names = parsed.flatMap((sentence, i) => sentence.names.map((name) => placed(name, i, sentence)));
      return { sentences, names: withRepeats(names, sentences) };
    },
    parseForms: (sentences) =>
      sentences.flatMap((forms) => {
        const ends = forms.map((_, i) => forms.slice(0, i + 1).join(" ").length);
        const spans = ends.map((end, i) => ({ start: end - (forms[i]?.length ?? 0), end }));
        return parseSpans(model, forms.join(" "), [spans]);
      }),
  };
}

interface Model {
  readonly network: Network;
  readonly lemmatise: Lemmatiser;
  readonly mendCapitals: CapitalMender;
  readonly mendAbbreviations: CapitalMender;
  readonly namer: Namer;
}

function parseSpans(
  { network, lemmatise, mendCapitals, mendAbbreviations, namer }: Model,
  text: string,
  all: readonly (readonly Span[])[],
): ParsedSentence[] {
  const parsed: ParsedSentence[] = [];
  for (let i = 0; i < all.length; i += AT_ONCE) {
    const sentences = all.slice(i, i + AT_ONCE).flatMap(cutToLength);
    const forms = sentences.map((spans) => spans.map(({ start, end }) => text.slice(start, end)));
    network.parse(forms.map((words) => mendAbbreviations(mendCapitals(words)))).forEach((parse, j) => {
      const words = forms[j] ?? [];
      const tokens = (sentences[j] ?? []).map((span, k): Token => {
        const form = words[k] ?? "";
        const [upos = "X", xpos = "FW"] = (parse.tags[k] ?? "X|FW").split("|");
        const [head = -1, deprel = "dep"] = [parse.heads[k], parse.labels[k]];
        return { span, form, lemma: lemmatise(form, upos, xpos), upos, xpos, head, deprel };
      });
      const span = { start: tokens[0]?.span.start ?? 0, end: tokens.at(-1)?.span.end ?? 0 };
      parsed.push({ span, tokens, names: namer(words, parse.tags, parse.names) });
    });
  }
  return parsed;
}

/** A sentence in pieces that the network can take. */
function cutToLength(spans: readonly Span[]): readonly (readonly Span[])[] {
  if (spans.length <= LONGEST) return [spans];
  return [spans.slice(0, LONGEST), ...cutToLength(spans.slice(LONGEST))];
}

function placed(name: ParsedSentence["names"][number], sentence: number, { tokens }: Sentence): Name {
  return {
    ...name,
    span: { start: tokens[name.first]?.span.start ?? 0, end: tokens[name.last]?.span.end ?? 0 },
    sentence,
  };
}
