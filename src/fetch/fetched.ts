import { createHash } from "node:crypto";
import type { Capture, Instant, Stated } from "../model.ts";

/** What came of asking for a page. A page that fails says why, and the others go on. */
export type Fetched =
  | { readonly status: "fetched"; readonly capture: Capture }
  | { readonly status: "failed"; readonly url: string; readonly reason: string };

export interface FetchOptions {
  /** The moment to write on every capture. */
  readonly now: Instant;
  /** What the user says of the pages. */
  readonly stated?: Stated;
  /** Whether addresses of this machine and of private networks may be asked, as tests do. */
  readonly allowPrivate?: boolean;
  /** Pages above this size fail. Ten million bytes unless told. */
  readonly maxBytes?: number;
  /** How long a page may take in all. Twenty seconds unless told. */
  readonly timeoutMs?: number;
}

export const MAX_BYTES = 10_000_000;
export const TIMEOUT_MS = 20_000;

export function captured(url: string, mediaType: string, body: Uint8Array, options: FetchOptions): Fetched {
  const sha256 = createHash("sha256").update(body).digest("hex");
  const { now, stated = {} } = options;
  return { status: "fetched", capture: { url, fetchedAt: now, mediaType, sha256, body, stated } };
}

export function failed(url: string, reason: string): Fetched {
  return { status: "failed", url, reason };
}

/** Takes in chunks up to a number of bytes; `null` when there are more. */
export async function readUpTo(
  chunks: AsyncIterable<Uint8Array | string>,
  maxBytes: number,
): Promise<Uint8Array | null> {
  const held: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    const bytes = typeof chunk === "string" ? new TextEncoder().encode(chunk) : chunk;
    size += bytes.byteLength;
    if (size > maxBytes) return null;
    held.push(bytes);
  }
  return Buffer.concat(held);
}
