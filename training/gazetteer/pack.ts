import type { PlaceId } from "../../src/model.ts";
import { ARABIC_SCRIPT, consonants, foldName } from "../../src/resolve/folding.ts";
import {
  align,
  CONSONANT_MARK,
  EMPTY_SLOT,
  GAZETTEER_MAGIC,
  type GazetteerHeader,
  hashKey,
} from "../../src/resolve/gazetteer.ts";

/** A place with all its names, before it is packed. The first name is the one that is shown. */
export interface Entry {
  readonly id: PlaceId;
  readonly names: readonly string[];
  /** How many of `names`, from the front, are its own names rather than other spellings. */
  readonly primary: number;
  readonly latitude: number;
  readonly longitude: number;
  readonly featureCode: string;
  readonly country: string;
  readonly admin1: string;
  readonly population: number;
}

const LATIN = /^[ -\u024f\u1e00-\u1eff\u02b0-\u02ff’‘]+$/;

/** The bytes of a gazetteer file: hash table over folded names, postings, and one array for each field. */
export function packGazetteer(entries: readonly Entry[]): Uint8Array {
  const encoder = new TextEncoder();
  const sorted = [...entries].sort((a, b) => (a.id < b.id ? -1 : 1));
  const keys = keysOf(sorted);
  const countries = table(sorted.map((entry) => entry.country));
  const features = table(sorted.map((entry) => entry.featureCode));
  const admin1 = table(sorted.map((entry) => entry.admin1));
  const numbers = sorted.map((entry) => Number(/^place:geonames\/(\d+)$/.exec(entry.id)?.[1] ?? 0));
  const names = blobOf(sorted.map((entry) => encoder.encode(entry.names[0] ?? "")));
  const codes = blobOf(sorted.map((entry, i) => encoder.encode(numbers[i] ? "" : entry.id.slice("place:".length))));
  const keyBytes = keys.texts.map((key) => encoder.encode(key));
  const keyBlob = blobOf(keyBytes);
  const sections: Record<string, ArrayBufferView> = {
    latitude: Int32Array.from(sorted, (entry) => Math.round(entry.latitude * 1e5)),
    longitude: Int32Array.from(sorted, (entry) => Math.round(entry.longitude * 1e5)),
    population: Uint32Array.from(sorted, (entry) => entry.population),
    number: Uint32Array.from(numbers),
    country: Uint16Array.from(sorted, (entry) => countries.indexOf(entry.country)),
    feature: Uint16Array.from(sorted, (entry) => features.indexOf(entry.featureCode)),
    admin1: indexes(
      sorted.map((entry) => entry.admin1),
      admin1,
    ),
    nameStart: names.start,
    names: names.bytes,
    codeStart: codes.start,
    codes: codes.bytes,
    slots: slotsOf(keyBytes),
    keyStart: keyBlob.start,
    keys: keyBlob.bytes,
    postingStart: startsOf(keys.postings.map((list) => list.length)),
    postings: Uint32Array.from(keys.postings.flat()),
  };
  return write({ places: sorted.length, keys: keys.texts.length, countries, features, admin1 }, sections);
}

interface Keys {
  readonly texts: readonly string[];
  readonly postings: readonly (readonly number[])[];
}

function keysOf(entries: readonly Entry[]): Keys {
  const own = new Map<string, Set<number>>();
  const other = new Map<string, Set<number>>();
  const skeletons = new Map<string, Set<string>>();
  entries.forEach((entry, i) => {
    entry.names.forEach((name, rank) => {
      const key = foldName(name);
      if (key === "") return;
      add(rank < entry.primary ? own : other, key, i);
      if (!ARABIC_SCRIPT.has(entry.country) || !LATIN.test(name)) return;
      const skeleton = consonants(key);
      if (skeleton.length >= 2) add(skeletons, CONSONANT_MARK + entry.country + skeleton, key);
    });
  });
  const names = [...new Set([...own.keys(), ...other.keys()])].sort();
  const rank = new Map(names.map((name, i) => [name, i]));
  const byPopulation = (list: Iterable<number>): number[] =>
    [...list].sort((a, b) => (entries[b]?.population ?? 0) - (entries[a]?.population ?? 0) || a - b);
  const places = names.map((name) => [
    ...new Set([...byPopulation(own.get(name) ?? []), ...byPopulation(other.get(name) ?? [])]),
  ]);
  const marked = [...skeletons.keys()].sort();
  const spellings = marked.map((key) =>
    [...(skeletons.get(key) ?? [])].map((name) => rank.get(name) ?? 0).sort((a, b) => a - b),
  );
  return { texts: [...names, ...marked], postings: [...places, ...spellings] };
}

function add<K, V>(map: Map<K, Set<V>>, key: K, value: V): void {
  const set = map.get(key);
  if (set === undefined) map.set(key, new Set([value]));
  else set.add(value);
}

function table(words: readonly string[]): readonly string[] {
  return ["", ...[...new Set(words)].filter((word) => word !== "").sort()];
}

function indexes(words: readonly string[], list: readonly string[]): Uint16Array {
  const at = new Map(list.map((word, i) => [word, i]));
  return Uint16Array.from(words, (word) => at.get(word) ?? 0);
}

function startsOf(lengths: readonly number[]): Uint32Array {
  const starts = new Uint32Array(lengths.length + 1);
  lengths.forEach((length, i) => {
    starts[i + 1] = (starts[i] ?? 0) + length;
  });
  return starts;
}

function blobOf(parts: readonly Uint8Array[]): { readonly bytes: Uint8Array; readonly start: Uint32Array } {
  const start = startsOf(parts.map((part) => part.length));
  const bytes = new Uint8Array(start[parts.length] ?? 0);
  parts.forEach((part, i) => bytes.set(part, start[i] ?? 0));
  return { bytes, start };
}

function slotsOf(keys: readonly Uint8Array[]): Uint32Array {
  let size = 16;
  while (size < keys.length * 1.5) size *= 2;
  const slots = new Uint32Array(size).fill(EMPTY_SLOT);
  keys.forEach((key, i) => {
    let at = hashKey(key) & (size - 1);
    while (slots[at] !== EMPTY_SLOT) at = (at + 1) & (size - 1);
    slots[at] = i;
  });
  return slots;
}

function write(
  front: Omit<GazetteerHeader, "sections">,
  sections: Readonly<Record<string, ArrayBufferView>>,
): Uint8Array {
  const places: Record<string, readonly [number, number]> = {};
  let offset = 0;
  for (const [name, view] of Object.entries(sections)) {
    places[name] = [offset, view.byteLength];
    offset = align(offset + view.byteLength);
  }
  const header = new TextEncoder().encode(JSON.stringify({ ...front, sections: places }));
  const start = align(8 + header.length);
  const file = new Uint8Array(start + offset);
  const view = new DataView(file.buffer);
  view.setUint32(0, GAZETTEER_MAGIC, true);
  view.setUint32(4, header.length, true);
  file.set(header, 8);
  for (const [name, part] of Object.entries(sections)) {
    const at = places[name]?.[0] ?? 0;
    file.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), start + at);
  }
  return file;
}
