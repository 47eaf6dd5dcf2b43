import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";
import type { Day } from "../model.ts";
import { type DataText, dataText } from "./data-text.ts";
import { type Metadata, readMetadata } from "./metadata.ts";
import { attributesOf, type Piece, tagsOf, unescape } from "./tags.ts";
import { type Page, tidy, withoutFurniture } from "./text.ts";
import { WRITTEN_DATE, writtenDay } from "./written-day.ts";

/**
 * The article of a web page. Readability finds it in the tree; a page that is too large or too deep
 * for a tree, or in which Readability finds nothing, gives all its text but menus and the like.
 */
export function readHtml(html: string): Page {
  const metadata = readMetadata(html);
  const main = isSane(html) ? mainPart(html) : null;
  const found = main === null ? "" : withoutBoxes(main);
  const shown = found.length >= ENOUGH ? found : longer(found, paragraphs(tagsOf(html)));
  // A page that a script makes has its words nowhere but in its data.
  const data = shown.length < ENOUGH ? dataText(html) : null;
  if (data !== null && data.words.length > 2 * shown.length) return fromData(data, metadata);
  const [text, written] = withoutDayLine(withoutFurniture(shown));
  const published = metadata.published ?? written;
  return { ...metadata, published, text: withoutTitle(text, metadata.title) };
}

function fromData({ words, title, published }: DataText, metadata: Metadata): Page {
  const text = /<(?:p|div|br)\b/i.test(words) ? paragraphs(tagsOf(words)) : unescape(words.replace(/<[^<>]*>/g, ""));
  return {
    ...metadata,
    title: title === null || title.trim() === "" ? metadata.title : unescape(title),
    published: metadata.published ?? (published === null ? null : writtenDay(published)),
    text: withoutFurniture(tidy(text)),
  };
}

/** Lines at the top among which the day of the page may stand alone. */
const DAY_WITHIN = 8;
const DAY_LINE = new RegExp(
  `^(?:(?:first )?(?:published|posted|updated|last (?:updated|modified)|date)\\b:?(?: on| at)?\\s*)?(?:${WRITTEN_DATE})(?![\\d\\p{L}])[^\\p{Ll}]{0,30}(?:(?:first )?(?:updated|published|last|min(?:ute)?s?|read|at|[ap]m|gmt|utc|on)\\b.{0,60})?$`,
  "iu",
);

/** The text without lines at its top that hold only the page's day, and that day. */
function withoutDayLine(text: string): readonly [string, Day | null] {
  const lines = text.split("\n");
  let day: Day | null = null;
  const kept = lines.filter((line, i) => {
    const isDay = i < DAY_WITHIN * 2 && line.length < 120 && DAY_LINE.test(line.trim());
    if (isDay) day ??= writtenDay(line);
    return !isDay || day === null;
  });
  return [tidy(kept.join("\n")), day];
}

/** The text of an article without the small boxes in it, unless these would be most of it. */
function withoutBoxes(main: string): string {
  const text = paragraphs(outsideLinks(outsideBoxes(tagsOf(main))), true);
  return text.length >= ENOUGH * 3 ? text : longer(text, paragraphs(tagsOf(main), true));
}

/** Below so many letters what Readability found may be a caption, and the whole page is tried. */
const ENOUGH = 200;

function longer(a: string, b: string): string {
  return a.length * 2 >= b.length ? a : b;
}

/** A heading that repeats the title is no sentence of the report. */
function withoutTitle(text: string, title: string | null): string {
  const [first = "", ...rest] = text.split("\n\n");
  return title !== null && rest.length > 0 && first.trim() === title ? rest.join("\n\n") : text;
}

// ---------------------------------------------------------------- with a tree

/** Beyond these a page is not worth a tree: both parsers and Readability slow down or recurse too far. */
const MAX_LENGTH = 2_000_000;
const MAX_DEPTH = 200;
const MAX_TAGS = 20_000;

