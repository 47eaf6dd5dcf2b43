import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bestLabels, NAME_FEATURES, NAME_LABELS, NAME_ROWS, nameFeatures, nameView } from "../../src/read/names.ts";
import { LONGEST, Network, type NetworkFiles } from "../../src/read/network.ts";
import { type Annotated, dealNames, readNameLists, renamed } from "./renaming.ts";

/**
 * Trains the linear half of the name tagger (averaged structured perceptron) on Universal NER EWT, WikiGold, the
 * Broad Twitter Corpus and WNUT17, with the tags of the network in data/models/en, and writes names.bin beside it.
 * Sentences of the first two come again with names from our own lists.
 *
 *     npx tsx training/language/names.ts FOLDER_WITH_THE_DATA
 */
const EPOCHS = 8;
/** How much a point of the perceptron's score weighs against the network's log probability. Chosen on EWT dev. */
const TRUST = 0.15;
/** How often each edited sentence that has names comes again with names from our own lists. */
const COPIES = 3;
const COUNT = NAME_LABELS.length;
const EDGE = COUNT;
const KINDS: Readonly<Record<string, string>> = { PER: "person", ORG: "organisation", LOC: "place" };

interface Example {
  readonly rows: Int32Array;
  readonly labels: readonly number[];
}

const folder = process.argv[2] ?? "";
const model = new URL("../../data/models/en/", import.meta.url);
const examples = readExamples(folder, openNetwork());
const weights = new Float32Array(NAME_ROWS * COUNT);
const transitions = new Float32Array((COUNT + 1) * COUNT);
train();
save();

// ---------------------------------------------------------------- training

function train(): void {
  // The average over all steps is kept as the last weights and a sum of changes, each times its step.
  const late = { weights: new Float32Array(weights.length), transitions: new Float32Array(transitions.length) };
  const random = lots(5);
  let step = 1;
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    let wrong = 0;
    for (const { rows, labels } of shuffled(examples, random)) {
      const guess = bestLabels(emissionsOf(rows, labels.length), transitions, EDGE);
      guess.forEach((label, i) => {
        const right = labels[i] ?? 0;
        const [from, wrongFrom] = i === 0 ? [EDGE, EDGE] : [labels[i - 1] ?? 0, guess[i - 1] ?? 0];
        if (label === right && from === wrongFrom) return;
        wrong += Number(label !== right);
        change(transitions, late.transitions, from * COUNT + right, 1, step);
        change(transitions, late.transitions, wrongFrom * COUNT + label, -1, step);
        if (label === right) return;
        for (const row of rows.subarray(i * NAME_FEATURES, (i + 1) * NAME_FEATURES)) {
          change(weights, late.weights, row * COUNT + right, 1, step);
          change(weights, late.weights, row * COUNT + label, -1, step);
        }
      });
      step++;
    }
    console.log(`epoch ${epoch + 1}: ${wrong} words wrong`);
  }
  late.weights.forEach((sum, i) => change(weights, weights, i, -sum / step, 0));
  late.transitions.forEach((sum, i) => change(transitions, transitions, i, -sum / step, 0));
}

function change(values: Float32Array, late: Float32Array, at: number, by: number, step: number): void {
  values[at] = (values[at] ?? 0) + by;
  if (late !== values) late[at] = (late[at] ?? 0) + by * step;
}

function emissionsOf(rows: Int32Array, n: number): Float32Array {
  const emissions = new Float32Array(n * COUNT);
  rows.forEach((row, i) => {
    const word = Math.floor(i / NAME_FEATURES) * COUNT;
    for (let label = 0; label < COUNT; label++) {
      emissions[word + label] = (emissions[word + label] ?? 0) + (weights[row * COUNT + label] ?? 0);
    }
  });
  return emissions;
}

/** Scale and transitions as floats, then the weights as int8; the trust is worked in. */
function save(): void {
  const most = weights.reduce((peak, value) => Math.max(peak, Math.abs(value)), 0);
  const floats = Float32Array.from([(TRUST * most) / 127, ...transitions.map((value) => value * TRUST)]);
  const small = Int8Array.from(weights, (value) => Math.round((value / most) * 127));
  writeFileSync(new URL("names.bin", model), Buffer.concat([Buffer.from(floats.buffer), Buffer.from(small.buffer)]));
}

// ---------------------------------------------------------------- chance, always the same

function shuffled<T>(list: readonly T[], random: () => number): readonly T[] {
  return list
    .map((item) => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

/** Numbers between 0 and 1 (mulberry32). */
function lots(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

// ---------------------------------------------------------------- data

function openNetwork(): Network {
  const header = JSON.parse(readModel("header.json").toString()) as NetworkFiles["header"];
  return new Network({ header, weights: readModel("weights.bin"), kernel: readModel("kernel.wasm") });
}

function readModel(name: string): Buffer {
  return readFileSync(new URL(name, model));
}

function readExamples(data: string, network: Network): readonly Example[] {
  const edited = [...readIob2(join(data, "uner_ewt-train.iob2")), ...readJsonLines(join(data, "ner_wikigold.jsonl"))];
  const hasty = ["btc", "wnut"].flatMap((name) => readJsonLines(join(data, `ner_${name}.jsonl`)));
  const random = lots(7);
  const deal = dealNames(readNameLists(new URL("../../", import.meta.url)), (list) => shuffled(list, random));
  const named = edited.filter(({ marks }) => marks.some((mark) => mark.startsWith("B")));
  const others = Array.from({ length: COPIES }).flatMap(() => named.map((sentence) => renamed(sentence, deal)));
  const sentences = [...edited, ...hasty, ...others].filter(
    ({ forms }) => forms.length > 0 && forms.length <= LONGEST && forms.every((form) => form !== ""),
  );
  const parses = network.parse(sentences.map(({ forms }) => forms));
  return sentences.map(({ forms, marks }, k) => {
    const view = nameView(forms, parses[k]?.tags ?? []);
    const rows = new Int32Array(forms.length * NAME_FEATURES);
    forms.forEach((_, i) => rows.set(nameFeatures(view, i), i * NAME_FEATURES));
    return { rows, labels: labelsOf(marks) };
  });
}

function readIob2(path: string): readonly Annotated[] {
  return readFileSync(path, "utf8")
    .split("\n\n")
    .map((block) => block.split("\n").flatMap((line) => (/^\d/.test(line) ? [line.split("\t")] : [])))
    .map((rows) => ({ forms: rows.map((row) => row[1] ?? ""), marks: rows.map((row) => row[2] ?? "O") }));
}

function readJsonLines(path: string): readonly Annotated[] {
  const lines = readFileSync(path, "utf8").trim().split("\n");
  return lines.map((line) => {
    const { f, y } = JSON.parse(line) as { readonly f: readonly string[]; readonly y: readonly string[] };
    return { forms: f, marks: y };
  });
}

/** Labels from BIO marks; kinds that we do not tell apart are outside. */
function labelsOf(marks: readonly string[]): readonly number[] {
  const kindAt = (i: number) => KINDS[marks[i]?.slice(2) ?? ""];
  return marks.map((mark, i) => {
    const kind = kindAt(i);
    if (kind === undefined) return 0;
    const first = mark.startsWith("B") || kindAt(i - 1) !== kind;
    const last = kindAt(i + 1) !== kind || marks[i + 1]?.startsWith("B") === true;
    return NAME_LABELS.indexOf(`${first ? (last ? "U" : "B") : last ? "L" : "I"} ${kind}`);
  });
}
