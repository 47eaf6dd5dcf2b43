import { loadAgreements } from "../knowledge/agreements.ts";
import { loadKnowledge } from "../knowledge/knowledge.ts";
import { openDesk } from "../mcp/desk.ts";
import { relayOnStdio, serveOnStdio } from "../mcp/stdio.ts";
import { FolderInUse } from "../store/lock.ts";
import { openStore, type Store } from "../store/store.ts";
import { type AdditionOptions, additionsOf } from "./additions.ts";
import { note } from "./errors.ts";
import { type Sign, signOf } from "./served-at.ts";

interface McpOptions extends AdditionOptions {
  readonly data: string;
}

/**
 * Serves the record to a client of the Model Context Protocol on standard input and output. A record that `tocsin serve`
 * holds is asked of that server.
 */
export async function serveMcp(options: McpOptions): Promise<void> {
  const held = await openOrHeld(options.data);
  if ("address" in held) {
    note(`asking the server at ${held.address}, which holds ${options.data}.`);
    return relayOnStdio(held.address, process.env["TOCSIN_TOKEN"] ?? held.key);
  }
  try {
    for (const mended of held.notes) note(mended);
    const knowledge = () => loadKnowledge(additionsOf(options));
    await serveOnStdio(openDesk(held, loadAgreements(options.agreements, note), knowledge));
  } finally {
    await held.close();
  }
}

/** The store of a folder, or how to reach the server that holds it. */
async function openOrHeld(folder: string): Promise<Store | Sign> {
  try {
    return await openStore({ folder });
  } catch (error) {
    const sign = error instanceof FolderInUse ? await signOf(error.folder, error.pid) : null;
    if (sign === null) throw error;
    return sign;
  }
}
