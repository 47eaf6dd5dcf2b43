/** A row of a table with the number of the line it begins on. */
export interface TableRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** The rows of a CSV text (RFC 4180) that hold anything; what parts the cells is what the first line has most of. */
export function tableRows(text: string): readonly TableRow[] {
  const body = text.replace(/^\uFEFF/, "");
  const delimiter = delimiterOf(body.split(/\r\n|\r|\n/, 1)[0] ?? "");
  const rows: TableRow[] = [];
  let cells: string[] = [];
  let cell = "";
  let quoted = false;
  let line = 1;
  let begun = 1;
  const endRow = (): void => {
    cells.push(cell);
    if (cells.some((each) => each.trim() !== "")) rows.push({ line: begun, cells });
    cells = [];
    cell = "";
  };
  for (let i = 0; i < body.length; i++) {
    const char = body.charAt(i);
    if (char === "\n" || (char === "\r" && body.charAt(i + 1) !== "\n")) line++;
    if (quoted) {
      if (char !== '"') cell += char;
      else if (body.charAt(i + 1) === '"') cell += body.charAt(i++);
      else quoted = false;
    } else if (char === '"' && cell.trim() === "") {
      quoted = true;
      cell = "";
    } else if (char === delimiter) {
      cells.push(cell);
      cell = "";
    } else if (char === "\n" || char === "\r") {
      if (char === "\n" || body.charAt(i + 1) !== "\n") {
        endRow();
        begun = line;
      }
    } else cell += char;
  }
  endRow();
  return rows;
}

/** Spreadsheets of many countries part cells by semicolons or tabs. */
function delimiterOf(header: string): string {
  const counts = [",", ";", "\t"].map((mark) => [mark, header.split(mark).length] as const);
  return counts.reduce((best, each) => (each[1] > best[1] ? each : best))[0];
}
