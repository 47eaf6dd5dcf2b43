/**
 * The text in the bytes of a page or a list. A byte-order mark wins; bytes that can only be UTF-8 are that, whatever
 * is said of them; then comes what the server says, unless it names what servers name by themselves and the page
 * names something else, or the bytes do not bear it out. Never throws.
 */
export function decode(body: Uint8Array, mediaType: string): string {
  const label = markedEncoding(body) ?? provenEncoding(body) ?? namedEncoding(body, mediaType) ?? likelyEncoding(body);
  return new TextDecoder(label).decode(body);
}

/** UTF-8 where letters of several bytes stand and all are whole: other encodings give that by chance once in millions of pages. */
function provenEncoding(body: Uint8Array): string | null {
  if (!body.some((byte) => byte >= 0x80) || isEscaped(body)) return null;
  const { damaged, whole } = lettersIn(body);
  return whole > damaged && isUtf8(body) ? "utf-8" : null;
}

/** Whether bytes switch alphabets by escapes, as ISO-2022 does. */
function isEscaped(body: Uint8Array): boolean {
  return body.includes(0x1b);
}

/** What servers say unless somebody tells them otherwise (Apache's `AddDefaultCharset`), and what is older than the Web knows it by. */
const USUAL = "windows-1252";

/** The encoding that the server or the page names, `null` where neither does or where the bytes belie it. */
function namedEncoding(body: Uint8Array, mediaType: string): string | null {
  const said = supported(charsetOf(mediaType));
  const declared = supported(declaredEncoding(body));
  const named = said === null || (said === USUAL && declared !== null) ? declared : said;
  if (named === "utf-8" && !isMostlyUtf8(body)) return declared !== null && declared !== "utf-8" ? declared : null;
  if (named === USUAL && likelyCodePage(body) !== USUAL) return null;
  return named;
}

/** Whether bytes are UTF-8 but for some that were damaged on the way: fewer than there are whole letters. */
function isMostlyUtf8(body: Uint8Array): boolean {
  const { damaged, whole } = lettersIn(body);
  return damaged <= whole;
}

/** How many letters beyond ASCII bytes hold when they are read as UTF-8, and how many that are none. */
function lettersIn(body: Uint8Array): { readonly damaged: number; readonly whole: number } {
  const beyond = new TextDecoder("utf-8").decode(body).match(/[^\0-\x7f]/gu) ?? [];
  const damaged = beyond.filter((letter) => letter === "\ufffd").length;
  return { damaged, whole: beyond.length - damaged };
}

function charsetOf(mediaType: string): string {
  return /charset\s*=\s*["']?([\w.:-]+)/i.exec(mediaType)?.[1] ?? "";
}

/** A byte-order mark at the start. */
function markedEncoding(body: Uint8Array): string | null {
  if (body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf) return "utf-8";
  if (body[0] === 0xff && body[1] === 0xfe) return "utf-16le";
  if (body[0] === 0xfe && body[1] === 0xff) return "utf-16be";
  return null;
}

/** Bytes at the start among which a page may declare its encoding. */
const DECLARED_WITHIN = 2048;

/** What `<meta charset>`, its older `http-equiv` form or an XML declaration name. */
function declaredEncoding(body: Uint8Array): string {
  const start = new TextDecoder("windows-1252").decode(body.subarray(0, DECLARED_WITHIN));
  const xml = /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]+)/i.exec(start);
  const meta = /<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(start);
  const declared = xml?.[1] ?? meta?.[1] ?? "";
  // A declaration that could be read byte by byte is not in UTF-16, whatever it claims.
  return /^utf-?16/i.test(declared) ? "utf-8" : declared;
}

function supported(label: string): string | null {
  if (label === "") return null;
  try {
    return new TextDecoder(label).encoding;
  } catch (error) {
    if (error instanceof RangeError) return null; // no such encoding
    throw error;
  }
}

function likelyEncoding(body: Uint8Array): string {
  const wide = wideEncoding(body);
  if (wide !== null) return wide;
  return isUtf8(body) ? "utf-8" : likelyCodePage(body);
}

/** UTF-16 without a mark: every other byte of Latin text is zero. */
function wideEncoding(body: Uint8Array): string | null {
  const seen = Math.min(body.length, 1000) & ~1;
  if (seen < 8) return null;
  const zeros = [0, 0];
  for (let i = 0; i < seen; i++) if (body[i] === 0) zeros[i & 1] = (zeros[i & 1] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (odd > seen * 0.35 && even < seen * 0.05) return "utf-16le";
  return even > seen * 0.35 && odd < seen * 0.05 ? "utf-16be" : null;
}

/** Whether bytes are UTF-8, but for a letter that the end of a truncated page cuts in two. */
function isUtf8(body: Uint8Array): boolean {
  for (let cut = 0; cut < 4; cut++) {
    try {
      new TextDecoder("utf-8", { fatal: true }).decode(body.subarray(0, Math.max(0, body.length - cut)));
      return true;
    } catch (error) {
      if (!(error instanceof TypeError)) throw error; // bytes that are no UTF-8
    }
  }
  return false;
}

/** Bytes of the commonest letters: Arabic in windows-1256 (alif, lam, mim, waw, nun, ra, ta, ba), Cyrillic in windows-1251. */
const ARABIC = new Set([0xc7, 0xe1, 0xe3, 0xe6, 0xe4, 0xd1, 0xca, 0xc8]);
const CYRILLIC = new Set([0xe0, 0xe5, 0xe8, 0xee, 0xf0, 0xf1, 0xf2, 0xeb, 0xe2]);

/**
 * The single-byte encoding that fits best. Accented letters of western languages stand alone between
 * plain ones; Arabic and Russian words are high bytes from end to end.
 */
function likelyCodePage(body: Uint8Array): string {
  let high = 0;
  let paired = 0;
  let arabic = 0;
  let cyrillic = 0;
  for (let i = 0; i < body.length; i++) {
    const byte = body[i] ?? 0;
    if (byte < 0xc0) continue;
    high++;
    if ((body[i - 1] ?? 0) >= 0xc0) paired++;
    if (ARABIC.has(byte)) arabic++;
    if (CYRILLIC.has(byte)) cyrillic++;
  }
  if (high === 0 || paired / high < 0.5) return "windows-1252";
  return arabic >= cyrillic ? "windows-1256" : "windows-1251";
}
