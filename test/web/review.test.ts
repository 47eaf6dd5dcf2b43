import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { describeScreens, faultsIn } from "./browser.ts";

describeScreens("the review", /^(?:0[1-9]|1\d)-/, (site) => {
  test.each([
    { width: 1200, dark: false, language: "en" as const },
    { width: 390, dark: true, language: "ar" as const },
  ])("keeps nobody out at $width pixels in $language", async (how) => {
    const page = await site().open("/review", how);
    await page.locator(".sides q").first().waitFor();
    expect(await faultsIn(page)).toEqual([]);
    await page.close();
  });

  test("two keys and a reason put a decision on record, the next item comes up, one key takes it back", async () => {
    const page = await reviewing("Ana Monitor");
    const before = await waiting(page);
    const code = await current(page);
    await page.keyboard.press("d");
    await page.getByLabel("Why").fill("Both sides were asked.");
    await page.keyboard.press("Control+Enter");
    await page.getByRole("status").getByText("Recorded as disputed").waitFor();
    await page.waitForFunction(`!document.querySelector("#item").textContent.includes("${code}")`);
    expect(await page.evaluate("document.activeElement.id")).toBe("item");
    await page.waitForFunction(
      `document.querySelector(".review").textContent.includes("${before - 1} incidents wait")`,
    );
    await page.keyboard.press("u");
    await page.waitForFunction(`document.querySelector(".review").textContent.includes("${before} incidents wait")`);
    const dossier = await (await fetch(`${site().address}/api/incidents/${code}`)).json();
    expect(dossier.decisions).toEqual([]);
    expect(dossier.withdrawn).toHaveLength(1);
    await page.close();
  });

  test("verified asks for evidence first, and Escape leaves it", async () => {
    const page = await reviewing("Ana Monitor");
    await page.keyboard.press("v");
    await page.getByLabel("Evidence").waitFor();
    await page.getByRole("button", { name: "Put on record" }).click();
    expect(await page.evaluate("document.activeElement.name")).toBe("evidence");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Verified…" }).waitFor();
    await page.close();
  });

  test("keys do nothing when they are turned off, nor while somebody writes", async () => {
    const page = await reviewing("Ana Monitor");
    await page.getByLabel("Single keys").uncheck();
    await page.locator("#item").focus();
    await page.keyboard.press("v");
    expect(await page.getByLabel("Evidence").count()).toBe(0);
    await page.getByLabel("Single keys").check();
    await page.locator("#item").focus();
    await page.keyboard.press("d");
    await page.getByLabel("Why").fill("");
    await page.keyboard.type("nduv");
    expect(await page.getByLabel("Why").inputValue()).toBe("nduv");
    await page.close();
  });

  test("two people see who looks at what, and are led to different items", async () => {
    const ana = await reviewing("Ana Monitor");
    const code = await current(ana);
    const ben = await reviewing("Ben Watcher");
    await ben.locator(".queue li", { hasText: code }).getByText("Ana Monitor is looking at this").waitFor();
    await ben.reload();
    await ben.locator("#item").waitFor();
    expect(await current(ben)).not.toBe(code);
    await ben.locator(".queue li", { hasText: code }).getByRole("button").click();
    await ben.locator(".item").getByText("Ana Monitor is looking at this").waitFor();
    await ana.keyboard.press("n");
    await ben.locator(".queue li", { hasText: code }).getByText("is looking").waitFor({ state: "detached" });
    await ana.close();
    await ben.close();
  });

  /** The review as somebody sees it who said who they are; looks of those before are over. */
  async function reviewing(person: string): Promise<Page> {
    const page = await site().open("/review", { author: person });
    await page.locator(".sides q").first().waitFor();
    return page;
  }

  async function current(page: Page): Promise<string> {
    return (await page.locator("#item").innerText()).replace("Now: ", "");
  }

  async function waiting(page: Page): Promise<number> {
    return Number.parseInt(await page.getByText(/\d+ incidents wait$/).innerText(), 10);
  }
});
