import type { Span } from "../model.ts";
import { contains } from "../span.ts";

/** What is somebody's word, with the cue that says so. */
interface Held {
  readonly cue: Span | null;
  readonly relayed?: boolean;
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
    const found: { readonly attribution: number; readonly length: number; readonly lead: number }[] = [];
    for (let at = lastStartingBy(stretches, span.start); at >= 0; at = stretches[at]?.outer ?? -1) {
      const stretch = stretches[at];
      if (stretch === undefined || !contains(stretch.span, span) || holdsCue(attributions[stretch.attribution], span))
        continue;
      const { attribution, span: held } = stretch;
      found.push({ attribution, length: held.end - held.start, lead: leadOf(attributions[attribution], held) });
    }
    found.sort((a, b) => a.length - b.length || a.lead - b.lead || a.attribution - b.attribution);
    return found.map((one) => one.attribution);
  };
}

/**
 * How far in front of its content a cue stands: of two that hold the same words, the nearer is the inner one
 * ("*denied* a *report* that …"), and whoever is cited stands inside whoever cites him.
 */
function leadOf(attribution: Held | undefined, content: Span): number {
  if (attribution?.relayed === true) return -1;
  const cue = attribution?.cue ?? null;
  return cue === null || cue.start > content.start ? 0 : content.start - cue.start;
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
