import type { Day } from "../model.ts";
import { writtenDay } from "./written-day.ts";

/** What a page says of itself, and its text. `null` where it says nothing. */
export interface Page {
  readonly text: string;
  readonly title: string | null;
  readonly publisher: string | null;
  readonly published: Day | null;
  readonly language: string | null;
  readonly url: string | null;
}

/** A plain text with its head, if it has one, and without the lines that belong to the outlet rather than to the news. */
export function readText(decoded: string): Page {
  const { head, body } = splitHead(tidy(decoded));
  return { ...said(head), text: withoutFurniture(body) };
}

/** One kind of line end, no byte-order mark, no control characters but tab and line feed. The words stay as they are. */
export function tidy(text: string): string {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029\v\f]/g, "\n")
    .replace(/[^\P{Cc}\n\t]|[\ufeff\ufffe\uffff]/gu, "")
    .replace(/(?<![ \t])[ \t]+\n/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .replace(/^\n+/, "")
    .trimEnd();
}

// ---------------------------------------------------------------- the head of a file

/** The lines in front of a text that describe it, by key in small letters. */
export type Head = ReadonlyMap<string, string>;

/** Keys that a head must begin with, so that "UPDATE: the army …" stays text. */
const KEYS = new Set(
  "title headline subject publisher outlet site published date url link permalink source lang language author byline source-of-facts id".split(
    " ",
  ),
);

const HEAD_LINE = /^([A-Za-z][A-Za-z _-]{0,30}):(?:[ \t]+(.*))?$/;

/** A head ended by a blank line, or fenced with `---` as in Markdown, apart from the body. */
export function splitHead(text: string): { readonly head: Head; readonly body: string } {
  const fenced = /^---[ \t]*\n/.exec(text);
  const from = fenced === null ? 0 : fenced[0].length;
  const end = fenced === null ? text.indexOf("\n\n") : text.slice(0, 20_000).search(/\n(?:---|\.\.\.)[ \t]*(?:\n|$)/);
  if (end < from || end > 20_000) return { head: new Map(), body: text };
  const head = headOf(text.slice(from, end), fenced !== null);
  if (head === null) return { head: new Map(), body: text };
  const rest = text.indexOf("\n", end + 1);
  return { head, body: rest < 0 ? "" : text.slice(rest).replace(/^\n+/, "") };
}

/** The keys of a block of lines; `null` when the block is prose. */
function headOf(block: string, fenced: boolean): Head | null {
  const head = new Map<string, string>();
  let last = "";
  for (const line of block.split("\n")) {
    const match = HEAD_LINE.exec(line);
    const continues = /^[ \t-]/.test(line) && last !== "";
    if (match === null && !continues) return null;
    const key = match === null ? last : plainKey(match[1] ?? "");
    if (last === "" && !KEYS.has(key) && !fenced) return null;
    head.set(key, `${match === null ? (head.get(key) ?? "") : ""} ${match === null ? line : (match[2] ?? "")}`.trim());
    last = key;
  }
  return head;
}

function plainKey(key: string): string {
  return key.trim().toLowerCase().replace(/[ _]+/g, "-");
}

/** What a head says of the page. */
export function said(head: Head): Omit<Page, "text"> {
  const first = (...keys: readonly string[]) =>
    keys.map((key) => unquoted(head.get(key) ?? "")).find((value) => value !== "");
  const source = first("source");
  return {
    title: first("title", "headline", "subject") ?? null,
    publisher: first("publisher", "outlet", "site") ?? (source === undefined || isUrl(source) ? null : source),
    published: writtenDay(first("published", "date") ?? ""),
    language: first("language", "lang")?.slice(0, 2).toLowerCase() ?? null,
    url: first("url", "link", "permalink") ?? (source !== undefined && isUrl(source) ? source : null),
  };
}

