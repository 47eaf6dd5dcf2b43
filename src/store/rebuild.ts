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
export async function rebuild(store: Store, digestCapture: DigestCapture): Promise<Pass> {
  await store.clearIndex();
  return await digestPending(store, digestCapture);
}

/** Digests, in their order, the captures that were recorded but not digested: a crash or a rebuild left them. */
export async function digestPending(store: Store, digestCapture: DigestCapture): Promise<Pass> {
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
