import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeOutFolder, openOutFile } from "../../src/cli/out-file.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tocsin-out-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test("a file has its name, and a statement beside it, only once it is finished", async () => {
  const path = join(folder, "list.csv");
  const file = await openOutFile(path);
  file.stream.write("one\n");
  expect(await readdir(folder)).toEqual(["list.csv.part"]);
  await file.finish({ articles: 1 });
  await file.abandon();
  expect(await readFile(path, "utf8")).toBe("one\n");
  expect(JSON.parse(await readFile(`${path}.meta.json`, "utf8"))).toEqual({ articles: 1 });
});

test("what is abandoned leaves nothing behind, and the older list as it was", async () => {
  const path = join(folder, "kept.csv");
  await writeFile(path, "whole\n");
  const file = await openOutFile(path);
  file.stream.write("hal");
  await file.abandon();
  expect((await readdir(folder)).filter((name) => name.startsWith("kept"))).toEqual(["kept.csv"]);
  expect(await readFile(path, "utf8")).toBe("whole\n");
});

test("a slip in a path is an error, and makes no folders", async () => {
  await expect(openOutFile(join(folder, "none", "list.csv"))).rejects.toMatchObject({ code: "ENOENT" });
  await expect(makeOutFolder(join(folder, "none", "deeper"))).rejects.toMatchObject({ code: "ENOENT" });
  await makeOutFolder(join(folder, "tables"));
  await makeOutFolder(join(folder, "tables"));
  expect(await readdir(folder)).toContain("tables");
});
