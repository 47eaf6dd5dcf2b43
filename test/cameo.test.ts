import { expect, test } from "vitest";
import { cameoOf } from "../src/cameo.ts";
import type { Context, EventType, Polarity, Realis } from "../src/model.ts";
import { quadOf, scoreOf } from "../src/plover.ts";

function code(
  type: EventType,
  mode: string | null = null,
  contexts: readonly Context[] = [],
  realis: Realis = "actual",
  polarity: Polarity = "positive",
): string | null {
  return cameoOf({ type, mode, contexts, realis, polarity });
}

test("mode and context lead to the most particular code", () => {
  expect(code("CONSULT", "phone")).toBe("041");
  expect(code("AID", null, ["military"])).toBe("072");
  expect(code("RETREAT", "access", ["human_security"])).toBe("0863");
  expect(code("ASSAULT", "heavy-weapons", ["military"])).toBe("194");
});

test("where mode or context does not tell codes apart, the code above them stands", () => {
  expect(code("AID", null, ["economic", "military"])).toBe("070");
  expect(code("AID", null, ["election"])).toBe("070");
  expect(code("ACCUSE", "investigate", ["election"])).toBe("090");
  expect(code("ASSAULT")).toBe("190");
});

test("what is only announced has codes of its own, what did not happen has none", () => {
  expect(code("CONSULT", "visit", [], "future")).toBe("036");
  expect(code("ACCUSE", null, [], "future")).toBeNull();
  expect(code("ASSAULT", "firearms", [], "negated")).toBeNull();
  expect(code("ASSAULT", "firearms", [], "historical")).toBeNull();
  expect(code("ASSAULT", "firearms", [], "hypothetical")).toBeNull();
  expect(code("ASSAULT", "firearms", [], "actual", "negative")).toBeNull();
});

test("score and class follow type and mode", () => {
  expect(scoreOf("ASSAULT", "drone")).toBe(-9.5);
  expect(scoreOf("PROTEST", "vandalize")).toBe(-5);
  expect(quadOf("PROTEST")).toBe("material conflict");
});
