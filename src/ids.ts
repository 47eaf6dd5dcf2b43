/** Names for things, made from what the things say, so that the same input always gets the same name. */

/** Crockford's alphabet: no I, L, O or U, so a code can be read out over a bad line. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Two 32-bit FNV-1a hashes of a text with different seeds, as twelve letters of Crockford's base 32. */
export function fingerprint(text: string): string {
  return letters(fnv(text, 0x811c9dc5), 6) + letters(fnv(text, 0x9747b28c), 6);
}

/** A short code that people can say aloud, with a country in front: SYR-K7QF. */
export function speakableCode(country: string | null, text: string): string {
  return `${country ?? "INT"}-${letters(fnv(text, 0x2545f491), 5).slice(0, 5)}`;
}

/** The id of the incident that a report began or could have begun. */
export function incidentIdOf(report: `report:${string}`): `incident:${string}` {
  return `incident:${fingerprint(report)}`;
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
