import { expect, test } from "vitest";
import { csvRows } from "../../src/present/csv.ts";
import { toGeoJson } from "../../src/present/geojson.ts";
import { articlesPage, html } from "../../src/present/html.ts";
import { eventRecord } from "../../src/present/record.ts";
import { dateWords, deed, passedOnWords, placeWords, quantitiesWords, voiceWords } from "../../src/present/words.ts";
import { digestWords } from "../knowledge.ts";

test("words for people", () => {
  expect(dateWords({ first: "2024-11-27", last: "2024-11-28" })).toBe("27 November 2024 to 28 November 2024");
  expect(dateWords(null)).toBe("day not given");
  expect(placeWords(null)).toBe("place not given");
  expect(deed("ASSAULT", "aerial")).toBe("air attack");
  expect(deed("THREATEN", "violence")).toBe("threat, violence");
});

test("unknown numbers of dead are not shown as none", () => {
  const count = (kind: "dead" | "injured", low: number, best: number, high: number, cumulative = false) => ({
    kind,
    estimate: { low, best, high },
    cumulative,
    citation: { article: "article:a", span: { start: 0, end: 1 }, exact: "x" } as const,
  });
  expect(quantitiesWords([])).toBe("");
  expect(quantitiesWords([count("dead", 0, 0, 0)])).toBe("0 dead");
  expect(quantitiesWords([count("dead", 12, 12, 24), count("injured", 3, 3, 3)])).toBe("12 (12 to 24) dead, 3 injured");
  expect(quantitiesWords([count("dead", 45, 45, 45, true)])).toBe("45 dead in all");
});

test("what goes into a page is escaped, unless it is HTML already", () => {
  expect(html`<p title="${'"><script>'}">${["a < b", html`<b>${"&"}</b>`]}${null}${false}</p>`.safe).toBe(
    '<p title="&#34;&#62;&#60;script&#62;">a &#60; b<b>&#38;</b></p>',
  );
});

test("a page marks each trigger once, in the words of the text", () => {
  const page = articlesPage([digestWords("Rebels attacked Saraqib. The army shelled Idlib.")]);
  expect(page).toMatch(/<mark[^>]*id="a0-w0"[^>]*>attacked<\/mark>/);
  expect(page).toMatch(/<mark[^>]*id="a0-w1"[^>]*>shelled<\/mark>/);
  expect(page.replace(/<[^>]+>/g, "")).toContain("Rebels attacked Saraqib. The army shelled Idlib.");
});

test("who passes a claim on is told, the outermost first", () => {
  const { article, reports } = digestWords("The ministry said that witnesses claimed rebels had attacked Saraqib.");
  const claim = reports[0]?.claims[0];
  expect(claim && voiceWords(claim)).toMatch(/ministry.*, citing witnesses/);
  expect(claim && passedOnWords(claim)).toMatch(/^as passed on by .*ministry/);
  expect(csvRows(article, reports)).toMatch(/,witnesses[^,]*,[^,]*ministry/);
  expect(reports[0] && eventRecord(reports[0]).claims[0]).toMatchObject({
    speaker: { text: "witnesses" },
    chain: [{ text: "The ministry" }],
  });
  const direct = digestWords("Witnesses said rebels had attacked Saraqib.").reports[0]?.claims[0];
  expect(direct && passedOnWords(direct)).toBe("");
});

test("a spreadsheet does not run what a page says", () => {
  const { article, reports } = digestWords("=HYPERLINK(1) rebels attacked Saraqib.");
  expect(csvRows({ ...article, publisher: "=cmd|x" }, reports)).toContain(",'=cmd|x,");
});

test("what is known only by country has no point on the map", () => {
  const { reports } = digestWords("Rebels attacked an army post in Syria.");
  expect(reports[0]?.place?.precision).toBe("country");
  expect(toGeoJson(reports).features[0]?.geometry).toBeNull();
});
