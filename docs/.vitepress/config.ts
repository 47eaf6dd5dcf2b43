import { type DefaultTheme, defineConfig } from "vitepress";

/** The order in which somebody new reads; a test holds that each page is in it. */
const SIDEBAR: DefaultTheme.SidebarItem[] = [
  section("Begin", ["Install", "install"], ["The first hour", "first-hour"]),
  section(
    "Work with it",
    ["Feeds", "feeds"],
    ["Reviewing", "reviewing"],
    ["What people put on record", "decisions"],
    ["Agreements", "agreements"],
    ["Who says so", "sources"],
    ["What could be seen", "coverage"],
    ["The map and the timeline", "map"],
    ["Series", "series"],
    ["Early warning", "warning"],
    ["Alerts", "alerts"],
    ["Actors of your own", "actors"],
  ),
  section(
    "Understand it",
    ["What reading prints", "output"],
    ["Which reports are one happening", "merging"],
    ["Origins", "origins"],
    ["An incident, step by step", "ledger"],
  ),
  section("From other programs", ["HTTP API", "api"], ["MCP", "mcp"], ["Exchange with others", "exchange"]),
  section(
    "Keep it",
    ["Serving others", "serving"],
    ["The data folder", "data-folder"],
    ["Backup and restore", "backup"],
  ),
];

function section(text: string, ...pages: readonly (readonly [string, string])[]): DefaultTheme.SidebarItem {
  return { text, items: pages.map(([name, page]) => ({ text: name, link: `/${page}` })) };
}

export default defineConfig({
  title: "Tocsin",
  description: "Who says what happened in an armed conflict, set against the ceasefires in force.",
  outDir: "../dist/docs",
  cacheDir: "../.cache/vitepress",
  cleanUrls: false,
  lastUpdated: false,
  themeConfig: {
    nav: [
      { text: "Install", link: "/install" },
      { text: "The first hour", link: "/first-hour" },
      { text: "Reviewing", link: "/reviewing" },
      { text: "API", link: "/api" },
    ],
    sidebar: SIDEBAR,
    search: { provider: "local" },
    outline: [2, 3],
  },
  markdown: {
    config(md) {
      // A link out of this folder leads into the sources, which are not on the site: its words stay, unlinked.
      md.core.ruler.push("links-into-the-sources", ({ tokens }) => {
        for (const token of tokens) unlinkSources(token.children ?? []);
      });
    },
  },
});

interface Inline {
  type: string;
  attrGet(name: string): string | null;
  content: string;
}

function unlinkSources(tokens: Inline[]): void {
  let unlinked = 0;
  for (const token of tokens) {
    const leaves = token.type === "link_open" && token.attrGet("href")?.startsWith("../") === true;
    if (leaves) unlinked++;
    if (leaves || (token.type === "link_close" && unlinked > 0)) {
      if (token.type === "link_close") unlinked--;
      token.type = "text";
      token.content = "";
    }
  }
}
