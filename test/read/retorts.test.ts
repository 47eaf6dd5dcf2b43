import { expect, test } from "vitest";
import { digestWords } from "../knowledge.ts";

/** Who says what of the deed whose trigger is named. */
function voices(text: string, trigger: string): readonly string[] {
  const deed = digestWords(text).reports.find((report) => report.trigger.exact.includes(trigger));
  return (deed?.claims ?? []).map(
    ({ speaker, stance }) => `${typeof speaker === "string" ? speaker : speaker.citation.exact} ${stance}`,
  );
}

test.each([
  ["Rebels shelled Saraqib, killing three people. The army denied it.", "shelled", "The army denies"],
  ["Lebanon said that Israel bombed Khiam. Israel denied the accusation.", "bombed", "Israel denies"],
  [
    "Rebels attacked a convoy near Gao on Monday. The group claimed responsibility for the attack.",
    "attacked",
    "The group claims-responsibility",
  ],
])("%s", (text, trigger, voice) => {
  const found = voices(text, trigger);
  expect(found).toHaveLength(2);
  expect(found[1]).toBe(voice);
});

test.each([
  ["Rebels attacked a convoy near Gao on Monday. No group claimed responsibility.", "attacked"],
  ["Rebels attacked a convoy near Gao on Monday. The army did not deny it.", "attacked"],
  ["Rebels attacked a convoy near Gao on Monday. The minister denied that prices had risen.", "attacked"],
  ["The minister denied it. Rebels attacked a convoy near Gao on Monday.", "attacked"],
])("nobody answers the deed: %s", (text, trigger) => {
  expect(voices(text, trigger)).toHaveLength(1);
});
