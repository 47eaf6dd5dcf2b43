import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { FolderInUse } from "../store/lock.ts";

/** Where a server says at which address it can be asked, as long as it holds the data folder. */
const SIGN = "served-at.json";

/** How to reach a server from the machine that it runs on. */
export interface Sign {
  readonly address: string;
  /** Shows the server that whoever asks may read the data folder; only its owner can read the file that holds it. */
  readonly key: string;
}

/** Leaves word of a server's address, and gives back what takes it away again. */
export async function announce(folder: string, { address, key }: Sign): Promise<() => Promise<void>> {
  const path = join(folder, SIGN);
  await rm(path, { force: true }); // what a killed server left may have another mode
  await writeFile(path, `${JSON.stringify({ pid: process.pid, address, key })}\n`, { mode: 0o600, flag: "wx" });
  return () => rm(path, { force: true });
}

/** What else to do when a folder is in use by a server that left word of its address; empty when it did not. */
export async function insteadWords({ folder, pid }: FolderInUse): Promise<string> {
  const sign = await signOf(folder, pid);
  if (sign === null) return "";
  const { address } = sign;
  return ` It is a server: look at the record at ${address}, or send decisions to ${address}/api/incidents/CODE/decisions.`;
}

/** What the sign says, if the process that holds the folder put it up; a killed one leaves it behind. */
export async function signOf(folder: string, pid: number): Promise<Sign | null> {
  const text = await readFile(join(folder, SIGN), "utf8").catch(() => null); // no server, or just gone, or another user's
  if (text === null) return null;
  try {
    const sign = JSON.parse(text) as Partial<Sign & { readonly pid: number }> | null;
    if (sign === null || sign.pid !== pid || typeof sign.address !== "string") return null;
    return { address: sign.address, key: typeof sign.key === "string" ? sign.key : "" };
  } catch {
    return null; // half written
  }
}
