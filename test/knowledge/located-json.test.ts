import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { JsonSlip, locateJson } from "../../src/knowledge/located-json.ts";

/** What a reader is told of a text that is no JSON: line, column and words; "" where it is. */
function slip(text: string): string {
  try {
    locateJson(text);
    return "";
  } catch (error) {
    if (!(error instanceof JsonSlip)) throw error;
    return `${error.line}:${error.column} ${error.message}`;
  }
}

function takenByNode(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe("what is JSON", () => {
  test("is read as JSON.parse reads it", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 1, 2), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        expect(locateJson(text).value).toEqual(JSON.parse(text));
      }),
    );
  });
  test("and nothing else is taken", () => {
    const pieces = fc.constantFrom(..."{}[]:,\"'-+.e0129 \n\\u/#", "true", "null", "tru", '"a"', '"a":', "//");
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        const text = parts.join("");
        expect(`${text} ${slip(text) === ""}`).toBe(`${text} ${takenByNode(text)}`);
      }),
      { numRuns: 3000 },
    );
  });
  test("may begin with a byte order mark, as some editors write it", () => {
    expect(locateJson('\uFEFF{"a": 1}').value).toEqual({ a: 1 });
  });
  test("tells on which line each value stands", () => {
    const { lineOf } = locateJson('{\n "a": [\n  1,\n  {"b": 2}\n ]\n}');
    expect([[], ["a"], ["a", 0], ["a", 1, "b"], ["a", 1, "gone"], ["gone"]].map(lineOf)).toEqual([1, 2, 3, 4, 4, 1]);
  });
  test("tells of a key that stands twice", () => {
    expect(locateJson('{"a": 1,\n "a": 2}').twice).toEqual([{ path: [], key: "a", line: 2 }]);
  });
});

describe("what a reader is told of a slip", () => {
  test.each([
    ['{"a": 1 "b": 2}', "1:8 A comma is missing at the end of this line, or before what follows"],
    ['{"a": 1,\n}', "2:1 There is a comma before the closing }: take the comma away"],
    ["[1, 2,]", "1:7 There is a comma before the closing ]: take the comma away"],
    ['{"a": “x”}', '1:7 Curly quotes stand here; JSON takes only straight ones: "'],
    ["{'a': 1}", '1:2 The name of a field stands in double quotes, such as "title"'],
    ['{"a": open}', '1:7 Text stands in double quotes: "open"'],
    ['{"a": None}', "1:7 Write null for what is absent, not None"],
    ['{"a": True}', "1:7 Write true in small letters"],
    ['{"a": 1} // note', "1:10 A comment stands here, and JSON has none: take it away"],
    ['{"a": "x\n}', "1:7 The double quote that opens here is not closed on the same line"],
    ['{"a": 1', "1:8 The file ends before the bracket opened on line 1 is closed with }"],
    ['{"a": [1}', "1:9 Here stands } where ] should close the bracket opened on line 1"],
    ['{"a" 1}', '1:6 A colon is missing behind "a"'],
    ['{"a": }', "1:7 A value is missing before }"],
    [
      '{"a": 1}{"a": 2}',
      "1:9 The file goes on after its end: take away what follows, or put several agreements between [ and ] with commas between them",
    ],
  ])("%s", (text, told) => {
    expect(slip(text)).toBe(told);
  });
  test("brackets without end", () => {
    expect(slip("[".repeat(100_000))).toContain("too deep");
  });
});
