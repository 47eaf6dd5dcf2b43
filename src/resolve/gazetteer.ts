import type { Gazetteer, Place, PlaceId } from "../model.ts";
import { remember } from "../remember.ts";
import { consonants, editDistance, flatName, foldName } from "./folding.ts";

/** What the front of a gazetteer file says: tables of words, and where each array lies, in bytes from the arrays' start. */
export interface GazetteerHeader {
  readonly places: number;
  readonly keys: number;
  readonly countries: readonly string[];
  readonly features: readonly string[];
  readonly admin1: readonly string[];
  readonly sections: Readonly<Record<string, readonly [offset: number, bytes: number]>>;
}

/** "TGZ1", little-endian: the first four bytes of a gazetteer file. */
export const GAZETTEER_MAGIC = 0x315a4754;

/** Keys that begin with this letter hold the consonants of names of one country, for spellings not listed. */
export const CONSONANT_MARK = "~";

/** An empty slot of the hash table. */
export const EMPTY_SLOT = 0xffffffff;

/** Share of letters in which two romanisations of one name may differ. */
const LARGEST_DIFFERENCE = 0.4;

/** The hash by which keys are found: FNV-1a over their UTF-8 bytes. */
export function hashKey(bytes: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}

/**
 * A gazetteer over a file built by `training/gazetteer`. Nothing is parsed up front: arrays are views
 * of the bytes, and a place becomes an object when it is asked for.
 *
 * `lookup` gives exact names first, then other names of a place, each by population.
 */
export function openGazetteer(bytes: Uint8Array): Gazetteer {
  const file = openFile(bytes);
  const placeAt = remember((index: number) => readPlace(file, index), MOST_KEPT);

  const lookup = remember((name: string): readonly Place[] => {
    const key = findKey(file, foldName(name));
    return key < 0 ? [] : postings(file, key).map(placeAt);
  }, MOST_KEPT);

  function similar(name: string, country: string): readonly Place[] {
    const folded = foldName(name);
    const skeleton = consonants(folded);
    if (skeleton.length < 2) return [];
    const key = findKey(file, CONSONANT_MARK + country + skeleton);
    if (key < 0) return [];
    const flat = flatName(folded);
    const found = new Map<number, number>();
    for (const nameKey of postings(file, key)) {
      const other = flatName(keyText(file, nameKey));
      const difference = editDistance(flat, other) / Math.max(flat.length, other.length, 1);
      if (difference > LARGEST_DIFFERENCE) continue;
      for (const index of postings(file, nameKey)) {
        if (file.header.countries[file.country[index] ?? 0] !== country) continue;
        found.set(index, Math.min(difference, found.get(index) ?? 1));
      }
    }
    return [...found]
      .map(([index, difference]) => ({ place: placeAt(index), difference }))
      .sort((a, b) => a.difference - b.difference || b.place.population - a.place.population)
      .map(({ place }) => place);
  }

  function place(id: PlaceId): Place | null {
    let low = 0;
    let high = file.header.places - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = idAt(file, middle);
      if (found === id) return placeAt(middle);
      if (found < id) low = middle + 1;
      else high = middle - 1;
    }
    return null;
  }

  return { lookup, similar, place };
}

/** So many answers are kept: more names and places than any article has. */
const MOST_KEPT = 20_000;

interface GazetteerFile {
  readonly header: GazetteerHeader;
  readonly latitude: Int32Array;
  readonly longitude: Int32Array;
  readonly population: Uint32Array;
  /** GeoNames' number, or 0 where `code` names the place. */
  readonly number: Uint32Array;
  readonly country: Uint16Array;
  readonly feature: Uint16Array;
  readonly admin1: Uint16Array;
  readonly nameStart: Uint32Array;
  readonly codeStart: Uint32Array;
  readonly names: Uint8Array;
  readonly codes: Uint8Array;
  readonly slots: Uint32Array;
  readonly keyStart: Uint32Array;
  readonly keys: Uint8Array;
  readonly postingStart: Uint32Array;
  readonly postings: Uint32Array;
}