const VOID = new Set("area base br col embed hr img input link meta source track wbr".split(" "));

function isSane(html: string): boolean {
  if (html.length > MAX_LENGTH) return false;
  let depth = 0;
  let tags = 0;
  for (const piece of tagsOf(html)) {
    if (piece.kind === "open" && !piece.selfClosing && !VOID.has(piece.name)) depth++;
    if (piece.kind === "close" && depth > 0) depth--;
    if (piece.kind !== "text") tags++;
    if (depth > MAX_DEPTH || tags > MAX_TAGS) return false;
  }
  return tags > 0;
}

/** The HTML of the article that Readability finds, `null` when it finds none or fails on the page. */
function mainPart(html: string): string | null {
  try {
    // Readability takes <font> for a block, and joins what stands before and behind it.
    const { document } = parseHTML(html.replace(/<(\/?)font\b/gi, "<$1span"));
    return new Readability(document, { charThreshold: ENOUGH, keepClasses: true }).parse()?.content ?? null;
  } catch (error) {
    // Both libraries throw errors of many kinds on broken pages; the page is then read without a tree.
    if (error instanceof Error) return null;
    throw error;
  }
}

// ---------------------------------------------------------------- without a tree

const BLOCKS = new Set(
  "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol option p pre section summary table tbody td tfoot th thead tr ul".split(
    " ",
  ),
);

/** Parts of a page that are no text of the article. */
const SKIPPED = new Set(
  "head nav footer aside form button select svg figure figcaption dialog menu audio video canvas object map amp-ad amp-sticky-ad amp-auto-ads amp-embed amp-consent amp-sidebar amp-social-share amp-iframe".split(
    " ",
  ),
);
const SKIPPED_ROLES = /^(?:navigation|banner|contentinfo|dialog|alertdialog|search|complementary|menu|menubar)$/;

/** Classes of the boxes round an article. They must stand alone: "share-buttons", not "shareholders". */
const SKIPPED_CLASS =
  /(?:^|[\s_-])(?:cookies?|consent|gdpr|newsletter|subscribe|subscription|sharing|share|social|breadcrumbs?|related|recommended|advert|advertisement|ads|promo|sidebar|comments|paywall|byline|skip-link)(?:$|[\s_-])/i;

/**
 * Classes of small boxes within an article: captions, forms to sign up, who wrote it, what else to read, further pages.
 * They are left out up to so many letters: the same names are given to whole articles, too ("article paywall").
 */
const BOX_CLASS =
  /(?:^|[\s_-])(?:caption|captions?-text|credit|sign-?up|(?:about-)?author|author-(?:box|bio|card|info)|bio|read-?(?:also|more|next)|also-?read|more-on|see-?also|pagination|pager|toc|tags|subscribe|subscription|regwall|barrier|outbrain|taboola)(?:$|[\s_-])/i;
const BOX_LETTERS = 600;

/** The text of markup: blocks become paragraphs with a blank line between them, white space becomes one space. */
function paragraphs(pieces: Iterable<Piece>, inMain = false): string {
  const written: string[] = [];
  let skipping = "";
  let depth = 0;
  for (const piece of pieces) {
    if (piece.kind === "raw") continue;
    if (skipping !== "") {
      if (piece.kind === "open" && piece.name === skipping && !piece.selfClosing) depth++;
      if (piece.kind === "close" && piece.name === skipping && --depth === 0) skipping = "";
    } else if (piece.kind === "text") {
      written.push(unescape(piece.text).replace(/[\s\u00a0]+/g, " "));
    } else if (piece.name === "br") {
      written.push("\n");
    } else if (piece.kind === "open" && !piece.selfClosing && isSkipped(piece.name, piece.attributes, inMain)) {
      [skipping, depth] = [piece.name, 1];
      written.push("\n\n");
    } else if (BLOCKS.has(piece.name)) {
      written.push("\n\n");
    }
  }
  return tidy(
    written
      .join("")
      .replace(/ {2,}/g, " ")
      .replace(/ ?\n ?/g, "\n")
      .trimStart(),
  );
}

