import { randomUUID } from "node:crypto";
import type { Store } from "../store/store.ts";

/** Of what the web app and programs are told at once. */
export type NewsKind = "record" | "feeds" | "queue";

/** One piece of news. `id` is by what whoever was cut off says how far they had come. */
interface News {
  readonly id: string;
  readonly kind: NewsKind;
  readonly data: object;
}

/** Somebody's ear: what comes next, `silence` when nothing does for a while, `over` when nothing ever will. */
interface Listening {
  /** The id of the last news before it began. */
  readonly since: string;
  next(waitMs: number): Promise<News | "silence" | "over">;
  stop(): void;
}

/** Tells whoever listens what is new. */
export interface Newsroom {
  tell(kind: NewsKind, data: object): void;
  /** From the news after `known` on; after one that is not kept any more, first that anything may have been missed. */
  listen(known: string | null): Listening;
  /** Ends all listening; more news goes nowhere. */
  close(): void;
}

/** So much is kept for those who were cut off. */
const KEPT_MAX = 500;
/** Whoever is so far behind reads nothing: they are cut off, and come back when they can. */
const BEHIND_MAX = 1000;

/** Tells of what changes in a store, and of what else it is told. */
export function openNewsroom(store: Pick<Store, "watch">): Newsroom {
  const began = randomUUID().slice(0, 8);
  const kept: News[] = [];
  const ears = new Set<Ear>();
  let count = 0;
  let closed = false;

  function tell(kind: NewsKind, data: object): void {
    if (closed) return;
    const news = { id: `${began}.${++count}`, kind, data };
    kept.push(news);
    if (kept.length > KEPT_MAX) kept.shift();
    for (const ear of ears) ear.hear(news);
  }

  const stopWatching = store.watch((change) => tell("record", change));

  return {
    tell,
    listen(known) {
      const ear = new Ear(`${began}.${count}`, () => ears.delete(ear));
      for (const missed of missedSince(known, kept, `${began}.${count}`)) ear.hear(missed);
      if (closed) ear.stop();
      else ears.add(ear);
      return ear;
    },
    close() {
      closed = true;
      stopWatching();
      for (const ear of ears) ear.stop();
    },
  };
}

function missedSince(known: string | null, kept: readonly News[], now: string): readonly News[] {
  if (known === null || known === now) return [];
  const at = kept.findIndex(({ id }) => id === known);
  if (at >= 0) return kept.slice(at + 1);
  return [{ id: now, kind: "record", data: { articles: [], incidents: [], missed: true } }];
}

class Ear implements Listening {
  readonly since: string;
  readonly #heard: News[] = [];
  readonly #gone: () => void;
  #over = false;
  #wake: () => void = nothing;

  constructor(since: string, gone: () => void) {
    this.since = since;
    this.#gone = gone;
  }

  hear(news: News): void {
    this.#heard.push(news);
    if (this.#heard.length > BEHIND_MAX) this.stop();
    this.#wake();
  }

  async next(waitMs: number): Promise<News | "silence" | "over"> {
    if (this.#heard.length === 0 && !this.#over) await this.#waited(waitMs);
    if (this.#over) return "over";
    return this.#heard.shift() ?? "silence";
  }

  stop(): void {
    this.#over = true;
    this.#gone();
    this.#wake();
  }

  #waited(waitMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, waitMs);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

function nothing(): void {}
