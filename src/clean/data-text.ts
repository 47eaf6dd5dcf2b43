import { tagsOf } from "./tags.ts";

/** An article that a page holds as data for its own program, and not as markup. */
export interface DataText {
  /** As HTML or plain paragraphs. */
  readonly words: string;
  readonly title: string | null;
  readonly published: string | null;
}

/** Names under which pages keep the words of an article: schema.org's, and those of common programs for news sites. */
const BODY =
  /^(?:article_?body|body|body_?html|body_?text|content|content_?html|full_?text|html|rendered|story_?body|text|blocks|paragraphs|elements)$/i;
const TITLE = /^(?:headline|title|name)$/i;
const PUBLISHED =
  /^(?:date_?published|published(?:_?at|_?date|_?time)?|publish_?date|first_?published(?:_?at)?|publication_?date)$/i;
/** Parts of an article's words that are none: pictures, advertisements, links to others. */
const NO_WORDS = /image|photo|video|gallery|caption|ad(?:vert)?$|related|embed|newsletter|social/i;

/** Less than this is a teaser. */
const LEAST_LETTERS = 200;
const MAX_LETTERS = 3_000_000;
/** Objects that are looked at in one page, and how deep. */
const MAX_NODES = 50_000;
const DEEPEST = 40;

/**
 * The longest article in the data of a page: JSON-LD with its `articleBody`, or what a page made by script keeps for it
 * (`__NEXT_DATA__` and other `application/json`). `null` where there is none.
 */
export function dataText(html: string): DataText | null {
  const found: DataText[] = [];
  let left = MAX_NODES;
  const look = (value: unknown, depth: number): void => {
    if (depth > DEEPEST || --left < 0 || typeof value !== "object" || value === null) return;
    if (!Array.isArray(value)) found.push(...articleIn(value as Node));
    for (const each of Object.values(value)) look(each, depth + 1);
  };
  for (const piece of tagsOf(html)) {
    if (
      piece.kind !== "raw" ||
      piece.name !== "script" ||
      !/type\s*=\s*["']?application\/(?:ld\+)?json/i.test(piece.attributes)
    )
      continue;
    if (piece.text.length <= MAX_LETTERS) look(parsed(piece.text), 0);
  }
  return found.reduce<DataText | null>(
    (best, each) => (best === null || each.words.length > best.words.length ? each : best),
    null,
  );
}

type Node = Readonly<Record<string, unknown>>;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null; // a page with broken data
    throw error;
  }
}

function articleIn(node: Node): readonly DataText[] {
  const entries = Object.entries(node);
  const textUnder = (names: RegExp) =>
    entries
      .map(([key, value]) => (names.test(key) && typeof value === "string" ? value : null))
      .find((value) => value !== null);
  return entries.flatMap(([key, value]) => {
    const words = BODY.test(key) ? wordsOf(value, 0) : "";
    if (words.replace(/<[^<>]*>/g, "").length < LEAST_LETTERS) return [];
    return [{ words, title: textUnder(TITLE) ?? null, published: textUnder(PUBLISHED) ?? null }];
  });
}

/** Words as they stand, or in pieces of which each holds some. */
function wordsOf(value: unknown, depth: number): string {
  if (typeof value === "string") return depth === 0 || /[\s<]/.test(value) ? value : "";
  if (depth > 6 || typeof value !== "object" || value === null) return "";
  if (Array.isArray(value)) {
    return value
      .map((each) => wordsOf(each, depth + 1))
      .filter((words) => words !== "")
      .join("\n\n");
  }
  const node = value as Node;
  if (typeof node["type"] === "string" && NO_WORDS.test(node["type"])) return "";
  const under = Object.entries(node).find(
    ([key, each]) => (BODY.test(key) || key === "value" || key === "children") && wordsOf(each, depth + 1) !== "",
  );
  return under === undefined ? "" : wordsOf(under[1], depth + 1);
}
