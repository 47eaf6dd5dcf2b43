import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { countryArea } from "../../src/coverage/area.ts";
import { addDays } from "../../src/day.ts";
import { loadWarningModel } from "../../src/knowledge/warning-model.ts";
import { forecastsOf } from "../../src/ledger/forecasts.ts";
import { outlookNow, searchOutlooks } from "../../src/ledger/outlook-now.ts";
import { openSearches } from "../../src/ledger/searches.ts";
import { digestCapture } from "../../src/ledger/take-in.ts";
import { warningLedger } from "../../src/ledger/warning-ledger.ts";
import { warningsRaised } from "../../src/ledger/warnings-raised.ts";
import type { Store } from "../../src/store/store.ts";
import { capture, knowledge } from "../knowledge.ts";
import { Folders } from "../store/folders.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 300_000 });

const folders = new Folders();
const { agreements } = knowledge;
const model = loadWarningModel();
let store: Store;

const FIRST = "2030-01-07"; // a Monday
const WEEKS = 40;
const NEXT = addDays(FIRST, 7 * WEEKS);

/** A paper that comes out every day; shelling in Syria twice a week and in two weeks daily, a protest in Chad once. */
beforeAll(async () => {
  store = await folders.store();
  for (let i = 0; i < 7 * (WEEKS + 5); i++) {
    const published = addDays(FIRST, i);
    const words =
      i % 7 < 2 || (i >= 7 * (WEEKS - 2) && i < 7 * WEEKS && i % 7 !== 3)
        ? `Rebels shelled Saraqib on ${published}, killing ${(i % 5) + 1} soldiers.`
        : i % 7 === 3
          ? `Hundreds of people protested in N'Djamena on ${published} against prices.`
          : `A market opened in Saraqib and another in N'Djamena, number ${i}.`;
    const page = capture(words, { publisher: "Valley Courier", published });
    const sha256 = createHash("sha256").update(page.body).digest("hex");
    const { capture: recorded } = await store.addCapture({ ...page, url: `https://example.org/${i}`, sha256 });
    await digestCapture(recorded, store, knowledge);
  }
});
afterAll(() => folders.remove());

const round = (day: string, watched: Parameters<typeof warningsRaised>[2] = []) =>
  warningsRaised(store, { agreements, model }, watched, `${day}T00:05:00Z`);
const putDownOn = async (asOf: string) =>
  (await forecastsOf(store.folder)).filter((each) => each.asOf === asOf).map(({ zone }) => zone);

test("countries and searches are put down once for a week, without anybody watching them", async () => {
  const searches = openSearches(store.folder);
  const kept = { owner: null, by: "Ana" };
  const own = await searches.add({ name: "Shelling", filter: { type: "ASSAULT" }, ...kept }, `${NEXT}T00:00:00Z`);
  await searches.add({ name: "Not forecast", filter: { type: "PROTEST" }, ...kept }, `${NEXT}T00:00:00Z`);
  await searches.setForecast(own?.id ?? "", null, true, 5);
  await round(NEXT);
  const asOf = addDays(NEXT, -1);
  const put = await putDownOn(asOf);
  expect(put).toEqual(expect.arrayContaining(["SYR", "TCD", `search:${own?.id}`]));
  expect(new Set(put).size).toBe(put.length);
  await round(addDays(NEXT, 2));
  expect(await putDownOn(asOf)).toEqual(put);
});

test("where nothing is on record nothing is put down, unless somebody watches it, from whenever they do", async () => {
  const asOf = addDays(NEXT, -1);
  expect(await putDownOn(asOf)).not.toContain("SDN");
  await round(addDays(NEXT, 3), [countryArea("SDN")]);
  expect(await putDownOn(asOf)).toContain("SDN");
});

test("a search that is forecast from the middle of a week on is put down for it", async () => {
  const searches = openSearches(store.folder);
  const all = await searches.all();
  const late = all.find(({ name }) => name === "Not forecast");
  await searches.setForecast(late?.id ?? "", null, true, 5);
  await round(addDays(NEXT, 4));
  expect(await putDownOn(addDays(NEXT, -1))).toContain(`search:${late?.id}`);
});

test("what became of a search is told by what its filter finds, also when nobody keeps it any more", async () => {
  const searches = openSearches(store.folder);
  for (const { id } of await searches.all()) await searches.remove(id, null);
  const { judged, lost } = await warningLedger(store, agreements, addDays(NEXT, 28));
  expect(lost).toEqual([]);
  const outcomes = Object.fromEntries(judged.map(({ forecast, outcome }) => [forecast.name, outcome]));
  expect(outcomes).toMatchObject({ Shelling: 8, "Not forecast": 4, SYR: 8, TCD: 4 });
});

test("a filter that names what is not on file any more is said to be lost, and judged neither way", async () => {
  const searches = openSearches(store.folder);
  const filter = { agreement: "agreement:none-such" };
  const odd = await searches.add({ name: "Odd", filter, owner: null, by: "Ana" }, `${NEXT}T00:00:00Z`);
  await searches.setForecast(odd?.id ?? "", null, true, 5);
  await expect(round(addDays(NEXT, 7))).resolves.toEqual(expect.any(Array));
  expect((await forecastsOf(store.folder)).map(({ name }) => name)).not.toContain("Odd");
  await searches.remove(odd?.id ?? "", null);
});

test("a search rests on the same incidents as the country that it narrows to", async () => {
  const searches = openSearches(store.folder);
  const same = await searches.add(
    { name: "Syria", filter: { country: "SYR" }, owner: null, by: "Ana" },
    `${NEXT}T00:00:00Z`,
  );
  await searches.setForecast(same?.id ?? "", null, true, 5);
  const [found] = await searchOutlooks(store, agreements, NEXT, model, `search:${same?.id}`);
  const country = await outlookNow(store, agreements, countryArea("SYR"), NEXT, model);
  expect(found?.forecast.counts).toEqual(country?.forecast.counts);
  expect(found?.weighty.length).toBeGreaterThan(0);
  expect(new Set(found?.weighty.map(({ line }) => line.id))).toEqual(
    new Set(country?.weighty.map(({ line }) => line.id)),
  );
  await searches.remove(same?.id ?? "", null);
});

test("a record that ended long ago puts nothing down: that would be no forecast", async () => {
  const before = (await forecastsOf(store.folder)).length;
  expect(await round("2032-06-01")).toEqual([]);
  expect((await forecastsOf(store.folder)).length).toBe(before);
});
