/** Columns that a terminal shows without wrapping on a small screen. */
export const WIDTH = 96;

/** The text broken at blanks into lines that fit, each behind `indent`, the first behind `first`. */
export function wrap(text: string, indent: string, first = indent, width = WIDTH): string[] {
  const lines: string[] = [];
  let line = first;
  let empty = true;
  for (const word of text.split(/\s+/)) {
    if (!empty && line.length + 1 + word.length > width) {
      lines.push(line);
      line = indent;
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...lines, line];
}
