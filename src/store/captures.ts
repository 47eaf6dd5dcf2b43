import { createHash, randomUUID } from "node:crypto";
import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import { syncFolder } from "./durable.ts";

const compress = promisify(gzip);
const decompress = promisify(gunzip);

/** What became of a stored page: there and whole, gone, or no longer what its name says. */
export type Body =
  | { readonly status: "whole"; readonly bytes: Uint8Array }
  | { readonly status: "missing"; readonly path: string }
  | { readonly status: "changed"; readonly path: string; readonly found: string };

/** The pages themselves, each under the SHA-256 of its bytes: `ab/ab12….gz`. Nothing is ever overwritten by other bytes. */
export interface Captures {
  /** Keeps a body; when it returns, the disk has it. Throws when the bytes are not what `sha256` says. */
  keep(sha256: string, body: Uint8Array): Promise<void>;
  find(sha256: string): Promise<Body>;
}

/** Opens the folder of captures and clears away what interrupted writes have left. */
export async function openCaptures(folder: string): Promise<Captures> {
  const unfinished = join(folder, "unfinished");
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true });
  await syncFolder(dirname(folder));
  return {
    keep: (sha256, body) => keep(folder, unfinished, sha256, body),
    find: (sha256) => find(folder, sha256),
  };
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

async function keep(folder: string, unfinished: string, sha256: string, body: Uint8Array): Promise<void> {
  const found = sha256Of(body);
  if (found !== sha256) throw new Error(`The capture says its bytes hash to ${sha256}, but they hash to ${found}.`);
  const path = pathOf(folder, sha256);
  // A file that is missing or damaged is written again from the bytes at hand.
  if ((await find(folder, sha256)).status !== "whole") await write(path, unfinished, body);
  await syncFolder(dirname(path));
  await syncFolder(folder);
}

async function write(path: string, unfinished: string, body: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const temporary = join(unfinished, randomUUID());
  const file = await open(temporary, "wx");
  try {
    await file.writeFile(await compress(body));
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporary, path);
}

async function find(folder: string, sha256: string): Promise<Body> {
  const path = pathOf(folder, sha256);
  const packed = await readFile(path).catch(missing);
  if (packed === null) return { status: "missing", path };
  const bytes = await decompress(packed).catch(() => null); // damaged: no longer gzip
  if (bytes === null) return { status: "changed", path, found: "bytes that cannot be decompressed" };
  const found = sha256Of(bytes);
  return found === sha256 ? { status: "whole", bytes } : { status: "changed", path, found };
}

function missing(error: NodeJS.ErrnoException): null {
  if (error.code === "ENOENT") return null;
  throw error;
}

function pathOf(folder: string, sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) {
    throw new Error(`${JSON.stringify(sha256)} is not a SHA-256: expected 64 hexadecimal digits.`);
  }
  return join(folder, sha256.slice(0, 2), `${sha256}.gz`);
}
