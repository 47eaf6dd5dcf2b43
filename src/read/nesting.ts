import type { Span } from "../model.ts";
import { contains } from "../span.ts";

/** What is somebody's word, with the cue that says so. */
interface Held {
  readonly cue: Span | null;
  readonly content: readonly Span[];
}

interface Stretch {
  readonly span: Span;
  readonly attribution: number;
  /** The nearest stretch that was opened before and is still open, -1 for none. */
  readonly outer: number;
}

/**
 * Looks up the attributions whose content holds a span, the shortest content first. Contents are laid out by
 * their start with a link to an earlier one that is still open, so that a look-up walks only near ones.
 */
export function contentIndex(attributions: readonly Held[]): (span: Span) => readonly number[] {
  const stretches = layOut(attributions);
  return (span) => {
    const found: { readonly attribution: number; readonly length: number }[] = [];
    for (let at = lastStartingBy(stretches, span.start); at >= 0; at = stretches[at]?.outer ?? -1) {
      const stretch = stretches[at];
      if (stretch === undefined || !contains(stretch.span, span) || holdsCue(attributions[stretch.attribution], span))
        continue;
      found.push({ attribution: stretch.attribution, length: stretch.span.end - stretch.span.start });
    }
    found.sort((a, b) => a.length - b.length || a.attribution - b.attribution);
    return found.map((one) => one.attribution);
  };
}

/** A content never holds its own cue's words, even where it was drawn around them. */
function holdsCue(attribution: Held | undefined, span: Span): boolean {
  return attribution?.cue !== null && attribution?.cue !== undefined && contains(attribution.cue, span);
}

function layOut(attributions: readonly Held[]): readonly Stretch[] {
  const spans = attributions.flatMap((one, attribution) => one.content.map((span) => ({ span, attribution })));
  spans.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  const open: number[] = [];
  return spans.map(({ span, attribution }, index) => {
    while (open.length > 0 && (spans[open.at(-1) ?? 0]?.span.end ?? 0) <= span.start) open.pop();
    const outer = open.at(-1) ?? -1;
    open.push(index);
    return { span, attribution, outer };
  });
}

function lastStartingBy(stretches: readonly Stretch[], offset: number): number {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stretches[middle]?.span.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
