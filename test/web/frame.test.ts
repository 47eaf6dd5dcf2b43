import { expect, test } from "vitest";
import { describeScreens, faultsIn } from "./browser.ts";

describeScreens("what every screen has around it", /^01-/, (site) => {
  test.each([
    { width: 1200, dark: false, language: "en" as const },
    { width: 390, dark: true, language: "ar" as const },
  ])("keeps nobody out at $width pixels in $language", async (how) => {
    for (const path of ["/", "/map", "/review", "/agreements", "/search", "/sources", "/nowhere"]) {
      const page = await site().open(path, how);
      expect(await faultsIn(page), path).toEqual([]);
      await page.close();
    }
  });

  test("turns with the script of the language, and remembers both choices", async () => {
    const page = await site().open("/");
    await page.getByLabel("Language").selectOption("ar");
    await page.locator("html[dir=rtl][lang=ar]").waitFor();
    await page.locator(".choices select").last().selectOption("dark");
    await page.locator("html[data-look=dark]").waitFor();
    await page.reload();
    await page.locator("html[dir=rtl][data-look=dark]").waitFor();
    await page.close();
  });

  test("lets the keyboard skip to the content", async () => {
    const page = await site().open("/");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    expect(await page.evaluate("document.activeElement?.id")).toBe("content");
    await page.close();
  });

  test("answers an address where nothing is with 404", async () => {
    expect((await fetch(`${site().address}/nowhere`)).status).toBe(404);
    expect((await fetch(`${site().address}/map`)).status).toBe(200);
  });

  test("says in the reader's language why something cannot be shown, and under it in the server's words", async () => {
    const page = await site().browser.newPage({ bypassCSP: true });
    await page.addInitScript(() => {
      localStorage.setItem("tocsin-language", "ar");
      localStorage.setItem("tocsin-tour", "ended");
    });
    await page.goto(`${site().address}/incidents/ZZZ-NONE`);
    const said = await page.getByRole("alert").innerText();
    expect(said).toContain("هذا غير موجود في السجل.");
    expect(await page.getByRole("alert").locator("[lang=en]").innerText()).toBe("No incident has the code ZZZ-NONE.");
    expect((await faultsIn(page)).filter((fault) => fault.includes("contrast"))).toEqual([]);
    await page.close();
  });
});
