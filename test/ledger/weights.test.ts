import { afterAll, afterEach, expect, test, vi } from "vitest";
import { changeWeights, weightsOf, weightsSchema } from "../../src/ledger/weights.ts";
import { merge } from "../../src/merge/merge.ts";
import { WEIGHTS } from "../../src/pipeline.ts";
import { ARIHA, report, type Scene, SYRIAN_ARMY } from "../match/scene.ts";
import { Folders } from "../store/folders.ts";

// On a busy machine the first opening, which makes a database, alone takes half a minute.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const folders = new Folders();
afterEach(() => folders.close());
afterAll(() => folders.remove());

test("weights of one's own hold until they are changed, and decide what is one", async () => {
  const store = await folders.store();
  expect(await weightsOf(store)).toEqual(WEIGHTS);
  expect(await changeWeights(store, { threshold: 9, grounds: { "same-day": { across: 2 } } })).toBe(true);
  expect(await changeWeights(store, { threshold: 9, grounds: { "same-day": { across: 2 } } })).toBe(false);
  const strict = await weightsOf(store);
  expect([strict.threshold, strict.grounds["same-day"].across, strict.grounds["same-place"].across]).toEqual([
    9,
    2,
    WEIGHTS.grounds["same-place"].across,
  ]);
  const scene: Scene = { type: "ASSAULT", actors: [SYRIAN_ARMY], place: ARIHA, day: "2024-11-26" };
  const two = ["a", "b"].map((article) => report({ ...scene, article, id: article }));
  expect(merge([], two)).toHaveLength(1);
  expect(merge([], two, { weights: strict })).toHaveLength(2);
  await changeWeights(store, {});
  expect(await weightsOf(store)).toEqual(WEIGHTS);
});

test("a table with a slip in it is refused, and the slip named", () => {
  for (const slip of [
    { treshold: 2 },
    { threshold: -1 },
    { grounds: { "same-dya": { across: 1 } } },
    { grounds: { "same-day": 1 } },
    [],
  ]) {
    expect(weightsSchema.safeParse(slip).success).toBe(false);
  }
  expect(weightsSchema.safeParse({ grounds: { "same-dya": { across: 1 } } }).error?.message).toContain("same-dya");
});
