import { capturesOf } from "../fetch/files.ts";
import { loadKnowledge } from "../knowledge/knowledge.ts";
import type { Capture, Knowledge } from "../model.ts";
import { digest, isEmpty, update } from "../pipeline.ts";
import { digestPending } from "../store/rebuild.ts";
import type { RecordedCapture } from "../store/records.ts";
import { openStore, type Store } from "../store/store.ts";
import { reportFailure } from "./errors.ts";
import { openProgress } from "./progress.ts";
import { type ReadOptions, statedIn } from "./read.ts";

type IngestOptions = Pick<ReadOptions, "published" | "publisher" | "title"> & { readonly data: string };

/** Takes pages into the store and reads them. What is already on record is passed over. */
export async function ingestInputs(inputs: readonly string[], options: IngestOptions): Promise<void> {
  const store = await openStore({ folder: options.data });
  try {
    for (const note of store.notes) process.stderr.write(`tocsin: ${note}\n`);
    const knowledge = loadKnowledge();
    await takeIn(inputs, store, knowledge, options);
    const { articles, incidents } = await store.counts();
    process.stderr.write(`tocsin: ${options.data} now holds ${articles} articles and ${incidents} incidents.\n`);
  } finally {
    await store.close();
  }
}

/** Records every page first and reads it then, so that a power cut between the two loses nothing. */
export async function takeIn(
  inputs: readonly string[],
  store: Store,
  knowledge: Knowledge,
  options: Pick<IngestOptions, "published" | "publisher" | "title"> = {},
): Promise<void> {
  const progress = openProgress("reading", "articles");
  const failed = new Set<string>();
  for (const input of inputs) {
    for await (const fetched of capturesOf(input, { now: new Date().toISOString(), stated: statedIn(options) })) {
      if (fetched.status === "fetched") await store.addCapture(fetched.capture);
      else failed.add(`${fetched.url}\n${fetched.reason}`);
    }
  }
  const waiting = await store.pending();
  progress.expect(waiting.length);
  const { problems } = await digestPending(store, async (capture) => {
    await digestCapture(capture, store, knowledge);
    progress.step();
  });
  progress.end();
  for (const failure of failed) reportFailure(...(failure.split("\n", 2) as [string, string]));
  for (const problem of problems) reportFailure(problem.about, problem.message);
}

/** Reads one recorded capture and saves what it says. The thinking is in `digest` and `update`, which are pure. */
export async function digestCapture(recorded: RecordedCapture, store: Store, knowledge: Knowledge): Promise<void> {
  const capture: Capture = await store.readCapture(recorded);
  const found = digest(capture, knowledge);
  if (isEmpty(found.article)) {
    await store.saveFailure(recorded, "has no text that we can read");
    reportFailure(recorded.url, "has no text that we can read; it is kept, but tells nothing");
    return;
  }
  const known = await store.incidentsNear(found.reports);
  const ledger = update(known, found.reports, knowledge.agreements);
  await store.save({ capture: recorded, digest: found, known, ledger });
}
