import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { describeScreens, faultsIn } from "./browser.ts";

describeScreens("the map with its list and timeline", /^(0|1[0-2])/, (site) => {
  /** Opens the map and waits for the list. */
  async function openMap(path = "/map", how: Parameters<ReturnType<typeof site>["open"]>[1] = {}): Promise<Page> {
    const page = await site().open(path, how);
    await page.locator(".map-list li[data-index]").first().waitFor();
    return page;
  }

  function howMany(page: Page): Promise<number> {
    return page.locator(".list-head").innerText().then(Number.parseInt);
  }

  test.each([
    { width: 1200, dark: false, language: "en" as const },
    { width: 1200, dark: true, language: "ar" as const },
    { width: 390, dark: true, language: "ar" as const },
    { width: 390, dark: false, language: "en" as const },
  ])("keeps nobody out: $width pixels, dark: $dark, $language", async (how) => {
    const page = await openMap("/map", how);
    if (how.width < 700) await page.locator(".filters-open").click();
    await page.locator(".filters summary").click();
    expect(await faultsIn(page)).toEqual([]);
    await page.close();
  });

  test("opens under the policy that lets nothing in from elsewhere", async () => {
    const page = await site().browser.newPage();
    const refused: string[] = [];
    page.on("console", (message) => {
      if (/Content Security Policy/.test(message.text())) refused.push(message.text());
    });
    page.on("request", (request) => {
      if (!request.url().startsWith(site().address) && !/^(blob|data):/.test(request.url()))
        refused.push(request.url());
    });
    await page.goto(`${site().address}/map`);
    await page.locator('.map-canvas[data-open="true"]').waitFor();
    expect(refused).toEqual([]);
    await page.close();
  });

  test("narrows list and timeline by the filter in its address, and says it there", async () => {
    const page = await openMap();
    const all = await howMany(page);
    await page.getByLabel("From", { exact: true }).fill("2024-12-01");
    await page.waitForURL(/from=2024-12-01/);
    await page.waitForFunction(`parseInt(document.querySelector(".list-head").innerText) < ${all}`);
    await page.locator(".timeline .brush").waitFor();
    await page.goBack();
    await page.waitForFunction(`parseInt(document.querySelector(".list-head").innerText) === ${all}`);
    await page.close();
  });

  test("sets the days by the handles of the timeline, without a mouse", async () => {
    const page = await openMap("/map?country=SYR");
    await page.getByRole("slider", { name: "First day" }).focus();
    await page.keyboard.press("ArrowRight");
    await page.waitForURL(/from=\d{4}-\d\d-\d\d/);
    await page.getByRole("slider", { name: "First day" }).press("Escape");
    await page.waitForURL((url) => !url.search.includes("from="));
    await page.close();
  });

  test("sets the days by dragging over the timeline, whole bars at a time", async () => {
    const page = await openMap("/map?country=SYR");
    const plot = await page.locator(".timeline .plot").boundingBox();
    if (plot === null) throw new Error("The timeline has no size");
    await page.mouse.move(plot.x + plot.width * 0.25, plot.y + 20);
    await page.mouse.down();
    await page.mouse.move(plot.x + plot.width * 0.6, plot.y + 20, { steps: 4 });
    await page.mouse.up();
    await page.waitForURL(/from=.*to=/);
    await page.close();
  });

  test("goes from one incident to the next by arrow keys, and tells of it beside the map", async () => {
    const page = await openMap("/map?country=SYR");
    await page.locator(".map-list li[data-index='0'] button").click();
    await page.locator(".chosen-card").waitFor();
    await page.keyboard.press("ArrowDown");
    await page.locator(".map-list li[data-index='1'].chosen").waitFor();
    const code = await page.locator(".map-list li.chosen").getAttribute("data-code");
    expect(await page.locator(".chosen-card bdi").allInnerTexts()).toContain(code);
    await page.close();
  });

  test("offers no spot for what is known by country alone, or not at all", async () => {
    const page = await openMap();
    const row = page.locator(".map-list li", { hasText: /known by country only|no place told|not found/ }).first();
    for (let scrolled = 0; scrolled < 60 && (await row.count()) === 0; scrolled++) {
      await page.locator(".map-list").evaluate((list) => list.scrollBy(0, 300));
      await page.waitForTimeout(60);
    }
    expect(await row.locator("button").getAttribute("aria-label")).toMatch(/not a spot on the map/);
    await page.locator(".list-head", { hasText: "on no map" }).waitFor();
    await page.close();
  });

  test("says so where the browser cannot draw it, and keeps list and timeline", async () => {
    const page = await site().browser.newPage();
    await page.addInitScript(
      "const own = HTMLCanvasElement.prototype.getContext; HTMLCanvasElement.prototype.getContext = function (kind, ...rest) { return kind.startsWith('webgl') ? null : own.call(this, kind, ...rest); }",
    );
    await page.goto(`${site().address}/map`);
    await page.getByText("it has no WebGL").waitFor();
    await page.locator(".map-list li[data-index]").first().waitFor();
    await page.getByRole("slider").first().waitFor();
    await page.close();
  });

  test("says that nothing on record is not the same as calm", async () => {
    const page = await site().open("/map?country=NZL");
    await page.getByText("not the same as calm").waitFor();
    await page.close();
  });

  test("shows why a filter makes no sense", async () => {
    const page = await site().open("/map?from=yesterday");
    await page.getByRole("alert").first().waitFor();
    expect(await page.getByRole("alert").first().innerText()).toMatch(/from/);
    await page.close();
  });
});
