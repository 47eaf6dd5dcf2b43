import fc from "fast-check";
import { afterAll, afterEach, expect, test, vi } from "vitest";
import { connectedIncidents } from "../../src/ledger/closure.ts";
import { merge } from "../../src/merge/merge.ts";
import type { ArticleId, Digest, Incident, Pairing, ReportedEvent } from "../../src/model.ts";
import { marksOfReport, update } from "../../src/pipeline.ts";
import type { Store } from "../../src/store/store.ts";
import { ALEPPO, ARIHA, HTS, IDLIB, RUSSIA, report, type Scene, SYRIA, SYRIAN_ARMY } from "../match/scene.ts";
import { capture } from "../store/bulletin.ts";
import { Folders } from "../store/folders.ts";

// On a busy machine the first opening, which makes a database, alone takes half a minute.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 180_000 });

const folders = new Folders();
afterEach(() => folders.close());
afterAll(() => folders.remove());

const anyScene: fc.Arbitrary<Scene> = fc.record({
  type: fc.constantFrom("ASSAULT", "ASSAULT", "AID"),
  mode: fc.constantFrom(null, "heavy-weapons", "aerial"),
  actors: fc.subarray([SYRIAN_ARMY, HTS, RUSSIA], { maxLength: 1 }),
  recipients: fc.subarray([HTS, SYRIAN_ARMY], { maxLength: 1 }),
  place: fc.constantFrom(ARIHA, IDLIB, ALEPPO, SYRIA, null),
  day: fc.constantFrom(null, "2024-11-26", "2024-11-27", "2024-11-28", { first: "2024-11-10", last: "2024-11-28" }),
  published: fc.constantFrom("2024-11-27", "2024-11-28", "2024-12-01"),
});

/** Articles of three reports each, always the same ones for a number. */
function articles(seed: number): readonly (readonly ReportedEvent[])[] {
  const scenes = fc.sample(anyScene, { seed, numRuns: 54 });
  return Array.from({ length: 18 }, (_, article) =>
    scenes.slice(3 * article, 3 * article + 3).map((scene, i) => {
      const id = `r${article}-${i}`;
      const made = report({ ...scene, article: `a${article}`, publisher: `Paper ${article % 5}`, id });
      return i === 2 && article % 4 === 0 ? { ...made, row: `list/${article % 8}` } : made;
    }),
  );
}

/** Takes one article's reports in, as reading it does. */
async function takeIn(store: Store, reports: readonly ReportedEvent[]): Promise<void> {
  const id = reports[0]?.article as ArticleId;
  const { capture: recorded } = await store.addCapture(capture(`Article ${id}`, `https://example.org/${id}`));
  const { known, pairings } = await connectedIncidents(reports, store);
  await store.save({
    capture: recorded,
    digest: digestOf(id, reports),
    known,
    ledger: update(known, reports, [], { pairings }),
    marksOf: (each) => marksOfReport(each).kept,
  });
}

function digestOf(id: ArticleId, reports: readonly ReportedEvent[]): Digest {
  const article = {
    id,
    url: `https://example.org/${id}`,
    publisher: "Paper",
    publishedAt: null,
    language: "en",
    title: "",
    text: "",
    dateline: null,
  };
  const reading = {
    sentences: [],
    names: [],
    mentions: [],
    attributions: [],
    events: [],
    claims: [],
    diagnostics: [],
  };
  return { article, reading, reports, places: [] };
}

/** People's word on two reports of the first articles. */
const PAIRINGS: readonly Pairing[] = [
  { kind: "together", reports: ["report:r0-0", "report:r9-1"] },
  { kind: "apart", reports: ["report:r1-0", "report:r2-0"] },
];

async function onRecord(store: Store): Promise<readonly Incident[]> {
  const found: Incident[] = [];
  for await (const { incident } of store.allIncidents()) found.push(incident);
  return found;
}

test.each([1, 2])("article by article the store comes to what all reports at once come to, order %i", async (order) => {
  const store = await folders.store();
  for (const { kind, reports } of PAIRINGS) {
    await store.decide({
      by: { person: "A. Monitor", organisation: null },
      about: reports[0],
      decision: { kind, other: reports[1] },
      why: "Their pictures tell.",
      anchors: [],
      seen: null,
    });
  }
  const all = articles(7);
  const coming = order === 1 ? all : all.map((_, i) => all[(i * 7 + 3) % all.length] ?? []);
  for (const reports of coming) await takeIn(store, reports);
  const expected = merge([], all.flat(), { pairings: PAIRINGS });
  const sorted = [...expected].sort((a, b) => (a.id < b.id ? -1 : 1));
  expect(await onRecord(store)).toEqual(sorted);
  expect(sorted.some(({ reports }) => reports.length > 3)).toBe(true);
});
