import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { parseDay } from "../../src/day.ts";

const FOLDER = fileURLToPath(new URL("../../examples/corpus/", import.meta.url));
const FILES = readdirSync(FOLDER).filter((name) => name.endsWith(".txt"));

interface Sample {
  readonly heads: ReadonlyMap<string, string>;
  readonly body: string;
}

/** An article of the corpus: its lines of head, up to the first blank line, and its text. */
function sample(file: string): Sample {
  const text = readFileSync(FOLDER + file, "utf8");
  const end = text.indexOf("\n\n");
  const lines = text.slice(0, end).split("\n");
  const heads = lines.map((line): [string, string] => [
    line.slice(0, line.indexOf(": ")),
    line.slice(line.indexOf(": ") + 2),
  ]);
  return { heads: new Map(heads), body: text.slice(end + 2).trim() };
}

describe("the demonstration corpus", () => {
  test("has at least sixty-two articles, each with an address of its own", () => {
    const addresses = FILES.map((file) => sample(file).heads.get("URL"));
    expect(FILES.length).toBeGreaterThanOrEqual(62);
    expect(new Set(addresses).size).toBe(FILES.length);
  });

  test.each(FILES)("%s says who publishes it, when, and where its facts come from", (file) => {
    const { heads, body } = sample(file);
    expect([...heads.keys()]).toEqual(["Title", "Publisher", "Published", "URL", "Source of facts"]);
    expect(parseDay(heads.get("Published") ?? "")).not.toBeNull();
    expect(heads.get("URL")).toMatch(/^https:\/\/example\.org\//);
    const words = body.split(/\s+/).length;
    expect(words).toBeGreaterThan(70);
    expect(words).toBeLessThan(220);
  });
});
