import type { ReportedEvent, Span } from "../../model.ts";

/** A stretch of a text within which nothing begins and nothing ends. */
export interface Piece {
  readonly start: number;
  readonly text: string;
  /** The report whose event it tells of, by its number; of several the first. */
  readonly trigger: number | null;
  /** Whether it is evidence: somebody's words that something happened. */
  readonly isClaimed: boolean;
  readonly isActive: boolean;
  /** Whether somebody came for these words. */
  readonly isHere: boolean;
}

/** A text cut wherever something that was read in it begins or ends, however these overlap. */
export function piecesOf(
  text: string,
  reports: readonly ReportedEvent[],
  active: readonly Span[],
  at: Span | null,
): readonly Piece[] {
  const claims = reports.flatMap((report) => report.claims.map(({ citation }) => citation.span));
  const triggers = reports.map(({ trigger }) => trigger.span);
  const here = at === null ? [] : [at];
  const cuts = new Set([0, text.length]);
  for (const { start, end } of [...claims, ...triggers, ...active, ...here]) {
    cuts.add(Math.min(start, text.length));
    cuts.add(Math.min(end, text.length));
  }
  const edges = [...cuts].filter((edge) => edge >= 0).sort((a, b) => a - b);
  return edges.slice(0, -1).map((start, i) => {
    const end = edges[i + 1] ?? text.length;
    const covers = (span: Span) => span.start <= start && end <= span.end;
    const trigger = triggers.findIndex(covers);
    return {
      start,
      text: text.slice(start, end),
      trigger: trigger < 0 ? null : trigger,
      isClaimed: claims.some(covers),
      isActive: active.some(covers),
      isHere: here.some(covers),
    };
  });
}

/** The place nearest to an offset that has some words, `null` for none. */
export function findWords(text: string, words: string, offset: number): Span | null {
  if (words === "") return null;
  const before = text.lastIndexOf(words, offset);
  const after = text.indexOf(words, offset);
  if (before < 0 && after < 0) return null;
  const start = before >= 0 && (after < 0 || offset - before <= after - offset) ? before : after;
  return { start, end: start + words.length };
}

/** The words of the article that are selected on the page, `null` for none. */
export function selectedSpan(text: string): Span | null {
  const selection = getSelection();
  if (selection === null || selection.rangeCount === 0 || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const [a, b] = [offsetOf(range.startContainer, range.startOffset), offsetOf(range.endContainer, range.endOffset)];
  if (a === null || b === null) return null;
  const words = text.slice(Math.min(a, b), Math.max(a, b));
  const start = Math.min(a, b) + (words.length - words.trimStart().length);
  const end = start + words.trim().length;
  return start < end ? { start, end } : null;
}

/** Where in the article a point of the page lies. */
function offsetOf(node: Node, offset: number): number | null {
  const element = node instanceof Element ? node : node.parentElement;
  const piece = element?.closest<HTMLElement>("[data-start]");
  if (piece == null) return null;
  const within = node instanceof Element ? (offset === 0 ? 0 : (piece.textContent ?? "").length) : offset;
  return Number(piece.dataset["start"]) + within;
}
