import type { Readable, Writable } from "node:stream";
import { Tinypool } from "tinypool";
import type { AdditionOptions } from "./additions.ts";
import type { BatchResult, BatchTask } from "./batch-worker.ts";
import { linesOf, write } from "./lines.ts";

/** Work handed over at once: enough to keep a thread busy, little enough to keep memory flat. */
const CHUNK_LINES = 16;
const CHUNK_CHARS = 200_000;

interface BatchOptions extends AdditionOptions {
  readonly jobs: number;
}

/** A line of results for each line of input, in the same order, with any number of threads; memory stays bounded. */
export async function readBatch(input: Readable, output: Writable, options: BatchOptions): Promise<void> {
  const work = await openWorkers(options);
  const pending: Promise<BatchResult>[] = [];
  const flush = async () => {
    const result = await pending.shift();
    if (result === undefined) return;
    for (const failure of result.failures) process.stderr.write(`tocsin: ${failure}\n`);
    if (result.failures.length > 0) process.exitCode = 1;
    await write(output, result.text);
  };
  try {
    for await (const task of tasksOf(input)) {
      pending.push(work.run(task));
      if (pending.length >= options.jobs * 2) await flush();
    }
    while (pending.length > 0) await flush();
  } finally {
    await Promise.allSettled(pending);
    await work.close();
  }
}

interface Workers {
  run(task: BatchTask): Promise<BatchResult>;
  close(): Promise<void>;
}

/** One job reads in this thread, so that a short run does not pay for starting another. */
async function openWorkers({ jobs, actors, agreements }: BatchOptions): Promise<Workers> {
  const given = { ...(actors === undefined ? {} : { actors }), ...(agreements === undefined ? {} : { agreements }) };
  if (jobs === 1) {
    const { openReader } = await import("./batch-worker.ts");
    const read = openReader(given);
    return { run: async (task) => read(task), close: async () => {} };
  }
  const filename = new URL(import.meta.url.endsWith(".ts") ? "./batch-worker.ts" : "./batch-worker.js", import.meta.url)
    .href;
  const pool = new Tinypool({ filename, minThreads: jobs, maxThreads: jobs, workerData: given });
  return { run: (task) => pool.run(task), close: () => pool.destroy() };
}

async function* tasksOf(input: Readable): AsyncGenerator<BatchTask> {
  let lines: string[] = [];
  let chars = 0;
  let firstLine = 1;
  for await (const line of linesOf(input)) {
    lines.push(line);
    chars += line.length;
    if (lines.length < CHUNK_LINES && chars < CHUNK_CHARS) continue;
    yield { firstLine, lines };
    firstLine += lines.length;
    lines = [];
    chars = 0;
  }
  if (lines.length > 0) yield { firstLine, lines };
}
