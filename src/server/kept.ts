/** Things that took long to make, the latest ones, up to a size in all. */
export class Kept<Thing> {
  readonly #sizeMax: number;
  readonly #kept = new Map<string, { readonly thing: Thing; readonly size: number }>();
  #size = 0;

  constructor(sizeMax: number) {
    this.#sizeMax = sizeMax;
  }

  get(name: string): Thing | undefined {
    const found = this.#kept.get(name);
    if (found === undefined) return undefined;
    this.#kept.delete(name);
    this.#kept.set(name, found); // the last to go now
    return found.thing;
  }

  put(name: string, thing: Thing, size: number): void {
    this.#drop(name);
    this.#kept.set(name, { thing, size });
    this.#size += size;
    for (const [oldest] of this.#kept) {
      if (this.#size <= this.#sizeMax) return;
      this.#drop(oldest);
    }
  }

  #drop(name: string): void {
    this.#size -= this.#kept.get(name)?.size ?? 0;
    this.#kept.delete(name);
  }
}
