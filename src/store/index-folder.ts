import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "kysely";
import { type Index, openDatabase } from "./database.ts";
import { pgliteDialect } from "./pglite.ts";

/** A file in the folder that says that the folder is ours, and whether making the index was ever finished. */
const SIGN = "TOCSIN_INDEX";
const MAKING = "An index of the journal beside it, being made.\n";
const STANDS = "An index of the journal beside it; it may be deleted at any time.\n";

/**
 * Opens the index in `folder`. It holds nothing that the journal and the captures do not, so one that was
 * never finished, or that is to be discarded, is thrown away and made anew.
 */
export async function openIndexFolder(folder: string, discard: boolean): Promise<Index> {
  const stands = !discard && (await signIn(folder)) === STANDS;
  if (!stands) await makeRoom(folder);
  const database = await openDatabase(pgliteDialect(join(folder, "pglite"))).catch((error: unknown) => {
    throw new Error(
      `The index in ${folder} cannot be opened (${String(error)}). The journal and the captures are untouched: ` +
        "run `tocsin rebuild` to make the index again from them.",
    );
  });
  // Its one session keeps this for as long as it is open: pages are in memory, where one is as near as the next.
  await sql`set random_page_cost = 1.1`.execute(database);
  if (!stands) await writeFile(join(folder, SIGN), STANDS);
  return { database, close: () => database.destroy() };
}

/** Leaves room for a new index, and says so first, lest an interruption make the folder look like another's. A folder that holds something else is not ours to delete. */
async function makeRoom(folder: string): Promise<void> {
  const sign = await signIn(folder);
  const names = await readdir(folder).catch(absent);
  if (sign === null && names !== null && names.length > 0) {
    throw new Error(
      `${folder} holds files that Tocsin did not make (${names[0]}). Use another data folder (--data DIR).`,
    );
  }
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, SIGN), MAKING);
  await rm(join(folder, "pglite"), { recursive: true, force: true });
}

async function signIn(folder: string): Promise<string | null> {
  return await readFile(join(folder, SIGN), "utf8").catch(absent);
}

function absent(error: NodeJS.ErrnoException): null {
  if (error.code === "ENOENT") return null;
  throw error;
}
