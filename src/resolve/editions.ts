import { agencyName, isAgency } from "../agencies.ts";
import type { Article, Edition } from "../model.ts";
import { cite } from "../span.ts";

/** From what text an article was made: whose report it says it prints, and a sketch by which copies are known. */
export function editionOf(article: Article): Edition {
  const runs = runsOf(article.text);
  return { credits: creditsOf(article), runs: runs.size, sketch: sketchOf(runs) };
}

// ---------------------------------------------------------------- whose report it is

/** The end of a sentence or of a line of its own, behind which a credit may stand. */
const CLOSED = "(?:^|[.!?][\"”’')]*)[ \\t]*";
const NAME = "\\p{Lu}[\\p{L}\\d&'’.-]*(?: (?:of |for |and |de )?\\p{L}[\\p{L}\\d&'’-]*){0,4}";
const ORIGINS = "(?:news )?(?:agencies|wires|wire services|agency reports)";

/** Ways in which a page says whose report it prints. `names` may be a list; unknown names count where `any` says so. */
export const CREDIT_LINES: readonly { readonly form: RegExp; readonly any: boolean; readonly example: string }[] = [
  {
    form: new RegExp(`${CLOSED}\\((?<names>${NAME})\\)[ \\t]*\\.?$`, "gmu"),
    any: true,
    example: "The road was closed. (Meridian Wire)",
  },
  {
    form: new RegExp(`${CLOSED}[-–—]{1,2}[ \\t]*(?<names>${NAME})[ \\t]*$`, "gmu"),
    any: false,
    example: "The road was closed. - AFP",
  },
  { form: new RegExp(`${CLOSED}/(?<names>${NAME})/[ \\t]*$`, "gmu"), any: true, example: "Talks began. /TASS/" },
  {
    form: /^(?:Sources?|Agency|Credit|Via)[ \t]*:[ \t]*(?<names>[^\n]{2,80})$/gmu,
    any: true,
    example: "Source: Reuters",
  },
  {
    form: new RegExp(
      `\\b[Ww]ith (?:additional |extra )?(?:reporting|reports|inputs?|material|files|agency inputs) (?:by|from) (?<names>${ORIGINS}|[^\\n.()]{2,80})`,
      "gu",
    ),
    any: true,
    example: "With reporting by agencies",
  },
  {
    form: new RegExp(
      `(?:was |first |originally )(?:first |originally )?published (?:by|in|on) (?<names>(?:the )?${NAME})`,
      "gu",
    ),
    any: true,
    example: "This article was originally published by the Meridian Wire.",
  },
  { form: new RegExp(`^(?:By )?(?<names>${NAME}(?:/${NAME})*)[ \\t]*$`, "gmu"), any: false, example: "By Reuters" },
  { form: /^(?<names>Agencies|News agencies|Wire services)[ \t]*$/gmu, any: true, example: "Agencies" },
];

/** Credits stand at either end of a page. */
const HEAD = 400;
const TAIL = 600;

function creditsOf(article: Article): Edition["credits"] {
  const found = new Map<string, Edition["credits"][number]>();
  const keep = (name: string, start: number, length: number): void => {
    const full = agencyName(name.replace(/^the /i, ""));
    if (!found.has(full)) found.set(full, { name: full, citation: cite(article, { start, end: start + length }) });
  };
  for (const { names, start } of inDateline(article)) keep(names, start, names.length);
  for (const { form, any } of CREDIT_LINES) {
    for (const match of article.text.matchAll(form)) {
      const names = match.groups?.["names"] ?? "";
      const start = match.index + match[0].lastIndexOf(names);
      if (start > HEAD && start < article.text.length - TAIL) continue;
      for (const part of names.split(/\s*(?:,|;|\/|\band\b|&)\s*/)) {
        const name = /^(?:news )?(?:agencies|wires|wire services|agency reports)$/i.test(part)
          ? "agencies"
          : part.trim();
        if (name.length > 1 && (any || isAgency(name))) keep(name, start, names.length);
      }
    }
  }
  return [...found.values()];
}

/** The agency in "BEIRUT, Nov 28 (Meridian Wire) -" or "MOSCOW, May 4 /TASS/". */
function inDateline({ text, dateline }: Article): readonly { readonly names: string; readonly start: number }[] {
  const span = dateline ?? /^.{0,60}?\([^()\n]{2,40}\)\s*[-–—]/u.exec(text)?.[0].length ?? null;
  if (span === null) return [];
  const [from, to] = typeof span === "number" ? [0, span] : [span.start, span.end];
  const words = text.slice(from, to);
  return [...words.matchAll(/[(/](?<names>\p{L}[\p{L}\d .&'’-]{1,40})[)/]/gu)].map((match) => ({
    names: match.groups?.["names"] ?? "",
    start: from + match.index + 1,
  }));
}

// ---------------------------------------------------------------- what tells copies

const RUN = 3;
/** How many least hashes a sketch holds: the estimate of what two texts share is then right within about 0.06. */
const HASHES = 64;
const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Hashes of the runs of three words of a text. */
function runsOf(text: string): ReadonlySet<number> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const hashes = words.map(hashOf);
  const runs = new Set<number>();
  for (let i = 0; i + RUN <= hashes.length; i++) {
    let run = 0x811c9dc5;
    for (let j = 0; j < RUN; j++) run = Math.imul(run ^ (hashes[i + j] ?? 0), 0x01000193) ^ (run >>> 15);
    runs.add(run >>> 0);
  }
  return runs;
}

function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** The least hash of all runs under each of 64 orders (Broder 1997), three letters each; empty for an empty text. */
function sketchOf(runs: ReadonlySet<number>): string {
  if (runs.size === 0) return "";
  let sketch = "";
  for (let order = 0; order < HASHES; order++) {
    let least = 0xffffffff;
    for (const run of runs) {
      const mixed = mix(run, order);
      if (mixed < least) least = mixed;
    }
    sketch += letters(least);
  }
  return sketch;
}

/** One of many orders of 32-bit numbers: MurmurHash3's last step, seeded. */
function mix(value: number, seed: number): number {
  let hash = Math.imul(value ^ Math.imul(seed + 1, 0x9e3779b1), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** The low fifteen bits, mixed once more, since the least of many hashes have few high ones. */
function letters(least: number): string {
  const bits = mix(least, HASHES) & 0x7fff;
  return `${LETTERS[bits >>> 10] ?? ""}${LETTERS[(bits >>> 5) & 31] ?? ""}${LETTERS[bits & 31] ?? ""}`;
}
