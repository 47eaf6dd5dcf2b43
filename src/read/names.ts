import type { Name } from "../model.ts";
import { flagsOf, hash, plainForm, shapeOf } from "./features.ts";

/**
 * Labels of the name tagger: outside, and for each kind the beginning, inside, last word of a name, or a name of
 * one word (BILOU; Ratinov and Roth 2009).
 */
const KINDS = ["person", "organisation", "place"] as const;
export const NAME_LABELS: readonly string[] = [
  "O",
  ...KINDS.flatMap((kind) => ["B", "I", "L", "U"].map((part) => `${part} ${kind}`)),
];
/** The network's labels (outside; beginning and inside of a person, organisation, place) that ours stand for. */
const NETWORK_LABELS = [0, 1, 2, 2, 1, 3, 4, 4, 3, 5, 6, 6, 5];

const COUNT = NAME_LABELS.length;
/** Stands before the first word and after the last one. */
const EDGE = COUNT;
/** Rows of the table of weights. */
export const NAME_ROWS = 1 << 17;
/** What is looked at for each word. */
export const NAME_FEATURES = 37;
/** How many words before and after a word are looked at. */
const SIGHT = 2;
/** A word that the network holds to be outside a name with this probability is not looked at again. */
const SURELY_OUTSIDE = Math.log(0.9995);
/** Forms whose traits are kept. */
const MOST_FORMS = 30_000;

export interface NameModel {
  /** A row of weights for each feature, one for each label. */
  readonly weights: Int8Array;
  readonly scale: number;
  /** Score of label `b` after label `a` at `a * COUNT + b`; the last row is for the start of a sentence. */
  readonly transitions: Float32Array;
}

type FoundName = Pick<Name, "kind" | "first" | "last">;

/** Finds the names among the words of a sentence, given their tags and the network's scores for its own name labels. */
export type Namer = (forms: readonly string[], tags: readonly string[], scores: Float32Array) => readonly FoundName[];

/** The file of a name model: scale and transitions as floats, then the weights. */
export function readNameModel(bytes: Uint8Array): NameModel {
  const floats = new Float32Array(new Uint8Array(bytes.subarray(0, 4 * (1 + (COUNT + 1) * COUNT))).buffer);
  const weights = bytes.subarray(floats.byteLength);
  return {
    scale: floats[0] ?? 0,
    transitions: floats.subarray(1),
    weights: new Int8Array(weights.buffer, weights.byteOffset, NAME_ROWS * COUNT),
  };
}

/**
 * A name tagger that adds up two opinions: the network's, which reads the sentence, and that of a linear model
 * (structured perceptron; Collins 2002), which knows more words. Only words that the network is not sure about are
 * looked at by the second, so it costs little.
 */
export function openNamer(model: NameModel): Namer {
  const traits = new Map<string, Traits>();
  const traitsOf = (form: string) => {
    const known = traits.get(form);
    if (known !== undefined) return known;
    if (traits.size >= MOST_FORMS) traits.clear();
    const found = wordTraits(form);
    traits.set(form, found);
    return found;
  };
  return (forms, tags, scores) => {
    const runs = unsureRuns(scores, forms.length);
    if (runs.length === 0) return [];
    const words: Traits[] = [];
    const hashes: number[] = [];
    const view = { words, tags: hashes, shouted: isShouted(forms) };
    const found = runs.flatMap(({ first, last }) => {
      for (let i = Math.max(0, first - SIGHT); i <= last + SIGHT && i < forms.length; i++) {
        words[i] ??= traitsOf(forms[i] ?? "");
        hashes[i] ??= hashOf(tags[i] ?? "");
      }
      const emissions = networkOpinions(scores, forms.length, first, last);
      for (let i = first; i <= last; i++) addOpinion(emissions, (i - first) * COUNT, model, nameFeatures(view, i));
      const labels = bestLabels(emissions, model.transitions, first === 0 ? EDGE : 0);
      return namesIn(labels).map((name) => ({ ...name, first: name.first + first, last: name.last + first }));
    });
    // "Israeli" alone is nobody's name.
    return found.filter(({ first, last }) => first < last || !tags[first]?.startsWith("ADJ"));
  };
}

// ---------------------------------------------------------------- what is looked at

/** Hashes of a word's form and parts. */
interface Traits {
  readonly form: number;
  readonly lower: number;
  readonly prefixes: readonly number[];
  readonly suffixes: readonly number[];
  readonly shape: number;
  readonly flags: number;
}

/** A sentence as the linear model sees it. */
export interface NameView {
  readonly words: readonly Traits[];
  readonly tags: readonly number[];
  /** Whether it stands in capitals throughout. */
  readonly shouted: boolean;
}