function openFile(given: Uint8Array): GazetteerFile {
  const bytes = given.byteOffset % 8 === 0 ? given : given.slice();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 8 || view.getUint32(0, true) !== GAZETTEER_MAGIC) {
    throw new Error(
      "These bytes are no gazetteer: the first four should spell TGZ1. Build it with training/gazetteer.",
    );
  }
  const headerBytes = view.getUint32(4, true);
  const header = JSON.parse(text(bytes.subarray(8, 8 + headerBytes))) as GazetteerHeader;
  const start = bytes.byteOffset + align(8 + headerBytes);
  const section = (name: string): readonly [number, number] => {
    const [offset, length] = header.sections[name] ?? [0, 0];
    return [start + offset, length];
  };
  const words = (name: string): Uint32Array => {
    const [offset, length] = section(name);
    return new Uint32Array(bytes.buffer, offset, length / 4);
  };
  const integers = (name: string): Int32Array => {
    const [offset, length] = section(name);
    return new Int32Array(bytes.buffer, offset, length / 4);
  };
  const shorts = (name: string): Uint16Array => {
    const [offset, length] = section(name);
    return new Uint16Array(bytes.buffer, offset, length / 2);
  };
  const blob = (name: string): Uint8Array => {
    const [offset, length] = section(name);
    return new Uint8Array(bytes.buffer, offset, length);
  };
  return {
    header,
    latitude: integers("latitude"),
    longitude: integers("longitude"),
    population: words("population"),
    number: words("number"),
    country: shorts("country"),
    feature: shorts("feature"),
    admin1: shorts("admin1"),
    nameStart: words("nameStart"),
    codeStart: words("codeStart"),
    names: blob("names"),
    codes: blob("codes"),
    slots: words("slots"),
    keyStart: words("keyStart"),
    keys: blob("keys"),
    postingStart: words("postingStart"),
    postings: words("postings"),
  };
}

/** The next multiple of eight, where typed arrays may begin. */
export function align(offset: number): number {
  return (offset + 7) & ~7;
}

const ENCODER = new TextEncoder();
const DECODER = new TextDecoder("utf-8");

function findKey(file: GazetteerFile, key: string): number {
  if (key === "") return -1;
  const bytes = ENCODER.encode(key);
  const mask = file.slots.length - 1;
  for (let at = hashKey(bytes) & mask, tried = 0; tried <= mask; at = (at + 1) & mask, tried++) {
    const slot = file.slots[at] ?? EMPTY_SLOT;
    if (slot === EMPTY_SLOT) return -1;
    if (isKey(file, slot, bytes)) return slot;
  }
  return -1;
}

function isKey(file: GazetteerFile, key: number, bytes: Uint8Array): boolean {
  const from = file.keyStart[key] ?? 0;
  if ((file.keyStart[key + 1] ?? 0) - from !== bytes.length) return false;
  for (let i = 0; i < bytes.length; i++) if (file.keys[from + i] !== bytes[i]) return false;
  return true;
}

function keyText(file: GazetteerFile, key: number): string {
  return text(file.keys.subarray(file.keyStart[key] ?? 0, file.keyStart[key + 1] ?? 0));
}

function postings(file: GazetteerFile, key: number): readonly number[] {
  return Array.from(file.postings.subarray(file.postingStart[key] ?? 0, file.postingStart[key + 1] ?? 0));
}

function readPlace(file: GazetteerFile, index: number): Place {
  return {
    id: idAt(file, index),
    name: text(file.names.subarray(file.nameStart[index] ?? 0, file.nameStart[index + 1] ?? 0)),
    latitude: (file.latitude[index] ?? 0) / 1e5,
    longitude: (file.longitude[index] ?? 0) / 1e5,
    featureCode: file.header.features[file.feature[index] ?? 0] ?? "",
    country: file.header.countries[file.country[index] ?? 0] || null,
    admin1: file.header.admin1[file.admin1[index] ?? 0] || null,
    population: file.population[index] ?? 0,
  };
}

function idAt(file: GazetteerFile, index: number): PlaceId {
  const number = file.number[index] ?? 0;
  if (number > 0) return `place:geonames/${number}`;
  return `place:${text(file.codes.subarray(file.codeStart[index] ?? 0, file.codeStart[index + 1] ?? 0))}`;
}

function text(bytes: Uint8Array): string {
  return DECODER.decode(bytes);
}
