import { appendFile, mkdtemp, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Entry, findBreak, type Journal, openJournal } from "../../src/store/journal.ts";

let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "tocsin-journal-"));
  path = join(folder, "journal.jsonl");
});

afterEach(() => rm(folder, { recursive: true }));

const clock = () => "2025-03-20T08:00:00Z";

async function withJournal<T>(use: (journal: Journal) => Promise<T>): Promise<T> {
  const journal = await openJournal(path, clock);
  try {
    return await use(journal);
  } finally {
    await journal.close();
  }
}

/** Appends one entry per word, one after the other. */
async function record(...words: string[]): Promise<readonly Entry[]> {
  return await withJournal(async (journal) => {
    const entries: Entry[] = [];
    for (const word of words) entries.push(await journal.append("word", { word }));
    return entries;
  });
}

async function recorded(): Promise<readonly unknown[]> {
  return await withJournal(async (journal) => {
    const words: unknown[] = [];
    for await (const entry of journal.entriesAfter(0)) words.push((entry.data as { word: string }).word);
    return words;
  });
}

/** Alters the journal's lines behind its back. */
async function tamper(change: (lines: string[]) => string[]): Promise<void> {
  const lines = (await readFile(path, "utf8")).trimEnd().split("\n");
  await writeFile(path, `${change(lines).join("\n")}\n`);
}

test("entries come back in their order, each following on the one before", async () => {
  const [first, second, third] = await record("shelling", "denial", "correction");
  expect(first).toMatchObject({ seq: 1, at: clock(), kind: "word", prev: "0".repeat(64) });
  expect(second).toMatchObject({ seq: 2, prev: first?.hash });
  expect(third).toMatchObject({ seq: 3, prev: second?.hash });
  expect(await recorded()).toEqual(["shelling", "denial", "correction"]);
  expect(await findBreak(path)).toBeNull();
});

test("a journal goes on where it ended", async () => {
  const [first] = await record("yesterday");
  const [second] = await record("today");
  expect(second).toMatchObject({ seq: 2, prev: first?.hash });
});

test("entries after a number leave out those up to it", async () => {
  await record("one", "two", "three");
  const after = await withJournal(async (journal) => {
    const found: number[] = [];
    for await (const { seq } of journal.entriesAfter(2)) found.push(seq);
    return found;
  });
  expect(after).toEqual([3]);
});

test("any string can be recorded: line ends, NUL, half a surrogate pair, Arabic", async () => {
  const words = ["a\nb\r\n", "nul \u0000", "half \ud83d", "الهدنة", ""];
  await record(...words);
  expect(await recorded()).toEqual(words);
});

test("many appends at once share syncs and keep the order in which they were made", async () => {
  await withJournal(async (journal) => {
    const entries = await Promise.all(
      Array.from({ length: 500 }, (_, i) => journal.append("word", { word: String(i) })),
    );
    expect(entries.map(({ seq }) => seq)).toEqual(Array.from({ length: 500 }, (_, i) => i + 1));
  });
  expect(await recorded()).toEqual(Array.from({ length: 500 }, (_, i) => String(i)));
});

test("an append made by whoever an append just answered is written too", async () => {
  await withJournal(async (journal) => {
    const second = await journal.append("word", { word: "first" }).then(() => journal.append("word", { word: "then" }));
    expect(second.seq).toBe(2);
  });
});

test("an entry longer than the reading buffer is one line", async () => {
  const long = "ط".repeat(900_000);
  await record("before", long, "after");
  expect(await recorded()).toEqual(["before", long, "after"]);
});

test("every way in which a crash tears the last line leaves what was acknowledged", async () => {
  await record("kept", "kept too");
  const { length: whole } = await readFile(path);
  await record("torn");
  const bytes = await readFile(path);
  for (const cut of [2, 3, 40, bytes.length - whole - 1]) {
    await writeFile(path, bytes.subarray(0, bytes.length - cut));
    const mended = await withJournal(async (journal) => journal.mended);
    expect(mended).toBe(
      `The journal ended in ${bytes.length - whole - cut} bytes of an unfinished line after entry 2; they were never acknowledged and were moved to ${path}.cut.`,
    );
    expect(await readFile(`${path}.cut`)).toEqual(bytes.subarray(whole, bytes.length - cut));
    await rm(`${path}.cut`);
    expect((await readFile(path)).length).toBe(whole);
    expect(await recorded()).toEqual(["kept", "kept too"]);
  }
});

