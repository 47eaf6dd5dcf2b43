import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openArchive } from "../../src/watch/archive.ts";
import { checkArchive } from "../../src/watch/archive-check.ts";

let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "tocsin-archive-"));
  const archive = openArchive(folder, () => "2031-05-02T10:00:00Z");
  for (const town of ["Oru", "Karal", "Semet"]) await archive.keep(answerOn(town), "2031-05-02T10:00:00Z");
  await archive.close();
  const [file = ""] = await readdir(folder);
  path = join(folder, file);
});

afterEach(() => rm(folder, { recursive: true }));

function answerOn(town: string) {
  return {
    status: "answered",
    url: `https://example.org/${town}`,
    movedTo: null,
    mediaType: "text/html",
    body: new TextEncoder().encode(`<p>Shells fell on ${town}. ${"The rest is quiet. ".repeat(40)}</p>`),
    validators: { etag: null, lastModified: null },
    head: { status: 200, statusText: "OK", headers: [["content-type", "text/html"]] },
  } as const;
}

test("an archive that nobody touched is whole, and so is one that is not there", async () => {
  expect(await checkArchive(folder)).toEqual({ answers: 3, problems: [] });
  expect(await checkArchive(join(folder, "none"))).toEqual({ answers: 0, problems: [] });
});

test.each([1, 9, 30, 200])("what a crash cut off, %i bytes from the end, is no fault", async (bytes) => {
  const whole = await readFile(path);
  await writeFile(path, whole.subarray(0, whole.length - bytes));
  expect(await checkArchive(folder)).toMatchObject({ problems: [] });
});

test("bytes that were changed are told of", async () => {
  const bytes = await readFile(path);
  const middle = Math.floor(bytes.length / 2);
  bytes.fill(0xff, middle, middle + 20);
  await writeFile(path, bytes);
  const { problems } = await checkArchive(folder);
  expect(problems).toEqual([
    expect.objectContaining({ where: "archive", message: expect.stringContaining("changed") }),
  ]);
});

test("words that were changed and packed anew are told of, with where they came from", async () => {
  const words = gunzipSync(await readFile(path)).toString("latin1");
  await writeFile(path, gzipSync(Buffer.from(words.replace("Shells fell on Karal", "Flower fell on Karal"), "latin1")));
  const { answers, problems } = await checkArchive(folder);
  expect(answers).toBe(2);
  expect(problems.map(({ message }) => message)).toEqual([
    expect.stringContaining("What https://example.org/Karal answered was changed"),
  ]);
});
