import { createHash } from "node:crypto";
import type { Capture, Instant, Stated } from "../model.ts";
import type { Entry } from "./journal.ts";

/** A capture as the journal has it; its bytes are kept under `sha256`. `seq` is its number in the journal. */
export interface RecordedCapture extends Omit<Capture, "body"> {
  readonly seq: number;
}

/** What a person decided: who, about what (an id), what, and why. `what` is any JSON value. */
export interface Decision {
  readonly by: string;
  readonly about: string;
  readonly what: unknown;
  readonly why: string;
}

export interface RecordedDecision extends Decision {
  readonly seq: number;
  readonly at: Instant;
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
export function captureOf({ seq, kind, data }: Entry): RecordedCapture | null {
  if (kind !== "capture" || !isObject(data)) return null;
  const { url, fetchedAt, mediaType, sha256, stated } = data;
  if (![url, fetchedAt, mediaType, sha256].every((part) => typeof part === "string") || !isObject(stated)) return null;
  return { seq, ...(data as unknown as Omit<Capture, "body">) };
}

export function decisionOf({ seq, at, kind, data }: Entry): RecordedDecision | null {
  if (kind !== "decision" || !isObject(data)) return null;
  const { by, about, what, why } = data;
  if (typeof by !== "string" || typeof about !== "string" || typeof why !== "string") return null;
  return { seq, at, by, about, what, why };
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
