import { PostgresDialect } from "kysely";
import { Pool } from "pg";
import { emptyDatabase, type Index, openDatabase } from "./database.ts";

/** A store asks little at once: reads of a few people, and one writer. */
const CONNECTIONS_MAX = 8;
const CONNECT_MS = 10_000;

/**
 * Opens the index on a PostgreSQL server, 15 or newer, in the schema that its address leads to. The journal and the
 * captures stay in the data folder, which is the truth here as everywhere: one folder and one database belong together.
 */
export async function openIndexServer(address: string, discard: boolean): Promise<Index> {
  const pool = new Pool({
    connectionString: address,
    max: CONNECTIONS_MAX,
    connectionTimeoutMillis: CONNECT_MS,
    application_name: "tocsin",
  });
  pool.on("error", () => {}); // An idle connection that breaks is replaced; whoever asks next is told if none can be had.
  const database = await openDatabase(new PostgresDialect({ pool })).catch((error: unknown) => {
    throw new Error(
      `The index at ${withoutPassword(address)} cannot be opened (${String(error)}). The journal and the captures are ` +
        "untouched: see that the server runs and that TOCSIN_DATABASE_URL is right.",
    );
  });
  if (discard) await emptyDatabase(database);
  return { database, close: () => database.destroy() };
}

/** An address as it may be shown. */
function withoutPassword(address: string): string {
  if (!URL.canParse(address)) return "the address in TOCSIN_DATABASE_URL";
  const url = new URL(address);
  url.password = "";
  url.search = "";
  return url.href;
}
