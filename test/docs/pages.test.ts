import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { packageRoot } from "../../src/knowledge/root.ts";

const DOCS = join(packageRoot(), "docs");
const pages = readdirSync(DOCS).filter((name) => name.endsWith(".md"));
const config = readFileSync(join(DOCS, ".vitepress/config.ts"), "utf8");

test("every page of the manual stands in its contents", () => {
  const listed = new Set([...config.matchAll(/\["[^"]+", "([\w-]+)"\]/g)].map(([, page]) => `${page}.md`));
  expect(pages.filter((page) => page !== "index.md" && !listed.has(page))).toEqual([]);
});

test.each(pages)("%s has a heading, and its links lead to pages and headings that there are", (page) => {
  const text = readFileSync(join(DOCS, page), "utf8");
  if (page !== "index.md") expect(text).toMatch(/^# \S/);
  for (const [, file = "", anchor = ""] of text.matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)/g)) {
    const target = file === "" ? page : file.replace(/^\//, "");
    if (target.startsWith("../")) {
      expect(readdirSync(join(DOCS, target, "..")), target).toContain(target.split("/").at(-1));
      continue;
    }
    expect(pages, `${page} leads to ${target}`).toContain(target);
    if (anchor !== "") expect(anchorsOf(target), `${page} leads to ${target}#${anchor}`).toContain(anchor);
  }
});

/** The anchors of a page's headings, as VitePress and code hosts make them of plain words. */
function anchorsOf(page: string): readonly string[] {
  return [...readFileSync(join(DOCS, page), "utf8").matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, "")
      .replaceAll(" ", "-"),
  );
}
