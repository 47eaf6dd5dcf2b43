import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";
import { readMetadata } from "./metadata.ts";
import { attributesOf, tagsOf, unescape } from "./tags.ts";
import { type Page, tidy, withoutFurniture } from "./text.ts";

/**
 * The article of a web page. Readability finds it in the tree; a page that is too large or too deep
 * for a tree, or in which Readability finds nothing, gives all its text but menus and the like.
 */
export function readHtml(html: string): Page {
  const metadata = readMetadata(html);
  const main = isSane(html) ? mainPart(html) : null;
  const found = main === null ? "" : paragraphs(main);
  const text = found.length >= ENOUGH ? found : longer(found, paragraphs(html));
  return { ...metadata, text: withoutTitle(withoutFurniture(text), metadata.title) };
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
    const { document } = parseHTML(html);
    return new Readability(document, { charThreshold: ENOUGH }).parse()?.content ?? null;
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
  "head nav footer aside form button select svg figure figcaption dialog menu audio video canvas object map".split(" "),
);
const SKIPPED_ROLES = /^(?:navigation|banner|contentinfo|dialog|alertdialog|search|complementary|menu|menubar)$/;

/** Classes of the boxes round an article. They must stand alone: "share-buttons", not "shareholders". */
const SKIPPED_CLASS =
  /(?:^|[\s_-])(?:cookies?|consent|gdpr|newsletter|subscribe|subscription|sharing|share|social|breadcrumbs?|related|recommended|advert|advertisement|ads|promo|sidebar|comments|paywall|byline|skip-link)(?:$|[\s_-])/i;

/** The text of markup: blocks become paragraphs with a blank line between them, white space becomes one space. */
function paragraphs(html: string): string {
  const written: string[] = [];
  let skipping = "";
  let depth = 0;
  for (const piece of tagsOf(html)) {
    if (piece.kind === "raw") continue;
    if (skipping !== "") {
      if (piece.kind === "open" && piece.name === skipping && !piece.selfClosing) depth++;
      if (piece.kind === "close" && piece.name === skipping && --depth === 0) skipping = "";
    } else if (piece.kind === "text") {
      written.push(unescape(piece.text).replace(/[\s\u00a0]+/g, " "));
    } else if (piece.name === "br") {
      written.push("\n");
    } else if (piece.kind === "open" && isSkipped(piece.name, piece.attributes) && !piece.selfClosing) {
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

function isSkipped(name: string, attributes: string): boolean {
  if (SKIPPED.has(name)) return true;
  // A class on the body or the article itself tells of the whole page, not of a box in it.
  if (attributes === "" || VOID.has(name) || ["html", "body", "main", "article"].includes(name)) return false;
  if (!/class|role|id|hidden/i.test(attributes)) return false;
  const found = attributesOf(attributes);
  if (found.has("hidden") || SKIPPED_ROLES.test(found.get("role") ?? "")) return true;
  return SKIPPED_CLASS.test(found.get("class") ?? "") || SKIPPED_CLASS.test(found.get("id") ?? "");
}
