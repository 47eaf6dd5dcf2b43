import type { Article, Citation, Span } from "./model.ts";

/** The words of an article at a span, as evidence. Throws when the span leaves the text. */
export function cite(article: Article, span: Span): Citation {
  assertInside(span, article);
  return { article: article.id, span, exact: article.text.slice(span.start, span.end) };
}

/** Whether a citation still says what the article says. */
export function holds(citation: Citation, article: Article): boolean {
  return article.text.slice(citation.span.start, citation.span.end) === citation.exact;
}

export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function assertInside(span: Span, article: Article): void {
  if (span.start < 0 || span.end < span.start || span.end > article.text.length) {
    throw new RangeError(`Span ${span.start}-${span.end} leaves ${article.id} (length ${article.text.length})`);
  }
}
