import { FLAGS, flagsOf, gramsOf, plainForm, shapeOf } from "./features.ts";
import type { Kernel } from "./kernel.ts";

/** Stands before the first word of each sentence; no form of a text is equal to it. */
export const ROOT = "\u0000";
/** Scale of an embedding as int16: its norm keeps it within ±16. */
export const EMBEDDING_SCALE = 2_047;
/** Forms whose embedding is kept. */
export const MOST_FORMS = 8_192;

export interface Vocabulary {
  readonly width: number;
  readonly words: readonly string[];
  readonly shapes: readonly string[];
}

/**
 * The vectors of word forms: the sum of a vector for the word and one for each of its pieces, normalised. They are
 * worked out when a form first turns up and kept in the kernel's memory; when that is full it starts anew, so
 * memory stays bounded and results the same.
 */
export class Embeddings {
  /** Address of the table. */
  readonly at: number;
  readonly #kernel: Kernel;
  readonly #width: number;
  readonly #rows = new Map<string, number>();
  readonly #words: ReadonlyMap<string, number>;
  readonly #shapes: ReadonlyMap<string, number>;
  readonly #word: Table;
  readonly #piece: Table;
  readonly #gain: Float32Array;
  readonly #bias: Float32Array;

  constructor(kernel: Kernel, { width, words, shapes }: Vocabulary) {
    this.#kernel = kernel;
    this.#width = width;
    this.at = kernel.reserve(MOST_FORMS * width * 2);
    this.#words = new Map(words.map((word, i) => [word, i]));
    this.#shapes = new Map(shapes.map((shape, i) => [shape, i]));
    this.#word = openTable(kernel, "word");
    this.#piece = openTable(kernel, "piece");
    this.#gain = floatsOf(kernel, "norm.gain");
    this.#bias = floatsOf(kernel, "norm.bias");
  }

  /** How many rows of the table are filled. */
  get size(): number {
    return this.#rows.size;
  }

  /** Makes sure that this many more forms find room. */
  makeRoom(forms: number): void {
    if (this.#rows.size + forms > MOST_FORMS) this.#rows.clear();
  }

  /** The row of a form in the table. */
  rowOf(form: string): number {
    const known = this.#rows.get(form);
    if (known !== undefined) return known;
    const row = this.#rows.size;
    this.#rows.set(form, row);
    this.#kernel.int16s(this.at + row * this.#width * 2, this.#width).set(this.#vectorOf(form));
    return row;
  }

  #vectorOf(form: string): Int16Array {
    const sum = new Float64Array(this.#width);
    add(sum, this.#word, form === ROOT ? 1 : (this.#words.get(plainForm(form)) ?? 0));
    if (form !== ROOT) for (const piece of this.#piecesOf(form)) add(sum, this.#piece, piece);
    return this.#normalised(sum);
  }

  /** Rows of the pieces in their table: the shape (the last is for rare shapes), the flags, the grams. */
  #piecesOf(form: string): readonly number[] {
    const firstFlag = this.#shapes.size + 1;
    const shape = this.#shapes.get(shapeOf(form)) ?? this.#shapes.size;
    return [shape, firstFlag + flagsOf(form), ...gramsOf(form).map((gram) => firstFlag + FLAGS + gram)];
  }

  /** Layer normalisation, then int16. */
  #normalised(sum: Float64Array): Int16Array {
    const mean = sum.reduce((total, value) => total + value, 0) / sum.length;
    const variance = sum.reduce((total, value) => total + (value - mean) ** 2, 0) / sum.length;
    const inverse = 1 / Math.sqrt(variance + 1e-5);
    return Int16Array.from(sum, (value, k) => {
      const scaled = ((value - mean) * inverse * (this.#gain[k] ?? 1) + (this.#bias[k] ?? 0)) * EMBEDDING_SCALE;
      return Math.max(-32_767, Math.min(32_767, Math.round(scaled)));
    });
  }
}

/** A matrix of int8 with a scale for each row. */
interface Table {
  readonly values: Int8Array;
  readonly scales: Float32Array;
}

function openTable(kernel: Kernel, name: string): Table {
  const { buffer, byteOffset, byteLength } = kernel.tensorBytes(`${name}.weight`, 1);
  return { values: new Int8Array(buffer, byteOffset, byteLength), scales: floatsOf(kernel, `${name}.scale`) };
}

function floatsOf(kernel: Kernel, name: string): Float32Array {
  // A copy, because floats must lie on a multiple of four bytes.
  return new Float32Array(new Uint8Array(kernel.tensorBytes(name, 4)).buffer);
}

function add(sum: Float64Array, { values, scales }: Table, row: number): void {
  const scale = scales[row] ?? 0;
  const at = row * sum.length;
  for (let k = 0; k < sum.length; k++) sum[k] = (sum[k] ?? 0) + (values[at + k] ?? 0) * scale;
}
