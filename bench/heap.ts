import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { openReader } from "../src/cli/batch-worker.ts";
import { readSentences } from "../src/read/sentences.ts";

/** Articles that are read at once, as `read --batch` does. */
const CHUNK = 16;
/** Names that nobody has heard of, in each article: enough for all that is kept of words to fill up and start afresh. */
const NAMES = 8;

/**
 * Megabytes of memory in use, after all that can be is thrown away, once so many sentences have been read in one
 * thread. The texts come again and again, each time with other names, so that no two articles are the same.
 */
export function heapOver(texts: readonly string[], stops: readonly number[]): readonly number[] {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  const read = openReader({});
  let article = 0;
  let sentences = 0;
  return stops.map((stop) => {
    while (sentences < stop) {
      const chunk = Array.from({ length: CHUNK }, () => bulletin(texts, article++));
      for (const text of chunk) sentences += readSentences(text).length;
      const lines = chunk.map((text, i) => JSON.stringify({ id: String(article + i), text, published: "2024-12-08" }));
      read({ firstLine: 1, lines });
    }
    collect();
    const { heapUsed, external } = process.memoryUsage();
    return (heapUsed + external) / 1024 ** 2;
  });
}

function bulletin(texts: readonly string[], article: number): string {
  const names = Array.from({ length: NAMES }, (_, i) => nameOf(article * NAMES + i));
  return `${texts[article % texts.length] ?? ""}\n\nBulletin ${article}. The commission met ${names.join(", ")} in Geneva.`;
}

/** A made-up name for each number. */
function nameOf(number: number): string {
  const syllables = ["ba", "ke", "di", "mo", "ru", "fa", "she", "li", "zo", "tu"];
  const name = [...String(number)].map((digit) => syllables[Number(digit)] ?? "").join("");
  return name.charAt(0).toUpperCase() + name.slice(1);
}
