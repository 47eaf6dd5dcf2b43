import type { Language, Name, ParsedText, Sentence, Span, Token } from "../model.ts";
import { type CapitalMender, mendArticles, openAbbreviationMender, openCapitalMender } from "./capitals.ts";
import { type LemmaList, type Lemmatiser, openLemmatiser } from "./lemmas.ts";
import { type Namer, openNamer, readNameModel } from "./names.ts";
import { LONGEST, Network, type NetworkFiles, type Parse } from "./network.ts";
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
  const parseAll = (texts: readonly string[]) => parseCut(model, texts, texts.map(readSentences)).map(withNames);
  return {
    code: "en",
    parse: (text) => parseAll([text])[0] ?? { sentences: [], names: [] },
    parseAll,
    parseForms: (sentences) =>
      parseCut(
        model,
        sentences.map((forms) => forms.join(" ")),
        sentences.map((forms) => [spansOf(forms)]),
      ).flat(),
  };
}

/** Where the forms of a sentence stand when a blank parts them. */
function spansOf(forms: readonly string[]): readonly Span[] {
  let end = -1;
  return forms.map((form) => {
    const start = end + 1;
    end = start + form.length;
    return { start, end };
  });
}

interface Model {
  readonly network: Network;
  readonly lemmatise: Lemmatiser;
  readonly mendCapitals: CapitalMender;
  readonly mendAbbreviations: CapitalMender;
  readonly namer: Namer;
}

/** The sentences of texts that are cut into words, text by text. All go through the network together. */
function parseCut(
  model: Model,
  texts: readonly string[],
  cuts: readonly (readonly (readonly Span[])[])[],
): readonly (readonly ParsedSentence[])[] {
  const parsed = texts.map((): ParsedSentence[] => []);
  const all = cuts.flatMap((cut, text) => cut.flatMap(cutToLength).map((spans) => ({ text, spans })));
  for (let i = 0; i < all.length; i += AT_ONCE) {
    const sentences = all.slice(i, i + AT_ONCE);
    const forms = sentences.map(({ text, spans }) =>
      spans.map(({ start, end }) => (texts[text] ?? "").slice(start, end)),
    );
    const parses = model.network.parse(
      forms.map((words) => model.mendAbbreviations(model.mendCapitals(mendArticles(words)))),
    );
    sentences.forEach(({ text, spans }, j) => {
      const [words, parse] = [forms[j], parses[j]];
      if (words !== undefined && parse !== undefined) parsed[text]?.push(toSentence(model, spans, words, parse));
    });
  }
  return parsed;
}

function toSentence(
  { lemmatise, namer }: Model,
  spans: readonly Span[],
  forms: readonly string[],
  parse: Parse,
): ParsedSentence {
  const tokens = spans.map((span, i): Token => {
    const form = forms[i] ?? "";
    const { upos, xpos } = partsOf(parse.tags[i] ?? "X|FW");
    const [head = -1, deprel = "dep"] = [parse.heads[i], parse.labels[i]];
    return { span, form, lemma: lemmatise(form, upos, xpos), upos, xpos, head, deprel };
  });
  const span = { start: tokens[0]?.span.start ?? 0, end: tokens.at(-1)?.span.end ?? 0 };
  return { span, tokens, names: namer(mendArticles(forms), parse.tags, parse.names) };
}

const PARTS = new Map<string, Pick<Token, "upos" | "xpos">>();

/** The UPOS and the Penn tag in one of the network's tags, of which there are fewer than a hundred. */
function partsOf(tag: string): Pick<Token, "upos" | "xpos"> {
  const known = PARTS.get(tag);
  if (known !== undefined) return known;
  const [upos = "X", xpos = "FW"] = tag.split("|");
  PARTS.set(tag, { upos, xpos });
  return { upos, xpos };
}

/** A sentence in pieces that the network can take. */
function cutToLength(spans: readonly Span[]): readonly (readonly Span[])[] {
  if (spans.length <= LONGEST) return [spans];
  return [spans.slice(0, LONGEST), ...cutToLength(spans.slice(LONGEST))];
}

function withNames(parsed: readonly ParsedSentence[]): ParsedText {
  const sentences = parsed.map(({ span, tokens }) => ({ span, tokens }));
  const names = parsed.flatMap((sentence, i) => sentence.names.map((name) => placed(name, i, sentence)));
  return { sentences, names: withRepeats(names, sentences) };
}

function placed(name: ParsedSentence["names"][number], sentence: number, { tokens }: Sentence): Name {
  return {
    ...name,
    span: { start: tokens[name.first]?.span.start ?? 0, end: tokens[name.last]?.span.end ?? 0 },
    sentence,
  };
}
