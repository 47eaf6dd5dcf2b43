import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { describeScreens, faultsIn } from "./browser.ts";

describeScreens("the screen of an article", /^(?:51|52|79)-/, (site) => {
  async function open(how?: Parameters<ReturnType<typeof site>["open"]>[1]): Promise<Page> {
    const { items } = await site().store.incidents({ types: ["ASSAULT"] });
    return await site().open(`/articles/${items[0]?.reports[0].article}`, how);
  }

  test.each([
    { width: 1200, dark: true, language: "en" as const },
    { width: 390, dark: false, language: "ar" as const },
  ])("keeps nobody out at $width pixels in $language, its forms included", async (how) => {
    const page = await open(how);
    await page.locator(".report button[aria-expanded]").first().click();
    await page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })");
    expect(await faultsIn(page)).toEqual([]);
    await page.close();
  });

  test("leads from a field to its words and from the words to what was read, by keyboard alone", async () => {
    const page = await open();
    const field = page.locator(".report .words-link").first();
    await field.focus();
    await page.locator("#text .active").first().waitFor();
    const words = (await page.locator("#text .active").allInnerTexts()).join("");
    expect(`“${words}”`).toBe(await field.innerText());
    const trigger = page.locator("#text .trigger").first();
    await trigger.focus();
    await page.keyboard.press("Enter");
    await page.locator(".report:target").waitFor();
    await page.close();
  });

  test("says why it was read so, and why other words told of nothing", async () => {
    const page = await open();
    await page.getByRole("button", { name: "Show why" }).click();
    await page.locator(".sentences .coded").first().waitFor();
    expect(await page.locator(".sentences > li").count()).toBeGreaterThan(2);
    await page.close();
  });

  test("takes a correction, keeps the reader's reading in view, and gives it back when that is withdrawn", async () => {
    const page = await open();
    const report = page.locator(".report").first();
    const before = await report.locator("h3").innerText();
    await report.getByRole("button", { name: "Correct it" }).click();
    const form = report.locator("form").first();
    await report.getByLabel("Your name").fill("Ana Monitor");
    await form.getByLabel("Why").fill("The paper says so further down.");
    await form.getByRole("button", { name: "Put on record" }).click();
    await form.getByRole("alert").getByText("Nothing is changed").waitFor();
    await form.getByLabel("More exactly").selectOption("destroy");
    await form.getByLabel("Why").fill("The paper says so further down.");
    await form.getByRole("button", { name: "Put on record" }).click();
    await report.locator("h3").getByText("Destruction").waitFor();
    await report.getByText("The reader read:").waitFor();
    await report.getByText("Take back no.").click();
    const back = report.locator(".as-read form");
    await back.getByLabel("Why").fill("A slip of ours.");
    await back.getByRole("button", { name: "Put on record" }).click();
    await report.getByText("The reader read:").waitFor({ state: "detached" });
    expect(await report.locator("h3").innerText()).toBe(before);
    await page.close();
  });

  test("refuses words that the text does not say, and tells of an event by words that it does", async () => {
    const page = await open();
    await page.getByText("Tell of an event that was not read").click();
    const missed = page.locator(".readings > details");
    await missed.getByLabel("Your name").fill("Ana Monitor");
    const trigger = missed.getByLabel("The words that tell of it");
    await trigger.fill("words that stand nowhere");
    await missed.getByText("The text does not say “words that stand nowhere”").waitFor();
    const text = await page.locator("#text").innerText();
    await trigger.fill(/\w+ \w+/.exec(text)?.[0] ?? "");
    await missed.getByLabel("Kind").selectOption("PROTEST");
    await missed.getByLabel("Why").fill("It tells of it.");
    await missed.getByRole("button", { name: "Put on record" }).click();
    await page.getByText("The reader did not find it; people told of it.").waitFor();
    await page.close();
  });
});
