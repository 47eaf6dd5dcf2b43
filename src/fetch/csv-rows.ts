/** A record of a table with the line on which it begins, from 1. */
export interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * The records of a table as RFC 4180 writes it, read as it comes: quoted cells may hold separators, line ends and
 * doubled quotes. A byte-order mark at the start, lone line feeds and empty lines are let pass; the separator is the
 * comma, or the semicolon or tab where the first line has more of those.
 */
export async function* csvRecords(chunks: AsyncIterable<Uint8Array | string>): AsyncGenerator<CsvRecord> {
  const reader = newReader();
  const decoder = new TextDecoder("utf-8");
  for await (const chunk of chunks) {
    yield* reader.take(typeof chunk === "string" ? chunk : decoder.decode(chunk, { stream: true }));
  }
  yield* reader.take(decoder.decode());
  yield* reader.end();
}

function newReader() {
  let held = "";
  let separator: string | null = null;
  let cells: string[] = [];
  let cell = "";
  let state: "start" | "bare" | "quoted" | "closed" = "start";
  let [line, begun] = [1, 1];

  function* record(): Generator<CsvRecord> {
    cells.push(cell);
    const isEmpty = cells.length === 1 && cells[0] === "";
    if (!isEmpty) yield { line: begun, cells };
    [cells, cell, state, begun] = [[], "", "start", line];
  }

  function* letters(text: string): Generator<CsvRecord> {
    for (const letter of text) {
      if (letter === "\n") line++;
      if (state === "quoted") {
        if (letter === '"') state = "closed";
        else cell += letter;
      } else if (letter === '"' && state === "start") state = "quoted";
      else if (letter === '"' && state === "closed") {
        cell += '"';
        state = "quoted";
      } else if (letter === separator) {
        cells.push(cell);
        [cell, state] = ["", "start"];
      } else if (letter === "\n") yield* record();
      else if (letter !== "\r") {
        cell += letter;
        if (state === "start") state = "bare";
      }
    }
  }

  return {
    *take(text: string): Generator<CsvRecord> {
      if (separator !== null) {
        yield* letters(text);
        return;
      }
      held += text;
      if (!held.includes("\n")) return;
      yield* this.begin();
    },
    *begin(): Generator<CsvRecord> {
      const text = held.replace(/^\ufeff/, "");
      const head = text.split("\n", 1)[0] ?? "";
      const count = (mark: string) => head.split(mark).length;
      separator = [",", ";", "\t"].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
      held = "";
      yield* letters(text);
    },
    *end(): Generator<CsvRecord> {
      if (separator === null) yield* this.begin();
      if (cell !== "" || cells.length > 0 || state !== "start") yield* record();
    },
  };
}
