import { expect, test } from "vitest";
import { digestWords } from "../knowledge.ts";

/** Whose the last deed of a text was, by country; `null` where the text does not say. */
function whose(text: string, country: string | null) {
  test(`${text}`, () => {
    const last = digestWords(text).reports.at(-1);
    expect(last?.actors[0]?.country).toBe(country);
  });
}

const BEFORE = "The Chadian army said it hit a depot near Abeche. ";

whose(`${BEFORE}The army raided two villages.`, "TCD");
whose(`${BEFORE}A warplane struck a market.`, null);
whose(`${BEFORE}Enemy aircraft struck a car.`, null);
whose(`${BEFORE}Unidentified soldiers raided a village.`, null);
whose(`${BEFORE}Chadian warplanes struck a market.`, "TCD");
