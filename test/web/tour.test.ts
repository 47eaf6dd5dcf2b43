import { expect, test } from "vitest";
import { describeScreens, faultsIn } from "./browser.ts";

describeScreens("the tour", /^01-/, (site) => {
  test("comes by itself on the demonstration, and never again unless asked for", async () => {
    const page = await site().open("/", { tour: true });
    const tour = page.getByRole("region", { name: "Tour" });
    await tour.waitFor();
    expect(await faultsIn(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await tour.waitFor({ state: "detached" });
    await page.reload();
    await page.locator("#waiting").waitFor();
    expect(await tour.count()).toBe(0);
    await page.goto(`${site().address}/search`);
    await page.getByRole("link", { name: "Show the tour" }).click();
    await tour.waitFor();
    await page.close();
  });

  test("goes on and back by keyboard, and says to each step where it stands", async () => {
    const page = await site().open("/", { tour: true });
    const tour = page.getByRole("region", { name: "Tour" });
    for (const at of [1, 2, 3, 4, 5]) {
      await tour.getByText(`${at} of 6`).waitFor();
      await tour.getByRole("button", { name: "Next" }).press("Enter");
    }
    await tour.getByText("6 of 6").waitFor();
    await tour.getByRole("button", { name: "Back" }).press("Enter");
    await tour.getByText("5 of 6").waitFor();
    await tour.getByRole("link", { name: "Go to Search" }).press("Enter");
    await page.waitForURL("**/search");
    await page.close();
  });
});
