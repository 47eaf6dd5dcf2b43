import type { Name, Sentence } from "../model.ts";
import { isArabicArticle } from "./capitals.ts";
import { COMPASS } from "./misread-phrases.ts";

/**
 * The names of a text, told alike wherever they stand. A name that comes again has the kind that it has most often,
 * a surname is a person if its full name is one, and where a known name stands unmarked among proper nouns it is
 * marked too.
 */
export function withRepeats(tagged: readonly Name[], sentences: readonly Sentence[]): readonly Name[] {
  const found = tagged.map((name) => (isWhere(name, sentences) ? { ...name, kind: "place" as const } : name));
  const kinds = kindsBySpelling(found, sentences);
  const agreed = found.map((name) => ({ ...name, kind: kinds.get(spelling(name, sentences)) ?? name.kind }));
  return [...agreed, ...unmarked(agreed, kinds, sentences)]
    .filter((name) => !isOneOfMany(name, sentences))
    .sort((a, b) => a.span.start - b.span.start);
}

/** "A Syrian was killed": no place has such an article, but somebody from one does. */
function isOneOfMany({ kind, first, last, sentence }: Name, sentences: readonly Sentence[]): boolean {
  const tokens = sentences[sentence]?.tokens ?? [];
  return (
    kind === "place" &&
    first === last &&
    /^(?:an?|another)$/i.test(tokens[first - 1]?.form ?? "") &&
    /(?:an|ese|ish|[aeq]i)$/.test(tokens[first]?.form ?? "") &&
    !["NOUN", "PROPN", "ADJ", "PUNCT"].includes(tokens[last + 1]?.upos ?? "PUNCT")
  );
}

/** "In el-Obeid", "near Al-Qaim", "east of Khan Younis": behind such words is a town, though people have such names, too. */
function isWhere({ kind, first, last, sentence }: Name, sentences: readonly Sentence[]): boolean {
  if (kind !== "person") return false;
  const tokens = sentences[sentence]?.tokens ?? [];
  const [before, article, hyphen, after] = [first - 1, first, first + 1, last + 1].map((at) => tokens[at]?.form ?? "");
  if (before === "of" && COMPASS.test(tokens[first - 2]?.form ?? "")) return true;
  return (
    last === first + 2 &&
    hyphen === "-" &&
    isArabicArticle(article ?? "") &&
    /^(?:in|near|outside)$/i.test(before ?? "") &&
    !/^['’]s?$/.test(after ?? "")
  );
}

type Kinds = ReadonlyMap<string, Name["kind"]>;

function kindsBySpelling(names: readonly Name[], sentences: readonly Sentence[]): Kinds {
  const votes = new Map<string, Map<Name["kind"], number>>();
  const vote = (words: string, kind: Name["kind"]) => {
    const cast = votes.get(words) ?? new Map<Name["kind"], number>();
    votes.set(words, cast.set(kind, (cast.get(kind) ?? 0) + 1));
  };
  for (const name of names) vote(spelling(name, sentences), name.kind);
  const kinds = new Map([...votes].map(([words, cast]) => [words, mostVoted(cast)]));
  for (const [words, kind] of kinds) {
    const surname = words.split(" ").at(-1) ?? words;
    if (kind === "person" && surname !== words) kinds.set(surname, "person");
  }
  return kinds;
}

/** The first of those with most votes. */
function mostVoted(cast: ReadonlyMap<Name["kind"], number>): Name["kind"] {
  return [...cast].reduce((best, rival) => (rival[1] > best[1] ? rival : best))[0];
}

/** Known names at proper nouns that no name covers yet, the longest first. */
function unmarked(names: readonly Name[], kinds: Kinds, sentences: readonly Sentence[]): readonly Name[] {
  const taken = new Set(names.flatMap((name) => wordsOf(name).map((i) => `${name.sentence} ${i}`)));
  const longest = Math.max(0, ...[...kinds.keys()].map((words) => words.split(" ").length));
  const added: Name[] = [];
  sentences.forEach(({ tokens }, sentence) => {
    for (let first = 0; first < tokens.length; first++) {
      if (tokens[first]?.upos !== "PROPN") continue;
      for (let last = Math.min(first + longest, tokens.length) - 1; last >= first; last--) {
        const span = { start: tokens[first]?.span.start ?? 0, end: tokens[last]?.span.end ?? 0 };
        const name = { kind: "other" as Name["kind"], span, sentence, first, last };
        const kind = kinds.get(spelling(name, sentences));
        if (kind === undefined || wordsOf(name).some((i) => taken.has(`${sentence} ${i}`))) continue;
        added.push({ ...name, kind });
        first = last;
        break;
      }
    }
  });
  return added;
}

function wordsOf({ first, last }: Name): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

function spelling({ sentence, first, last }: Name, sentences: readonly Sentence[]): string {
  const tokens = sentences[sentence]?.tokens.slice(first, last + 1) ?? [];
  return tokens.map((token) => token.form).join(" ");
}
