import * as z from "zod";
import { loadOwners, newlySaid, type OwnershipSaid } from "../knowledge/owners.ts";
import type { Owners } from "../model.ts";
import type { Store } from "../store/store.ts";
import { openFollowList } from "../watch/follow.ts";

const said = z.array(
  z.object({
    publisher: z.string(),
    country: z.string().nullable(),
    ownership: z.enum(["state", "party", "public", "commercial", "independent", "observer", "un", "ngo"]).nullable(),
    ownerName: z.string().nullable(),
  }),
);

/**
 * Whose media are, as far as this record knows: by the lists that come with Tocsin, and by what users said of the feeds
 * that they follow, which wins. It is on record, so that it holds when a feed is followed no more.
 */
export async function ownersOf(store: Store): Promise<Owners> {
  return loadOwners(await saidIn(store));
}

/** Puts on record what the list of followed feeds says of owners beyond what is known. Whether there was any of it. */
export async function recordOwners(store: Store): Promise<boolean> {
  const followed = newlySaid(await openFollowList(store.folder).all()).map(
    ({ publisher, country, ownership, ownerName }) => ({ publisher, country, ownership, ownerName }),
  );
  const before = await saidIn(store);
  const names = new Set(followed.map(({ publisher }) => publisher));
  const last = new Map(followed.map((each) => [each.publisher, each] as const));
  const now = [...before.filter(({ publisher }) => !names.has(publisher)), ...last.values()].sort(byName);
  if (JSON.stringify(now) === JSON.stringify(before)) return false;
  await store.configure({ ...(await store.configuration())?.settings, owners: now });
  return true;
}

async function saidIn(store: Store): Promise<readonly OwnershipSaid[]> {
  const parsed = said.safeParse((await store.configuration())?.settings["owners"] ?? []);
  if (!parsed.success) throw new Error(`The owners on record cannot be read: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

function byName(a: OwnershipSaid, b: OwnershipSaid): number {
  return a.publisher < b.publisher ? -1 : Number(a.publisher > b.publisher);
}
