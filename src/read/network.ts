import { norm, pieceRows } from "./features.ts";
import { bestTree, isTree } from "./trees.ts";

/** The trained network as its two files hold it: sizes, names of its outputs, and where each tensor lies in the weights. */
export interface NetworkFiles {
  readonly header: {
    readonly width: number;
    readonly hidden: number;
    readonly arc: number;
    readonly headBias: number;
    readonly words: readonly string[];
    readonly shapes: readonly string[];
    readonly tags: readonly string[];
    readonly labels: readonly string[];
    readonly names: readonly string[];
    readonly tensors: Readonly<Record<string, { readonly offset: number; readonly shape: readonly number[] }>>;
  };
  readonly weights: Uint8Array;
  readonly kernel: Uint8Array;
}

/** What the network says of one sentence; an entry for each word. `heads` are 1-based, 0 is the root. */
export interface Parse {
  readonly heads: readonly number[];
  readonly labels: readonly string[];
  /** UPOS and Penn tag, "VERB|VBD". */
  readonly tags: readonly string[];
  /** Name tags in BIO, "B-PER". */
  readonly names: readonly string[];
}

/** Distances beyond this many words look alike to the parser. */
const FAR = 32;
/** Words of a batch, roots included. Larger batches are not faster. */
const BATCH_WORDS = 1_200;
/** The longest sentence that is parsed; the splitter cuts before. */
export const LONGEST = 250;
/** Forms whose embedding is kept. When full, the cache starts anew: memory stays bounded, results the same. */
const CACHE_FORMS = 30_000;
/** Scale of LSTM outputs as int16, and of word embeddings, whose norm keeps them within ±16. */
const HIDDEN_SCALE = 1 / 16_383;
const WORD_SCALE = 2_047;
const ROOT = "\u0000";

interface Kernel {
  readonly __heap_base: { readonly value: number };
  pack(weights: number, out: number, n: number, k: number): void;
  gemm(a: number, rows: number, rowScales: number, fixed: number, m: number, k: number, packed: number, columnScales: number, bias: number, c: number, stride: number, panels: number): void;
  cell(gates: number, state: number, hidden: number, out: number, outStride: number, count: number, size: number): void;
  quantise(x: number, stride: number, m: number, k: number, out: number, scales: number): void;
  relu(x: number, stride: number, m: number, k: number): void;
  arcs(d: number, dStride: number, h: number, hStride: number, headWeight: number, headBias: number, prior: number, far: number, n: number, k: number, bias: number, scores: number, heads: number): void;
  pairs(dependent: number, head: number, stride: number, heads: number, n: number, k: number, out: number): void;
  argmax(x: number, stride: number, m: number, n: number, out: number): void;
}

/** A layer's weights in the kernel's memory: addresses of packed weights, column scales and bias (0 for none). */
interface Layer {
  readonly packed: number;
  readonly scales: number;
  readonly bias: number;
  readonly outputs: number;
  readonly inputs: number;
}

/**
 * The joint tagger, parser and name tagger: hashed word pieces, two bidirectional LSTMs and a biaffine head. It
 * holds the kernel's memory, hence a class. The same sentence gets the same parse whatever stands beside it.
 */
export class Network {
  readonly #header: NetworkFiles["header"];
  readonly #weights: Uint8Array;
  readonly #memory: WebAssembly.Memory;
  readonly #kernel: Kernel;
  readonly #layers: ReadonlyMap<string, Layer>;
  readonly #words: ReadonlyMap<string, number>;
  readonly #shapes: ReadonlyMap<string, number>;
  readonly #cache = new Map<string, number>();
  readonly #room: Room;
  readonly #headWeight: number;
  readonly #prior: number;
  #top: number;

