import { capturesOf } from "../fetch/files.ts";
import { loadKnowledge } from "../knowledge/knowledge.ts";
import { takeInWaiting } from "../ledger/take-in.ts";
import type { Knowledge } from "../model.ts";
import { openStore, type Store } from "../store/store.ts";
import { type AdditionOptions, additionsOf } from "./additions.ts";
import { note, reportFailure } from "./errors.ts";
import { takeWeights, type WeightsOption } from "./merge-weights.ts";
import { openProgress } from "./progress.ts";
import { type ReadOptions, statedIn } from "./read.ts";

type IngestOptions = Pick<ReadOptions, "published" | "publisher" | "title"> &
  AdditionOptions &
  WeightsOption & { readonly data: string };

/** Takes pages into the store and reads them. What is already on record is passed over. */
export async function ingestInputs(inputs: readonly string[], options: IngestOptions): Promise<void> {
  const store = await openStore({ folder: options.data });
  try {
    for (const each of store.notes) note(each);
    if ((await takeWeights(store, options)) && (await store.counts()).incidents > 0)
      note("Other weights hold from now on. Run `tocsin rebuild` to join what is on record by them, too.");
    const knowledge = loadKnowledge(additionsOf(options));
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
  const failed = new Set<string>();
  for (const input of inputs) {
    for await (const fetched of capturesOf(input, { now: new Date().toISOString(), stated: statedIn(options) })) {
      if (fetched.status === "fetched") await store.addCapture(fetched.capture);
      else failed.add(`${fetched.url}\n${fetched.reason}`);
    }
  }
  const progress = openProgress("reading", "articles");
  const problems = await takeInWaiting(store, knowledge, progress);
  progress.end();
  for (const failure of failed) reportFailure(...(failure.split("\n", 2) as [string, string]));
  for (const problem of problems) reportFailure(problem.about, problem.message);
}
