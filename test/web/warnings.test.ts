import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { countryArea } from "../../src/coverage/area.ts";
import { addDays } from "../../src/day.ts";
import { loadWarningModel } from "../../src/knowledge/warning-model.ts";
import { foresee, putDown } from "../../src/ledger/forecasts.ts";
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
    await area.locator("summary").focus();
    await page.keyboard.press("Enter");
    await area.getByText(/past weeks most like this one/).waitFor();
    await page.getByRole("table", { name: /Forecasts, the newest first/ }).waitFor();
    expect(await faultsIn(page)).toEqual([]);
    await page.close();
    const narrow = await site().open("/warnings", { width: 390, dark: true, language: "ar" });
    await narrow.locator("svg.fan").first().waitFor();
    expect(await faultsIn(narrow)).toEqual([]);
    await narrow.close();
  }, 120_000);
});
