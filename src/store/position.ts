import type { Transaction } from "kysely";
import { type Database, plain, type Tables } from "./database.ts";
import { insertDecisions } from "./decisions.ts";
import type { Entry, Head } from "./journal.ts";
import { captureIdentity, captureOf, configurationOf } from "./records.ts";

const BATCH = 500;

/** The journal entry up to which the index has taken in what was recorded. */
export async function positionOf(database: Database): Promise<Head> {
  return await database.selectFrom("position").select(["seq", "hash"]).executeTakeFirstOrThrow();
}

/** Takes entries, in the journal's order, into the index, and moves its position in the same transaction. */
export async function takeIn(database: Database, entries: readonly Entry[]): Promise<void> {
  const last = entries.at(-1);
  if (last === undefined) return;
  await database.transaction().execute(async (transaction) => {
    await insertCaptures(transaction, entries);
    await insertDecisions(transaction, entries);
    await insertConfigurations(transaction, entries);
    await transaction.updateTable("position").set({ seq: last.seq, hash: last.hash }).execute();
  });
}

/** Takes in what the journal has and the index has not: after a crash between the two, or for a new index. */
export async function catchUp(database: Database, entries: AsyncIterable<Entry>): Promise<void> {
  let batch: Entry[] = [];
  for await (const entry of entries) {
    batch.push(entry);
    if (batch.length < BATCH) continue;
    await takeIn(database, batch);
    batch = [];
  }
  await takeIn(database, batch);
}

async function insertCaptures(transaction: Transaction<Tables>, entries: readonly Entry[]): Promise<void> {
  const captures = entries.map(captureOf).filter((capture) => capture !== null);
  if (captures.length === 0) return;
  const rows = captures.map((capture) => ({
    seq: capture.seq,
    identity: captureIdentity(capture),
    sha256: plain(capture.sha256),
    document: JSON.stringify(capture),
    article: null,
    failure: null,
  }));
  await transaction
    .insertInto("captures")
    .values(rows)
    .onConflict((conflict) => conflict.column("identity").doNothing())
    .execute();
}

async function insertConfigurations(transaction: Transaction<Tables>, entries: readonly Entry[]): Promise<void> {
  const configurations = entries.map(configurationOf).filter((configuration) => configuration !== null);
  if (configurations.length === 0) return;
  const rows = configurations.map((configuration) => ({
    seq: configuration.seq,
    document: JSON.stringify(configuration),
  }));
  await transaction.insertInto("configurations").values(rows).execute();
}