/** The pieces of an article without what stands in small boxes. */
function* outsideBoxes(pieces: Iterable<Piece>): Generator<Piece> {
  let held: Piece[] = [];
  let [name, depth, letters] = ["", 0, 0];
  for (const piece of pieces) {
    if (name === "" && piece.kind === "open" && !piece.selfClosing && isBox(piece.name, piece.attributes))
      [name, depth, letters] = [piece.name, 0, 0];
    if (name === "") {
      yield piece;
      continue;
    }
    held.push(piece);
    if (piece.kind === "text") letters += piece.text.trim().length;
    if (piece.kind === "open" && piece.name === name && !piece.selfClosing) depth++;
    if (piece.kind === "close" && piece.name === name) depth--;
    if (depth > 0) continue;
    yield* letters > BOX_LETTERS ? held : held.filter((_, i) => i === 0 || i === held.length - 1);
    [held, name] = [[], ""];
  }
  yield* held; // a box that never ends is none
}

/** The pieces of an article without paragraphs and items of lists that are nothing but a link to another page. */
function* outsideLinks(pieces: Iterable<Piece>): Generator<Piece> {
  let held: Piece[] = [];
  let [name, inLink, linked, plain] = ["", false, 0, 0];
  for (const piece of pieces) {
    const isTag = piece.kind === "open" || piece.kind === "close";
    // Lines hold no lines: another one that begins, or the end of what they stand in, ends the line.
    if (name !== "" && isTag && BLOCKS.has(piece.name) && piece.name !== name) {
      yield* held;
      [held, name] = [[], ""];
    }
    if (piece.kind === "open" && (piece.name === "p" || piece.name === "li")) {
      yield* held;
      [held, name, inLink, linked, plain] = [[], piece.name, false, 0, 0];
    }
    if (name === "") {
      yield piece;
      continue;
    }
    held.push(piece);
    if (isTag && piece.name === "a") inLink = piece.kind === "open" && !/href\s*=\s*["']?#/i.test(piece.attributes);
    if (piece.kind === "text" && inLink) linked += piece.text.trim().length;
    else if (piece.kind === "text") plain += piece.text.replace(/[^\p{L}\p{N}]/gu, "").length;
    if (piece.kind !== "close" || piece.name !== name) continue;
    yield* plain === 0 && linked >= LINK_LETTERS ? held.filter((_, i) => i === 0 || i === held.length - 1) : held;
    [held, name] = [[], ""];
  }
  yield* held;
}

/** A shorter link may be a name or a page number. */
const LINK_LETTERS = 20;

/** Whether a box within an article is one that is left out when it is small. */
function isBox(name: string, attributes: string): boolean {
  if (VOID.has(name) || name === "article" || !/class|id/i.test(attributes)) return false;
  const found = attributesOf(attributes);
  const names = `${found.get("class") ?? ""} ${found.get("id") ?? ""}`;
  return BOX_CLASS.test(names) || SKIPPED_CLASS.test(names);
}

function isSkipped(name: string, attributes: string, inMain: boolean): boolean {
  if (SKIPPED.has(name)) return true;
  // A class on the body or the article itself tells of the whole page, not of a box in it.
  if (attributes === "" || VOID.has(name) || ["html", "body", "main", "article"].includes(name)) return false;
  if (!/class|role|id|hidden/i.test(attributes)) return false;
  const found = attributesOf(attributes);
  if (found.has("hidden") || SKIPPED_ROLES.test(found.get("role") ?? "")) return true;
  if (SKIPPED_CLASS.test(found.get("id") ?? "")) return true;
  return !inMain && SKIPPED_CLASS.test(found.get("class") ?? ""); // in an article only small boxes go: see `isBox`
}