  constructor({ header, weights, kernel }: NetworkFiles) {
    this.#header = header;
    this.#weights = weights;
    this.#memory = new WebAssembly.Memory({ initial: 512, maximum: 8192 });
    this.#kernel = new WebAssembly.Instance(new WebAssembly.Module(kernel), { env: { memory: this.#memory } }).exports as unknown as Kernel;
    this.#top = align(this.#kernel.__heap_base.value);
    const layers = ["heads", "bilinear", "label", ...[0, 1].flatMap((n) => ["forward", "backward"].flatMap((way) => [`lstm${n}.${way}.input`, `lstm${n}.${way}.hidden`]))];
    this.#layers = new Map(layers.map((name) => [name, this.#loadLayer(name)]));
    this.#headWeight = this.#loadFloats("head_bias.weight");
    this.#prior = this.#loadFloats("distance");
    this.#words = new Map(header.words.map((word, i) => [word, i]));
    this.#shapes = new Map(header.shapes.map((shape, i) => [shape, i]));
    this.#room = this.#makeRoom();
  }

  /** Parses sentences, each a list of forms, none longer than `LONGEST` nor with an empty form. */
  parse(sentences: readonly (readonly string[])[]): readonly Parse[] {
    const parses: Parse[] = [];
    // Sentences of like length share a batch, so that few rows are wasted; the order given is restored at the end.
    const order = sentences.map((_, i) => i).sort((a, b) => (sentences[a]?.length ?? 0) - (sentences[b]?.length ?? 0) || a - b);
    let batch: number[] = [];
    let words = 0;
    const flush = () => {
      const found = this.#parseBatch(batch.map((i) => sentences[i] ?? []));
      batch.forEach((i, at) => {
        const parse = found[at];
        if (parse !== undefined) parses[i] = parse;
      });
      batch = [];
      words = 0;
    };
    for (const i of order) {
      const length = (sentences[i]?.length ?? 0) + 1;
      if (words + length > BATCH_WORDS && batch.length > 0) flush();
      batch.push(i);
      words += length;
    }
    if (batch.length > 0) flush();
    return parses;
  }

  // -------------------------------------------------------------- one batch

