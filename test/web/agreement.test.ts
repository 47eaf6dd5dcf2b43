import { expect, test } from "vitest";
import { describeScreens, faultsIn } from "./browser.ts";

describeScreens("the screens of agreements", /^(?:51|52|79)-/, (site) => {
  test.each([
    { width: 1200, dark: false, language: "en" as const },
    { width: 390, dark: true, language: "ar" as const },
  ])("keep nobody out at $width pixels in $language", async (how) => {
    for (const path of ["/agreements", "/agreements/agreement:unscr-1701"]) {
      const page = await site().open(path, how);
      await page.locator(".card").first().waitFor();
      await page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })");
      expect(await faultsIn(page), path).toEqual([]);
      await page.close();
    }
  });

  test("leads from what is reported against a clause to the incident, and back to the clause", async () => {
    const page = await site().open("/agreements/agreement:unscr-1701");
    const clause = page.locator(".clauses tbody tr").first();
    await clause.getByRole("link").click();
    const link = page.locator(".entries a").first();
    const code = await link.innerText();
    await link.click();
    await page.locator(".incident-head .code").getByText(code).waitFor();
    await page.locator("#duties a[href*='unscr-1701']").first().click();
    await page.getByRole("heading", { level: 1, name: /1701/ }).waitFor();
    await page.close();
  });

  test("says who says that it is in force, and asks for another day by its address", async () => {
    const page = await site().open("/agreements/agreement:unscr-1701?on=2006-08-12");
    await page.getByText("12 Aug 2006").or(page.getByText("Aug 12, 2006")).first().waitFor();
    const said = page.locator(".side").first();
    await said.getByText("announced").waitFor();
    expect(await said.getByText("in force", { exact: true }).count()).toBe(0);
    await page.close();
  });

  test("shows what could be seen of its zones when asked", async () => {
    const page = await site().open("/agreements/agreement:unscr-1701");
    await page.getByRole("button", { name: "Show day by day" }).click();
    await page.locator(".calendar").first().waitFor();
    await page.close();
  });
});
