import { decode } from "../charset.ts";

/** A page that stands before another: the one asks whether a person reads it, the other for consent to being followed. */
export type Wall = "check" | "consent";

/** What a wall says to whoever meets it, as the end of "it answers, but …". */
export const WALLS: Readonly<Record<Wall, string>> = {
  check:
    "with a check whether a person asks (a captcha), which Tocsin does not try to pass; ask its publisher for another way, or save its pages from a browser and take the files in",
  consent:
    "with a page that wants consent first; look for an address of the feed itself, or save its pages from a browser and take the files in",
};

/** Walls are small pages: what is larger, or holds more letters to read, is an article with a form beside it. */
const MAX_BYTES = 200_000;
const MOST_LETTERS = { marked: 500, titled: 2000 };

/** Whole titles of pages that check who reads them. */
const CHECK_TITLE =
  /^(?:just a moment|attention required|access (?:to this page has been )?denied|robot check|security check|(?:are|verify(?:ing)?(?: that)?|confirm(?: that)?|prove(?: that)?) you(?:'re| are)?(?: not)? an? (?:human|robot|bot)|please verify.*|checking your browser.*|pardon our interruption|ddos-guard|(?:human|bot) verification|captcha|один момент|проверка браузера|vérification.*|un instant)[\s.…!?]*(?:[|–-].*)?$/iu;
/** What the programs behind such pages leave in their markup. */
const CHECK_MARK =
  /cf-chl|challenge-platform|cf-turnstile|g-recaptcha|h-captcha|px-captcha|captcha-delivery\.com|_incapsula_resource|ddos-guard|datadome|awswaf|sgcaptcha/i;
const CONSENT_TITLE =
  /^(?:before you continue.*|(?:your )?(?:privacy|cookie|consent)(?: (?:choices|settings|preferences|consent|notice|wall))?|we value your privacy|bevor (?:sie|du) fortf.*|avant d'accéder.*|antes de continuar.*|прежде чем.*)$/iu;
/** Hosts that do nothing but ask for consent: "consent.example.com". */
const CONSENT_HOST = /^(?:consent|guce|myprivacy|cmp|privacy)\./i;

/** The wall that a page is, `null` for any other page, above all for an article. */
export function wallOf(body: Uint8Array, mediaType: string, url: string): Wall | null {
  if (body.byteLength > MAX_BYTES || !/html|^$/i.test(mediaType)) return null;
  const html = decode(body, mediaType);
  const letters = lettersToRead(html);
  const title = (/<title[^>]{0,200}>([^<]{0,200})/i.exec(html)?.[1] ?? "").replace(/\s+/g, " ").trim();
  if (letters <= MOST_LETTERS.titled && CHECK_TITLE.test(title)) return "check";
  if (letters <= MOST_LETTERS.marked && CHECK_MARK.test(html)) return "check";
  const asks = CONSENT_TITLE.test(title) || (URL.canParse(url) && CONSENT_HOST.test(new URL(url).hostname));
  return letters <= MOST_LETTERS.titled && asks && /<(?:form|button)\b/i.test(html) ? "consent" : null;
}

/** How many letters a reader sees. */
function lettersToRead(html: string): number {
  const shown = html
    .split(/<(?=(?:script|style|noscript|template)\b)/i)
    .map((piece, i) =>
      i === 0 ? piece : piece.slice(Math.max(0, piece.search(/<\/(?:script|style|noscript|template)/i))),
    )
    .join("");
  return shown.replace(/<[^<>]*>/g, "").replace(/\s+/g, "").length;
}
