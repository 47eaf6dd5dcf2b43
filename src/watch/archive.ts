import { type FileHandle, mkdir, open } from "node:fs/promises";
import { join } from "node:path";
import { WARCRecord, WARCSerializer } from "warcio";
import type { Answer } from "../fetch/ask.ts";
import type { Instant } from "../model.ts";

type Answered = Extract<Answer, { readonly status: "answered" }>;

/** What servers answered, kept for good as web archives (WARC 1.1, ISO 28500) that any tool of the trade opens. */
export interface Archive {
  /** Resolves once the answer is on the disk. */
  keep(answer: Answered, at: Instant): Promise<void>;
  close(): Promise<void>;
}

/** Files are begun anew above this size, as web archives are (IIPC's advice is a gigabyte; half fits on sticks). */
const MOST_BYTES = 500_000_000;
const SHA256 = { algo: "SHA-256", prefix: "sha256:" } as const;

/**
 * Opens the archive in a folder. Every process begins files of its own, so that a record which a crash cut off is the
 * last of its file. Each record is compressed by itself, with the SHA-256 of its payload.
 */
export function openArchive(folder: string, clock: () => Instant): Archive {
  let current: { readonly file: FileHandle; size: number } | null = null;
  let begun = 0;
  let turn: Promise<unknown> = Promise.resolve();

  async function roomFor(bytes: number): Promise<{ readonly file: FileHandle; size: number }> {
    if (current !== null && current.size + bytes <= MOST_BYTES) return current;
    await current?.file.close();
    await mkdir(folder, { recursive: true });
    const stamp = clock().replaceAll(/[-:]|\.\d+/g, "");
    const name = `tocsin-${stamp}-${process.pid}-${String(++begun).padStart(4, "0")}.warc.gz`;
    current = { file: await open(join(folder, name), "ax"), size: 0 };
    await append(await infoRecord(name, clock()), current);
    return current;
  }

  async function keep(answer: Answered, at: Instant): Promise<void> {
    const record = await responseRecord(answer, at);
    const place = await roomFor(record.byteLength);
    await append(record, place);
    await place.file.sync();
  }

  return {
    keep: (answer, at) => {
      const mine = turn.then(() => keep(answer, at));
      turn = mine.catch(() => null); // whoever asked is told
      return mine;
    },
    close: async () => {
      await turn;
      await current?.file.close();
    },
  };
}

async function append(record: Uint8Array, place: { readonly file: FileHandle; size: number }): Promise<void> {
  await place.file.appendFile(record);
  place.size += record.byteLength;
}

function infoRecord(filename: string, date: Instant): Promise<Uint8Array> {
  const info = { software: "Tocsin", format: "WARC File Format 1.1" };
  return serialized(WARCRecord.createWARCInfo({ filename, date, warcVersion: "WARC/1.1" }, info));
}

/** The body is kept unpacked, so headers that tell how it was packed are kept under another name, as archives do. */
const PACKING = /^(?:content-encoding|transfer-encoding|content-length)$/i;

function responseRecord({ url, head, body }: Answered, date: Instant): Promise<Uint8Array> {
  const headers = head.headers.map(([name, value]) => [PACKING.test(name) ? `X-Archive-Orig-${name}` : name, value]);
  const record = WARCRecord.create(
    {
      url,
      date,
      type: "response",
      warcVersion: "WARC/1.1",
      statusline: `HTTP/1.1 ${head.status} ${head.statusText}`.trim(),
      httpHeaders: Object.fromEntries([...headers, ["Content-Length", String(body.byteLength)]]),
      keepHeadersCase: true,
    },
    [body],
  );
  return serialized(record);
}

function serialized(record: WARCRecord): Promise<Uint8Array> {
  return WARCSerializer.serialize(record, { gzip: true, digest: SHA256 });
}
