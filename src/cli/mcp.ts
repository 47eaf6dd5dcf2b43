import { loadAgreements } from "../knowledge/agreements.ts";
import { loadKnowledge } from "../knowledge/knowledge.ts";
import { openDesk } from "../mcp/desk.ts";
import { relayOnStdio, serveOnStdio } from "../mcp/stdio.ts";
import { FolderInUse } from "../store/lock.ts";
import { openStore, type Store } from "../store/store.ts";
import { type AdditionOptions, additionsOf } from "./additions.ts";
import { note } from "./errors.ts";
import { addressOf } from "./served-at.ts";

interface McpOptions extends AdditionOptions {
  readonly data: string;
}

/**
 * Serves the record to a client of the Model Context Protocol on standard input and output. A record that `tocsin serve`
 * holds is asked of that server.
 */
export async function serveMcp(options: McpOptions): Promise<void> {
  const held = await openOrHeld(options.data);
  if (typeof held === "string") {
    note(`asking the server at ${held}, which holds ${options.data}.`);
    return relayOnStdio(held, process.env["TOCSIN_TOKEN"] ?? null);
  }
  try {
    for (const mended of held.notes) note(mended);
    const knowledge = () => loadKnowledge(additionsOf(options));
    await serveOnStdio(openDesk(held, loadAgreements(options.agreements, note), knowledge));
  } finally {
    await held.close();
  }
}

/** The store of a folder, or the address of the server that holds it. */
async function openOrHeld(folder: string): Promise<Store | string> {
  try {
    return await openStore({ folder });
  } catch (error) {
    const address = error instanceof FolderInUse ? await addressOf(error.folder, error.pid) : null;
    if (address === null) throw error;
    return address;
  }
}
