import { expect, test } from "vitest";
import { digestWords } from "../knowledge.ts";

/** The types of the events that a text is on record for. */
function records(text: string, ...types: string[]) {
  test(`${text}`, () => expect(digestWords(text).reports.map(({ type }) => type)).toEqual(types));
}

records("We met her on the street and she helped us.");
records("I asked him to help me.");
records("A neighbour thanked her.");
records("The minister thanked the teachers.", "SUPPORT");
records("Kenya asked them to help.", "REQUEST");
records("They beat him in the street.", "ASSAULT");
records("Thousands protested against the tax.", "PROTEST");
records("The truce came into force on Sunday.", "RETREAT");
records("Observers counted twelve violations of the ceasefire.", "ASSAULT");
records("Two bakers agreed on a truce.");
records("The season began on Sunday.");
records("The bank counted twelve violations of the rule.");
records("The two sides agreed to a truce.", "AGREE");
