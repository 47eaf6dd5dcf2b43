/** The thread in which PGlite runs, so that a long query does not hold up the rest. See `pglite.ts` for the other end. */

import { parentPort, workerData } from "node:worker_threads";
import { PGlite } from "@electric-sql/pglite";
import type { Answer, Question, Trouble } from "./pglite.ts";

const port = parentPort;
if (port === null) throw new Error("The database worker runs only as a worker thread.");

/** PostgreSQL's type number of int8, which `count` returns. It goes on as text, for `wholeNumber` in `database.ts`. */
const INT8 = 20;
const opening = PGlite.create({ dataDir: String(workerData), parsers: { [INT8]: (text: string) => text } });
opening.catch(() => null); // each question that waits for it is told why

port.on("message", (question: Question) => {
  void answer(question).then((reply) => port.postMessage(reply));
});

async function answer(question: Question): Promise<Answer> {
  try {
    const database = await opening;
    if (question.sql === null) {
      await database.close();
      return { id: question.id, status: "done", rows: [], affected: 0 };
    }
    const { rows, affectedRows } = await database.query<Record<string, unknown>>(question.sql, [
      ...question.parameters,
    ]);
    return { id: question.id, status: "done", rows, affected: affectedRows ?? 0 };
  } catch (error) {
    return { id: question.id, status: "failed", trouble: troubleOf(error) };
  }
}

// PGlite's errors carry the query and its parameters, which are people's texts: only what went wrong goes on.
function troubleOf(error: unknown): Trouble {
  const { message, code, table, constraint } = error as Partial<Record<string, unknown>>;
  return {
    message: typeof message === "string" ? message : String(error),
    code: textOrNull(code),
    table: textOrNull(table),
    constraint: textOrNull(constraint),
  };
}

function textOrNull(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}
