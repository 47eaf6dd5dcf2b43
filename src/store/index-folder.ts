import { mkdir, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Index, openDatabase } from "./database.ts";
import { pgliteDialect } from "./pglite.ts";

/** Written into the folder once the index stands; without it, making it was interrupted. */
const STANDS = "TOCSIN_INDEX";

/**
 * Opens the index in `folder`. It holds nothing that the journal and the captures do not, so one that was
 * never finished, or that is to be discarded, is thrown away and made anew.
 */
export async function openIndexFolder(folder: string, discard: boolean): Promise<Index> {
  if (discard || !(await isFile(join(folder, STANDS)))) await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const database = await openDatabase(pgliteDialect(folder)).catch((error: unknown) => {
    throw new Error(
      `The index in ${folder} cannot be opened (${String(error)}). The journal and the captures are untouched: ` +
        "run `tocsin rebuild` to make the index again from them.",
    );
  });
  await writeFile(join(folder, STANDS), "An index of the journal beside it; it may be deleted at any time.\n");
  return { database, close: () => database.destroy() };
}

async function isFile(path: string): Promise<boolean> {
  return await stat(path).then(
    (found) => found.isFile(),
    (error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return false;
      throw error;
    },
  );
}
