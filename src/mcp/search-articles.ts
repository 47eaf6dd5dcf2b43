import type { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import * as z from "zod";
import type { Span } from "../model.ts";
import { cite } from "../span.ts";
import { answer, READS } from "./answer.ts";
import { citerOf } from "./cited.ts";
import type { Desk } from "./desk.ts";
import { oneLine, source } from "./search-incidents.ts";
import { CITATION, DAY } from "./shapes.ts";

/** Characters of context on either side of what was found. */
const CONTEXT = 160;
/** Characters of the opening that stand for an article when no words were asked for. */
const OPENING = 280;

const ASKED = {
  text: z.string().max(300).optional().describe('words as in a search engine: "exact phrase", -without, or'),
  publisher: z.string().max(200).optional().describe("exactly as it is printed"),
  from: DAY.optional().describe("published on or after"),
  to: DAY.optional(),
  limit: z.number().int().min(1).max(50).default(10),
};

const GIVEN = {
  total: z.number().describe("how many there are in all"),
  articles: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      language: z.string().describe("pages in languages other than English are kept unread"),
      excerpt: CITATION,
    }),
  ),
};

export function addSearchArticles(server: McpServer, desk: Desk): void {
  server.registerTool(
    "search_articles",
    {
      title: "Search articles",
      description:
        "Find pages on record by their words, publisher and day, newest first, each with the exact words around the first hit. Pages in other languages are found too, though they were not read for incidents.",
      inputSchema: ASKED,
      outputSchema: GIVEN,
      annotations: READS,
    },
    async ({ text, limit, publisher, from, to }) => {
      const { items, total } = await desk.store.articles({
        ...(text === undefined ? {} : { text }),
        ...(publisher === undefined ? {} : { publisher }),
        ...(from === undefined ? {} : { from }),
        ...(to === undefined ? {} : { to }),
        limit,
      });
      const found = await desk.store.articlesWith(items.map(({ id }) => id));
      const byId = new Map(found.map((article) => [article.id, article]));
      const citer = citerOf(found, desk.publisherOf);
      const articles = items
        .flatMap(({ id }) => byId.get(id) ?? [])
        .map((article) => ({
          id: article.id,
          title: article.title,
          language: article.language,
          excerpt: citer(cite(article, excerptOf(article.text, wordsIn(text ?? "")))),
        }));
      const lines = articles.map(
        ({ title, excerpt }) =>
          `${title} (${source(excerpt)})\n    “${oneLine(excerpt.quote)}”\n    ${excerpt.article}`,
      );
      return answer([headline(articles.length, total), ...lines].join("\n\n"), { total, articles });
    },
  );
}

/** The stretch around the first of the words; the opening where none stands so, as when it stands in the title. */
function excerptOf(text: string, words: readonly string[]): Span {
  const low = text.toLowerCase();
  const hits = words.map((word) => low.indexOf(word)).filter((at) => at >= 0);
  if (hits.length === 0) return { start: 0, end: atSpace(text, OPENING) };
  const first = Math.min(...hits);
  return { start: atSpace(text, Math.max(0, first - CONTEXT)), end: atSpace(text, first + CONTEXT) };
}

/** The next place at or after an offset where words part, so that none is cut. */
function atSpace(text: string, offset: number): number {
  if (offset <= 0) return 0;
  const at = text.slice(offset).search(/\s/);
  return at < 0 || at > CONTEXT ? Math.min(offset, text.length) : offset + at;
}

/** What is searched for, without what is not wanted; a phrase is one. */
function wordsIn(text: string): readonly string[] {
  return [...text.toLowerCase().matchAll(/(-?)"([^"]+)"|(\S+)/g)]
    .filter(([all]) => !all.startsWith("-") && all !== "or")
    .map(([, , phrase, word]) => phrase ?? word ?? "");
}

function headline(shown: number, total: number): string {
  if (total === 0) return "No page on record fits.";
  return shown < total ? `${shown} of ${total} pages.` : `${shown} ${shown === 1 ? "page" : "pages"}.`;
}
