import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { openAccounts } from "../../src/accounts/accounts.ts";
import { openOutbox } from "../../src/send/outbox.ts";
import { localAccess } from "../../src/server/access.ts";
import { openApp } from "../../src/server/app.ts";
import { knowledge } from "../knowledge.ts";
import { Folders } from "../store/folders.ts";

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const folders = new Folders();
let app: ReturnType<typeof openApp>;
let description: {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
};

interface Operation {
  readonly summary?: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly responses: Readonly<Record<string, unknown>>;
}

beforeAll(async () => {
  const store = await folders.store();
  const outbox = await openOutbox(store.folder);
  app = openApp(store, knowledge.agreements, { outbox });
  description = await (await app.request("/api/openapi.json")).json();
  const accounts = await openAccounts({
    folder: store.folder,
    isSecure: false,
    now: () => new Date(),
    record: async () => {},
  });
  app = openApp(store, knowledge.agreements, { outbox, access: { ...localAccess(), accounts } });
});
afterAll(() => folders.remove());

/** Addresses of programs; screens are for people, as `/alerts` without anything after it is. */
const FOR_PROGRAMS = /^\/(?:alerts\/|(?:api|health|mcp|map\.geojson|feed\.xml)(?:\/|$))/;

test("every address that a program may ask is described, with its parameters", () => {
  const routes = app.routes.filter(
    ({ method, path }) => method !== "ALL" && FOR_PROGRAMS.test(path) && path !== "/api/openapi.json",
  );
  expect(routes.length).toBeGreaterThan(40);
  for (const { method, path } of routes) {
    if (path === "/mcp" && method !== "POST") continue; // these say only that POST is meant
    const plain = path.replace(/:(\w+)(?:\{[^/]*\})?/g, "{$1}");
    const operation = description.paths[plain]?.[method.toLowerCase()];
    expect([method, path, operation?.summary]).toEqual([method, path, expect.any(String)]);
    const inPath = (operation?.parameters ?? []).filter((one) => one.in === "path").map(({ name }) => name);
    expect(inPath).toEqual([...plain.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
  }
});

test("nothing is described that is not there", async () => {
  const there = new Set(
    app.routes.map(({ method, path }) => `${method} ${path.replace(/:(\w+)(?:\{[^/]*\})?/g, "{$1}")}`),
  );
  for (const [path, operations] of Object.entries(description.paths)) {
    for (const method of Object.keys(operations)) expect(there).toContain(`${method.toUpperCase()} ${path}`);
  }
});

test("the description is whole: what it refers to is in it", () => {
  expect(description.openapi).toBe("3.1.0");
  const references = [...JSON.stringify(description).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)];
  expect(references.length).toBeGreaterThan(10);
  for (const [, name = ""] of references) expect(description.components.schemas).toHaveProperty([name]);
});

test("the filter of incidents is the same wherever it is taken", () => {
  const names = (path: string) =>
    (description.paths[path]?.["get"]?.parameters ?? []).filter((one) => one.in === "query").map(({ name }) => name);
  const list = names("/api/incidents").filter((name) => !["sort", "limit", "cursor"].includes(name));
  expect(list).toEqual(expect.arrayContaining(["text", "kind", "bbox", "agreement", "since", "assessed", "origins"]));
  for (const path of ["/map.geojson", "/feed.xml", "/api/spots", "/api/timeline"])
    expect(names(path)).toEqual(expect.arrayContaining(list));
});
