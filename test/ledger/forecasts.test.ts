import { appendFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { loadWarningModel } from "../../src/knowledge/warning-model.ts";
import { forecastsOf, foresee, putDown } from "../../src/ledger/forecasts.ts";
import { panelOfCounts, waves } from "../warn/made-up.ts";

const folder = mkdtempSync(join(tmpdir(), "tocsin-forecasts-"));
afterAll(() => rmSync(folder, { recursive: true }));

const panel = panelOfCounts(waves(80, 3), waves(80, 1, 4));
const areas = ["Alba", "Bora"].map((name) => ({ kind: "country" as const, id: name, name }));
const forecasts = foresee(panel, areas, loadWarningModel());
const NOW = "2021-07-20T06:00:00Z";

test("a folder without a ledger has no forecasts", async () => {
  expect(await forecastsOf(folder)).toEqual([]);
});

test("each area's forecast is put down once for a week, as it was made", async () => {
  expect(await putDown(folder, forecasts, NOW)).toBe(2);
  expect(await putDown(folder, forecasts, "2021-07-21T06:00:00Z")).toBe(0);
  expect(await forecastsOf(folder)).toEqual(forecasts);
  expect(forecasts.map(({ name, counts }) => [name, counts.length])).toEqual([
    ["Alba", 52],
    ["Bora", 52],
  ]);
});

test("a line that was changed or put in later is not read: the chain shows it", async () => {
  const path = join(folder, "forecasts.jsonl");
  const [line = ""] = readFileSync(path, "utf8").split("\n");
  appendFileSync(path, `${line.replace('"Alba"', '"Cora"')}\n`);
  expect((await forecastsOf(folder)).map(({ name }) => name)).toEqual(["Alba", "Bora"]);
});
