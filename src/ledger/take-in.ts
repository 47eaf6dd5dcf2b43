import { plainCapture } from "../fetch/plain.ts";
import type { Article, ArticleId, Capture, Digest, Knowledge } from "../model.ts";
import { digest, isEmpty, marksOfReport, update } from "../pipeline.ts";
import { correctedDigest } from "../review/corrections.ts";
import type { Problem } from "../store/problems.ts";
import { digestPending, type Pass, rebuild } from "../store/rebuild.ts";
import type { RecordedCapture } from "../store/records.ts";
import type { Store } from "../store/store.ts";
import { connectedIncidents } from "./closure.ts";
import { recordOwners } from "./owners.ts";
import { settle } from "./settle.ts";

/** Who wants to know how far taking in has come. */
export interface Watcher {
  /** How many pages wait to be read. */
  expect(pages: number): void;
  step(): void;
}

/** Somebody else who reads pages, such as a thread of its own where other work must go on meanwhile. */
export interface Reader {
  readonly agreements: Knowledge["agreements"];
  read(capture: Capture): Promise<Digest>;
}

/** Reads every page that is recorded and waits. What cannot be read, or tells nothing, is among the problems. */
export async function takeInWaiting(
  store: Store,
  knowledge: Knowledge | Reader,
  watcher: Watcher,
): Promise<readonly Problem[]> {
  watcher.expect((await store.pending()).length);
  await store.inTurn(() => recordOwners(store));
  const reading = newReading(store, knowledge, () => watcher.step());
  const { problems } = await digestPending(store, reading.next);
  await store.inTurn(() => settle(store, knowledge.agreements));
  return [...reading.problems, ...problems];
}

/** Makes the index again from the journal and the captures, with what people put on record in effect. */
export async function rebuildRecord(store: Store, knowledge: Knowledge, step: () => void): Promise<Pass> {
  await store.inTurn(() => recordOwners(store));
  const reading = newReading(store, knowledge, step);
  const { digested, problems } = await rebuild(store, reading.next);
  await store.inTurn(() => settle(store, knowledge.agreements));
  return { digested, problems: [...reading.problems, ...problems] };
}

/** Reading one capture after another, and the pages that told nothing. */
interface Reading {
  readonly problems: readonly Problem[];
  next(recorded: RecordedCapture): Promise<void>;
}

function newReading(store: Store, knowledge: Knowledge | Reader, step: () => void): Reading {
  const problems: Problem[] = [];
  return {
    problems,
    async next(recorded) {
      const reason = await digestCapture(recorded, store, knowledge);
      if (reason !== null) problems.push(problemOf(recorded, reason));
      step();
    },
  };
}

const EMPTY = "has no text that we can read";

/**
 * Reads one recorded capture, saves what it says, and tells why it says nothing, `null` when it does. The thinking is
 * in `digest` and `update`, which are pure.
 */
export async function digestCapture(
  recorded: RecordedCapture,
  store: Store,
  knowledge: Knowledge | Reader,
): Promise<string | null> {
  const plain = await plainCapture(await store.readCapture(recorded));
  if (plain.status === "failed") return await failing(recorded, plain.reason, store);
  const made = "read" in knowledge ? await knowledge.read(plain.capture) : digest(plain.capture, knowledge);
  if (isEmpty(made.article)) return await failing(recorded, EMPTY, store);
  const repeated = await repeatedBy(made.article, store);
  if (repeated !== null) {
    await store.saveRepeat(recorded, repeated);
    return null;
  }
  const found = correctedDigest(made, await store.decisionsAbout([], [made.article.id]));
  const { known, ...options } = await connectedIncidents(found.reports, store);
  const ledger = update(known, found.reports, knowledge.agreements, options);
  await store.save({
    capture: recorded,
    digest: found,
    known,
    ledger,
    marksOf: (report) => marksOfReport(report).kept,
  });
  return null;
}

/**
 * The article on record that says the same at the same address, `null` when there is none. A page that is listed in
 * three feeds, each with a title of its own, or whose advertisements changed, is one article; one whose words were edited
 * is another version of it.
 */
async function repeatedBy({ id, url, text, publishedAt }: Article, store: Store): Promise<ArticleId | null> {
  const versions = await store.versions(url);
  if (versions.some((version) => version.id === id)) return null; // the same bytes: what was stated last holds
  const same = versions.find(
    (version) => version.text === text && (publishedAt === null || version.publishedAt !== null),
  );
  return same?.id ?? null;
}

async function failing(recorded: RecordedCapture, reason: string, store: Store): Promise<string> {
  await store.saveFailure(recorded, reason);
  return reason;
}

function problemOf({ url, seq }: RecordedCapture, reason: string): Problem {
  return { where: "capture", about: url, line: seq, message: `${reason}; it is kept, but tells nothing` };
}
