import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import type { Writable } from "node:stream";
import { finished } from "node:stream/promises";

/** Where an export goes. Until it is finished, no file has its name: half a list would look like a short one. */
export interface OutFile {
  readonly stream: Writable;
  /** Gives the file its name, and puts beside it what it rests on. */
  finish(statement: object): Promise<void>;
  /** Clears away what was not finished; does nothing to what was. */
  abandon(): Promise<void>;
}

/** Standard output, which is open already and stays so. What it rests on is said elsewhere. */
export function standardOutput(): OutFile {
  const nothing = () => Promise.resolve();
  return { stream: process.stdout, finish: nothing, abandon: nothing };
}

/** Makes a folder to write to, unless it is there. Those above it must be there: a slip in a path makes no tree of folders. */
export async function makeOutFolder(path: string): Promise<void> {
  await mkdir(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
  });
}

/** A new file at `path`, in the place of the one that is there once it is finished. */
export async function openOutFile(path: string): Promise<OutFile> {
  const part = `${path}.part`;
  const stream = createWriteStream(part);
  await once(stream, "open"); // or throws why not
  const closed = finished(stream);
  closed.catch(() => null); // told by `finish`, or by whoever writes
  return {
    stream,
    async finish(statement) {
      stream.end();
      await closed;
      await rename(part, path);
      await writeFile(`${path}.meta.json`, `${JSON.stringify(statement, null, 2)}\n`);
    },
    async abandon() {
      if (stream.writableFinished) return;
      stream.destroy();
      await closed.catch(() => null);
      await rm(part, { force: true });
    },
  };
}
