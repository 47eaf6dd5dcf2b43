/** Where each tensor of a trained network lies in its weights: byte offset and sizes. */
export type Tensors = Readonly<Record<string, { readonly offset: number; readonly shape: readonly number[] }>>;

/** A matrix in the kernel's memory: addresses of its packed weights, column scales and bias (0 for none). */
export interface Layer {
  readonly packed: number;
  readonly scales: number;
  readonly bias: number;
  /** Rows of the matrix, rounded up to eight. */
  readonly outputs: number;
  readonly inputs: number;
}

/** What kernel.c exports; addresses are in bytes, strides in elements. */
interface Functions {
  /** The first address that is free. */
  heap(): number;
  pack(weights: number, out: number, n: number, k: number): void;
  gemm(
    a: number,
    rows: number,
    rowScales: number,
    fixed: number,
    m: number,
    k: number,
    packed: number,
    columnScales: number,
    bias: number,
    c: number,
    stride: number,
    panels: number,
  ): void;
  cell(gates: number, state: number, hidden: number, out: number, outStride: number, count: number, size: number): void;
  gather(table: number, rows: number, m: number, k: number, out: number): void;
  quantise(x: number, stride: number, m: number, k: number, out: number, scales: number): void;
  relu(x: number, stride: number, m: number, k: number): void;
  arcs(
    d: number,
    dStride: number,
    h: number,
    hStride: number,
    headWeight: number,
    headBias: number,
    prior: number,
    far: number,
    n: number,
    k: number,
    bias: number,
    scores: number,
    heads: number,
  ): void;
  pairs(dependent: number, head: number, stride: number, heads: number, n: number, k: number, out: number): void;
  argmax(x: number, stride: number, m: number, n: number, out: number): void;
}

/** Rows of int16 in the kernel's memory. All share `fixed` as their scale, or `scales` is the address of one for each. */
export interface Rows {
  readonly at: number;
  /** Address of the row numbers to take, 0 for all in order. */
  readonly order: number;
  readonly scales: number;
  readonly fixed: number;
}

const PAGE_BYTES = 65_536;
const MOST_PAGES = 2_048;

/** The compiled inner loops with their memory. Weights and working areas are laid out once; then nothing grows. */
export class Kernel {
  readonly run: Functions;
  readonly #memory = new WebAssembly.Memory({ initial: 16, maximum: MOST_PAGES });
  readonly #tensors: Tensors;
  readonly #weights: Uint8Array;
  #top: number;

  constructor(code: Uint8Array, tensors: Tensors, weights: Uint8Array) {
    this.run = new WebAssembly.Instance(new WebAssembly.Module(code), { env: { memory: this.#memory } })
      .exports as unknown as Functions;
    this.#tensors = tensors;
    this.#weights = weights;
    this.#top = align(this.run.heap());
  }

  /** Sets memory aside and gives its address. */
  reserve(bytes: number): number {
    const at = this.#top;
    // A margin, because the kernel reads and writes eight columns at a time.
    this.#top = align(at + bytes + 64);
    const missing = this.#top - this.#memory.buffer.byteLength;
    if (missing > 0) this.#memory.grow(Math.ceil(missing / PAGE_BYTES));
    return at;
  }

  loadLayer(name: string): Layer {
    const [outputs = 0, inputs = 0] = this.#tensor(`${name}.weight`).shape;
    const wide = Math.ceil(outputs / 8) * 8;
    const packed = this.reserve(wide * inputs * 2);
    const raw = this.#loadBytes(`${name}.weight`, outputs * inputs);
    this.run.pack(raw, packed, outputs, inputs);
    this.#top = raw; // only the packed weights stay
    const bias = `${name}.bias` in this.#tensors ? this.loadFloats(`${name}.bias`) : 0;
    return { packed, scales: this.loadFloats(`${name}.scale`), bias, outputs: wide, inputs };
  }

  loadFloats(name: string): number {
    return this.#loadBytes(name, (this.#tensor(name).shape[0] ?? 0) * 4);
  }

  /** `out[m] = bias + rows[m] x layer`, or `out[m] += rows[m] x layer` for a layer without bias. */
  multiply(rows: Rows, count: number, layer: Layer, out: number, stride: number): void {
    const { packed, scales, bias, outputs, inputs } = layer;
    this.run.gemm(
      rows.at,
      rows.order,
      rows.scales,
      rows.fixed,
      count,
      inputs,
      packed,
      scales,
      bias,
      out,
      stride,
      outputs / 8,
    );
  }

  zero(at: number, bytes: number): void {
    new Uint8Array(this.#memory.buffer, at, bytes).fill(0);
  }

  int16s(at: number, count: number): Int16Array {
    return new Int16Array(this.#memory.buffer, at, count);
  }

  int32s(at: number, count: number): Int32Array {
    return new Int32Array(this.#memory.buffer, at, count);
  }

  floats(at: number, count: number): Float32Array {
    return new Float32Array(this.#memory.buffer, at, count);
  }

  /** A vector or matrix of the weights file as it lies there, outside the kernel's memory. */
  tensorBytes(name: string, bytesEach: number): Uint8Array {
    const { offset, shape } = this.#tensor(name);
    return this.#weights.subarray(offset, offset + shape.reduce((product, size) => product * size, bytesEach));
  }

  #loadBytes(name: string, bytes: number): number {
    const at = this.reserve(bytes);
    const { offset } = this.#tensor(name);
    new Uint8Array(this.#memory.buffer, at, bytes).set(this.#weights.subarray(offset, offset + bytes));
    return at;
  }

  #tensor(name: string): { readonly offset: number; readonly shape: readonly number[] } {
    const tensor = this.#tensors[name];
    if (tensor === undefined) {
      throw new Error(`The weights have no tensor ${name}; are header.json and weights.bin from one training?`);
    }
    return tensor;
  }
}

function align(address: number): number {
  return (address + 15) & ~15;
}
