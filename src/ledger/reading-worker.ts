import { parentPort, workerData } from "node:worker_threads";
import { type Additions, openKnowledge } from "../knowledge/knowledge.ts";
import type { Capture, Digest } from "../model.ts";
import { digest } from "../pipeline.ts";

/** A page for the thread that reads, and what it made of it or why it could not. */
export interface ReadingTask {
  readonly id: number;
  readonly capture: Capture;
}

export type ReadingDone =
  | { readonly id: number; readonly digest: Digest }
  | { readonly id: number; readonly failure: string };

if (parentPort === null) throw new Error("reading-worker.ts runs only in a thread");
const port = parentPort;
const knowledge = await openKnowledge(workerData as Additions);

port.on("message", ({ id, capture }: ReadingTask) => {
  port.postMessage(done(id, capture));
});

function done(id: number, capture: Capture): ReadingDone {
  try {
    return { id, digest: digest(capture, knowledge) };
  } catch (error) {
    return { id, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
