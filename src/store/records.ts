import { createHash } from "node:crypto";
import type { Capture, Instant, Stated } from "../model.ts";
import type { Entry } from "./journal.ts";

/** A capture as the journal has it; its bytes are kept under `sha256`. */
export interface RecordedCapture extends Omit<Capture, "body"> {
  /** Its number in the journal. */
  readonly seq: number;
  /** When the journal took it in, which may be long after it was fetched. */
  readonly recordedAt: Instant;
}

/** Settings as they were from `at` on, as any JSON object. */
export interface RecordedConfiguration {
  readonly seq: number;
  readonly at: Instant;
  readonly settings: Readonly<Record<string, unknown>>;
}

/** A capture's own words for the journal, without its bytes. */
export function captureData({ url, fetchedAt, mediaType, sha256, stated }: Omit<Capture, "body">): object {
  return { url, fetchedAt, mediaType, sha256, stated: sorted(stated) };
}

/** What makes a capture the same as another: address, bytes, and what was stated of it. */
export function captureIdentity({ url, sha256, stated }: Omit<Capture, "body">): string {
  return createHash("sha256")
    .update(JSON.stringify([url, sha256, sorted(stated)]))
    .digest("hex");
}

/** The capture that an entry records, `null` when it records something else. */
export function captureOf({ seq, at, kind, data }: Entry): RecordedCapture | null {
  if (kind !== "capture" || !isObject(data)) return null;
  const { url, fetchedAt, mediaType, sha256, stated } = data;
  if (![url, fetchedAt, mediaType, sha256].every((part) => typeof part === "string") || !isObject(stated)) return null;
  return { ...(data as unknown as Omit<Capture, "body">), seq, recordedAt: at };
}

export function configurationOf({ seq, at, kind, data }: Entry): RecordedConfiguration | null {
  return kind === "configuration" && isObject(data) ? { seq, at, settings: data } : null;
}

/** The same statements always in the same order. */
function sorted(stated: Stated): Stated {
  return Object.fromEntries(Object.entries(stated).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
