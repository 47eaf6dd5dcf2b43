import { openStore, type Store } from "../store/store.ts";
import { note } from "./errors.ts";

/** Opens a store, does the work, and closes it whatever happens. What opening had to mend is told. */
export async function withStore<T>(folder: string, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore({ folder });
  try {
    for (const mended of store.notes) note(mended);
    return await work(store);
  } finally {
    await store.close();
  }
}
