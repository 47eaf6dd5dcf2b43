import * as fc from "fast-check";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { openApp } from "../../src/server/app.ts";
import type { Store } from "../../src/store/store.ts";
import { knowledge } from "../knowledge.ts";
import { publish } from "../ledger/newsroom.ts";
import { Folders } from "../store/folders.ts";

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const folders = new Folders();
let store: Store;
let addresses: readonly Address[];

/** What may be asked for, by the description that the server gives of itself. */
interface Address {
  readonly path: string;
  readonly parameters: readonly { readonly name: string; readonly in: string }[];
}

beforeAll(async () => {
  store = await folders.store();
  await publish(store, "Rebels shelled the town of Saraqib on Wednesday, state media said.", "State Agency");
  const { paths } = await (await openApp(store, knowledge.agreements).request("/api/openapi.json")).json();
  addresses = Object.entries<Record<string, { parameters?: Address["parameters"] }>>(paths).flatMap(
    ([path, { get }]) =>
      // A stream stays open; accounts and alerts are not served here.
      get === undefined || path === "/api/events" || /accounts|alerts/.test(path)
        ? []
        : [{ path, parameters: get.parameters ?? [] }],
  );
});
afterAll(() => folders.remove());

/** What people and programs put into addresses, and what nobody should. */
const ODD = fc.oneof(
  fc.constantFrom(
    "",
    " ",
    "0",
    "-1",
    "1e9",
    "NaN",
    "\u0000",
    "\ud800",
    "'; drop table facets; --",
    "%",
    "%00",
    "../../etc/passwd",
    "2024-02-30",
    "2025-03-14",
    "9999-12-31",
    "2025-03-14T06:00:00Z",
    "+275760-09-13T00:00:00Z",
    "-180,-90,180,90",
    "170,-10,-170,10",
    "SYR",
    "deeds",
    "ASSAULT",
    "disputed",
    "true",
    "agreement:hodeidah-2018",
    "actor:{}",
    '"unclosed -',
    "🕊️".repeat(200),
  ),
  fc.string({ maxLength: 40, unit: "binary" }),
);

test("whatever is asked, the answer is an answer or says what is wrong with the question", async () => {
  expect(addresses.length).toBeGreaterThan(15);
  const app = openApp(store, knowledge.agreements);
  const asked = fc.constantFrom(...addresses).chain((address) =>
    fc.record({
      address: fc.constant(address),
      values: fc.record(Object.fromEntries(address.parameters.map(({ name }) => [name, ODD])), {
        requiredKeys: address.parameters.filter((each) => each.in === "path").map(({ name }) => name),
      }),
    }),
  );
  await fc.assert(
    fc.asyncProperty(asked, async ({ address, values }) => {
      const path = address.path.replace(/\{(\w+)\}/g, (_, name: string) => encoded(values[name] ?? "x") || "x");
      const inQuery = address.parameters.filter((each) => each.in === "query" && values[each.name] !== undefined);
      const query = inQuery.map(({ name }) => `${name}=${encoded(values[name] ?? "")}`).join("&");
      const answer = await app.request(`${path}?${query}`);
      expect(answer.status, `${path}?${query}`).toBeLessThan(500);
      if (answer.status >= 400 && path.startsWith("/api/")) {
        expect(answer.headers.get("content-type")).toBe("application/problem+json");
      }
    }),
    { numRuns: 400, seed: 20250314 },
  );
});

/** Halves of surrogate pairs cannot stand in an address. */
function encoded(value: string): string {
  return encodeURIComponent(value.replaceAll(/\p{Surrogate}/gu, "\uFFFD"));
}
