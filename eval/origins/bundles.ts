import { readFileSync } from "node:fs";
import type { Span, VerificationState } from "../../src/model.ts";

/** A few articles about one happening; README.md has the format. */
export interface Bundle {
  readonly id: string;
  readonly about: string;
  readonly state: VerificationState;
  readonly articles: readonly MarkedArticle[];
}

interface MarkedArticle {
  readonly id: string;
  readonly publisher: string;
  readonly published: string;
  readonly title: string;
  readonly text: string;
  readonly claims: readonly MarkedClaim[];
}

/** Where a claim stands in the text, and the letter of its source; "?" is not scored. */
export interface MarkedClaim {
  readonly source: string;
  readonly span: Span;
}

/** The bundles of one half, in the order of the file. */
export function readBundles(half: "look" | "score"): readonly Bundle[] {
  const text = readFileSync(new URL(`./${half}.txt`, import.meta.url), "utf8");
  return text.split(/^## /m).slice(1).map(bundleIn);
}

function bundleIn(block: string): Bundle {
  const [head = "", ...articles] = block.split(/^@ /m);
  const { id, about, state } = /^(?<id>\S+) (?<about>.+?) \| (?<state>\S+)\s*$/.exec(head)?.groups ?? {};
  if (id === undefined || about === undefined || state === undefined || articles.length === 0)
    throw new Error(`A bundle begins "## id what it tries | state" and has articles; this one has "${head.trim()}".`);
  return {
    id,
    about,
    state: state as VerificationState,
    articles: articles.map((each, i) => articleIn(each, `${id}-${i}`)),
  };
}

function articleIn(block: string, id: string): MarkedArticle {
  const [head = "", ...lines] = block.split("\n");
  const [publisher, published, title] = head.split(" | ");
  if (publisher === undefined || published === undefined || title === undefined)
    throw new Error(`An article begins "@ publisher | day | headline"; ${id} has "${head}".`);
  return { id, publisher, published, title, ...unmarked(lines.join("\n").trim()) };
}

/** A text without its marks, and where the marked words stand in it. */
function unmarked(marked: string): Pick<MarkedArticle, "text" | "claims"> {
  const claims: MarkedClaim[] = [];
  let text = "";
  let from = 0;
  for (const { 0: mark, 1: source = "", 2: words = "", index } of marked.matchAll(/\{([a-z?])\|([^}]*)\}/g)) {
    text += marked.slice(from, index);
    claims.push({ source, span: { start: text.length, end: text.length + words.length } });
    text += words;
    from = index + mark.length;
  }
  return { text: text + marked.slice(from), claims };
}
