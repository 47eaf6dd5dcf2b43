import fc from "fast-check";
import { expect, test } from "vitest";
import { csvRecords } from "../../src/fetch/csv-rows.ts";

async function read(text: string, chunk = 1000): Promise<readonly (readonly string[])[]> {
  return (await records(text, chunk)).map(({ cells }) => cells);
}

async function records(text: string, chunk: number) {
  const bytes = new TextEncoder().encode(text);
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
  }
  const found = [];
  for await (const record of csvRecords(pieces())) found.push(record);
  return found;
}

const written = (rows: readonly (readonly string[])[], separator = ",", end = "\r\n") =>
  rows.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(separator) + end).join("");

test("what is written comes back, whatever the pieces it comes in", async () => {
  const cell = fc.string({ unit: "grapheme", maxLength: 8 }).map((text) => text.replaceAll("\r", ""));
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(table, fc.integer({ min: 1, max: 40 }), async (rows, chunk) => {
      const head = ["a", "b", "c"];
      expect(await read(written([head, ...rows]), chunk)).toEqual([head, ...rows]);
    }),
  );
});

test("quotes, separators and line ends within cells; bare cells; no line end at the end", async () => {
  expect(await read('a,b,c\r\n"x, y","say ""no""\nnow",\n1,,3')).toEqual([
    ["a", "b", "c"],
    ["x, y", 'say "no"\nnow', ""],
    ["1", "", "3"],
  ]);
});

test("a byte-order mark and empty lines are let pass", async () => {
  expect(await read("\ufeffa,b\n\n1,2\n\n")).toEqual([
    ["a", "b"],
    ["1", "2"],
  ]);
});

test.each([";", "\t"])("the separator is %j where the first line has it", async (separator) => {
  expect(
    await read(
      written(
        [
          ["a", "b"],
          ["1, 5", "2"],
        ],
        separator,
        "\n",
      ),
    ),
  ).toEqual([
    ["a", "b"],
    ["1, 5", "2"],
  ]);
});

test("records know their lines", async () => {
  const found = await records('a,b\n"two\nlines",x\nlast,y\n', 3);
  expect(found.map(({ line }) => line)).toEqual([1, 2, 4]);
});

test("an empty file has no records", async () => {
  expect(await read("")).toEqual([]);
});