test("a last entry that lacks only its line end is kept", async () => {
  await record("one", "two");
  const bytes = await readFile(path);
  await writeFile(path, bytes.subarray(0, -1));
  expect(await findBreak(path)).toBeNull();
  expect(await withJournal(async (journal) => journal.mended)).toBe(
    "The journal's last line, entry 2, lacked its end; it was added.",
  );
  expect(await readFile(path)).toEqual(bytes);
  await record("three");
  expect(await recorded()).toEqual(["one", "two", "three"]);
});

test("zeros that a power cut leaves are cut off, and the journal goes on", async () => {
  await record("kept");
  await appendFile(path, Buffer.alloc(4096));
  expect(await withJournal(async (journal) => journal.mended)).toContain("4096 bytes");
  await record("next");
  expect(await recorded()).toEqual(["kept", "next"]);
  expect(await findBreak(path)).toBeNull();
});

test("a whole journal needs no mending", async () => {
  await record("kept");
  expect(await withJournal(async (journal) => journal.mended)).toBeNull();
});

/** Where and how a journal of four words is broken after a change; it must then refuse more, and read up to there. */
async function breakOf(change: (lines: string[]) => string[]): Promise<string> {
  await record("one", "two", "three", "four");
  await tamper(change);
  const found = await findBreak(path);
  await withJournal(async (journal) => {
    expect(journal.broken).toEqual(found);
    await expect(journal.append("word", { word: "more" })).rejects.toThrow(`broken at line ${found?.line}`);
  });
  expect(await recorded()).toHaveLength((found?.line ?? 0) - 1);
  return `line ${found?.line}: ${found?.what}`;
}

test("a changed word is found", async () => {
  const found = await breakOf((lines) => lines.map((line) => line.replace('"two"', '"TWO"')));
  expect(found).toBe("line 2: its words were changed");
});

test("a changed time is found in the last line too", async () => {
  const found = await breakOf((lines) => lines.with(3, (lines[3] ?? "").replace("2025-03-20", "2025-03-21")));
  expect(found).toBe("line 4: its words were changed");
});

test("white space that JSON would not notice is found", async () => {
  const found = await breakOf((lines) => lines.map((line) => line.replace('"kind":', '"kind": ')));
  expect(found).toBe("line 1: its words were changed");
});

test("a line that was taken out is found", async () => {
  expect(await breakOf((lines) => lines.filter((_, i) => i !== 1))).toBe("line 2: it has another number");
});

test("two lines that changed places are found", async () => {
  expect(await breakOf(([a = "", b = "", c = "", d = ""]) => [a, c, b, d])).toBe("line 2: it has another number");
});

test("a line of another journal with the right number is found", async () => {
  await record("elsewhere", "elsewhere too");
  const [, foreign = ""] = (await readFile(path, "utf8")).split("\n");
  await rm(path);
  const found = await breakOf((lines) => lines.with(1, foreign));
  expect(found).toBe("line 2: it does not follow on the line before");
});

test("a line that is no entry is found", async () => {
  expect(await breakOf((lines) => lines.with(2, "{}"))).toBe("line 3: it is not a journal entry");
});

test("a line of zeros is found, and what comes after it is not cut off", async () => {
  const found = await breakOf((lines) => lines.with(1, "\u0000".repeat((lines[1] ?? "").length)));
  expect(found).toBe("line 2: it is not a journal entry");
  expect((await readFile(path, "utf8")).split("\n")).toHaveLength(5);
});

test("an empty line is found", async () => {
  expect(await breakOf((lines) => lines.with(0, ""))).toBe("line 1: it is not a journal entry");
});

test("a break says what was expected and what was found", async () => {
  const [, second] = await record("one", "two");
  await tamper((lines) => lines.map((line) => line.replace('"two"', '"TWO"')));
  const found = await findBreak(path);
  expect(found?.expected).toBe(second?.hash);
  expect(found?.found).toMatch(/^[0-9a-f]{64}$/);
  expect(found?.found).not.toBe(second?.hash);
});

test("a journal that another program writes to takes nothing more", async () => {
  await withJournal(async (journal) => {
    await journal.append("word", { word: "ours" });
    await appendFile(path, "theirs\n");
    await expect(journal.append("word", { word: "ours again" })).rejects.toThrow("another program has changed it");
    await truncate(path, 0);
    await expect(journal.append("word", { word: "once more" })).rejects.toThrow("takes no more entries");
  });
});

test("a closed journal takes nothing more", async () => {
  const journal = await openJournal(path, clock);
  await journal.close();
  await expect(journal.append("word", { word: "late" })).rejects.toThrow("it was closed");
});
