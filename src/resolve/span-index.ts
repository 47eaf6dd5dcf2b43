import type { Span } from "../model.ts";

/** Stretches of a text, ready to be asked which of them lie at a place without a walk over them all. */
export interface SpanIndex<T> {
  /** Those that share a character with the span, in text order. */
  touching(span: Span): readonly T[];
}

/** An index of things by where in a text they stand. */
export function openSpans<T>(items: readonly T[], spanOf: (item: T) => Span): SpanIndex<T> {
  const entries = items.map((item) => ({ item, span: spanOf(item) })).sort((a, b) => a.span.start - b.span.start);
  const furthest = furthestEnds(entries.map(({ span }) => span));
  return {
    touching({ start, end }) {
      const found: T[] = [];
      for (let i = firstBeyond(furthest, start); i < entries.length; i++) {
        const entry = entries[i];
        if (entry === undefined || entry.span.start >= end) break;
        if (entry.span.end > start) found.push(entry.item);
      }
      return found;
    },
  };
}

/** How far any of the spans up to each one reaches. */
function furthestEnds(spans: readonly Span[]): readonly number[] {
  let furthest = 0;
  return spans.map(({ end }) => {
    furthest = Math.max(furthest, end);
    return furthest;
  });
}

/** The first index whose number lies beyond a bound, in numbers that never fall. */
function firstBeyond(numbers: readonly number[], bound: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) > bound) high = middle;
    else low = middle + 1;
  }
  return low;
}
