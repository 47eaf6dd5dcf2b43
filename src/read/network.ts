import { EMBEDDING_SCALE, Embeddings, MOST_FORMS, ROOT, type Vocabulary } from "./embeddings.ts";
import { Kernel, type Layer, type Rows, type Tensors } from "./kernel.ts";
import { treeOf } from "./trees.ts";

/** The trained network as its files hold it: sizes, what its outputs mean, and where each tensor lies in the weights. */
export interface NetworkFiles {
  readonly header: Vocabulary & {
    readonly hidden: number;
    readonly arc: number;
    readonly headBias: number;
    readonly tags: readonly string[];
    readonly labels: readonly string[];
    readonly names: readonly string[];
    readonly tensors: Tensors;
  };
  readonly weights: Uint8Array;
  readonly kernel: Uint8Array;
}

/** What the network says of one sentence; an entry for each word. */
export interface Parse {
  /** Index of the head, -1 for the root. */
  readonly heads: readonly number[];
  readonly labels: readonly string[];
  /** UPOS and Penn tag, "VERB|VBD". */
  readonly tags: readonly string[];
  /** Scores of the name labels, a row for each word. */
  readonly names: Float32Array;
}

/** The longest sentence that is parsed; the splitter cuts before. */
export const LONGEST = 250;
/** Distances beyond this many words look alike to the parser. */
const FAR = 32;
/** Words of a batch, roots included. Larger batches are not faster. */
const BATCH_WORDS = 1_200;
/** Scale of an LSTM's outputs, which lie within ±1, as int16. */
const HIDDEN_SCALE = 16_383;

/**
 * Tagger, parser and name tagger in one: hashed word pieces, two bidirectional LSTMs and a biaffine head (Dozat and
 * Manning 2017). It holds the kernel's memory, hence a class. A sentence gets the same parse whatever stands beside it.
 */
export class Network {
  readonly #header: NetworkFiles["header"];
  readonly #kernel: Kernel;
  readonly #embeddings: Embeddings;
  readonly #encoder: readonly (readonly Direction[])[];
  readonly #heads: Layer;
  readonly #bilinear: Layer;
  readonly #label: Layer;
  readonly #headWeight: number;
  readonly #prior: number;
  readonly #room: Room;

