import { once } from "node:events";
import type { Worker } from "node:worker_threads";
import type { Capture } from "../model.ts";
import { startThread } from "../threads/start.ts";
import { type Fetched, failed } from "./fetched.ts";
import type { Plain, PlainTask } from "./plain-worker.ts";

/** Files that need more than this, in seconds or memory, are no reports. */
const TIMEOUT_MS = 60_000;
const LIMITS = { maxOldGenerationSizeMb: 768 };

/**
 * A capture in a form that `clean` reads: the words of a PDF, a Word document or a mail as text, with the address,
 * the hash and what was stated of the original; any other capture as it is. The original stays what is kept.
 * A file that is damaged, locked, or takes more time or memory than a report ever would, fails.
 */
export async function plainCapture(capture: Capture): Promise<Fetched> {
  const format = formatOf(capture);
  if (format === null) return { status: "fetched", capture };
  const plain = await askThread({ format, body: capture.body });
  if ("reason" in plain) return failed(capture.url, `${NAMES[format]} cannot be read: ${plain.reason}`);
  const body = new TextEncoder().encode(plain.text);
  return { status: "fetched", capture: { ...capture, mediaType: `${plain.mediaType}; charset=utf-8`, body } };
}

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** Which kind of file a capture is, by its first bytes where they tell, else by its media type. */
function formatOf({ mediaType, body }: Capture): PlainTask["format"] | null {
  const type = (mediaType.split(";")[0] ?? "").trim().toLowerCase();
  if (body.byteLength === 0) return null;
  if (begins(body, "%PDF-") || type === "application/pdf") return "pdf";
  if (type === DOCX) return "docx";
  if (begins(body, "PK\u0003\u0004")) return hasWordPart(body) ? "docx" : null;
  return type === "message/rfc822" ? "mail" : null;
}

function begins(body: Uint8Array, words: string): boolean {
  return Buffer.from(body.subarray(0, words.length)).toString("latin1") === words;
}

function hasWordPart(body: Uint8Array): boolean {
  return Buffer.from(body.buffer, body.byteOffset, body.byteLength).includes("word/document.xml");
}

const NAMES = { pdf: "the PDF", docx: "the Word document", mail: "the mail" } as const;

let idle: Worker | null = null;

/** Asks the thread that waits, or a new one; one that fails or takes too long is ended. */
async function askThread(task: PlainTask): Promise<Plain> {
  const thread = idle ?? openThread();
  idle = null;
  thread.ref();
  const late = AbortSignal.timeout(TIMEOUT_MS);
  try {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has none
    thread.postMessage(task);
    const [plain] = (await once(thread, "message", { signal: late })) as [Plain];
    thread.unref(); // a thread that waits keeps no program alive
    idle ??= thread;
    return plain;
  } catch (error) {
    return { reason: late.aborted ? `it takes longer than ${TIMEOUT_MS / 1000} s` : reasonOf(error) };
  } finally {
    if (idle !== thread) await thread.terminate();
  }
}

function openThread(): Worker {
  const thread = startThread(new URL("./plain-worker.ts", import.meta.url), { resourceLimits: LIMITS });
  thread.on("error", () => {}); // whoever asked is told by the failed wait
  return thread;
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) throw error;
  const outOfMemory = "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
  return outOfMemory ? `it takes more than ${LIMITS.maxOldGenerationSizeMb} MB of memory` : error.message;
}
