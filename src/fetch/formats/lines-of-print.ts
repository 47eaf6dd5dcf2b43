/** A printed line: its words, where it begins and ends, its baseline and the size of its letters, in points. */
export interface Line {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly right: number;
  readonly size: number;
}

/** A gap of more than this many times the usual one between lines parts paragraphs. */
const WIDE_GAP = 1.35;
/** A line that ends this share of the width before the margin ends its paragraph, if a sentence ends there too. */
const SHORT_LINE = 0.2;
/** Letters this much larger than those before begin something new: a heading. */
const OTHER_SIZE = 1.15;

/** The paragraphs of printed pages, words that were parted at line ends joined again, running heads and page numbers left out. */
export function paragraphsOf(pages: readonly (readonly Line[])[]): readonly string[] {
  const repeated = repeatedOf(pages);
  const paragraphs: string[] = [];
  let open: { text: string; last: Line } | null = null;
  for (const page of pages) {
    const lines = page.filter((line) => !repeated.has(keyOf(line)) && !isPageNumber(line, page));
    const gap = usualGap(lines);
    const right = Math.max(0, ...lines.map((line) => line.right));
    for (const line of lines) {
      if (open === null) open = { text: line.text.trim(), last: line };
      else if (beginsParagraph(line, open.last, gap, right)) {
        paragraphs.push(open.text);
        open = { text: line.text.trim(), last: line };
      } else open = { text: joined(open.text, line.text.trim()), last: line };
    }
  }
  return open === null ? paragraphs : [...paragraphs, open.text];
}

function beginsParagraph(line: Line, last: Line, gap: number, right: number): boolean {
  const ratio = line.size / last.size;
  if (ratio > OTHER_SIZE || ratio < 1 / OTHER_SIZE) return true;
  const endsSentence = /[.!?:”"’)\]]\s*$/.test(last.text);
  const down = last.y - line.y;
  // On the next page or column: it goes on unless a sentence ended there.
  if (down <= 0) return endsSentence;
  if (down > gap * WIDE_GAP) return true;
  const indented = line.x - last.x > line.size && endsSentence;
  return (
    indented ||
    (endsSentence && right - last.right > (right - last.x) * SHORT_LINE) ||
    /^[•▪●◦–-]\s/.test(line.text.trim())
  );
}

/** Two pieces of a sentence; a hyphen at a line end goes when a small letter follows. */
function joined(before: string, after: string): string {
  if (/\p{Ll}[-\u00ad\u2010]$/u.test(before) && /^\p{Ll}/u.test(after)) return before.slice(0, -1) + after;
  return `${before} ${after}`;
}

/** The distance between most lines of a page. */
function usualGap(lines: readonly Line[]): number {
  const gaps = lines
    .slice(1)
    .map((line, i) => (lines[i]?.y ?? 0) - line.y)
    .filter((gap) => gap > 0)
    .sort((a, b) => a - b);
  return gaps[Math.floor((gaps.length - 1) / 2)] ?? 12;
}

/** Lines that stand at one height on at least half of three or more pages, but for their numbers. */
function repeatedOf(pages: readonly (readonly Line[])[]): ReadonlySet<string> {
  if (pages.length < 3) return new Set();
  const counts = new Map<string, number>();
  for (const page of pages) for (const key of new Set(page.map(keyOf))) counts.set(key, (counts.get(key) ?? 0) + 1);
  return new Set([...counts].filter(([, count]) => count >= pages.length / 2).map(([key]) => key));
}

function keyOf({ text, y }: Line): string {
  return `${Math.round(y / 4)} ${text.replace(/\d+/g, "#").replace(/\s+/g, " ").trim()}`;
}

/** A number alone on the first or last line of a page. */
function isPageNumber(line: Line, page: readonly Line[]): boolean {
  const outermost = line === page[0] || line === page.at(-1);
  return outermost && /^(?:page\s*)?[-–]?\s*\d{1,4}\s*[-–]?(?:\s*(?:of|\/)\s*\d{1,4})?$/i.test(line.text.trim());
}
