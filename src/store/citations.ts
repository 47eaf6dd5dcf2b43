import type { Citation, Digest } from "../model.ts";
import { holds } from "../span.ts";

/** Every citation anywhere inside a value, each place once. */
export function citationsIn(value: unknown): readonly Citation[] {
  const found = new Map<string, Citation>();
  const open: unknown[] = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next !== "object" || next === null) continue;
    if (isCitation(next)) found.set(JSON.stringify(next), next);
    else for (const part of Object.values(next)) open.push(part);
  }
  return [...found.values()].sort((a, b) => a.span.start - b.span.start);
}

function isCitation(value: object): value is Citation {
  return "article" in value && "exact" in value && "span" in value;
}

/** Throws when a digest cites words that its article does not say: then its row in the index was altered. */
export function assertCited({ article, reports, places }: Digest): void {
  const broken = citationsIn([reports, places]).find((citation) => !holds(citation, article));
  if (broken === undefined) return;
  const { start, end } = broken.span;
  throw new Error(
    `${article.id} does not say ${JSON.stringify(broken.exact)} at ${start}-${end}: the index was altered. Run "tocsin rebuild".`,
  );
}
