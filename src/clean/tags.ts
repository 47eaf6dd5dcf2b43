/** HTML as a flat run of tags and texts, read in one pass without building a tree, however broken it is. */

export type Piece =
  | { readonly kind: "open"; readonly name: string; readonly attributes: string; readonly selfClosing: boolean }
  | { readonly kind: "close"; readonly name: string }
  | { readonly kind: "text"; readonly text: string }
  /** What stands inside `<script>`, `<style>` and the like, which is no markup. */
  | { readonly kind: "raw"; readonly name: string; readonly attributes: string; readonly text: string };

const RAW = new Set(["script", "style", "textarea", "title", "noscript", "iframe", "template", "xmp", "noembed"]);

/** Longer than any tag that means something; it bounds the search for an end that is missing. */
const TAG_LIMIT = 20_000;

/** The tags and texts of a page in order. Time grows in step with length. */
export function* tagsOf(html: string): Generator<Piece> {
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf("<", at);
    if (open < 0) break;
    if (open > at) yield { kind: "text", text: html.slice(at, open) };
    const next = html[open + 1] ?? "";
    if (next === "!" || next === "?") {
      at = afterComment(html, open);
    } else if (/[a-zA-Z/]/.test(next)) {
      const end = tagEnd(html, open);
      if (end < 0) return;
      const tag = tagAt(html, open, end);
      at = end + 1;
      if (tag.kind === "open" && RAW.has(tag.name) && !tag.selfClosing) {
        const close = closing(html, tag.name, at);
        yield { kind: "raw", name: tag.name, attributes: tag.attributes, text: html.slice(at, close) };
        at = close;
      } else yield tag;
    } else {
      yield { kind: "text", text: "<" };
      at = open + 1;
    }
  }
  if (at < html.length) yield { kind: "text", text: html.slice(at) };
}

function afterComment(html: string, open: number): number {
  const isComment = html.startsWith("<!--", open);
  const end = html.indexOf(isComment ? "-->" : ">", open + (isComment ? 4 : 2));
  return end < 0 ? html.length : end + (isComment ? 3 : 1);
}

/** Where a tag ends: at a ">" outside quotes, or, when its quotes never close, at the next ">". */
function tagEnd(html: string, open: number): number {
  let quote = "";
  const limit = Math.min(html.length, open + TAG_LIMIT);
  for (let i = open + 1; i < limit; i++) {
    const letter = html[i] ?? "";
    if (quote !== "") {
      if (letter === quote) quote = "";
    } else if (letter === ">") return i;
    else if ((letter === '"' || letter === "'") && html[i - 1] === "=") quote = letter;
  }
  return html.indexOf(">", open);
}

function tagAt(html: string, open: number, end: number): Piece & { readonly kind: "open" | "close" } {
  const inner = html.slice(open + 1, end);
  const name = (/^\/?([a-zA-Z][^\s/>]{0,40})/.exec(inner)?.[1] ?? "").toLowerCase();
  if (inner.startsWith("/")) return { kind: "close", name };
  return { kind: "open", name, attributes: inner.slice(name.length), selfClosing: inner.endsWith("/") };
}

function closing(html: string, name: string, from: number): number {
  const pattern = new RegExp(`</${name}`, "gi");
  pattern.lastIndex = from;
  return pattern.exec(html)?.index ?? html.length;
}

/** The attributes of a tag by name in small letters, their entities decoded. */
export function attributesOf(attributes: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const text = attributes.slice(0, TAG_LIMIT);
  for (const match of text.matchAll(/([^\s=>"'/]{1,60})(?:\s{0,5}=\s{0,5}(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?/g)) {
    const name = (match[1] ?? "").toLowerCase();
    if (!found.has(name)) found.set(name, unescape(match[2] ?? match[3] ?? match[4] ?? ""));
  }
  return found;
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ["nbsp", "\u00a0"],
  ["shy", ""],
  ["zwnj", "\u200c"],
  ["zwj", "\u200d"],
  ..."amp=& lt=< gt=> quot=\" apos=' ndash=– mdash=— lsquo=‘ rsquo=’ ldquo=“ rdquo=” sbquo=‚ bdquo=„ hellip=… bull=• middot=· copy=© reg=® trade=™ euro=€ pound=£ deg=° laquo=« raquo=» aacute=á eacute=é iacute=í oacute=ó uacute=ú agrave=à egrave=è ugrave=ù acirc=â ecirc=ê icirc=î ocirc=ô ucirc=û auml=ä euml=ë iuml=ï ouml=ö uuml=ü ntilde=ñ ccedil=ç aring=å oslash=ø aelig=æ szlig=ß atilde=ã otilde=õ Eacute=É Ouml=Ö Uuml=Ü Auml=Ä Ccedil=Ç Aring=Å Oslash=Ø"
    .split(" ")
    .filter((pair) => pair !== "")
    .map((pair) => [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)] as const),
]);

/** Character references as the letters they stand for. Unknown ones stay as they are. */
export function unescape(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([a-zA-Z]{2,8}));?/g, (whole, decimal, hex, name) => {
    if (name !== undefined) return ENTITIES.get(name) ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    const isLetter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
    return isLetter ? String.fromCodePoint(code) : "\ufffd";
  });
}
