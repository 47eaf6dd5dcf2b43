import { createHash } from "node:crypto";
import { sql } from "kysely";
import { type Database, TABLES } from "./database.ts";

/**
 * The SHA-256 of everything in the index: every row of every table, whatever order it was written in.
 * Two indexes with one fingerprint hold the same. Columns that the database computes itself are left out.
 */
export async function fingerprintOf(database: Database): Promise<string> {
  const hash = createHash("sha256");
  for (const table of [...TABLES].sort()) hash.update(`${table} ${await tableHash(database, table)}\n`);
  return hash.digest("hex");
}

async function tableHash(database: Database, table: string): Promise<string> {
  const columns = await writtenColumns(database, table);
  const row = sql.join(columns.map((column) => sql.ref(column)));
  const { rows } = await sql<{ hash: string }>`
    select encode(sha256(convert_to(coalesce(string_agg(hash, '' order by hash collate "C"), ''), 'UTF8')), 'hex') as hash
    from (
      select encode(sha256(convert_to(row_to_json(written)::text, 'UTF8')), 'hex') as hash
      from (select ${row} from ${sql.table(table)}) as written
    ) as hashes`.execute(database);
  const found = rows[0];
  if (found === undefined) throw new Error(`The index gave no hash for its table ${table}.`);
  return found.hash;
}

async function writtenColumns(database: Database, table: string): Promise<readonly string[]> {
  const { rows } = await sql<{ column_name: string }>`
    select column_name from information_schema.columns
    where table_schema = current_schema() and table_name = ${table} and is_generated = 'NEVER'
    order by column_name collate "C"`.execute(database);
  return rows.map(({ column_name }) => column_name);
}
