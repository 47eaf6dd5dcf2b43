import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { WARCParser, type WARCRecord } from "warcio";
import type { Problem } from "../store/problems.ts";

/** What an archive holds, and what in it is not as it came. */
export interface ArchiveCheck {
  readonly answers: number;
  readonly problems: readonly Problem[];
}

/** Checks every record of every file against its SHA-256. No folder is an empty archive. */
export async function checkArchive(folder: string): Promise<ArchiveCheck> {
  const problems: Problem[] = [];
  let answers = 0;
  for (const file of await filesIn(folder)) {
    const found = await checkFile(join(folder, file));
    answers += found.answers;
    problems.push(...found.faults.map((message): Problem => ({ where: "archive", about: file, line: null, message })));
  }
  return { answers, problems };
}

async function filesIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  return names.filter((name) => name.endsWith(".warc.gz")).sort();
}

async function checkFile(path: string): Promise<{ readonly answers: number; readonly faults: readonly string[] }> {
  const faults: string[] = [];
  let answers = 0;
  const unpacked = createGunzip();
  const reading = pipeline(createReadStream(path), unpacked).catch((error: NodeJS.ErrnoException) => error);
  try {
    for await (const record of new WARCParser(unpacked)) {
      const fault = await faultOf(record);
      if (fault !== null) faults.push(fault);
      else if (record.warcType === "response") answers++;
    }
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    if (!isZlib(error)) faults.push(`It cannot be read after ${answers} answers: ${error.message}.`); // others are told below
    unpacked.destroy();
  }
  const trouble = await reading;
  // What a crash cut off was never made anything of: the page was asked for again.
  if (isZlib(trouble) && trouble.code !== "Z_BUF_ERROR")
    faults.push(`It was changed, and cannot be read after ${answers} answers: ${trouble.message}.`);
  return { answers, faults };
}

function isZlib(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "code" in error && typeof error.code === "string" && error.code.startsWith("Z_");
}

async function faultOf(record: WARCRecord): Promise<string | null> {
  const hash = createHash("sha256");
  for await (const chunk of record) hash.update(chunk);
  const found = `sha256:${hash.digest("hex")}`;
  const stated = record.warcPayloadDigest;
  if (record.warcType !== "response" || stated === found) return null;
  return `What ${record.warcTargetURI} answered was changed: expected ${stated}, found ${found}.`;
}
