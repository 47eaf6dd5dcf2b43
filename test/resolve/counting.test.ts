import { expect, test } from "vitest";
import { articleOfText } from "../../src/clean/clean.ts";
import { COUNTING_RULES, countingOf } from "../../src/resolve/counting.ts";

/** How the number in brackets was counted: its rule, and the days it covers. */
function counted(marked: string): { readonly rule: string | null; readonly during: string | null } {
  const start = marked.indexOf("[");
  const end = marked.indexOf("]") - 1;
  const text = marked.replace(/[[\]]/g, "");
  const article = articleOfText({ id: "a", text, published: "2025-03-14" });
  const { rule, during } = countingOf({ start, end }, { start: 0, end: text.length }, article);
  return { rule: rule?.exact ?? null, during: during === null ? null : `${during.first} ${during.last}` };
}

test.each(COUNTING_RULES)("a rule is told: $example", ({ example }) => {
  expect(counted(example.replace(/\d+/, "[$&]")).rule).not.toBeNull();
});

test.each([
  ["At least [19] people were killed, including five fighters, the ministry said.", "including five fighters", null],
  ["It counted [47] breaches by Friday.", "by Friday", null],
  ["It has recorded [7,500] since November.", null, "2024-11-01 2025-03-14"],
  ["Between 1 and 7 March [12] people died.", null, "2025-03-01 2025-03-07"],
  ["Israel has committed [2,036] violations since it took effect.", "since it took effect", null],
  ["Shells killed [12] people in the market on Monday.", null, null],
])("%s: rule %s, days %s", (text, rule, during) => {
  expect(counted(text)).toEqual({ rule, during });
});

test("the nearest rule is a number's own", () => {
  const text = "It counted [30] dead, only civilians, and 12 soldiers, confirmed by hospital records.";
  expect(counted(text).rule).toBe("only civilians");
});
