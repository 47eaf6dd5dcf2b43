import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { emptyDatabase, type Index } from "../../src/store/database.ts";
import { openIndexFolder } from "../../src/store/index-folder.ts";
import { openIndexServer } from "../../src/store/index-server.ts";
import { openStore, type Store, type StoreOptions } from "../../src/store/store.ts";

const NOW = "2025-03-20T08:00:00Z";

/**
 * Data folders for the tests of one file. To make a database takes seconds, so the stores that follow one
 * another share one, emptied in between: their journals and captures are real and their own.
 */
export class Folders {
  readonly #made: string[] = [];
  readonly #open: Store[] = [];
  #shared: { readonly index: Index; folder: string } | null = null;

  async folder(): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), "tocsin-store-"));
    this.#made.push(folder);
    return folder;
  }

  /** A store on the shared database, in a new folder or once more in a folder just used. */
  async store(used?: string, options: Partial<StoreOptions> = {}): Promise<Store> {
    const folder = used ?? (await this.folder());
    return await this.#opened({ folder, openIndex: () => this.#share(folder), ...options });
  }

  /** A store with its index in its own folder, as users have it. */
  async wholeStore(used?: string, options: Partial<StoreOptions> = {}): Promise<Store> {
    return await this.#opened({ folder: used ?? (await this.folder()), ...options });
  }

  /** A store with its index in a database on a PostgreSQL server. */
  async storeOn(database: string): Promise<Store> {
    return await this.#opened({
      folder: await this.folder(),
      openIndex: (discard) => openIndexServer(database, discard),
    });
  }

  /** Closes the stores that a test left open. */
  async close(): Promise<void> {
    for (const store of this.#open.splice(0)) await store.close();
  }

  async remove(): Promise<void> {
    await this.close();
    await this.#shared?.index.close();
    for (const folder of this.#made) await rm(folder, { recursive: true, force: true });
  }

  async #opened(options: StoreOptions): Promise<Store> {
    const store = await openStore({ clock: now, ...options });
    this.#open.push(store);
    return store;
  }

  async #share(folder: string): Promise<Index> {
    this.#shared ??= { index: await openIndexFolder(join(await this.folder(), "index"), false), folder };
    const { database } = this.#shared.index;
    if (this.#shared.folder !== folder) await emptyDatabase(database);
    this.#shared.folder = folder;
    return { database, close: async () => undefined };
  }
}

function now(): string {
  return NOW;
}
