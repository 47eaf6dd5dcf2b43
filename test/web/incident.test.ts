import { expect, test } from "vitest";
import { describeScreens, faultsIn } from "./browser.ts";

/** The code of an incident that one side says and another denies. */
const DISPUTED = "ISR-3CX-FB6";

describeScreens("the screens of an incident, of decisions and of coverage", /^(?:51|52|79)-/, (site) => {
  async function disputed(): Promise<string> {
    const { items } = await site().store.incidents({ types: ["ASSAULT"] });
    const found = items.find(({ verification }) => verification.state === "disputed") ?? items[0];
    return found?.code ?? DISPUTED;
  }

  test.each([
    { width: 1200, dark: false, language: "en" as const },
    { width: 390, dark: true, language: "ar" as const },
  ])("keep nobody out at $width pixels in $language", async (how) => {
    for (const path of [`/incidents/${await disputed()}`, "/decisions", "/coverage"]) {
      const page = await site().open(path, how);
      await page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })");
      expect(await faultsIn(page), path).toEqual([]);
      await page.close();
    }
  });

  test("lays the sides beside each other, each word leading to where it stands", async () => {
    const code = await disputed();
    const page = await site().open(`/incidents/${code}`);
    const sides = page.locator("#voices .side");
    expect(await sides.count()).toBeGreaterThanOrEqual(2);
    expect(await sides.first().locator("q").count()).toBeGreaterThan(0);
    const words = await sides.first().locator("q").first().innerText();
    await sides.first().locator("a.cited").first().click();
    await page.locator("#text .here").first().waitFor();
    const here = (await page.locator("#text .here").allInnerTexts()).join("");
    expect(here.replace(/\s+/g, " ")).toBe(words);
    await page.close();
  });

  test("puts what a person found on record, and says in words what may not be", async () => {
    const code = await disputed();
    const page = await site().open(`/incidents/${code}`);
    await page.getByLabel("Your name").first().fill("Ana Monitor");
    const form = page.locator("#record details").first();
    await form.locator("summary").click();
    await form.getByLabel("Why").fill("Seen by our team.");
    await form.getByRole("button", { name: "Put on record" }).click();
    await form.getByRole("alert").getByText("name the evidence").waitFor();
    await form.getByLabel(/^Evidence/).fill("photographs of the crater");
    await form.getByRole("button", { name: "Put on record" }).click();
    await form.getByRole("status").getByText("Recorded as no.").waitFor();
    await page.locator("#course").getByText("photographs of the crater").waitFor();
    await page.locator(".incident-head").getByText("by 1 person").waitFor();
    await page.close();
    const log = await site().open("/decisions");
    await log.getByText("Seen by our team.").waitFor();
    await log.close();
  });

  test("shows it as it was known on a day, and says so first", async () => {
    const page = await site().open(`/incidents/${await disputed()}?asKnownOn=2020-01-01`);
    await page.getByText("Nothing of it had been recorded by then.").waitFor();
    expect(await page.locator("#record").count()).toBe(0);
    await page.close();
  });

  test("says what is missing where there is no such incident", async () => {
    const page = await site().browser.newPage();
    await page.goto(`${site().address}/incidents/XXX-AAA-AAA`);
    await page.getByText("No incident has the code XXX-AAA-AAA").waitFor();
    await page.close();
  });
});
