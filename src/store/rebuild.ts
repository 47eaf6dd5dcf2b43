import type { Problem } from "./problems.ts";
import type { RecordedCapture } from "./records.ts";
import type { Store } from "./store.ts";

/** Digests one capture and saves what comes of it. The store does not know how; the pipeline's shell does. */
export type DigestCapture = (capture: RecordedCapture, store: Store) => Promise<void>;

/** What a pass over captures came to. A capture that failed stays pending, and is among the problems. */
export interface Pass {
  readonly digested: number;
  readonly problems: readonly Problem[];
}

/** Makes the index again from the journal and the captures. Afterwards its fingerprint should be what it was. */
export function rebuild(store: Store, digestCapture: DigestCapture): Promise<Pass> {
  return store.inTurn(async () => {
    await store.clearIndex();
    return await digestWaiting(store, digestCapture);
  });
}

/**
 * Digests, in the journal's order, the captures that wait: fresh ones, and those that a crash or a rebuild
 * left. A feed's and a person's captures are all digested through here, so that the index is what a rebuild
 * would make of them.
 */
export function digestPending(store: Store, digestCapture: DigestCapture): Promise<Pass> {
  return store.inTurn(() => digestWaiting(store, digestCapture));
}

async function digestWaiting(store: Store, digestCapture: DigestCapture): Promise<Pass> {
  const problems: Problem[] = [];
  let digested = 0;
  for (const capture of await store.pending()) {
    try {
      await digestCapture(capture, store);
      digested++;
    } catch (error) {
      // A page that is gone from disk, a full disk: the others are still worth having.
      problems.push({ where: "capture", about: capture.url, line: capture.seq, message: String(error) });
    }
  }
  return { digested, problems };
}
