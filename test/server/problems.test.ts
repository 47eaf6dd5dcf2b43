import { readdirSync, readFileSync } from "node:fs";
import { Hono } from "hono";
import { expect, test } from "vitest";
import { PROBLEMS, type ProblemCode, problem, problemSchema } from "../../src/server/problems.ts";

const WORDS = new URL("../../src/web/words/", import.meta.url);
const SCREENS = new URL("../../src/web/", import.meta.url);
const CODES = Object.keys(PROBLEMS) as ProblemCode[];
/** What goes wrong without any answer of the server's. */
const OWN = ["refused", "not-reached", "page-failed"];

function wordsIn(language: string): Readonly<Record<string, string>> {
  return JSON.parse(readFileSync(new URL(`${language}/problem.json`, WORDS), "utf8"));
}

test.each(["en", "ar"])("every problem has words of its own in %s, and nothing else does", (language) => {
  const words = wordsIn(language);
  expect(Object.keys(words).sort()).toEqual([...CODES, ...OWN].sort());
  for (const said of Object.values(words))
    expect(said).toMatch(language === "ar" ? /^[\p{Script=Arabic}].*[.؟]$/u : /^[A-Z].*\.$/);
  expect(new Set(Object.values(words)).size).toBe(Object.keys(words).length);
});

test("the manual names every code beside its status", () => {
  const manual = readFileSync(new URL("../../docs/api.md", import.meta.url), "utf8");
  const rows = manual.split("\n").filter((line) => /^\| [\d, ]+ \|/.test(line));
  for (const code of CODES) {
    const row = rows.find((line) => line.includes(`\`${code}\``));
    expect(row?.split("|")[1], code).toContain(String(PROBLEMS[code][0]));
  }
});

test.each(CODES)("%s is answered as its schema describes it", async (code) => {
  const app = new Hono().get("/", (c) => problem(c, code, "What to do."));
  const answer = await app.request("/");
  const said = problemSchema.parse(await answer.json());
  expect(said).toMatchObject({ type: `urn:tocsin:problem:${code}`, status: answer.status, detail: "What to do." });
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
});

test("no screen shows an error's English words alone", () => {
  const bare = readdirSync(SCREENS, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".tsx") && !path.endsWith("why-not.tsx"))
    .filter((path) => /\{[\w.]*(?:error|trouble)\.message\}/.test(readFileSync(new URL(path, SCREENS), "utf8")));
  expect(bare).toEqual([]);
});
