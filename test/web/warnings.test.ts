import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { countryArea } from "../../src/coverage/area.ts";
import { addDays } from "../../src/day.ts";
import { loadWarningModel } from "../../src/knowledge/warning-model.ts";
import { foresee, putDown } from "../../src/ledger/forecasts.ts";
import { openSearches } from "../../src/ledger/searches.ts";
import { digestCapture } from "../../src/ledger/take-in.ts";
import { weeksOf } from "../../src/ledger/weeks.ts";
import type { Store } from "../../src/store/store.ts";
import { capture, knowledge } from "../knowledge.ts";
import { describeScreens, faultsIn } from "./browser.ts";

/** Forty weeks in which one paper writes of a place every day; the last weeks are busier. */
async function fillYear(store: Store): Promise<void> {
  for (let i = 0; i < 280; i++) {
    const published = addDays("2024-03-18", i);
    const words =
      i > 266 || i % 9 === 0
        ? `Rebels shelled Saraqib on ${published}, killing ${(i % 7) + 1} soldiers.`
        : `A market opened in Saraqib, number ${i}.`;
    const page = capture(words, { publisher: "Valley Courier", published });
    const sha256 = createHash("sha256").update(page.body).digest("hex");
    const { capture: recorded } = await store.addCapture({ ...page, url: `https://example.org/${i}`, sha256 });
    await digestCapture(recorded, store, knowledge);
  }
}

describeScreens("what the next weeks may bring", /^01-/, (site) => {
  test("says so where it is too early to say", async () => {
    const page = await site().open("/warnings");
    await page.locator("main", { hasText: "No forecast yet" }).waitFor();
    expect(await faultsIn(page)).toEqual([]);
    await page.getByRole("link", { name: "What became of forecasts" }).click();
    await page.locator("main", { hasText: "No forecast was put down yet" }).waitFor();
    expect(await faultsIn(page)).toEqual([]);
    await page.close();
  });

  test("shows the level with what is usual, the fan, why, and what became of forecasts", async () => {
    const { store } = site();
    await fillYear(store);
    const areas = [countryArea("SYR")];
    const panel = await weeksOf(store, areas, "2024-11-25");
    if (panel === null) throw new Error("no week was seen");
    await putDown(store.folder, foresee(panel, areas, loadWarningModel()), "2024-11-25T06:00:00Z");
    const page = await site().open("/warnings");
    const area = page.getByRole("region", { name: "Syria" });
    await area
      .getByText(/Level \d of 4/)
      .first()
      .waitFor();
    await area.getByText(/for more than \d+ events in the next four weeks; usually/).waitFor();
    expect(await area.locator("svg .ninety").count()).toBe(3);
    // From level 3 on it stands there without being asked for.
    if ((await area.locator("details").getAttribute("open")) === null) {
      await area.locator("summary").focus();
      await page.keyboard.press("Enter");
    }
    await area.getByText(/past weeks most like this one/).waitFor();
    await area
      .getByText(/It (falls|rises) to level \d .* events/)
      .first()
      .waitFor();
    const [incident] = await area.locator("article a").all();
    expect(await incident?.getAttribute("href")).toMatch(/^\/incidents\//);
    await area
      .getByText(/Week of .*(?:likelier|less likely|as in a usual week)/)
      .first()
      .waitFor();
    expect(await faultsIn(page)).toEqual([]);
    await page.close();
    const narrow = await site().open("/warnings", { width: 390, dark: true, language: "ar" });
    await narrow.locator("svg.fan").first().waitFor();
    expect(await faultsIn(narrow)).toEqual([]);
    await narrow.close();
  }, 120_000);

  test("shows a kept search that is forecast, with why, and leads to what it counts", async () => {
    const { store } = site();
    const searches = openSearches(store.folder);
    const now = "2024-11-25T06:00:00Z";
    const kept = { name: "Attacks on Saraqib", filter: { type: "ASSAULT", text: "Saraqib" }, owner: null, by: "Ana" };
    const search = await searches.add(kept, now);
    await searches.setForecast(search?.id ?? "", null, true, 5);
    const page = await site().open("/warnings");
    const area = page.getByRole("region", { name: "Attacks on Saraqib" });
    await area
      .getByText(/Level \d of 4/)
      .first()
      .waitFor();
    if ((await area.locator("details").getAttribute("open")) === null) await area.locator("summary").click();
    await area.locator("article a").first().waitFor();
    const link = area.getByRole("link", { name: /incidents/i }).first();
    expect(await link.getAttribute("href")).toMatch(/^\/search\?.*text=Saraqib/);
    expect(await faultsIn(page)).toEqual([]);
    await page.close();
    await searches.remove(search?.id ?? "", null);
  }, 120_000);

  test("tells in public what became of every forecast, beside simple ways, and gives it out as a table", async () => {
    const { store, address } = site();
    const areas = [countryArea("SYR")];
    for (const today of ["2024-10-07", "2024-10-14", "2024-10-21"]) {
      const panel = await weeksOf(store, areas, today);
      if (panel === null) throw new Error("no week was seen");
      await putDown(store.folder, foresee(panel, areas, loadWarningModel()), `${today}T06:00:00Z`);
    }
    const page = await site().open("/warnings/ledger");
    await page.getByRole("img", { name: /dots on the diagonal/i }).waitFor();
    const methods = page.getByRole("table", { name: "Beside simple ways of forecasting" });
    expect(await methods.getByRole("row").count()).toBe(6);
    expect(await methods.getByText("(best)").count()).toBeGreaterThan(0);
    await page.getByRole("table", { name: "Each area" }).getByRole("rowheader", { name: "Syria" }).waitFor();
    await page.getByRole("table", { name: /Forecasts, the newest first/ }).waitFor();
    expect(await faultsIn(page)).toEqual([]);
    await page.close();
    const table = await (await fetch(`${address}/api/warnings.csv`)).text();
    expect(table.split("\r\n").length).toBeGreaterThan(4);
    expect(table).toMatch(/^as_of,zone,name,level/);
    const narrow = await site().open("/warnings/ledger", { width: 390, dark: true, language: "ar" });
    await narrow.locator("svg.plot").waitFor();
    expect(await faultsIn(narrow)).toEqual([]);
    await narrow.close();
  }, 120_000);

  test("shows the levels on the map and in the list beside it, and keeps them in the address", async () => {
    const page = await site().open("/map");
    await page.getByRole("checkbox", { name: "Warning levels" }).check();
    const list = page.locator(".levels");
    await list.getByText("Syria", { exact: true }).waitFor();
    await list
      .getByText(/Level \d of 4/)
      .first()
      .waitFor();
    await list.getByText("in this list only").first().waitFor();
    expect(new URL(page.url()).searchParams.get("levels")).toBe("yes");
    expect(await faultsIn(page)).toEqual([]);
    await page.close();
    const narrow = await site().open("/map?levels=yes", { width: 390, dark: true });
    await narrow.locator(".levels li").first().waitFor();
    expect(await faultsIn(narrow)).toEqual([]);
    await narrow.close();
  }, 120_000);
});
