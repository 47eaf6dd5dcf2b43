import { expect, test } from "vitest";
import type { Participant } from "../../src/model.ts";
import { digestWords } from "../knowledge.ts";

/** The first event's actors and recipients of a text are these, each as "words|COUNTRY", "-" for an unknown country. */
function takesPart(text: string, ...expected: readonly string[]): void {
  const [report] = digestWords(text).reports;
  const all = [...(report?.actors ?? []), ...(report?.recipients ?? [])];
  const told = all.map(({ citation, country }: Participant) => `${citation.exact}|${country ?? "-"}`);
  expect({ text, told }).toEqual({ text, told: expected });
}

test("people no word calls by a country are of the one where it happens", () => {
  takesPart("Gunmen killed two teachers in Quetta.", "Gunmen|PAK", "two teachers in Quetta|PAK");
  takesPart("Police arrested nine students in Harare.", "Police|ZWE", "nine students|ZWE");
});

test("people from abroad are not", () => {
  takesPart("Gunmen kidnapped two foreign engineers in Quetta.", "Gunmen|PAK", "two foreign engineers|-");
  takesPart("Gunmen killed three tourists on a road near Quetta.", "Gunmen|PAK", "three tourists|-");
});

test("adversaries and the policed are of the state across", () => {
  takesPart("Rebels attacked Ugandan troops on Friday.", "Rebels|UGA", "Ugandan troops|UGA");
  takesPart("Kenyan police arrested five students.", "Kenyan police|KEN", "five students|KEN");
  takesPart("Students protested against the Kenyan government.", "Students|KEN", "the Kenyan government|KEN");
});

test("others are of no state for facing one", () => {
  takesPart("Gunmen attacked Ugandan troops on Friday.", "Gunmen|-", "Ugandan troops|UGA");
  takesPart("Students protested against Kenya.", "Students|-", "Kenya|KEN");
  takesPart("Kenyan police arrested five migrants.", "Kenyan police|KEN", "five migrants|-");
});

test("people who are somewhere, or fled it, are of that place", () => {
  takesPart("A rebel group based in northern Mali attacked a convoy.", "A rebel group|MLI", "a convoy|-");
  takesPart("The agency will feed refugees fleeing the fighting in Liberia.", "The agency|-", "refugees|LBR");
  takesPart("The agency will feed refugees expelled from Liberia.", "The agency|-", "refugees|LBR");
});

test("a person named right behind a post is the one who acts", () => {
  takesPart("Former prime minister Andreas Papandreou demanded elections.", "Former prime minister|GRC", "elections|-");
});
