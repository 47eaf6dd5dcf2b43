import fc from "fast-check";
import { expect, test } from "vitest";
import type { Span } from "../../src/model.ts";
import { openSpans } from "../../src/resolve/span-index.ts";
import { overlaps } from "../../src/span.ts";

const span = fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 20 })).map(
  ([start, length]): Span => ({
    start,
    end: start + length,
  }),
);

test("finds what a walk over all spans finds, in text order", () => {
  fc.assert(
    fc.property(fc.array(span, { maxLength: 20 }), span, (spans, asked) => {
      const found = openSpans(spans, (one) => one).touching(asked);
      expect(found).toEqual(spans.filter((one) => overlaps(one, asked)).sort((a, b) => a.start - b.start));
    }),
  );
});

test("finds nothing beside a span that only borders on it", () => {
  expect(openSpans([{ start: 0, end: 4 }], (one) => one).touching({ start: 4, end: 9 })).toEqual([]);
});
