import { expect, test } from "vitest";
import { update } from "../../src/pipeline.ts";
import { digestWords } from "../knowledge.ts";

/** The states of what two papers report, of the first paper's monitor and of a second that goes on with "it". */
function states(...texts: readonly string[]): readonly string[] {
  const reports = texts.flatMap(
    (text, i) => digestWords(text, { published: "2024-11-29", publisher: `Paper ${i}` }).reports,
  );
  return update([], reports, [])
    .incidents.filter(({ type }) => type === "ASSAULT")
    .map(({ verification: { state } }) => state);
}

test("a pronoun that could be anyone is no second origin", () => {
  const monitor =
    "Russian air strikes on towns near Aleppo killed at least 19 civilians on Thursday, the Syrian Observatory for Human Rights said.";
  const goesOn =
    "Most of the dead were fighters. It said that 24 of them were civilians, most of whom died in Russian air strikes near Aleppo on Thursday.";
  expect(states(monitor, goesOn)).not.toContain("corroborated");
  expect(
    states(
      monitor,
      "Russian air strikes near Aleppo killed 19 civilians on Thursday, rescuers of the White Helmets said.",
    ),
  ).toContain("corroborated");
});
