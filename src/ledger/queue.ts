import type { Agreement } from "../model.ts";
import type { IncidentLine } from "../present/incident-line.ts";
import { byUrgency } from "../present/queue.ts";
import type { Store } from "../store/store.ts";
import { lineUp } from "./lines.ts";

/** What waits for people, the most pressing first. */
export interface Queue {
  readonly lines: readonly IncidentLine[];
  /** How many wait in all. The order is found among the newest of them. */
  readonly total: number;
}

/** More than anyone looks through; among so many of the newest the most pressing come first. */
const ORDERED_MAX = 5000;

/** Gives the queue as it is now; it is put in order once as long as nothing changes. */
export function openQueue(store: Store, agreements: readonly Agreement[]): () => Promise<Queue> {
  let kept: { readonly revision: string; readonly queue: Promise<Queue> } | null = null;
  return async () => {
    await lineUp(store, agreements);
    const { revision } = store;
    if (kept?.revision !== revision) kept = { revision, queue: orderedQueue(store) };
    return await kept.queue;
  };
}

async function orderedQueue(store: Store): Promise<Queue> {
  const filter = { waits: true };
  const [{ lines }, total] = await Promise.all([
    store.lines(filter, { order: "day", after: null, limit: ORDERED_MAX }),
    store.countLines(filter),
  ]);
  return { lines: byUrgency(lines.map((line) => JSON.parse(line) as IncidentLine)), total };
}
