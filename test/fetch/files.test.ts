import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { capturesOf, type Fetched, type InputOptions } from "../../src/fetch/files.ts";

const NOW = "2024-11-30T08:00:00Z";
let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "files-"));
  mkdirSync(join(folder, "b"));
  mkdirSync(join(folder, "empty"));
  writeFileSync(join(folder, "c.html"), "<p>Gao</p>");
  writeFileSync(join(folder, "a.txt"), "Gao");
  writeFileSync(join(folder, "b", "z.MD"), "# Gao");
  writeFileSync(join(folder, "b", "report.xls"), "sheet");
  writeFileSync(join(folder, ".hidden.txt"), "no");
  writeFileSync(join(folder, "plain"), "Gao");
  symlinkSync(folder, join(folder, "b", "up"));
});

afterAll(() => rmSync(folder, { recursive: true }));

async function all(input: string, options: Partial<InputOptions> = {}): Promise<readonly Fetched[]> {
  const found: Fetched[] = [];
  for await (const each of capturesOf(input, { now: NOW, ...options })) found.push(each);
  return found;
}

/** What came of an input, a line for each, with the folder of the test left out. */
async function outcomes(input: string, options: Partial<InputOptions> = {}): Promise<readonly string[]> {
  return (await all(input, options)).map((each) => {
    const line =
      each.status === "fetched" ? `${each.capture.url} ${each.capture.mediaType}` : `${each.url} FAILED ${each.reason}`;
    return line.replace(folder, "").trim();
  });
}

test("a folder gives its files in the order of their names, and says what it leaves out", async () => {
  expect(await outcomes(folder)).toEqual([
    "/a.txt text/plain",
    expect.stringContaining("/b/report.xls FAILED is not read: .xls is none of .txt"),
    expect.stringContaining("/b/up FAILED is a link to a folder"),
    "/b/z.MD text/markdown",
    "/c.html text/html",
    "/empty FAILED is an empty folder",
    expect.stringContaining("/plain FAILED is not read: files without ending"),
  ]);
});

test("a file gives one capture with its hash, the moment and what is stated", async () => {
  const [found] = await all(join(folder, "a.txt"), { stated: { publisher: "Daily" } });
  expect(found).toMatchObject({
    status: "fetched",
    capture: {
      fetchedAt: NOW,
      sha256: "b4672cb87ff350ef828cd72685a9fb34310508bd6b7821257f08ddf7616f5635",
      stated: { publisher: "Daily" },
    },
  });
});

test("a named file without ending is looked at, a missing one fails with a reason", async () => {
  expect(await outcomes(join(folder, "plain"))).toEqual(["/plain"]);
  expect(await outcomes(join(folder, "nothing.txt"))).toEqual(["/nothing.txt FAILED does not exist"]);
  expect(await outcomes("")).toEqual(["FAILED does not exist"]);
});

/** What a user types, in two pieces. */
async function* typed() {
  yield "Ga";
  yield new Uint8Array([0x6f]);
}

test("a dash reads standard input", async () => {
  const [found] = await all("-", { stdin: typed() });
  expect(found?.status === "fetched" && new TextDecoder().decode(found.capture.body)).toBe("Gao");
});

test("a file above the limit fails", async () => {
  expect(await outcomes(join(folder, "c.html"), { maxBytes: 5 })).toEqual([
    "/c.html FAILED is larger than 5 bytes, which no article is; split it into articles",
  ]);
});

test("a link to what is taken in anyway is not taken in twice, one to elsewhere is followed; an empty file says so", async () => {
  const own = join(folder, "links");
  mkdirSync(own);
  writeFileSync(join(own, "تقرير.txt"), "Gao");
  writeFileSync(join(own, "none.txt"), "");
  symlinkSync("تقرير.txt", join(own, "again.txt"));
  symlinkSync(join(folder, "a.txt"), join(own, "elsewhere.txt"));
  symlinkSync("self.txt", join(own, "self.txt"));
  expect(await outcomes(own)).toEqual([
    "/links/elsewhere.txt text/plain",
    "/links/none.txt FAILED is empty",
    "/links/self.txt FAILED is a link that leads to itself",
    "/links/تقرير.txt text/plain",
  ]);
  rmSync(own, { recursive: true });
});
