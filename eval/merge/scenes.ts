import { readFileSync } from "node:fs";
import type { Span } from "../../src/model.ts";

/** A few short articles about one or several happenings, with who tells of which. README.md has the guidelines. */
export interface Scene {
  readonly name: string;
  readonly kind: Kind;
  /** What makes it difficult, in words: "spelling of town and group". */
  readonly difficulty: string;
  readonly articles: readonly SceneArticle[];
  readonly happenings: readonly Happening[];
}

/** Whether its marks mostly belong together, mostly apart, or need weighing. */
export type Kind = (typeof KINDS)[number];
export const KINDS = ["same", "different", "hard"] as const;

export interface SceneArticle {
  readonly publisher: string;
  readonly published: string;
  readonly url: string | null;
  readonly title: string | null;
  readonly text: string;
  readonly mentions: readonly MarkedMention[];
}

/** Words that tell of a happening; of several wordings each alone is enough. */
export interface MarkedMention {
  readonly happening: string;
  readonly wordings: readonly Span[];
}

/** One thing that happened, or was said: the mentions with its letter are one cluster. */
export interface Happening {
  readonly letter: string;
  readonly what: string;
  /** Who tells that it happened without resting on one another; `null` where monitors may differ. */
  readonly origins: readonly string[] | null;
}

/** The scenes of a half, in the order of its file. */
export function readScenes(half: "look" | "score"): readonly Scene[] {
  return parseScenes(readFileSync(new URL(`./${half}.txt`, import.meta.url), "utf8"));
}

/** Scenes as they are written. A line that is not of the format throws, with the scene it stands in. */
export function parseScenes(text: string): readonly Scene[] {
  return text.split(/^=== /m).slice(1).map(parseScene);
}

const KIND_LINE = /^(\w+) \| (\S.*)$/;
const HAPPENING_LINE = /^([a-z]) = (\S.*?) \| (\S.*)$/;
const ARTICLE_LINE = /^(\S.*?) \| (\d{4}-\d\d-\d\d)(?: \| (\S+))?$/;

function parseScene(text: string): Scene {
  const [head = "", ...articles] = text.split(/^--- /m);
  const [name = "", kindLine = "", ...happeningLines] = linesOf(head);
  const [, kind = "", difficulty = ""] = KIND_LINE.exec(kindLine) ?? [];
  if (!isKind(kind)) throw new Error(`Scene ${name}: "${kindLine}" is no line such as "same | other verbs"`);
  return {
    name,
    kind,
    difficulty,
    happenings: happeningLines.map((line) => parseHappening(line, name)),
    articles: articles.map((article) => parseArticle(article, name)),
  };
}

function isKind(word: string): word is Kind {
  return KINDS.some((kind) => kind === word);
}

function parseHappening(line: string, scene: string): Happening {
  const [, letter, what, origins] = HAPPENING_LINE.exec(line) ?? [];
  if (letter === undefined || what === undefined || origins === undefined)
    throw new Error(`Scene ${scene}: "${line}" is no line such as "a = the ambush | the army; a doctor"`);
  if (origins === "?") return { letter, what, origins: null };
  return { letter, what, origins: origins === "nobody" ? [] : origins.split("; ") };
}

function parseArticle(article: string, scene: string): SceneArticle {
  const [head = "", ...rest] = linesOf(article);
  const [, publisher, published, url = null] = ARTICLE_LINE.exec(head) ?? [];
  if (publisher === undefined || published === undefined)
    throw new Error(`Scene ${scene}: "${head}" is no line such as "Valley Courier | 2024-05-14"`);
  const title = rest[0]?.startsWith("# ") === true ? rest[0].slice(2) : null;
  const body = (title === null ? rest : rest.slice(1)).join("\n\n");
  return { publisher, published, url, title, ...parseMarks(body, scene) };
}

function linesOf(text: string): readonly string[] {
  return text.split("\n").filter((line) => line.trim() !== "");
}

/** A text without its marks, and what they mark: `[words|a]` opens a mention of `a`, `[words|=]` is another wording of the last. */
function parseMarks(marked: string, scene: string): { readonly text: string; readonly mentions: MarkedMention[] } {
  const mentions: { happening: string; wordings: Span[] }[] = [];
  let text = "";
  let at = 0;
  for (const found of marked.matchAll(/\[([^[\]|]+)\|([a-z=])\]/g)) {
    const [whole, words = "", label = ""] = found;
    text += marked.slice(at, found.index);
    const span = { start: text.length, end: text.length + words.length };
    if (label !== "=") mentions.push({ happening: label, wordings: [span] });
    else if (mentions.at(-1)?.wordings.push(span) === undefined)
      throw new Error(`Scene ${scene}: ${whole} follows no mark`);
    text += words;
    at = found.index + whole.length;
  }
  text += marked.slice(at);
  if (/[[\]|]/.test(text)) throw new Error(`Scene ${scene}: a mark is left open in "${text.slice(0, 60)}…"`);
  return { text, mentions };
}
