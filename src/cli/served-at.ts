import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { FolderInUse } from "../store/lock.ts";

/** Where a server says at which address it can be asked, as long as it holds the data folder. */
const SIGN = "served-at.json";

/** Leaves word of a server's address, and gives back what takes it away again. */
export async function announce(folder: string, address: string): Promise<() => Promise<void>> {
  const path = join(folder, SIGN);
  await writeFile(path, `${JSON.stringify({ pid: process.pid, address })}\n`);
  return () => rm(path, { force: true });
}

/** What else to do when a folder is in use by a server that left word of its address; empty when it did not. */
export async function insteadWords({ folder, pid }: FolderInUse): Promise<string> {
  const address = await addressOf(folder, pid);
  if (address === null) return "";
  return ` It is a server: look at the record at ${address}, or send decisions to ${address}/api/incidents/CODE/decisions.`;
}

/** What the sign says, if the process that holds the folder put it up; a killed one leaves it behind. */
export async function addressOf(folder: string, pid: number): Promise<string | null> {
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