  constructor({ header, weights, kernel: code }: NetworkFiles) {
    const kernel = new Kernel(code, header.tensors, weights);
    this.#header = header;
    this.#kernel = kernel;
    this.#encoder = [0, 1].map((level) => [
      direction(kernel, `lstm${level}.forward`),
      direction(kernel, `lstm${level}.backward`),
    ]);
    this.#heads = kernel.loadLayer("heads");
    this.#bilinear = kernel.loadLayer("bilinear");
    this.#label = kernel.loadLayer("label");
    this.#headWeight = kernel.loadFloats("head_bias.weight");
    this.#prior = kernel.loadFloats("distance");
    this.#embeddings = new Embeddings(kernel, header);
    this.#room = makeRoom(kernel, header, this.#heads.outputs, this.#label.outputs);
  }

  /** Parses sentences, each a list of forms, none longer than `LONGEST` nor with an empty form. */
  parse(sentences: readonly (readonly string[])[]): readonly Parse[] {
    const parses: Parse[] = [];
    for (const batch of batchesOf(sentences.map((forms) => forms.length + 1))) {
      const steps = stepsOf(batch.map((i) => (sentences[i]?.length ?? 0) + 1));
      this.#embed(
        batch.map((i) => sentences[i] ?? []),
        steps,
      );
      this.#encode(steps);
      this.#score(steps);
      batch.forEach((i, row) => {
        parses[i] = this.#decode(sentences[i]?.length ?? 0, steps.starts[row] ?? 0);
      });
    }
    return parses;
  }

  /**
   * Notes for every step and sentence which row of the embeddings stands there, and works out for new forms what they
   * say to the gates of the first level: it does not depend on their neighbours, and most forms come again.
   */
  #embed(sentences: readonly (readonly string[])[], { offsets, counts, total }: Steps): void {
    this.#embeddings.makeRoom(total);
    const known = this.#embeddings.size;
    const rows = this.#kernel.int32s(this.#room.order, total);
    const root = this.#embeddings.rowOf(ROOT);
    for (let step = 0; step < counts.length; step++) {
      const count = counts[step] ?? 0;
      const offset = offsets[step] ?? 0;
      for (let i = 0; i < count; i++) {
        rows[offset + i] = step === 0 ? root : this.#embeddings.rowOf(sentences[i]?.[step - 1] ?? ROOT);
      }
    }
    this.#project(known, this.#embeddings.size);
  }

  /** Fills the rows from `first` to before `end` of the tables of what forms say to the gates. */
  #project(first: number, end: number): void {
    const { width } = this.#header;
    const at = this.#embeddings.at + first * width * 2;
    const input: Rows = { at, order: 0, scales: 0, fixed: 1 / EMBEDDING_SCALE };
    this.#encoder[0]?.forEach(({ input: layer }, way) => {
      const out = (this.#room.told[way] ?? 0) + first * layer.outputs * 4;
      this.#kernel.multiply(input, end - first, layer, out, layer.outputs);
    });
  }

  /** Two levels, each read forwards and backwards; the outputs of both ways lie side by side. */
  #encode(steps: Steps): void {
    const room = this.#room;
    const kernel = this.#kernel;
    const between: Rows = { at: room.first, order: 0, scales: 0, fixed: 1 / HIDDEN_SCALE };
    this.#encoder.forEach((directions, level) => {
      const output = level === 0 ? room.first : room.second;
      directions.forEach((layers, way) => {
        const { input } = layers;
        if (level === 0) kernel.run.gather(room.told[way] ?? 0, room.order, steps.total, input.outputs, room.gates);
        else kernel.multiply(between, steps.total, input, room.gates, input.outputs);
        this.#recur(steps, layers, way === 1, output + way * this.#header.hidden * 2);
      });
    });
  }

  /** Runs one LSTM over the gates' inputs, step by step, for all sentences at once. */
  #recur(steps: Steps, { hidden: layer }: Direction, backward: boolean, output: number): void {
    const { hidden } = this.#header;
    const kernel = this.#kernel;
    const room = this.#room;
    const last = steps.counts.length - 1;
    const state: Rows = { at: room.hidden, order: 0, scales: 0, fixed: 1 / HIDDEN_SCALE };
    kernel.zero(room.state, (steps.counts[0] ?? 0) * hidden * 4);
    kernel.zero(room.hidden, (steps.counts[0] ?? 0) * hidden * 2);
    for (let i = 0; i <= last; i++) {
      const step = backward ? last - i : i;
      const count = steps.counts[step] ?? 0;
      const offset = steps.offsets[step] ?? 0;
      const gates = room.gates + offset * 4 * hidden * 4;
      if (i > 0) kernel.multiply(state, count, layer, gates, 4 * hidden);
      kernel.run.cell(gates, room.state, room.hidden, output + offset * 2 * hidden * 2, 2 * hidden, count, hidden);
    }
  }

  /** The outputs for every word, from here on sentence by sentence: arc and label halves, tags, names. */
  #score(steps: Steps): void {
    const { arc, tags } = this.#header;
    const { outputs } = this.#heads;
    const kernel = this.#kernel;
    const room = this.#room;
    kernel.int32s(room.order, steps.total).set(steps.bySentence);
    const encoded: Rows = { at: room.second, order: room.order, scales: 0, fixed: 1 / HIDDEN_SCALE };
    kernel.multiply(encoded, steps.total, this.#heads, room.heads, outputs);
    kernel.run.relu(room.heads, outputs, steps.total, 2 * arc);
    kernel.run.quantise(room.heads, outputs, steps.total, arc, room.narrow, room.scales);
    const dependents: Rows = { at: room.narrow, order: 0, scales: room.scales, fixed: 0 };
    kernel.multiply(dependents, steps.total, this.#bilinear, room.projected, arc);
    kernel.run.argmax(room.heads + 4 * arc * 4, outputs, steps.total, tags.length, room.tags);
  }

  /** The tree, tags and name scores of the sentence whose root is row `start`. */
  #decode(n: number, start: number): Parse {
    const { arc, tags, labels } = this.#header;
    const { outputs } = this.#heads;
    const kernel = this.#kernel;
    const room = this.#room;
    const row = room.heads + start * outputs * 4;
    kernel.run.arcs(
      room.projected + start * arc * 4,
      arc,
      row + arc * 4,
      outputs,
      this.#headWeight,
      this.#header.headBias,
      this.#prior,
      FAR,
      n,
      arc,
      room.bias,
      room.scores,
      room.chosen,
    );
    const chosen = kernel.int32s(room.chosen, n);
    chosen.set(treeOf(chosen, kernel.floats(room.scores, n * (n + 1))));
    kernel.run.pairs(row + 2 * arc * 4, row + 3 * arc * 4, outputs, room.chosen, n, arc, room.pairs);
    kernel.run.quantise(room.pairs, arc, n, arc, room.narrow, room.scales);
    const pairs: Rows = { at: room.narrow, order: 0, scales: room.scales, fixed: 0 };
    kernel.multiply(pairs, n, this.#label, room.labelled, this.#label.outputs);
    kernel.run.argmax(room.labelled, this.#label.outputs, n, labels.length, room.best);
    return {
      heads: Array.from(chosen, (head) => head - 1),
      labels: Array.from(kernel.int32s(room.best, n), (label) => labels[label] ?? "dep"),
      tags: Array.from(kernel.int32s(room.tags + (start + 1) * 4, n), (tag) => tags[tag] ?? "X|FW"),
      names: this.#nameScores(row, n),
    };
  }

  /** The last columns of a sentence's outputs, from the row behind its root's at `row`. */
  #nameScores(row: number, n: number): Float32Array {
    const { arc, tags, names } = this.#header;
    const { outputs } = this.#heads;
    const rows = this.#kernel.floats(row + outputs * 4, n * outputs);
    const scores = new Float32Array(n * names.length);
    for (let i = 0; i < n; i++) {
      const first = i * outputs + 4 * arc + tags.length;
      scores.set(rows.subarray(first, first + names.length), i * names.length);
    }
    return scores;
  }
}

