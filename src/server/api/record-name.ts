import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { packageRoot } from "../../knowledge/root.ts";
import type { Store } from "../../store/store.ts";

const firsts = new WeakMap<Store, Promise<string | null>>();

/** By what a browser knows a record again: made from the first page that it took in. */
export async function recordName(store: Store): Promise<string> {
  return (await firstOf(store))?.slice(0, 16) ?? "empty";
}

/** Whether a record began with the articles that we ship to try Tocsin on. */
export async function isDemonstration(store: Store): Promise<boolean> {
  const first = await firstOf(store);
  return first !== null && (await demonstrationHashes()).has(first);
}

async function firstOf(store: Store): Promise<string | null> {
  const known = firsts.get(store);
  if (known !== undefined) return await known;
  const first = firstCapture(store);
  firsts.set(store, first);
  if ((await first) === null) firsts.delete(store);
  return await first;
}

async function firstCapture(store: Store): Promise<string | null> {
  for await (const { sha256 } of store.captures()) return sha256;
  return null;
}

let hashes: Promise<ReadonlySet<string>> | null = null;

function demonstrationHashes(): Promise<ReadonlySet<string>> {
  hashes ??= hashFiles(join(packageRoot(), "examples/corpus"));
  return hashes;
}

async function hashFiles(folder: string): Promise<ReadonlySet<string>> {
  const names = await readdir(folder).catch((): string[] => []); // an installation may leave the examples out
  const found = new Set<string>();
  for (const name of names.filter((each) => each.endsWith(".txt"))) {
    found.add(
      createHash("sha256")
        .update(await readFile(join(folder, name)))
        .digest("hex"),
    );
  }
  return found;
}
