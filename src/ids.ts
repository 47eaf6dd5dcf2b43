/** Names for things, made from what the things say, so that the same input always gets the same name. */

/** What stands for a publisher that neither the page nor its reader names. */
export const UNNAMED_PUBLISHER = "an unnamed publisher";

/** Crockford's alphabet: no I, L, O or U, so a code can be read out over a bad line. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Two 32-bit FNV-1a hashes of a text with different seeds, as twelve letters of Crockford's base 32. */
export function fingerprint(text: string): string {
  return letters(fnv(text, 0x811c9dc5), 6) + letters(fnv(text, 0x9747b28c), 6);
}

/**
 * The code that a report gives an incident which begins with it, with the incident's country in front: SYR-K7Q-F2M.
 * It can be said aloud. Of 50,000 incidents one pair, perhaps, has the same six letters.
 */
export function speakableCode(country: string | null, report: `report:${string}`): string {
  const said = codeLetters(report);
  return `${country ?? "INT"}-${said.slice(0, 3)}-${said.slice(3)}`;
}

/** The six letters of the code that a report gives. */
export function codeLetters(report: `report:${string}`): string {
  return letters(fnv(report, 0x2545f491), 6);
}

/**
 * The six letters that someone means by a code, however it was heard and typed: in any case, with or without country
 * and hyphens, with I and L for 1 and O for 0, as Crockford reads them. `null` for what is no code.
 */
export function lettersMeant(code: string): string | null {
  const typed = /^(?:[a-z]{3}[\s-]+)?([0-9a-z]{3})[\s-]*([0-9a-z]{3})$/i.exec(code.trim());
  const meant = `${typed?.[1] ?? ""}${typed?.[2] ?? ""}`.toUpperCase().replace(/[IL]/g, "1").replaceAll("O", "0");
  return meant.length === 6 && [...meant].every((letter) => ALPHABET.includes(letter)) ? meant : null;
}

/** The id of the incident that a report began or could have begun. */
export function incidentIdOf(report: `report:${string}`): `incident:${string}` {
  return `incident:${fingerprint(report)}`;
}

/** A 32-bit hash of a text, as the signed integer that databases hold. */
export function hashOf(text: string): number {
  return fnv(text, 0x811c9dc5) | 0;
}

function fnv(text: string, seed: number): number {
  let hash = seed;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ (text.charCodeAt(i) & 0xff), 0x01000193);
    hash = Math.imul(hash ^ (text.charCodeAt(i) >>> 8), 0x01000193);
  }
  hash ^= hash >>> 15;
  return Math.imul(hash, 0x2c1b3c6d) >>> 0;
}

function letters(value: number, count: number): string {
  let out = "";
  for (let rest = value, i = 0; i < count; i++, rest = Math.floor(rest / 32)) out += ALPHABET[rest % 32];
  return out;
}
