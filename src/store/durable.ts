import { open } from "node:fs/promises";

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
