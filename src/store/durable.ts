import { open, rename } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * Asks the disk to keep a folder's list of names. A file that was written and renamed survives a
 * power cut only when its folder was synced as well.
 */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r").catch(refusedOpen);
  if (folder === null) return;
  try {
    await folder.sync().catch(refusedSync);
  } finally {
    await folder.close();
  }
}

// Windows cannot open or sync a folder; its file systems keep names in order themselves.
function refusedOpen(error: NodeJS.ErrnoException): null {
  if (error.code === "EISDIR" || error.code === "EPERM" || error.code === "EACCES") return null;
  throw error;
}

function refusedSync(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPERM" && error.code !== "EINVAL") throw error;
}

/** Puts a text in a file's place so that, whatever happens, either the old one stands there whole or the new one. */
export async function replaceFile(path: string, text: string): Promise<void> {
  const beside = `${path}.${process.pid}.new`;
  const file = await open(beside, "w");
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(beside, path);
  await syncFolder(dirname(path));
}
