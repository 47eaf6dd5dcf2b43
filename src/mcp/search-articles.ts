import type { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import * as z from "zod";
import type { Article, Span } from "../model.ts";
import { cite } from "../span.ts";
import type { ArticleFilter } from "../store/articles.ts";
import { answer, READS } from "./answer.ts";
import { citerOf } from "./cited.ts";
import type { Desk } from "./desk.ts";
import { oneLine, source } from "./search-incidents.ts";
import { CITATION, DAY } from "./shapes.ts";

/** Articles that one search looks through, the newest first. */
const LOOKED_MAX = 5_000;
const PAGE = 200;
/** Characters of context on either side of what was found. */
const CONTEXT = 160;
/** Characters of the opening that stand for an article when no words were asked for. */
const OPENING = 280;

const ASKED = {
  text: z.string().max(300).optional().describe('words that all must be in the article; "an exact phrase" in quotes'),
  publisher: z.string().max(200).optional().describe("exactly as it is printed"),
  from: DAY.optional().describe("published on or after"),
  to: DAY.optional(),
  limit: z.number().int().min(1).max(50).default(10),
};

const GIVEN = {
  looked_through: z.number().describe("articles that were looked through, the newest first"),
  on_record: z.number().describe("articles of that publisher and time on record"),
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
    async ({ text = "", limit, publisher, from, to }) => {
      const filter = {
        ...(publisher === undefined ? {} : { publisher }),
        ...(from === undefined ? {} : { from }),
        ...(to === undefined ? {} : { to }),
      };
      const { found, looked, total } = await look(desk, filter, wordsIn(text), limit);
      const citer = citerOf(
        found.map(({ article }) => article),
        desk.publisherOf,
      );
      const articles = found.map(({ article, span }) => ({
        id: article.id,
        title: article.title,
        language: article.language,
        excerpt: citer(cite(article, span)),
      }));
      const lines = articles.map(
        ({ title, excerpt }) =>
          `${title} (${source(excerpt)})\n    “${oneLine(excerpt.quote)}”\n    ${excerpt.article}`,
      );
      return answer([headline(articles.length, looked, total), ...lines].join("\n\n"), {
        looked_through: looked,
        on_record: total,
        articles,
      });
    },
  );
}

interface Hit {
  readonly article: Article;
  readonly span: Span;
}

/** Page after page of articles, until enough hold all the words. */
async function look(
  { store }: Desk,
  filter: ArticleFilter,
  words: readonly string[],
  limit: number,
): Promise<{ readonly found: readonly Hit[]; readonly looked: number; readonly total: number }> {
  const found: Hit[] = [];
  for (let offset = 0; ; offset += PAGE) {
    const { items, total } = await store.articles({ ...filter, limit: PAGE, offset });
    const byId = new Map((await store.articlesWith(items.map(({ id }) => id))).map((each) => [each.id, each]));
    for (const [i, { id }] of items.entries()) {
      const article = byId.get(id);
      const span = article === undefined ? null : excerptOf(article, words);
      if (article !== undefined && span !== null) found.push({ article, span });
      if (found.length === limit) return { found, looked: offset + i + 1, total };
    }
    const looked = offset + items.length;
    if (items.length === 0 || looked >= total || looked >= LOOKED_MAX) return { found, looked, total };
  }
}

/** The stretch around the first of the words, `null` where one of them is missing in title and text. */
function excerptOf({ title, text }: Article, words: readonly string[]): Span | null {
  const [lowTitle, lowText] = [title.toLowerCase(), text.toLowerCase()];
  if (!words.every((word) => lowText.includes(word) || lowTitle.includes(word))) return null;
  const hits = words.map((word) => lowText.indexOf(word)).filter((at) => at >= 0);
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

function wordsIn(text: string): readonly string[] {
  return [...text.toLowerCase().matchAll(/"([^"]+)"|([^\s"]+)/g)].map(([, phrase, word]) => phrase ?? word ?? "");
}

function headline(shown: number, looked: number, total: number): string {
  const rest =
    looked < total
      ? ` Looked through the newest ${looked} of ${total}: there may be more further back (from, to, limit).`
      : "";
  return `${shown === 0 ? "No page on record fits." : `${shown} ${shown === 1 ? "page" : "pages"}.`}${rest}`;
}