// ---------------------------------------------------------------- weights and working areas

/** One LSTM: what comes in, and what it remembers. */
interface Direction {
  readonly input: Layer;
  readonly hidden: Layer;
}

function direction(kernel: Kernel, name: string): Direction {
  return { input: kernel.loadLayer(`${name}.input`), hidden: kernel.loadLayer(`${name}.hidden`) };
}

/** Addresses of the working areas in the kernel's memory. */
type Room = ReturnType<typeof makeRoom>;

function makeRoom(kernel: Kernel, { hidden, arc }: NetworkFiles["header"], heads: number, labels: number) {
  return {
    order: kernel.reserve(BATCH_WORDS * 4),
    /** What each form says to the gates of the first level, forwards and backwards. */
    told: [kernel.reserve(MOST_FORMS * 4 * hidden * 4), kernel.reserve(MOST_FORMS * 4 * hidden * 4)],
    gates: kernel.reserve(BATCH_WORDS * 4 * hidden * 4),
    state: kernel.reserve(BATCH_WORDS * hidden * 4),
    hidden: kernel.reserve(BATCH_WORDS * hidden * 2),
    first: kernel.reserve(BATCH_WORDS * 2 * hidden * 2),
    second: kernel.reserve(BATCH_WORDS * 2 * hidden * 2),
    heads: kernel.reserve(BATCH_WORDS * heads * 4),
    narrow: kernel.reserve(BATCH_WORDS * arc * 2),
    scales: kernel.reserve(BATCH_WORDS * 4),
    projected: kernel.reserve(BATCH_WORDS * arc * 4),
    tags: kernel.reserve(BATCH_WORDS * 4),
    bias: kernel.reserve((LONGEST + 1) * 4),
    scores: kernel.reserve(LONGEST * (LONGEST + 1) * 4),
    chosen: kernel.reserve(LONGEST * 4),
    pairs: kernel.reserve(LONGEST * arc * 4),
    labelled: kernel.reserve(LONGEST * labels * 4),
    best: kernel.reserve(LONGEST * 4),
  };
}

// ---------------------------------------------------------------- batches

/** Indexes of sentences in batches, the longest first, so that sentences of a batch end at about the same step. */
function batchesOf(lengths: readonly number[]): readonly (readonly number[])[] {
  const order = [...lengths.keys()].sort((a, b) => (lengths[b] ?? 0) - (lengths[a] ?? 0) || a - b);
  const batches: number[][] = [];
  let words = BATCH_WORDS;
  for (const i of order) {
    const length = lengths[i] ?? 0;
    if (words + length > BATCH_WORDS) {
      batches.push([]);
      words = 0;
    }
    words += length;
    batches.at(-1)?.push(i);
  }
  return batches;
}

/** How a batch runs: at each step the first `counts[step]` sentences still have a word, in rows from `offsets[step]` on. */
interface Steps {
  readonly offsets: readonly number[];
  readonly counts: readonly number[];
  readonly total: number;
  /** The row of each word, sentence by sentence, and where each sentence starts in that order. */
  readonly bySentence: Int32Array;
  readonly starts: readonly number[];
}

/** `lengths` are those of the sentences with their roots, the longest first. */
function stepsOf(lengths: readonly number[]): Steps {
  const counts: number[] = [];
  const offsets: number[] = [];
  let total = 0;
  let running = lengths.length;
  for (let step = 0; step < (lengths[0] ?? 0); step++) {
    while ((lengths[running - 1] ?? 0) <= step) running--;
    counts.push(running);
    offsets.push(total);
    total += running;
  }
  const bySentence = new Int32Array(total);
  const starts: number[] = [];
  let next = 0;
  lengths.forEach((length, i) => {
    starts.push(next);
    for (let step = 0; step < length; step++) bySentence[next++] = (offsets[step] ?? 0) + i;
  });
  return { offsets, counts, total, bySentence, starts };
}
