import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { openAccounts } from "../../src/accounts/accounts.ts";
import { beginOwner } from "../../src/accounts/invitations.ts";
import { type Access, localAccess } from "../../src/server/access.ts";
import type { Store } from "../../src/store/store.ts";
import { describeScreens, faultsIn } from "./browser.ts";

const PASSWORD = "seven quiet ferries at noon";
let firstLink = "";

async function withAccounts(store: Store): Promise<Access> {
  const record = (event: object) => store.logAccountEvent(event);
  const accounts = await openAccounts({ folder: store.folder, isSecure: false, now: () => new Date(), record });
  firstLink = (await beginOwner(accounts))?.path ?? "";
  return { ...localAccess(), accounts };
}

describeScreens(
  "a record that people sign in to",
  /^01-/,
  (site) => {
    async function signIn(page: Page, name: string): Promise<void> {
      await page.getByLabel("Name to sign in with").fill(name);
      await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
      await page.getByRole("button", { name: "Sign in" }).click();
    }

    test("the owner comes by the first link, invites somebody, and both see what they may", async () => {
      const page = await site().open(firstLink);
      await page.getByText("You will own this record").waitFor();
      expect(page.url()).not.toContain("#"); // the secret is out of the address and the history
      expect(await faultsIn(page)).toEqual([]);
      await page.getByLabel("Your name").fill("Olga Owner");
      await page.getByLabel("Name to sign in with").fill("olga");
      await page.getByLabel("Password").fill(PASSWORD);
      await page.getByRole("button", { name: "Join this record" }).click();
      await page.getByRole("link", { name: "Olga Owner" }).click();
      await page.getByRole("heading", { name: "Who may sign in" }).waitFor();
      await page.getByLabel("Invite one person as").selectOption("viewer");
      await page.getByRole("button", { name: "Make a link" }).click();
      const link = await page.getByLabel(/Send this link/).inputValue();
      expect(link.startsWith(`${site().address}/join#`)).toBe(true);
      expect(await faultsIn(page)).toEqual([]);

      const other = await site().open(link.slice(site().address.length));
      await other.getByText("invited as viewer").waitFor();
      await other.getByLabel("Your name").fill("Vi Viewer");
      await other.getByLabel("Name to sign in with").fill("vi");
      await other.getByLabel("Password").fill("a lamp for every harbour");
      await other.getByRole("button", { name: "Join this record" }).click();
      await other.getByRole("link", { name: "Vi Viewer" }).click();
      await other.getByRole("heading", { name: "Your programs" }).waitFor();
      expect(await other.getByRole("heading", { name: "Who may sign in" }).count()).toBe(0);
      await other.close();

      await page.reload();
      const row = page.getByRole("listitem").filter({ hasText: "Vi Viewer" }).first();
      await row.getByLabel("Role").selectOption("analyst");
      await page.getByText("Olga Owner made Vi Viewer analyst").waitFor();
      await row.getByRole("button", { name: "Remove…" }).click();
      await row.getByRole("button", { name: "Really remove Vi Viewer" }).click();
      await page.getByText("Olga Owner removed Vi Viewer").waitFor();
      await page.close();
    });

    test("who does not sign in sees the way in at every screen, and then the screen itself", async () => {
      const page = await site().open("/map");
      await page.getByRole("heading", { name: "Sign in" }).waitFor();
      await signIn(page, "nobody");
      await page.getByText("do not go together").waitFor();
      expect(await faultsIn(page)).toEqual([]);
      await signIn(page, "olga");
      await page.getByRole("link", { name: "Olga Owner" }).waitFor();
      expect(new URL(page.url()).pathname).toBe("/map");
      expect(await page.getByRole("heading", { name: "Sign in" }).count()).toBe(0);
      await page.getByRole("button", { name: "Sign out" }).click();
      await page.getByRole("heading", { name: "Sign in" }).waitFor();
      await page.close();
    });

    test("a token is shown once, asks in its owner's name, and can be revoked", async () => {
      const page = await site().open("/accounts");
      await signIn(page, "olga");
      await page.getByLabel("What the program is called").fill("night sheet");
      await page.getByRole("button", { name: "Make a token" }).click();
      const token = await page.getByLabel(/Give this to the program/).inputValue();
      const asked = () =>
        fetch(`${site().address}/api/incidents`, { headers: { authorization: `Bearer ${token}` } }).then(
          ({ status }) => status,
        );
      expect(await asked()).toBe(200);
      await page.getByRole("listitem").filter({ hasText: "night sheet" }).getByRole("button").click();
      await page.getByRole("listitem").filter({ hasText: "night sheet" }).waitFor({ state: "detached" });
      expect(await asked()).toBe(401);
      await page.close();
    });

    test("signing in and accounts fit a phone, in the dark and from right to left", async () => {
      const page = await site().open("/accounts", { width: 390, dark: true, language: "ar" });
      await page.getByLabel("اسم الدخول").waitFor();
      expect(await faultsIn(page)).toEqual([]);
      await page.getByLabel("اسم الدخول").fill("olga");
      await page.getByLabel("كلمة المرور").fill(PASSWORD);
      await page.getByRole("button", { name: "تسجيل الدخول" }).click();
      await page.getByRole("heading", { name: "من يحق له الدخول" }).waitFor();
      await page.getByText("المالك الأول").waitFor();
      expect(await faultsIn(page)).toEqual([]);
      await page.close();
    });
  },
  withAccounts,
);
