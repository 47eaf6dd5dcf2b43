import { join } from "node:path";
import { openKnowledge } from "../knowledge/knowledge.ts";
import { driftingDecisions } from "../ledger/decisions.ts";
import { rebuildRecord } from "../ledger/take-in.ts";
import { openStore } from "../store/store.ts";
import { verify } from "../store/verify.ts";
import { checkArchive } from "../watch/archive-check.ts";
import { type AdditionOptions, additionsOf } from "./additions.ts";
import { reportFailure } from "./errors.ts";
import { takeWeights, type WeightsOption } from "./merge-weights.ts";
import { openProgress } from "./progress.ts";

/** Makes the index again from the journal and the captures. */
export async function rebuildIndex(
  options: AdditionOptions & WeightsOption & { readonly data: string; readonly check?: boolean },
): Promise<void> {
  const { data, check } = options;
  const store = await openStore({ folder: data, discardIndex: check !== true });
  try {
    await takeWeights(store, options);
    const before = check ? await store.fingerprint() : null;
    const knowledge = await openKnowledge(additionsOf(options));
    const progress = openProgress("rebuilding", "articles");
    progress.expect((await store.counts()).captures);
    const { digested, problems } = await rebuildRecord(store, knowledge, () => progress.step());
    progress.end();
    for (const problem of problems) reportFailure(problem.about, problem.message);
    process.stdout.write(`The index was made again from ${digested} captures.\n`);
    if (before === null) return;
    const same = before === (await store.fingerprint());
    process.stdout.write(
      same
        ? "It equals the old one.\n"
        : "It differs from the old one: rules, data or model have changed since that was made, or it was altered.\n",
    );
    if (!same) process.exitCode = 1;
  } finally {
    await store.close();
  }
}

/** Checks the journal's chain, every capture, every citation and every archived answer, and names what does not hold. */
export async function verifyRecord({ data }: { readonly data: string }): Promise<void> {
  const store = await openStore({ folder: data });
  try {
    const archive = await checkArchive(join(store.folder, "archive"));
    const problems = [...(await verify(store)), ...(await driftingDecisions(store)), ...archive.problems];
    for (const { where, about, line, message } of problems) {
      reportFailure(`${where} ${about}${line === null ? "" : `, line ${line}`}`, message);
    }
    const { captures, articles, incidents } = await store.counts();
    const { seq, hash } = store.head;
    if (problems.length === 0)
      process.stdout.write(
        `Whole: ${captures} captures, ${articles} articles, ${incidents} incidents; every citation holds.\n`,
      );
    if (archive.answers > 0 && archive.problems.length === 0)
      process.stdout.write(`The archive holds ${archive.answers} answers of the web, each as it came.\n`);
    process.stdout.write(
      `The journal ends with entry ${seq}, ${hash}. Keep that line elsewhere to prove later that nothing was cut off.\n`,
    );
  } finally {
    await store.close();
  }
}