  /** Longest sentence first, so that at each step the sentences still running are the first rows. */
  #parseBatch(sentences: readonly (readonly string[])[]): readonly Parse[] {
    const order = sentences.map((_, i) => i).sort((a, b) => (sentences[b]?.length ?? 0) - (sentences[a]?.length ?? 0) || a - b);
    const running = order.map((i) => sentences[i] ?? []);
    const plan = planSteps(running.map((forms) => forms.length + 1));
    this.#embed(running, plan);
    this.#encode(plan);
    const parses = this.#decode(running, plan);
    const out: Parse[] = [];
    order.forEach((i, at) => {
      const parse = parses[at];
      if (parse !== undefined) out[i] = parse;
    });
    return out;
  }

  /** Notes for every step and sentence which row of the embedding table stands there. */
  #embed(sentences: readonly (readonly string[])[], { offsets, counts }: Steps): void {
    const distinct = new Set(sentences.flat());
    if (this.#cache.size + distinct.size + 1 > CACHE_FORMS) this.#cache.clear();
    const rows: number[] = [];
    for (let step = 0; step < counts.length; step++) {
      for (let i = 0; i < (counts[step] ?? 0); i++) {
        rows[(offsets[step] ?? 0) + i] = this.#formRow(step === 0 ? ROOT : (sentences[i]?.[step - 1] ?? ROOT));
      }
    }
    new Int32Array(this.#memory.buffer, this.#room.rows, rows.length).set(rows);
  }

  /** Two layers, each forwards and backwards; outputs of both ways lie side by side as int16. */
  #encode(plan: Steps): void {
    const { hidden } = this.#header;
    const room = this.#room;
    const kernel = this.#kernel;
    const gateStride = 4 * hidden;
    let input = room.embeddings;
    let rows = room.rows;
    let scale = 1 / WORD_SCALE;
    for (const level of [0, 1]) {
      const output = level === 0 ? room.first : room.second;
      for (const way of ["forward", "backward"]) {
        const from = this.#layer(`lstm${level}.${way}.input`);
        const back = this.#layer(`lstm${level}.${way}.hidden`);
        kernel.gemm(input, rows, 0, scale, plan.total, from.inputs, from.packed, from.scales, from.bias, room.gates, gateStride, from.outputs / 8);
        this.#zero(room.state, (plan.counts[0] ?? 0) * hidden * 4);
        this.#zero(room.hidden, (plan.counts[0] ?? 0) * hidden * 2);
        const steps = plan.counts.length;
        for (let i = 0; i < steps; i++) {
          const step = way === "forward" ? i : steps - 1 - i;
          const count = plan.counts[step] ?? 0;
          const at = plan.offsets[step] ?? 0;
          const gates = room.gates + at * gateStride * 4;
          if (i > 0) kernel.gemm(room.hidden, 0, 0, HIDDEN_SCALE, count, hidden, back.packed, back.scales, 0, gates, gateStride, back.outputs / 8);
          const column = way === "forward" ? 0 : hidden;
          kernel.cell(gates, room.state, room.hidden, output + (at * 2 * hidden + column) * 2, 2 * hidden, count, hidden);
        }
      }
      input = output;
      rows = 0;
      scale = HIDDEN_SCALE;
    }
  }

  #decode(sentences: readonly (readonly string[])[], plan: Steps): readonly Parse[] {
    const { hidden, arc, tags, labels, names } = this.#header;
    const room = this.#room;
    const kernel = this.#kernel;
    const heads = this.#layer("heads");
    const bilinear = this.#layer("bilinear");
    const label = this.#layer("label");
    const stride = heads.outputs;
    // From here on rows go sentence by sentence.
    const starts = this.#gatherBySentence(sentences, plan);
    kernel.gemm(room.second, room.rows, 0, HIDDEN_SCALE, plan.total, 2 * hidden, heads.packed, heads.scales, heads.bias, room.heads, stride, stride / 8);
    kernel.relu(room.heads, stride, plan.total, 2 * arc);
    kernel.quantise(room.heads, stride, plan.total, arc, room.narrow, room.scales);
    kernel.gemm(room.narrow, 0, room.scales, 0, plan.total, arc, bilinear.packed, bilinear.scales, bilinear.bias, room.projected, arc, arc / 8);
    kernel.argmax(room.heads + 4 * arc * 4, stride, plan.total, tags.length, room.tags);
    const floats = (at: number) => at / 4;
    return sentences.map((forms, i) => {
      const n = forms.length;
      const start = starts[i] ?? 0;
      const row = room.heads + start * stride * 4;
      kernel.arcs(room.projected + start * arc * 4, arc, row + arc * 4, stride, this.#headWeight, this.#header.headBias, this.#prior, FAR, n, arc, room.bias, room.scores, room.chosen);
      const chosen = new Int32Array(this.#memory.buffer, room.chosen, n);
      if (!isTree(chosen)) chosen.set(bestTree(new Float32Array(this.#memory.buffer, room.scores, n * (n + 1)), n));
      kernel.pairs(row + 2 * arc * 4, row + 3 * arc * 4, stride, room.chosen, n, arc, room.pairs);
      kernel.quantise(room.pairs, arc, n, arc, room.narrow, room.scales);
      kernel.gemm(room.narrow, 0, room.scales, 0, n, arc, label.packed, label.scales, label.bias, room.labelled, label.outputs, label.outputs / 8);
      kernel.argmax(room.labelled, label.outputs, n, labels.length, room.best);
      const all = new Float32Array(this.#memory.buffer);
      return {
        heads: [...chosen],
        labels: this.#pick(room.best, n, labels),
        tags: this.#pick(room.tags + (start + 1) * 4, n, tags),
        names: bestNames(all, floats(row + stride * 4) + 4 * arc + tags.length, stride, n, names),
      };
    });
  }

  /** Notes for each row, sentence by sentence, where it lies step by step; gives the first row of each sentence. */
  #gatherBySentence(sentences: readonly (readonly string[])[], { offsets, total }: Steps): readonly number[] {
    const rows = new Int32Array(this.#memory.buffer, this.#room.rows, total);
    let next = 0;
    return sentences.map((forms, i) => {
      const start = next;
      for (let step = 0; step <= forms.length; step++) rows[next++] = (offsets[step] ?? 0) + i;
      return start;
    });
  }

  #pick(at: number, n: number, values: readonly string[]): readonly string[] {
    return Array.from(new Int32Array(this.#memory.buffer, at, n), (value) => values[value] ?? "");
  }

  // -------------------------------------------------------------- words

  /** The row of a form in the table of embeddings, which is filled as forms turn up. */
  #formRow(form: string): number {
    const known = this.#cache.get(form);
    if (known !== undefined) return known;
    const row = this.#cache.size;
    this.#cache.set(form, row);
    const { width } = this.#header;
    const sum = new Float64Array(width);
    this.#add(sum, "word", form === ROOT ? 1 : (this.#words.get(norm(form).toLowerCase()) ?? 0));
    if (form !== ROOT) for (const piece of pieceRows(form, this.#shapes)) this.#add(sum, "piece", piece);
    new Int16Array(this.#memory.buffer, this.#room.embeddings + row * width * 2, width).set(this.#normalise(sum));
    return row;
  }

  #add(sum: Float64Array, table: string, row: number): void {
    const { width } = this.#header;
    const scale = this.#floats(`${table}.scale`)[row] ?? 0;
    const at = this.#weights.byteOffset + this.#tensor(`${table}.weight`).offset + row * width;
    const values = new Int8Array(this.#weights.buffer, at, width);
    for (let k = 0; k < width; k++) sum[k] = (sum[k] ?? 0) + (values[k] ?? 0) * scale;
  }

  /** Layer normalisation, then int16. */
  #normalise(sum: Float64Array): readonly number[] {
    const gain = this.#floats("norm.gain");
    const bias = this.#floats("norm.bias");
    const mean = sum.reduce((total, value) => total + value, 0) / sum.length;
    const variance = sum.reduce((total, value) => total + (value - mean) ** 2, 0) / sum.length;
    const inverse = 1 / Math.sqrt(variance + 1e-5);
    return Array.from(sum, (value, k) => {
      const scaled = Math.round(((value - mean) * inverse * (gain[k] ?? 1) + (bias[k] ?? 0)) * WORD_SCALE);
      return Math.max(-32_767, Math.min(32_767, scaled));
    });
  }

  // -------------------------------------------------------------- memory

  #loadLayer(name: string): Layer {
    const [outputs = 0, inputs = 0] = this.#tensor(`${name}.weight`).shape;
    const wide = Math.ceil(outputs / 8) * 8;
    const packed = this.#allocate(wide * inputs * 2);
    const raw = this.#allocate(outputs * inputs);
    this.#copyIn(`${name}.weight`, raw, outputs * inputs);
    this.#kernel.pack(raw, packed, outputs, inputs);
    this.#top = raw;
    const scales = this.#loadFloats(`${name}.scale`);
    const bias = `${name}.bias` in this.#header.tensors ? this.#loadFloats(`${name}.bias`) : 0;
    return { packed, scales, bias, outputs: wide, inputs };
  }

  #makeRoom(): Room {
    const { width, hidden, arc } = this.#header;
    const rows = Math.max(BATCH_WORDS, LONGEST + 1);
    const heads = this.#layer("heads").outputs;
    const at = (bytes: number) => this.#allocate(bytes);
    return {
      embeddings: at(CACHE_FORMS * width * 2),
      rows: at(rows * 4),
      gates: at(rows * 4 * hidden * 4),
      state: at(rows * hidden * 4),
      hidden: at(rows * hidden * 2),
      first: at(rows * 2 * hidden * 2),
      second: at(rows * 2 * hidden * 2),
      heads: at(rows * heads * 4),
      narrow: at(rows * arc * 2),
      scales: at(rows * 4),
      projected: at(rows * arc * 4),
      tags: at(rows * 4),
      bias: at((LONGEST + 1) * 4),
      scores: at(LONGEST * (LONGEST + 1) * 4),
      chosen: at(LONGEST * 4),
      pairs: at(LONGEST * arc * 4),
      labelled: at(LONGEST * this.#layer("label").outputs * 4),
      best: at(LONGEST * 4),
    };
  }

  #layer(name: string): Layer {
    const layer = this.#layers.get(name);
    if (layer === undefined) throw new Error(`The network has no layer ${name}`);
    return layer;
  }

  #tensor(name: string): { readonly offset: number; readonly shape: readonly number[] } {
    const tensor = this.#header.tensors[name];
    if (tensor === undefined) throw new Error(`The model's weights have no ${name}; are header and weights from one training?`);
    return tensor;
  }

  readonly #floatViews = new Map<string, Float32Array>();

  #floats(name: string): Float32Array {
    const known = this.#floatViews.get(name);
    if (known !== undefined) return known;
    const { offset, shape } = this.#tensor(name);
    // A copy, for the weights may lie at an address that floats cannot be read from.
    const view = new Float32Array(new Uint8Array(this.#weights.subarray(offset, offset + (shape[0] ?? 0) * 4)).buffer);
    this.#floatViews.set(name, view);
    return view;
  }

  #loadFloats(name: string): number {
    const count = this.#tensor(name).shape[0] ?? 0;
    const at = this.#allocate(count * 4);
    this.#copyIn(name, at, count * 4);
    return at;
  }

  #copyIn(name: string, to: number, bytes: number): void {
    const { offset } = this.#tensor(name);
    new Uint8Array(this.#memory.buffer, to, bytes).set(this.#weights.subarray(offset, offset + bytes));
  }

  #zero(at: number, bytes: number): void {
    new Uint8Array(this.#memory.buffer, at, bytes).fill(0);
  }

  #allocate(bytes: number): number {
    const at = this.#top;
    // A margin, because the kernel reads and writes eight columns at a time.
    this.#top = align(at + bytes + 64);
    const missing = this.#top - this.#memory.buffer.byteLength;
    if (missing > 0) this.#memory.grow(Math.ceil(missing / 65_536));
    return at;
  }
}

/** Addresses of the working areas in the kernel's memory. */
type Room = Readonly<
  Record<
    "embeddings" | "rows" | "gates" | "state" | "hidden" | "first" | "second" | "heads" | "narrow" | "scales" | "projected" | "tags" | "bias" | "scores" | "chosen" | "pairs" | "labelled" | "best",
    number
  >
>;

/** How a batch runs: at each step the first `counts[step]` sentences still have a word, in rows from `offsets[step]` on. */
interface Steps {
  readonly offsets: readonly number[];
  readonly counts: readonly number[];
  readonly total: number;
}

function planSteps(lengths: readonly number[]): Steps {
  const counts: number[] = [];
  const offsets: number[] = [];
  let total = 0;
  for (let step = 0; step < (lengths[0] ?? 0); step++) {
    const count = lengths.filter((length) => length > step).length;
    counts.push(count);
    offsets.push(total);
    total += count;
  }
  return { offsets, counts, total };
}

/** The best sequence of name tags in which no I- stands without its B- (Viterbi). `scores` has a row of `stride` for each word. */
function bestNames(scores: Float32Array, first: number, stride: number, n: number, names: readonly string[]): readonly string[] {
  const size = names.length;
  const from: number[][] = [];
  let totals = names.map((name) => (name.startsWith("I-") ? Number.NEGATIVE_INFINITY : 0));
  for (let i = 0; i < n; i++) {
    const back: number[] = [];
    const next = names.map((name, to) => {
      let best = 0;
      let top = Number.NEGATIVE_INFINITY;
      for (let before = 0; before < size; before++) {
        const total = i === 0 ? (totals[to] ?? 0) : follows(names[before] ?? "O", name) ? (totals[before] ?? 0) : Number.NEGATIVE_INFINITY;
        if (total > top) {
          top = total;
          best = before;
        }
      }
      back.push(best);
      return top + (scores[first + i * stride + to] ?? 0);
    });
    from.push(back);
    totals = next;
  }
  const path: string[] = [];
  let at = totals.indexOf(Math.max(...totals));
  for (let i = n - 1; i >= 0; i--) {
    path.push(names[at] ?? "O");
    at = from[i]?.[at] ?? 0;
  }
  return path.reverse();
}

function follows(before: string, name: string): boolean {
  return !name.startsWith("I-") || before.slice(2) === name.slice(2);
}

function align(address: number): number {
  return (address + 15) & ~15;
}
