import type { Worker } from "node:worker_threads";
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from "kysely";
import { startThread } from "../threads/start.ts";

/** A statement for the worker; `sql: null` asks it to close the database. */
export interface Question {
  readonly id: number;
  readonly sql: string | null;
  readonly parameters: readonly unknown[];
}

export type Answer =
  | {
      readonly id: number;
      readonly status: "done";
      readonly rows: readonly Record<string, unknown>[];
      readonly affected: number;
    }
  | { readonly id: number; readonly status: "failed"; readonly trouble: Trouble };

/** What PostgreSQL says went wrong, without the query and its parameters. */
export interface Trouble {
  readonly message: string;
  readonly code: string | null;
  readonly table: string | null;
  readonly constraint: string | null;
}

/** The database refused a statement. `code` is PostgreSQL's SQLSTATE. */
class DatabaseError extends Error {
  override readonly name = "DatabaseError";
  readonly code: string | null;
  constructor({ message, code, table, constraint }: Trouble) {
    super([message, table && `table ${table}`, constraint && `constraint ${constraint}`].filter(Boolean).join("; "));
    this.code = code;
  }
}

/** Kysely on PGlite in a thread of its own, with its files in `folder`. */
export function pgliteDialect(folder: string): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new PgliteDriver(folder),
    createIntrospector: (database: Kysely<unknown>) => new PostgresIntrospector(database),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
}

/** PGlite has one session, so whoever wants it waits in line; a transaction keeps it to its end. */
class PgliteDriver implements Driver {
  readonly #folder: string;
  #thread: PgliteThread | null = null;
  #last: Promise<void> = Promise.resolve();
  #turn: Turn | null = null;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async init(): Promise<void> {
    this.#thread = new PgliteThread(this.#folder);
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    const thread = this.#thread;
    if (thread === null) throw new Error("The database is closed.");
    const before = this.#last;
    const turn = new Turn();
    this.#last = turn.over;
    await before;
    this.#turn = turn;
    return { executeQuery: (query) => thread.run(query), streamQuery: refuseToStream };
  }

  async releaseConnection(): Promise<void> {
    this.#turn?.end();
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("begin"));
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("commit"));
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("rollback"));
  }

  async destroy(): Promise<void> {
    const thread = this.#thread;
    this.#thread = null;
    await this.#last;
    await thread?.close();
  }
}

/** Someone's time with the only session. */
class Turn {
  end: () => void = nothing;
  readonly over = new Promise<void>((resolve) => {
    this.end = resolve;
  });
}

function nothing(): void {}

interface Asked {
  resolve(answer: Answer & { readonly status: "done" }): void;
  reject(error: Error): void;
}

/** The near end of the worker thread: questions go out, answers come back to whoever asked. */
class PgliteThread {
  readonly #worker: Worker;
  readonly #asked = new Map<number, Asked>();
  #count = 0;
  #gone: Error | null = null;

  constructor(folder: string) {
    this.#worker = startThread(new URL("./worker.ts", import.meta.url), { workerData: folder });
    this.#worker.unref(); // an open but idle store does not keep a program alive
    this.#worker.on("message", (answer: Answer) => this.#settle(answer));
    this.#worker.on("error", (error) => this.#fail(new Error(`The database thread failed: ${error.message}`)));
    this.#worker.on("exit", () => this.#fail(new Error("The database thread has ended.")));
  }

  async run<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const { rows, affected } = await this.#ask(query.sql, query.parameters);
    return { rows: rows as readonly unknown[] as Row[], numAffectedRows: BigInt(affected) };
  }

  async close(): Promise<void> {
    if (this.#gone === null) await this.#ask(null, []);
    await this.#worker.terminate();
  }

  #ask(sql: string | null, parameters: readonly unknown[]): Promise<Answer & { readonly status: "done" }> {
    if (this.#gone !== null) return Promise.reject(this.#gone);
    return new Promise((resolve, reject) => {
      const id = ++this.#count;
      this.#asked.set(id, { resolve, reject });
      this.#worker.ref();
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has none
      this.#worker.postMessage({ id, sql, parameters } satisfies Question);
    });
  }

  #settle(answer: Answer): void {
    const asked = this.#asked.get(answer.id);
    this.#asked.delete(answer.id);
    if (this.#asked.size === 0) this.#worker.unref();
    if (answer.status === "done") asked?.resolve(answer);
    else asked?.reject(new DatabaseError(answer.trouble));
  }

  #fail(error: Error): void {
    this.#gone ??= error;
    for (const asked of this.#asked.values()) asked.reject(this.#gone);
    this.#asked.clear();
  }
}

function refuseToStream(): never {
  throw new Error("PGlite does not stream; read in pages.");
}
