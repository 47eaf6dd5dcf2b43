import { openKnowledge } from "../knowledge/knowledge.ts";
import { explain, isEmpty } from "../pipeline.ts";
import { explainRecord, explainText } from "../present/explain.ts";
import { additionsOf } from "./additions.ts";
import { UsageError } from "./errors.ts";
import { write } from "./lines.ts";
import { assertNamed, type ReadOptions, readable, reportEmpty, statedIn } from "./read.ts";

/** Columns that lines are broken at, whatever the terminal's width. */
const NARROWEST = 60;
const WIDEST = 120;
/** What goes into a file or a pipe. */
const UNKNOWN_WIDTH = 96;

/** Prints what was made of each sentence of each input, and why: as text, or as a line of JSON for each article. */
export async function explainInputs(
  inputs: readonly string[],
  options: ReadOptions & { readonly batch?: boolean },
): Promise<void> {
  assertNamed(inputs);
  const asJson = options.format === "json" || options.format === "jsonl";
  if (options.batch === true || (!asJson && options.format !== "brief"))
    throw new UsageError("--explain prints text (--format brief) or JSON (--format json), without --batch.");
  const knowledge = await openKnowledge(additionsOf(options));
  const width = Math.min(WIDEST, Math.max(NARROWEST, process.stdout.columns ?? UNKNOWN_WIDTH));
  let count = 0;
  for (const input of inputs) {
    for await (const captured of readable(input, statedIn(options))) {
      const { digest, accounts } = explain(captured, knowledge);
      if (isEmpty(digest.article)) reportEmpty(captured);
      else if (asJson) await write(process.stdout, `${JSON.stringify(explainRecord(digest, accounts))}\n`);
      else {
        const rule = count++ === 0 ? "" : `\n${"─".repeat(40)}\n\n`;
        await write(process.stdout, rule + explainText(digest, accounts, width));
      }
    }
  }
}