export function nameView(forms: readonly string[], tags: readonly string[]): NameView {
  return { words: forms.map(wordTraits), tags: tags.map(hashOf), shouted: isShouted(forms) };
}

function wordTraits(form: string): Traits {
  const lower = plainForm(form);
  return {
    form: hash(form.replace(/[’‘`´]/g, "'")) | 0,
    lower: hash(lower) | 0,
    prefixes: [1, 2, 3].map((length) => hash(lower.slice(0, length)) | 0),
    suffixes: [2, 3, 4, 5].map((length) => hash(lower.slice(-length)) | 0),
    shape: hash(shapeOf(form)) | 0,
    flags: flagsOf(form),
  };
}

const tagHashes = new Map<string, number>();

/** The hash of a tag; there are fewer than a hundred tags. */
function hashOf(tag: string): number {
  const known = tagHashes.get(tag);
  if (known !== undefined) return known;
  const found = hash(tag) | 0;
  tagHashes.set(tag, found);
  return found;
}

function isShouted(forms: readonly string[]): boolean {
  let words = 0;
  let capitals = 0;
  for (const form of forms) {
    // Most words have a small letter, and need no thorough look.
    const small = /[a-z]/.test(form);
    if (!small && !/\p{L}/u.test(form)) continue;
    words++;
    if (!small && form === form.toUpperCase()) capitals++;
  }
  return words > 3 && capitals > 0.7 * words;
}

const NOTHING: Traits = { form: 7, lower: 7, prefixes: [7, 7, 7], suffixes: [7, 7, 7, 7], shape: 7, flags: 7 };

/** Rows of the table for word `i` of a sentence: its form, its parts, its neighbours, its tag, and pairs of these. */
export function nameFeatures({ words, tags, shouted }: NameView, i: number): Int32Array {
  const rows = new Int32Array(NAME_FEATURES);
  let next = 0;
  const see = (a: number, b = 0) => {
    rows[next] = mixed(next, a, b) & (NAME_ROWS - 1);
    next++;
  };
  const word = words[i] ?? NOTHING;
  const [before, before2] = [words[i - 1] ?? NOTHING, words[i - 2] ?? NOTHING];
  const [after, after2] = [words[i + 1] ?? NOTHING, words[i + 2] ?? NOTHING];
  const tag = tags[i] ?? 0;
  const [tagBefore, tagAfter] = [tags[i - 1] ?? -1, tags[i + 1] ?? -1];
  see(word.form);
  see(word.lower);
  see(word.lower, tag);
  see(word.prefixes[0] ?? 0, word.flags);
  see(word.prefixes[1] ?? 0);
  see(word.prefixes[2] ?? 0);
  for (const suffix of word.suffixes) see(suffix);
  see(word.shape, Number(i === 0));
  see(word.flags, tag);
  see(word.flags, Number(shouted));
  see(tag);
  see(tagBefore, tag);
  see(tagAfter, tag);
  see(Math.imul(tagBefore, 31) ^ tagAfter, tag);
  see(before.lower);
  see(before.lower, word.shape);
  see(before.lower, word.lower);
  see(before.form, before.shape);
  see(before.suffixes[1] ?? 0);
  see(before.suffixes[2] ?? 0, word.suffixes[1] ?? 0);
  see(before.shape, word.shape);
  see(after.lower);
  see(after.lower, word.shape);
  see(after.lower, word.lower);
  see(after.form, after.shape);
  see(after.suffixes[1] ?? 0);
  see(after.suffixes[0] ?? 0, word.shape);
  see(after.shape, word.shape);
  see(before.shape ^ Math.imul(after.shape, 31), word.shape);
  see(before2.lower);
  see(before2.lower, before.lower);
  see(before2.shape ^ Math.imul(before.shape, 7), word.shape);
  see(after2.lower);
  see(after.lower, after2.lower);
  return rows;
}

/** One row number out of a template and two values (the mix of MurmurHash3). */
function mixed(template: number, a: number, b: number): number {
  let h = Math.imul(a ^ Math.imul(template + 1, 0x9e3779b1), 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul((h + b) | 0, 0xc2b2ae35);
  return h ^ (h >>> 16);
}

// ---------------------------------------------------------------- opinions

/** The network's log probabilities for our labels, a row for each of the words from `first` to `last` of `n`. */
function networkOpinions(scores: Float32Array, n: number, first: number, last: number): Float32Array {
  const opinions = new Float32Array((last - first + 1) * COUNT);
  const width = scores.length / n;
  for (let i = first; i <= last; i++) {
    const row = i * width;
    const total = totalOf(scores, row, width);
    for (let label = 0; label < COUNT; label++) {
      opinions[(i - first) * COUNT + label] = (scores[row + (NETWORK_LABELS[label] ?? 0)] ?? 0) - total;
    }
  }
  return opinions;
}

/** The logarithm of the sum of a row's exponentials. */
function totalOf(scores: Float32Array, row: number, width: number): number {
  let most = Number.NEGATIVE_INFINITY;
  for (let j = 0; j < width; j++) most = Math.max(most, scores[row + j] ?? 0);
  let sum = 0;
  for (let j = 0; j < width; j++) sum += Math.exp((scores[row + j] ?? 0) - most);
  return most + Math.log(sum);
}

/** Runs of words that may belong to a name. */
function unsureRuns(scores: Float32Array, n: number): readonly { readonly first: number; readonly last: number }[] {
  const runs: { first: number; last: number }[] = [];
  const width = scores.length / n;
  for (let i = 0; i < n; i++) {
    if (Math.fround((scores[i * width] ?? 0) - totalOf(scores, i * width, width)) > SURELY_OUTSIDE) continue;
    const open = runs.at(-1);
    if (open?.last === i - 1) open.last = i;
    else runs.push({ first: i, last: i });
  }
  return runs;
}

function addOpinion(emissions: Float32Array, at: number, { weights, scale }: NameModel, rows: Int32Array): void {
  for (const row of rows) {
    for (let label = 0; label < COUNT; label++) {
      emissions[at + label] = (emissions[at + label] ?? 0) + (weights[row * COUNT + label] ?? 0) * scale;
    }
  }
}

// ---------------------------------------------------------------- labels and names

/** The labels that may follow each label; the last entry is for the start of a sentence. */
const AFTER: readonly (readonly number[])[] = [...NAME_LABELS, "O"].map((a) =>
  NAME_LABELS.flatMap((b, label) => {
    const continues = /^[IL]/.test(b) && b.slice(2) === a.slice(2);
    return /^[BI]/.test(a) === continues && /^[IL]/.test(b) === continues ? [label] : [];
  }),
);

/** The best row of labels (Viterbi) from a score for each word and label. `before` is the label before the first word. */
export function bestLabels(emissions: Float32Array, transitions: Float32Array, before: number): readonly number[] {
  const n = emissions.length / COUNT;
  const from = new Int8Array(n * COUNT);
  let totals = new Float32Array(COUNT + 1).fill(Number.NEGATIVE_INFINITY);
  let next = new Float32Array(COUNT + 1);
  totals[before] = 0;
  for (let i = 0; i < n; i++) {
    next.fill(Number.NEGATIVE_INFINITY);
    for (let a = 0; a <= COUNT; a++) {
      const total = totals[a] ?? 0;
      if (total === Number.NEGATIVE_INFINITY) continue;
      for (const b of AFTER[a] ?? []) {
        const score = total + (transitions[a * COUNT + b] ?? 0);
        if (score <= (next[b] ?? 0)) continue;
        next[b] = score;
        from[i * COUNT + b] = a;
      }
    }
    for (let b = 0; b < COUNT; b++) next[b] = (next[b] ?? 0) + (emissions[i * COUNT + b] ?? 0);
    [totals, next] = [next, totals];
  }
  return path(from, n, bestEnd(totals));
}

/** The best label that completes a name or stands outside one. */
function bestEnd(totals: Float32Array): number {
  let best = 0;
  NAME_LABELS.forEach((label, i) => {
    if (!label.startsWith("B") && !label.startsWith("I") && (totals[i] ?? 0) > (totals[best] ?? 0)) best = i;
  });
  return best;
}

function path(from: Int8Array, n: number, end: number): readonly number[] {
  const labels = [end];
  for (let i = n - 1; i > 0; i--) labels.push(from[i * COUNT + (labels.at(-1) ?? 0)] ?? 0);
  return labels.toReversed();
}

/** The kind of name that ends with a word of each label. */
const ENDS = NAME_LABELS.map((label) => (/^[LU]/.test(label) ? KINDS.find((kind) => label.endsWith(kind)) : undefined));

function namesIn(labels: readonly number[]): readonly FoundName[] {
  const names: FoundName[] = [];
  let first = 0;
  labels.forEach((label, i) => {
    const part = NAME_LABELS[label] ?? "O";
    if (part.startsWith("B") || part.startsWith("U")) first = i;
    const kind = ENDS[label];
    if (kind !== undefined) names.push({ kind, first, last: i });
  });
  return names;
}
