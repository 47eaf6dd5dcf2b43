import { loadFeeds } from "../knowledge/feeds.ts";
import { indexPublishers, type PublisherIndex } from "../knowledge/publishers.ts";
import type { Agreement, Day, Digest, Knowledge } from "../model.ts";
import { digestText } from "../pipeline.ts";
import type { Store } from "../store/store.ts";

type GivenText = Parameters<typeof digestText>[0];

/** What the tools may draw on. All of them only read. */
export interface Desk {
  readonly store: Store;
  readonly agreements: readonly Agreement[];
  readonly publisherOf: PublisherIndex;
  today(): Day;
  /** Reads a text without taking it in. */
  digest(given: GivenText): Digest;
}

/** A desk over a store. Parser and gazetteer take seconds to load, and are loaded when a text is first read. */
export function openDesk(store: Store, agreements: readonly Agreement[], load: () => Knowledge): Desk {
  let knowledge: Knowledge | undefined;
  return {
    store,
    agreements,
    publisherOf: indexPublishers(loadFeeds().publishers),
    today: () => new Date().toISOString().slice(0, 10),
    digest(given) {
      knowledge ??= { ...load(), agreements };
      return digestText(given, knowledge);
    },
  };
}

/** A request that cannot be met as it was put. The message says what was wrong and what to ask instead. */
export class AskedWrongly extends Error {
  override readonly name = "AskedWrongly";
}
