import { expect, test } from "vitest";
import { describeScreens, faultsIn } from "./browser.ts";

describeScreens("the search", /^(?:0[1-9]|1\d)-/, (site) => {
  test.each([
    { width: 1200, dark: true, language: "ar" as const },
    { width: 390, dark: false, language: "en" as const },
  ])("keeps nobody out at $width pixels in $language", async (how) => {
    for (const path of ["/search", "/search?find=articles", "/search?find=claims&text=army"]) {
      const page = await site().open(path, how);
      await page.locator(".found .incident-row").first().waitFor();
      expect(await faultsIn(page), path).toEqual([]);
      await page.close();
    }
  });

  test("keeps words and filters in the address, and finds the same from it", async () => {
    const page = await site().open("/search");
    await page.getByLabel("Words to look for").fill("army");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/search?text=army");
    await page.getByLabel("Deeds or words").selectOption("all");
    await page.waitForURL("**kind=all**");
    const other = await site().open(page.url().slice(site().address.length));
    await other.locator(".found .incident-row").first().waitFor();
    const total = await other.locator(".found [role=status] b").first().innerText();
    await expect.poll(() => page.locator(".found [role=status] b").first().innerText()).toBe(total);
    await other.getByRole("button", { name: "Clear all filters" }).click();
    await other.waitForURL((url) => url.search === "?text=army");
    await page.close();
    await other.close();
  });

  test("shows what is found as a series, in steps that stand in the address, and every figure leads to its incidents", async () => {
    const page = await site().open("/search?kind=all&from=2024-11-01&to=2025-01-31");
    await page.getByRole("button", { name: "As a series" }).click();
    await page.waitForURL("**series=week**");
    const chart = page.getByRole("img", { name: /Incidents by week from/ });
    await chart.waitFor();
    await page.getByLabel("In steps of").selectOption("day");
    await page.getByLabel("Counted").selectOption("deaths");
    await page.waitForURL("**series=day&count=deaths");
    await page.getByRole("img", { name: /Deaths by day from/ }).waitFor();
    await page.getByText("Every figure").click();
    const rows = page.locator(".series tbody tr");
    expect(await rows.count()).toBeGreaterThan(28);
    expect(await faultsIn(page)).toEqual([]);
    await rows.first().getByRole("link").click();
    await page.waitForURL(/from=(\d{4}-\d\d-\d\d)&to=\1/);
    await page.close();
  });

  test("keeps only what is in view on the page, and says which of how many it is", async () => {
    const page = await site().open("/search?kind=all");
    await page.locator(".incident-row").first().waitFor();
    const total = Number.parseInt(await page.locator(".found [role=status] b").first().innerText(), 10);
    expect(total).toBeGreaterThan(40);
    expect(await page.getByRole("listitem").count()).toBeLessThan(total);
    await page.evaluate("scrollTo(0, document.body.scrollHeight)");
    await page.locator(`[aria-posinset="${total}"][aria-setsize="${total}"]`).waitFor();
    await page.close();
  });

  test("says what an address asks for that makes no sense", async () => {
    const page = await site().open("/search?state=true");
    await page.getByRole("alert").getByText("should be of").waitFor();
    await page.close();
  });

  test("keeps a search under a name, with what is new in it, until it is removed", async () => {
    const page = await site().open("/search?text=army");
    await page.getByLabel("Your name").fill("Ana Monitor");
    await page.getByRole("button", { name: "That is me" }).click();
    await page.getByLabel("Keep this search as").fill("Armies");
    await page.getByRole("button", { name: "Keep", exact: true }).click();
    const saved = page.locator(".saved li");
    await saved.getByRole("link", { name: "Armies" }).waitFor();
    await page.goto(`${site().address}/search`);
    await saved.getByRole("link", { name: "Armies" }).click();
    await page.waitForURL("**/search?text=army");
    await saved.getByRole("button", { name: "Remove Armies" }).click();
    await saved.waitFor({ state: "detached" });
    await page.close();
  });

  test("has a kept search forecast every week, for all to see", async () => {
    const page = await site().open("/search?type=ASSAULT");
    await page.getByLabel("Your name").fill("Ana Monitor");
    await page.getByRole("button", { name: "That is me" }).click();
    await page.getByLabel("Keep this search as").fill("Attacks");
    await page.getByRole("button", { name: "Keep", exact: true }).click();
    await page.getByRole("checkbox", { name: "Forecast every week Attacks" }).click();
    await page.getByRole("link", { name: "What the next weeks may bring for these" }).waitFor();
    expect(await faultsIn(page)).toEqual([]);
    await page.reload();
    const box = page.getByRole("checkbox", { name: "Forecast every week Attacks" });
    await box.waitFor();
    expect(await box.isChecked()).toBe(true);
    await page.locator(".saved li").getByRole("button", { name: "Remove Attacks" }).click();
    await page.locator(".saved li").waitFor({ state: "detached" });
    await page.close();
  });

  test("leads from somebody's words to the article and the incident", async () => {
    const page = await site().open("/search?find=claims&text=army");
    const claim = page.locator(".found .incident-row").first();
    await claim.locator("q").waitFor();
    expect(await claim.getByRole("link", { name: "In the article" }).getAttribute("href")).toMatch(/^\/articles\//);
    await page.close();
  });
});
