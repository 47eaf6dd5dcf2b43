import { expect, test } from "vitest";
import { agencyName, isAgency, mediumOwner } from "../../src/agencies.ts";
import { articleOfText } from "../../src/clean/clean.ts";
import { CREDIT_LINES, editionOf } from "../../src/resolve/editions.ts";
import { OCCASIONS, occasionIn } from "../../src/resolve/occasions.ts";

function credited(text: string): readonly string[] {
  return editionOf(articleOfText({ id: "a", text })).credits.map(({ name }) => name);
}

test.each(CREDIT_LINES)("a page credits: $example", ({ example }) => {
  expect(credited(`Shells fell on the town.\n\n${example}`)).toHaveLength(1);
});

test.each([
  ["BEIRUT, Nov 28 (Meridian Wire) - Shells fell on the town.", ["Meridian Wire"]],
  ["PORT ANSEL (AP) - Shells fell on the town.", ["Associated Press"]],
  ["Shells fell on the town.\n\nSource: Reuters, AFP", ["Reuters", "Agence France-Presse"]],
  ["Shells fell on the town.\n\nWith reporting by news agencies", ["agencies"]],
  ["The Syrian Observatory (SOHR) counted nine shells.", []],
  ["Shells fell on the town of Ariha (in the south).", []],
  ["Shells fell.\n\nThe market was hit - Residents", []],
])("%s credits %j", (text, names) => {
  expect(credited(text)).toEqual(names);
});

test("a credit is cited where it stands", () => {
  const article = articleOfText({ id: "a", text: "Shells fell on the town. (Reuters)" });
  const [credit] = editionOf(article).credits;
  expect(article.text.slice(credit?.citation.span.start, credit?.citation.span.end)).toBe("Reuters");
});

test("an agency's short and full names are one, and whose it is is known where a state runs it", () => {
  expect([agencyName("AFP"), agencyName("the Agence France-Presse news agency")]).toEqual([
    "Agence France-Presse",
    "Agence France-Presse",
  ]);
  expect(["TASS", "Reuters", "The Courier", "Al-Manar"].map((name) => mediumOwner(name))).toEqual([
    "state RUS",
    null,
    null,
    "actor:hezbollah",
  ]);
  expect(isAgency("Al-Manar")).toBe(false);
  expect(isAgency("The Courier")).toBe(false);
});

const TEXT =
  "The town lies on the road that joins the coast with the east and was shelled before, in spring and again in autumn, when the commanders met at the mill.";

/** The share of cells that two texts' sketches have in common. */
function likeness(a: string, b: string): number {
  const [one, other] = [a, b].map((text) => editionOf(articleOfText({ id: "a", text })).sketch);
  const cells = Array.from({ length: 64 }, (_, i) => [one?.slice(3 * i, 3 * i + 3), other?.slice(3 * i, 3 * i + 3)]);
  return cells.filter(([x, y]) => x === y).length / 64;
}

test("copies have like sketches, other texts have not", () => {
  expect(likeness(TEXT, TEXT)).toBe(1);
  expect(likeness(TEXT, TEXT.replace("again in autumn", "in autumn"))).toBeGreaterThan(0.6);
  expect(
    likeness(TEXT, "Ministers of both countries signed a treaty about the use of water from the lake on Monday."),
  ).toBeLessThan(0.1);
});

test("an empty text has an empty sketch", () => {
  expect(editionOf(articleOfText({ id: "a", text: "" }))).toEqual({ credits: [], runs: 0, sketch: "" });
});

function occasion(text: string, claim: string): string | undefined {
  const start = text.indexOf(claim);
  const span = { start, end: start + claim.length };
  return occasionIn({ article: "article:a", span: { start: 0, end: text.length }, exact: text }, span)?.kind;
}

test.each(OCCASIONS)("an occasion is told: $example", ({ kind, example }) => {
  expect(occasion(example, "fell")).toBe(kind);
});

test("a video within what is claimed is no occasion of the claim", () => {
  expect(
    occasion(
      "The army said that men in a video posted online shot at its post.",
      "that men in a video posted online shot at its post",
    ),
  ).toBe(undefined);
  expect(occasion("The army said that shells fell.", "that shells fell")).toBe(undefined);
});
