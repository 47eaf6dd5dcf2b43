import { expect, test } from "vitest";
import { loadLanguage } from "../../src/knowledge/language.ts";
import { knowingCountries, knowingNames } from "../../src/read/listed-names.ts";

const LISTED = knowingNames(loadLanguage(), [
  { name: "Dagolath", aliases: [], adjectives: ["Dagolathi"], kind: "country" },
  { name: "Children of the Ash", aliases: ["COTA", "Ash-Folk"], kind: "group" },
  { name: "Ent", aliases: [], kind: "group" },
]);

/** The names of a text are these, each as "words|kind". */
function names(text: string, ...expected: readonly string[]): void {
  const { names: found } = LISTED.parse(text);
  expect(found.map(({ span, kind }) => `${text.slice(span.start, span.end)}|${kind}`)).toEqual(expected);
}

test("listed names are found whatever the tagger takes them for", () => {
  names("Dagolath sent troops.", "Dagolath|place");
  names("the shelling of Dagolath went on.", "Dagolath|place");
  names("Officials met the Children of the Ash on Monday.", "Children of the Ash|organisation");
  names("COTA claimed the attack.", "COTA|organisation");
  names("The ash-folk burned a Ash-Folk banner.", "Ash-Folk|organisation");
});

test("a listed word within a longer name, or written small, is not the listed name", () => {
  names("A witness saw an ent and some ash.");
  names("Dagolathi troops withdrew.");
});

test("a title parts a listed country from a person's name", () => {
  names("Dagolath President Omar Hassan arrived.", "Dagolath|place", "Omar Hassan|person");
});

const COUNTRIES = knowingCountries(loadLanguage(), [
  { name: "Uganda", aliases: [], kind: "country" },
  { name: "Jordan", aliases: [], seats: ["Amman"], kind: "country" },
]);

/** The people whom a text names, as it reads when countries are known. */
function people(text: string, ...expected: readonly string[]): void {
  const { names: found } = COUNTRIES.parse(text);
  const persons = found.filter(({ kind }) => kind === "person");
  expect(persons.map(({ span }) => text.slice(span.start, span.end))).toEqual(expected);
}

test("a country is no person, unless the text has a person of that name", () => {
  people("Uganda said on Sunday it had paid compensation.");
  people("Jordan said it had arrested ten men.");
  people("Michael Jordan praised the deal. Jordan said it was good.", "Michael Jordan", "Jordan");
});
