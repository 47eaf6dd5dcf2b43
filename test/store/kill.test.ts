import { spawn } from "node:child_process";
import { once } from "node:events";
import { appendFile, readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { openCaptures } from "../../src/store/captures.ts";
import { findBreak } from "../../src/store/journal.ts";
import { digestPending, rebuild } from "../../src/store/rebuild.ts";
import { verify } from "../../src/store/verify.ts";
import { ingestBulletin } from "./bulletin.ts";
import { Folders } from "./folders.ts";

/** More rounds for a night's run: `TOCSIN_KILL_ROUNDS=200 npx vitest run test/store/kill.test.ts` */
const ROUNDS = Number(process.env["TOCSIN_KILL_ROUNDS"] ?? 12);
const SEED = Number(process.env["TOCSIN_KILL_SEED"] ?? 20261122);
/** A child that records is killed somewhere within so many acknowledgements, one that still opens within so long. */
const MOST_LINES = 40;
const OPENING_MS = 2500;
const WITHIN_MS = 30;

const CHILD = fileURLToPath(new URL("./kill-child.ts", import.meta.url));
const TSX = fileURLToPath(import.meta.resolve("tsx"));

const folders = new Folders();
afterAll(() => folders.remove());

/** What a child has acknowledged before it was killed. */
interface Acknowledged {
  readonly ready: boolean;
  readonly pending: readonly number[];
  readonly recorded: readonly { readonly seq: number; readonly sha256: string }[];
  readonly digested: readonly number[];
}

/** Runs a child and kills it some time after it began, or after it has acknowledged so many things. */
async function runAndKill(folder: string, round: number, afterLines: number | null, afterMs: number) {
  const child = spawn(process.execPath, ["--import", TSX, CHILD, folder, String(round)], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [output, trouble] = ["", ""];
  const ended = once(child, "close");
  const reached = new Promise<void>((resolve) => {
    child.stdout.on("data", (bytes: Buffer) => {
      output += bytes.toString();
      const [, recording] = output.split("ready \n");
      if (recording !== undefined && recording.split("\n").length > (afterLines ?? 0)) resolve();
    });
  });
  child.stderr.on("data", (bytes: Buffer) => {
    trouble += bytes.toString();
  });
  if (afterLines !== null) await Promise.race([reached, ended]);
  await setTimeout(afterMs);
  child.kill("SIGKILL");
  await ended;
  expect(trouble).toBe("");
  return acknowledgedIn(output);
}

/** A last line without its end was not yet acknowledged. */
function acknowledgedIn(output: string): Acknowledged {
  const lines = output.split("\n").slice(0, -1);
  const said = (what: string) =>
    lines.flatMap((line) => (line.startsWith(`${what} `) ? [line.slice(what.length + 1)] : []));
  return {
    ready: said("ready").length > 0,
    pending: (said("pending")[0] ?? "").split(",").filter(Boolean).map(Number),
    recorded: said("recorded").map((words) => ({
      seq: Number(words.split(" ")[0]),
      sha256: words.split(" ")[1] ?? "",
    })),
    digested: said("digested").map(Number),
  };
}

/** The captures in the journal file, by number. A torn last line does not count. */
async function journalled(folder: string): Promise<ReadonlyMap<number, string>> {
  const lines = (await readFile(join(folder, "journal.jsonl"), "utf8").catch(() => "")).split("\n").slice(0, -1);
  const entries = lines.map((line) => JSON.parse(line) as { seq: number; data: { sha256: string } });
  return new Map(entries.map(({ seq, data }) => [seq, data.sha256]));
}

/** A stream of numbers from 0 to 1 that a seed repeats (mulberry32). */
function* lots(seed: number): Generator<number, never> {
  for (let state = seed; ; ) {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    yield ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }
}

test(`nothing acknowledged is lost in ${ROUNDS} kills`, { timeout: 60_000 + ROUNDS * 20_000 }, async () => {
  const folder = await folders.folder();
  const draw = lots(SEED);
  const recorded = new Map<number, string>();
  const digested = new Set<number>();
  let ready = 0;
  for (let round = 0; round < ROUNDS; round++) {
    // Every fourth is killed while it still opens the store, the first while it makes the database.
    const opening = round % 4 === 0;
    const afterLines = opening ? null : Math.floor(draw.next().value * MOST_LINES);
    const afterMs = draw.next().value * (opening ? OPENING_MS : WITHIN_MS);
    const acknowledged = await runAndKill(folder, round, afterLines, afterMs);

    expect(acknowledged.pending.filter((seq) => digested.has(seq))).toEqual([]);
    for (const { seq, sha256 } of acknowledged.recorded) recorded.set(seq, sha256);
    for (const seq of acknowledged.digested) digested.add(seq);
    if (acknowledged.ready) ready++;

    const kept = await journalled(folder);
    expect([...recorded].filter(([seq, sha256]) => kept.get(seq) !== sha256)).toEqual([]);
    // What a power cut would leave of a write; the next child must mend it.
    if (round % 3 === 1) await appendFile(join(folder, "journal.jsonl"), '{"seq":99999,"at":"20');
  }
  expect(ready).toBeGreaterThanOrEqual(Math.floor(ROUNDS / 2));
  expect(recorded.size).toBeGreaterThan(ROUNDS);

  expect(await findBreak(join(folder, "journal.jsonl"))).toBeNull();
  const captures = await openCaptures(join(folder, "captures"));
  for (const sha256 of recorded.values()) expect(await captures.find(sha256)).toMatchObject({ status: "whole" });

  const store = await folders.wholeStore(folder);
  expect((await store.pending()).filter(({ seq }) => digested.has(seq))).toEqual([]);
  expect((await digestPending(store, ingestBulletin)).problems).toEqual([]);
  expect(await verify(store)).toEqual([]);
  const { captures: known, pending, articles, incidents } = await store.counts();
  expect({ known, pending, articles }).toEqual({ known: store.head.seq, pending: 0, articles: store.head.seq });

  const before = await store.fingerprint();
  expect(await rebuild(store, ingestBulletin)).toEqual({ digested: known, problems: [] });
  expect(await store.fingerprint()).toBe(before);
  console.log(
    `${ROUNDS} kills, ${recorded.size} captures acknowledged, ${digested.size} digested, ${incidents} incidents; none lost`,
  );
});
