import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Captures, openCaptures, sha256Of } from "../../src/store/captures.ts";

let folder: string;
let captures: Captures;

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), "tocsin-captures-")), "captures");
  captures = await openCaptures(folder);
});

afterEach(() => rm(join(folder, ".."), { recursive: true }));

const page = new TextEncoder().encode("<p>Troops withdrew from Gao.</p>".repeat(100));
const name = sha256Of(page);
const file = () => join(folder, name.slice(0, 2), `${name}.gz`);

test("a page comes back byte for byte, from a smaller file under the hash of its bytes", async () => {
  await captures.keep(name, page);
  expect(await captures.find(name)).toMatchObject({ status: "whole" });
  const found = await captures.find(name);
  expect(found.status === "whole" && Buffer.from(found.bytes).equals(page)).toBe(true);
  expect((await readFile(file())).length).toBeLessThan(page.length);
});

test("an empty page is a page", async () => {
  const nothing = new Uint8Array();
  await captures.keep(sha256Of(nothing), nothing);
  expect(await captures.find(sha256Of(nothing))).toMatchObject({ status: "whole" });
});

test("a page that is kept twice, even at once, is one file", async () => {
  await Promise.all([captures.keep(name, page), captures.keep(name, page)]);
  expect(await readdir(join(folder, name.slice(0, 2)))).toEqual([`${name}.gz`]);
  expect(await readdir(join(folder, "unfinished"))).toEqual([]);
});

test("bytes that do not hash to their name are refused", async () => {
  await expect(captures.keep("0".repeat(64), page)).rejects.toThrow(`they hash to ${name}`);
});

test("a name that is no hash reaches no file", async () => {
  await expect(captures.find("../../etc/passwd")).rejects.toThrow("is not a SHA-256");
});

test("a page that was never kept is missing", async () => {
  expect(await captures.find(name)).toEqual({ status: "missing", path: file() });
});

test("a damaged file is found, and mended when the page comes again", async () => {
  await captures.keep(name, page);
  await writeFile(file(), "no longer gzip");
  expect(await captures.find(name)).toMatchObject({ status: "changed" });
  await captures.keep(name, page);
  expect(await captures.find(name)).toMatchObject({ status: "whole" });
});

test("another page under this name is found", async () => {
  const other = new TextEncoder().encode("another page");
  await captures.keep(sha256Of(other), other);
  const path = join(folder, sha256Of(other).slice(0, 2), `${sha256Of(other)}.gz`);
  await mkdir(join(folder, name.slice(0, 2)), { recursive: true });
  await writeFile(file(), await readFile(path));
  expect(await captures.find(name)).toMatchObject({ status: "changed", found: sha256Of(other) });
});

test("what an interrupted write left is cleared away", async () => {
  await writeFile(join(folder, "unfinished", "half"), "hal");
  await openCaptures(folder);
  expect(await readdir(join(folder, "unfinished"))).toEqual([]);
});
