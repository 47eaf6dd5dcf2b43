import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { FolderInUse } from "../store/lock.ts";
import { openStore, type Store } from "../store/store.ts";

/** Where a server says at which address it can be asked, as long as it holds the folder. */
const SIGN = "served-at.json";

/** Opens a store, does the work, and closes it whatever happens. What opening had to mend is told. */
export async function withStore<T>(folder: string, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore({ folder }).catch(async (error: unknown) => {
    throw error instanceof FolderInUse ? await withAddress(error, folder) : error;
  });
  try {
    for (const note of store.notes) process.stderr.write(`tocsin: ${note}\n`);
    return await work(store);
  } finally {
    await store.close();
  }
}

/** Leaves word of a server's address, and gives back what takes it away again. */
export async function announce(folder: string, address: string): Promise<() => Promise<void>> {
  const path = join(folder, SIGN);
  await writeFile(path, `${JSON.stringify({ pid: process.pid, address })}\n`);
  return () => rm(path, { force: true });
}

/** Says where the process that holds the folder can be asked instead, when it is a server that left word. */
async function withAddress(error: FolderInUse, folder: string): Promise<FolderInUse> {
  const address = await addressOf(folder, error.pid);
  if (address === null) return error;
  const advice = `It is a server: look at the record at ${address}, or send decisions to ${address}/api/incidents/CODE/decisions.`;
  return new FolderInUse(`${error.message} ${advice}`, error.pid);
}

/** What the sign says, if the process that holds the folder put it up; a killed one leaves it behind. */
async function addressOf(folder: string, pid: number): Promise<string | null> {
  const text = await readFile(join(folder, SIGN), "utf8").catch(() => null); // no server, or just gone
  if (text === null) return null;
  try {
    const sign: unknown = JSON.parse(text);
    if (typeof sign !== "object" || sign === null || !("pid" in sign) || !("address" in sign)) return null;
    return sign.pid === pid && typeof sign.address === "string" ? sign.address : null;
  } catch {
    return null; // half written
  }
}
