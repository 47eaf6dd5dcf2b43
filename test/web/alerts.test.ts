import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { alert, notice } from "../alert/notices.ts";
import { describeScreens, faultsIn } from "./browser.ts";

describeScreens("who is told of what", /^01-/, (site) => {
  test("a channel is made by keyboard, tried, and shown without its secret", async () => {
    const hook = createServer((_, response) => response.writeHead(503).end("closed"));
    await new Promise<void>((resolve) => hook.listen(0, "127.0.0.1", resolve));
    const { port } = hook.address() as AddressInfo;
    const page = await site().open("/alerts", { author: "A. Monitor" });
    await page.getByText("Nothing is asked for yet.").waitFor();
    await page.locator("summary", { hasText: "Ask to be told" }).focus();
    await page.keyboard.press("Enter");
    const form = page.getByRole("form", { name: "Ask to be told" });
    await form.getByLabel(/^Name/).fill("night desk");
    await form.getByLabel(/^Channel/).selectOption("webhook");
    await form.getByLabel(/^Address/).fill(`http://127.0.0.1:${port}/in?token=hidden-part`);
    await form.getByLabel(/^Secret/).fill("known to both");
    await form.getByLabel("When to tell").selectOption("quiet");
    await form.getByRole("checkbox", { name: "Attack" }).check();
    await form.getByRole("button", { name: "Ask to be told" }).click();
    await form
      .getByText(/private network/)
      .last()
      .waitFor();
    await form.getByRole("checkbox", { name: /private network/ }).check();
    expect(await faultsIn(page)).toEqual([]);
    await form.getByLabel(/^Name/).press("Enter");
    const card = page.getByRole("article", { name: "night desk" });
    await card.getByText(/but not from 22:00 to 06:30/).waitFor();
    await card.getByRole("button", { name: /Send a test/ }).click();
    await card.getByText(/The test was not taken: .*503/).waitFor();
    expect(await page.content()).not.toMatch(/hidden-part|known to both/);
    expect(await faultsIn(page)).toEqual([]);
    await page.close();
    hook.close();
  }, 120_000);

  test("what fails is a banner everywhere one looks first, and is acknowledged with what was done", async () => {
    const { outbox } = site();
    const [subscription] = (await outbox.book()).subscriptions.values();
    if (subscription === undefined) throw new Error("nobody asked to be told");
    const owed = { ...alert(notice()), subscription: subscription.id };
    await outbox.put([
      { kind: "owed", at: "2031-05-02T08:00:00Z", alert: owed },
      { kind: "failed", at: "2031-05-02T08:01:00Z", alerts: [owed.id], reason: "example.org answered 503" },
    ]);
    const today = await site().open("/");
    await today
      .getByRole("alert")
      .getByText(/Word does not arrive over 1 channel/)
      .waitFor();
    await today.getByRole("link", { name: "Look at alerts" }).click();
    await today.getByRole("heading", { name: "Not acknowledged yet" }).waitFor();
    await today.close();
    const page = await site().open("/alerts", { author: "A. Monitor", width: 390, dark: true });
    await page
      .getByText(/example\.org answered 503.*Next try/)
      .last()
      .waitFor();
    expect(await faultsIn(page)).toEqual([]);
    await page.getByRole("button", { name: /^Acknowledge/ }).click();
    await page.getByLabel(/What was done about it/).fill("Called the liaison officer.");
    await page.keyboard.press("Enter");
    await page.getByText("Everything was acknowledged.").waitFor();
    await page.getByRole("button", { name: "Show all" }).click();
    await page.getByText("Called the liaison officer.").waitFor();
    await page.close();
    const arabic = await site().open("/alerts", { width: 390, language: "ar", author: "A. Monitor" });
    await arabic.locator("article.subscription").waitFor();
    expect(await faultsIn(arabic)).toEqual([]);
    await arabic.close();
  }, 120_000);
});
