import type { Additions } from "../knowledge/knowledge.ts";
import type { Capture, Digest } from "../model.ts";
import { startThread } from "../threads/start.ts";
import type { ReadingDone, ReadingTask } from "./reading-worker.ts";

/** A thread that reads pages, so that whoever serves others meanwhile does not keep them waiting. */
export interface ReadingThread {
  read(capture: Capture): Promise<Digest>;
  stop(): Promise<void>;
}

/** Starts the thread; it loads all knowledge for itself, which takes a second and some 300 MB. */
export function startReading(additions: Additions): ReadingThread {
  const thread = startThread(new URL("./reading-worker.ts", import.meta.url), { workerData: additions });
  thread.unref();
  const waiting = new Map<number, { resolve(digest: Digest): void; reject(error: Error): void }>();
  let asked = 0;
  let gone: Error | null = null;

  function fail(error: Error): void {
    gone ??= error;
    for (const { reject } of waiting.values()) reject(gone);
    waiting.clear();
  }

  thread.on("message", (done: ReadingDone) => {
    const asker = waiting.get(done.id);
    waiting.delete(done.id);
    if ("digest" in done) asker?.resolve(done.digest);
    else asker?.reject(new Error(done.failure));
  });
  thread.on("error", (error) => fail(new Error(`The reading thread failed: ${error.message}`)));
  thread.on("exit", () => fail(new Error("The reading thread has ended.")));

  return {
    read: (capture) =>
      new Promise((resolve, reject) => {
        if (gone !== null) return reject(gone);
        const task: ReadingTask = { id: ++asked, capture };
        waiting.set(task.id, { resolve, reject });
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has none
        thread.postMessage(task);
      }),
    stop: async () => {
      await thread.terminate();
    },
  };
}
