import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const SRC = fileURLToPath(new URL("../src/", import.meta.url));

/** The small files at the top that any other may use. */
const GROUND = [
  "model",
  "span",
  "day",
  "happening",
  "ids",
  "remember",
  "plover",
  "cameo",
  "earth",
  "explanation",
  "quantities",
  "agencies",
  "markings",
  "charset",
];
const STAGES = ["clean", "read", "resolve", "rows", "merge", "match", "review", "coverage", "warn", "series", "alert"];
const EDGES = ["threads", "fetch", "knowledge", "store", "send", "watch"];

/** Which folder or top-level file of `src` may import which: the table in ARCHITECTURE.md. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  model: [],
  span: ["model"],
  day: ["model"],
  happening: ["model", "day"],
  ids: [],
  remember: [],
  plover: ["model"],
  cameo: ["model"],
  explanation: ["model"],
  earth: ["model"],
  quantities: ["model"],
  markings: ["model"],
  charset: [],
  agencies: ["model"],
  ...Object.fromEntries(STAGES.map((stage) => [stage, GROUND])),
  // A row names actors as a text does.
  rows: [...GROUND, "resolve"],
  // What it words is what was forecast.
  present: [...GROUND, "warn", "series"],
  // What is still to come in is a distribution, as what is forecast is.
  series: [...GROUND, "warn"],
  pipeline: [
    ...GROUND,
    ...STAGES.filter((stage) => !["review", "coverage", "warn", "series", "alert"].includes(stage)),
  ],
  threads: [],
  fetch: [...GROUND, "threads"],
  store: [...GROUND, "threads"],
  // What is sent is worded by `present`, and goes nowhere that pages are not fetched from.
  send: [...GROUND, "alert", "present", "fetch"],
  watch: [...GROUND, "threads", "fetch", "store"],
  // Loading a data file and handing it to the pure function that opens it is one act.
  knowledge: [...GROUND, "read", "resolve", "warn"],
  // Who may do what, and how they prove who they are.
  accounts: [...GROUND, "store"],
  // The verbs that need the store and the pipeline together.
  ledger: [...GROUND, "pipeline", "review", "coverage", "warn", "series", "alert", "present", ...EDGES],
  mcp: [...GROUND, "pipeline", "present", "review", "coverage", "warn", "series", "ledger", ...EDGES],
  cli: [
    ...GROUND,
    "mcp",
    "pipeline",
    "present",
    "review",
    "coverage",
    "warn",
    "series",
    "alert",
    "ledger",
    "accounts",
    "server",
    ...EDGES,
  ],
  server: [
    ...GROUND,
    "mcp",
    "pipeline",
    "present",
    "review",
    "coverage",
    "warn",
    "series",
    "alert",
    "ledger",
    "accounts",
    ...EDGES,
  ],
  web: ["model", "plover", "day", "earth", "present"],
};

/** Packages that pure stages may use, because they are pure themselves. */
const PURE_PACKAGES: Readonly<Record<string, readonly string[]>> = {
  clean: ["linkedom", "@mozilla/readability"],
  match: ["@turf/boolean-point-in-polygon"],
  coverage: ["@turf/boolean-point-in-polygon"],
};

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\b[^"';]*?from\s*["']([^"']+)["']|import\(\s*["']([^"']+)["']\s*\)|(?:^|\n)\s*import\s*["']([^"']+)["']/g;

const files = readdirSync(SRC, { recursive: true, encoding: "utf8" }).filter(
  (name) => /\.tsx?$/.test(name) && !name.endsWith(".d.ts"),
);

test("the source has files to check", () => {
  expect(files.length).toBeGreaterThan(10);
});

test.each(files)("%s imports only what lies below it", (file) => {
  const own = folderOf(file);
  const allowed = MAY_IMPORT[own];
  expect(allowed, `src/${own} has no row in the table of imports`).toBeDefined();
  for (const target of importsOf(file)) {
    if (target.startsWith(".")) {
      const folder = folderOf(relative(SRC, join(SRC, dirname(file), target)));
      expect([own, ...(allowed ?? [])], `${file} imports ${target}`).toContain(folder);
    } else if (isPure(own)) {
      expect(PURE_PACKAGES[own] ?? [], `${file} imports the package ${target}`).toContain(target);
    }
  }
});

test.each(files.filter((file) => isPure(folderOf(file))))("%s asks no clock and draws no lot", (file) => {
  const code = readFileSync(join(SRC, file), "utf8");
  expect(code).not.toMatch(/Date\.now|new Date\(\)|Math\.random/);
});

function importsOf(file: string): readonly string[] {
  const code = readFileSync(join(SRC, file), "utf8");
  return [...code.matchAll(IMPORT)].map((match) => match[1] ?? match[2] ?? match[3] ?? "");
}

function folderOf(file: string): string {
  return (file.split(sep)[0] ?? "").replace(/\.ts$/, "");
}

function isPure(folder: string): boolean {
  return [...GROUND, ...STAGES, "present", "pipeline"].includes(folder);
}
