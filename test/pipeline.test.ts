import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Citation, Digest } from "../src/model.ts";
import { digest, update } from "../src/pipeline.ts";
import { brief } from "../src/present/brief.ts";
import { csvRows } from "../src/present/csv.ts";
import { toGeoJson } from "../src/present/geojson.ts";
import { articlesPage } from "../src/present/html.ts";
import { toRecord } from "../src/present/record.ts";
import { capture, digestWords, knowledge } from "./knowledge.ts";

/** Every citation that a digest makes. */
function citationsOf({ reports, places }: Digest): readonly Citation[] {
  return [
    ...places.map(({ citation }) => citation),
    ...reports.flatMap(({ trigger, actors, recipients, place, claims }) => [
      trigger,
      ...[...actors, ...recipients].map(({ citation }) => citation),
      ...(place === null ? [] : [place.citation]),
      ...claims.map(({ citation }) => citation),
      ...claims.flatMap(({ speaker }) => (typeof speaker === "string" ? [] : [speaker.citation])),
    ]),
  ];
}

function everyCitationHolds(found: Digest): void {
  const { id, text } = found.article;
  const broken = citationsOf(found).filter(
    ({ article, span, exact }) => article !== id || text.slice(span.start, span.end) !== exact,
  );
  expect(broken).toEqual([]);
}

/** Whatever can be printed of a digest is printed, and none of it fails. */
function everythingPrints(found: Digest): void {
  const ledger = update([], found.reports, knowledge.agreements);
  expect(brief(found, ledger, knowledge.agreements)).toMatch(/\n$/);
  expect(JSON.parse(JSON.stringify(toRecord("x", found))).id).toBe("x");
  expect(csvRows(found.article, found.reports).split("\r\n").length).toBeGreaterThan(0);
  expect(toGeoJson(found.reports).features).toHaveLength(found.reports.length);
  expect(articlesPage([found])).toContain("</html>");
}

const STATEMENT = `TEHRAN – The spokesman of Iran's Foreign Ministry, Esmaeil Baqaei, condemned attacks by armed groups near Aleppo and called on neighbouring countries to act.

He said that the attacks, which killed one Iranian general on Wednesday, broke the Astana agreements. The opposition denied that it had attacked civilians.`;

describe("any text", () => {
  const anyText = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 400 }),
    fc.string({ unit: "binary", maxLength: 400 }),
    fc
      .array(
        fc.constantFrom(
          "“",
          "”",
          '"',
          "'",
          "The army",
          " said ",
          "killed 3",
          "אל",
          "حلب",
          "\n\n",
          ".",
          "�",
          "\uD800",
          "\u200f",
          " in Aleppo ",
        ),
        { maxLength: 60 },
      )
      .map((parts) => parts.join("")),
  );

  test("is read, cites only what it says, and prints", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const found = digestWords(text);
        everyCitationHolds(found);
        everythingPrints(found);
      }),
      { numRuns: 150 },
    );
  });

  test("may be cut off at any place", () => {
    fc.assert(
      fc.property(fc.nat(STATEMENT.length), (length) => {
        const found = digestWords(STATEMENT.slice(0, length));
        everyCitationHolds(found);
        everythingPrints(found);
      }),
      { numRuns: 40 },
    );
  });
});

test("any bytes are read as any media type", () => {
  const mediaType = fc.constantFrom(
    "text/plain",
    "text/html",
    "text/markdown",
    "text/html; charset=utf-16le",
    "application/octet-stream",
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2000 }), mediaType, (bytes, type) =>
      everyCitationHolds(digest(capture(bytes, {}, type), knowledge)),
    ),
    { numRuns: 100 },
  );
});

test.each([
  ["one word without end", "a".repeat(5_000_000)],
  ["quotes without end", "“".repeat(1_000_000)],
  ["line breaks without end", "\n".repeat(5_000_000)],
  ["surrogates without partners", "\uD83D".repeat(500_000)],
  ["news without end", "Rebels attacked the town of Saraqib, killing 3 people, the army said. ".repeat(72_000)],
])(
  "5 MB of %s are read, and cite only what they say",
  (_, text) => {
    everyCitationHolds(digestWords(text));
  },
  600_000,
);

test("the same page gives the same digest, and offsets into the text that came in", () => {
  const once = digestWords(STATEMENT);
  expect(JSON.stringify(digestWords(STATEMENT))).toBe(JSON.stringify(once));
  everyCitationHolds(once);
  expect(once.reports.length).toBeGreaterThan(2);
});
test("towns with an Arabic article are found however it is written", () => {
  const scene = (text: string) => digestWords(text).reports[0]?.place?.place?.country ?? null;
  expect(scene("The RSF shelled el-Obeid, residents said.")).toBe("SDN");
  expect(scene("Shelling in el-Fasher killed three civilians.")).toBe("SDN");
  expect(scene("Fighters attacked al-Hasakah on Tuesday.")).toBe("SYR");
  expect(scene("A bomb exploded in ad-Damazin on Monday.")).toBe("SDN");
});

test("a sentence may end with who reports it", () => {
  const { reports } = digestWords("Nine people were killed in a raid on a camp in Darfur, medical sources report.");
  expect(reports[0]?.claims.map(({ speaker }) => (typeof speaker === "string" ? speaker : speaker.name))).toEqual([
    "medical sources",
  ]);
});

test("a town before a colon is where a story was written", () => {
  const { reports } = digestWords(
    "Goma: Fighting broke out in eastern Congo on Monday between the army and rebels near the lake.",
  );
  expect(reports.map(({ claims }) => claims.map(({ speaker }) => speaker))).toEqual([["narrator"]]);
});
