import { expect, test } from "vitest";
import { describeScreens, faultsIn } from "./browser.ts";

describeScreens("the sources", /^0[1-5]-/, (site) => {
  test.each([
    { width: 1200, dark: true, language: "en" as const },
    { width: 390, dark: false, language: "ar" as const },
  ])("keep nobody out at $width pixels in $language", async (how) => {
    const page = await site().open("/sources", how);
    await page.locator("#publishers ~ .wide tbody tr").first().waitFor();
    expect(await faultsIn(page)).toEqual([]);
    await page.close();
  });

  test("show each count with what it is a part of", async () => {
    const page = await site().open("/sources");
    const row = page.locator("#publishers ~ .wide tbody tr").first();
    await row.waitFor();
    const [articles = "", told = "", corroborated = ""] = await row.locator("td").nth(0).evaluate(nextCells);
    expect(Number(articles)).toBeGreaterThan(0);
    expect(corroborated).toBe(`${corroborated.split(" ")[0]} of ${told}`);
    await page.close();
  });

  test("a person's grade stands apart from the counts, with who gave it and why", async () => {
    const page = await site().open("/sources", { author: "Ana Monitor" });
    const row = page.locator("#publishers ~ .wide tbody tr").first();
    await row.getByRole("button", { name: "Grade" }).click();
    await row.getByLabel(/relied on/).selectOption("B");
    await row.getByLabel("Why").fill("Right about what we saw.");
    await row.getByRole("button", { name: "Put on record" }).click();
    await row.getByText("Right about what we saw.").waitFor();
    expect(await row.locator("td").last().innerText()).toMatch(/^B Ana Monitor/);
    await page.close();
  });
});

/** The words of the cells that follow a cell. */
function nextCells(cell: Element): string[] {
  return [...(cell.parentElement?.querySelectorAll("td") ?? [])].slice(1).map(({ textContent }) => textContent ?? "");
}