function unquoted(value: string): string {
  return value.replace(/^(["'])(.*)\1$/, "$2").trim();
}

function isUrl(value: string): boolean {
  return /^https?:\/\//i.test(value);
}

// ---------------------------------------------------------------- furniture

/** Lines that an outlet prints under every article. They go only when they stand alone on their line. */
const FURNITURE: readonly RegExp[] = [
  /^(?:©|\(c\)|copyright\b)/i,
  /\ball rights reserved\.?$/i,
  /^(?:please )?(?:follow|like|join) us on\b/i,
  /^(?:please )?(?:sign up|subscribe)(?: now| today| here)?(?: (?:for|to)\b|[.!]?$)/i,
  /^(?:read|see|watch|learn|listen|view) (?:more|also|next|full (?:story|article))\b[^.!?]{0,120}[.!:]?$/i,
  /^(?:related|more) (?:stories|articles|news|topics|content|coverage)\b[^.!?]{0,80}:?$/i,
  /^(?:also read|most read|most popular|trending|recommended|in pictures|editor'?s picks?)\b[^.!?]{0,120}$/i,
  /^(?:share|print|email|save|tweet|comment|whatsapp|facebook|twitter|telegram|copy link)(?: (?:this|article|story|on|with|via|by|page|\w+)){0,4}[.:!]?$/i,
  /^(?:advertisement|advertising|sponsored(?: content)?|ad|skip (?:ad|to (?:main )?content)|loading)[.…]{0,3}$/i,
  /^(?:click|tap) here\b/i,
  /^download (?:our|the) app\b/i,
  /^(?:we|this (?:web)?site) uses? cookies\b/i,
  /^(?:accept|reject)(?: all)?(?: cookies)?$/i,
  /^we (?:and our (?:\d+ )?partners|value your privacy)\b/i,
  /^.{0,120}\b(?:this (?:web)?site|we|you (?:agree|consent) to (?:our|the)) uses? (?:of )?cookies\b/i,
  /^(?:already (?:a )?(?:subscriber|member|registered)|not a subscriber)\?/i,
  /^(?:subscribe|log ?in|sign in|register)(?: now| for free)? to (?:continue|keep|read|unlock)\b/i,
  /^(?:to (?:continue|keep) reading|get (?:unlimited|full) access|start your (?:free )?trial)\b/i,
  /^(?:you(?:'|’)?(?:ve| have)|you have) (?:read|reached|used)\b.{0,60}\b(?:free|monthly) (?:articles?|limit|stories)\b/i,
  /^this (?:article|story|content) is (?:only )?(?:for|available to|reserved for) (?:our )?(?:\w+ )?(?:subscribers|members)\b/i,
  /^privacy notice:/i,
  /^(?:\d{1,2} ?(?:s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?) ago)\b[\d:. \p{Lu}()–-]{0,30}$/iu,
  /^\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?(?: ?\(?[A-Z]{2,5}\)?)?$/i,
  /^\d{1,2} ?min(?:ute)?s? read$/i,
  /^page \d+ (?:of|\/) \d+$/i,
  /^(?:url|link|permalink): https?:\/\/\S+$/i,
  /^\(?(?:additional )?(?:reporting|writing|editing) by\b.{0,300}$/i,
  /^our standards: the .{0,60} principles\.?$/i,
  /^the (?:article|story) (?:above|was) (?:first )?published\b.{0,100}$/i,
];

const BYLINE =
  /^(?:(?:Written |Reported |Story )?[Bb]y|BY|Author:)\s+\p{Lu}[\p{L}'’.-]*(?:[ ,|&]+(?:and |of )?\p{Lu}[\p{L}'’.-]*){0,8}(?:, (?:\p{Lu}?\p{Ll}+ ){0,3}(?:correspondent|reporter|editor|writer|staff|bureau)s?)?$/u;

/** Lines at the top among which a byline may stand. */
const BYLINE_LINES = 6;

/** The text without bylines and lines of furniture. Words within a paragraph never go. */
export function withoutFurniture(text: string): string {
  let lines = 0;
  const kept = text.split("\n").filter((line) => {
    const plain = line.trim();
    if (plain !== "") lines++;
    if (plain.length > 300) return true;
    if (lines <= BYLINE_LINES && BYLINE.test(plain) && plain.length < 100) return false;
    return !FURNITURE.some((each) => each.test(plain));
  });
  return tidy(kept.join("\n"));
}
