import { expect, test } from "vitest";
import { openIdentifier } from "../../src/knowledge/languages.ts";

const identify = await openIdentifier();

test.each([
  "Israel released 90 prisoners.",
  "Egypt released prisoners",
  "Israel bombed Beirut.",
  "Russian drones hit Odesa",
  "Gaza ceasefire talks resume",
])("a few words that are mostly names are in no language but English: %s", (text) => {
  expect([null, "en"]).toContain(identify(text));
});

test.each([
  ["fr", "Armée: deux soldats tués à Goma"],
  ["tr", "Türkiye Suriye'de operasyon başlattı"],
  ["es", "Dos soldados murieron en un ataque en Arauca, según el ejército de Colombia."],
  ["uk", "Російські дрони вдарили по Одесі"],
])("%s is told where there is no doubt", (language, text) => {
  expect(identify(text)).toBe(language);
});
