import { expect, test } from "vitest";
import { halfOf } from "../../eval/events.ts";
import { bCubed, exactClusters, pairwise } from "../../eval/merge/clusters.ts";
import { parseScenes, readScenes } from "../../eval/merge/scenes.ts";

const halves = { look: readScenes("look"), score: readScenes("score") };
const scenes = [...halves.look, ...halves.score];
const articles = scenes.flatMap((scene) => scene.articles);

test("the set is as large as it says", () => {
  expect(scenes.length).toBeGreaterThanOrEqual(170);
  expect(scenes.flatMap(({ happenings }) => happenings).length).toBeGreaterThanOrEqual(350);
  expect(articles.flatMap(({ mentions }) => mentions).length).toBeGreaterThanOrEqual(650);
});

test("each scene is in the half of its name, once", () => {
  for (const half of ["look", "score"] as const)
    expect(halves[half].filter(({ name }) => halfOf(name) !== half).map(({ name }) => name)).toEqual([]);
  expect(new Set(scenes.map(({ name }) => name)).size).toBe(scenes.length);
  expect(new Set(articles.map(({ text }) => text)).size).toBe(articles.length);
});

test("each scene has two to eight articles, and marks what it declares", () => {
  for (const { name, articles: some, happenings } of scenes) {
    const marked = new Set(some.flatMap(({ mentions }) => mentions.map(({ happening }) => happening)));
    const declared = happenings.map(({ letter }) => letter);
    expect({ name, marked: [...marked].sort() }).toEqual({ name, marked: [...declared].sort() });
    expect(new Set(declared).size).toBe(declared.length);
    expect(some.length).toBeGreaterThanOrEqual(2);
    expect(some.length).toBeLessThanOrEqual(8);
  }
});

test("marks are whole words, and days are days", () => {
  const torn = articles.flatMap(({ text, mentions }) =>
    mentions.flatMap(({ wordings }) =>
      wordings.filter(({ start, end }) => isInWord(text, start) || isInWord(text, end)).map(() => text.slice(0, 60)),
    ),
  );
  expect(torn).toEqual([]);
  const odd = articles.filter(({ published }) => new Date(published).toISOString().slice(0, 10) !== published);
  expect(odd).toEqual([]);
});

test("a scene is read with its marks taken out of the text", () => {
  const [scene] = parseScenes(
    "=== x\nsame | why\na = a raid | nobody\n--- Courier | 2024-05-14 | https://c.example\n# Title\nMen [raided|a] Gao, [killing|=] two.\n",
  );
  expect(scene?.articles[0]).toEqual({
    publisher: "Courier",
    published: "2024-05-14",
    url: "https://c.example",
    title: "Title",
    text: "Men raided Gao, killing two.",
    mentions: [
      {
        happening: "a",
        wordings: [
          { start: 4, end: 10 },
          { start: 16, end: 23 },
        ],
      },
    ],
  });
  expect(scene?.happenings).toEqual([{ letter: "a", what: "a raid", origins: [] }]);
});

test("what is no scene says so", () => {
  expect(() => parseScenes("=== x\nsimilar | why\n")).toThrow("similar | why");
  expect(() => parseScenes("=== x\nsame | why\na raid\n")).toThrow("a raid");
  expect(() => parseScenes("=== x\nsame | why\n--- Courier\nText.\n")).toThrow("Courier");
  expect(() => parseScenes("=== x\nsame | why\n--- Courier | 2024-05-14\nMen [raided|a Gao.\n")).toThrow("left open");
});

test("B-cubed is 1 where all is right, and counts what is put together or kept apart wrongly", () => {
  const right = ["a", "a", "b"].map((gold) => ({ gold, given: gold }));
  expect(bCubed(right)).toEqual({ precision: 1, recall: 1, f1: 1 });
  const lumped = right.map(({ gold }) => ({ gold, given: "one" }));
  expect(bCubed(lumped).precision).toBeCloseTo((2 / 3 + 2 / 3 + 1 / 3) / 3);
  expect(bCubed(lumped).recall).toBe(1);
  const split = right.map(({ gold }, i) => ({ gold, given: `${i}` }));
  expect(bCubed(split).precision).toBe(1);
  expect(bCubed(split).recall).toBeCloseTo((1 / 2 + 1 / 2 + 1) / 3);
  expect(pairwise(lumped)).toMatchObject({ precision: 1 / 3, recall: 1, pairs: 1 });
  expect(pairwise(split).recall).toBe(0);
  expect(exactClusters(lumped).exact.size).toBe(0);
  expect([...exactClusters(split).exact]).toEqual(["b"]);
});

/** Whether an offset lies between two letters or digits. */
function isInWord(text: string, offset: number): boolean {
  return /^[\p{L}\p{N}]{2}$/u.test(text.slice(Math.max(0, offset - 1), offset + 1));
}
