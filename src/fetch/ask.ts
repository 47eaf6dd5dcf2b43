import { Agent, fetch, type Response } from "undici";
import { isPrivateHost, PrivateAddressError, publicLookup } from "./addresses.ts";
import { MAX_BYTES, readUpTo, TIMEOUT_MS } from "./fetched.ts";
import { unpacked } from "./unpacked.ts";

/** What a server was told that we have: it may answer that nothing has changed (RFC 9110, section 13). */
export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

export interface AskOptions {
  /** Whether addresses of this machine and of private networks may be asked, as tests do. */
  readonly allowPrivate?: boolean;
  readonly maxBytes?: number;
  readonly timeoutMs?: number;
  /** What was had before; without it the whole answer comes. */
  readonly validators?: Validators;
  readonly accept?: string;
  /** Asked before each hop, with the address: why it must not be asked, `null` when it may be. */
  readonly forbid?: (url: URL) => Promise<string | null>;
}

interface Head {
  readonly status: number;
  readonly statusText: string;
  readonly headers: readonly (readonly [string, string])[];
}

/** What came of asking a server. `url` is where the answer came from, after redirects. */
export type Answer =
  | {
      readonly status: "answered";
      readonly url: string;
      /** Where the address that was asked has moved for good (RFC 9110: 301 and 308), `null` when it has not. */
      readonly movedTo: string | null;
      readonly mediaType: string;
      readonly body: Uint8Array;
      readonly validators: Validators;
      /** The status line and headers as they came, for the archive. */
      readonly head: Head;
    }
  | { readonly status: "unchanged"; readonly url: string; readonly movedTo: string | null }
  | {
      readonly status: "failed";
      readonly url: string;
      readonly reason: string;
      /** The HTTP status, `null` when there was no answer. */
      readonly code: number | null;
      /** How long the server asks to be left alone, `null` when it does not say. */
      readonly retryAfterMs: number | null;
    };

export const USER_AGENT = "Tocsin/0.1 (reads news for ceasefire monitoring)";

/** As many as browsers follow (Fetch Standard, 4.4). */
const MAX_REDIRECTS = 20;

/**
 * Asks for what is at a web address. Addresses of this machine and of private networks are refused, at every hop
 * and for what names lead to, since links come from strangers. Never throws.
 */
export async function ask(address: string, options: AskOptions = {}): Promise<Answer> {
  const dispatcher = options.allowPrivate === true ? new Agent() : new Agent({ connect: { lookup: publicLookup } });
  const signal = AbortSignal.timeout(options.timeoutMs ?? TIMEOUT_MS);
  try {
    return await follow(address, options, async (url) =>
      fetch(url, { dispatcher, signal, redirect: "manual", headers: headersOf(options) }),
    );
  } catch (error) {
    return failure(address, reasonOf(error, options));
  } finally {
    await dispatcher.destroy();
  }
}

function headersOf({ accept, validators }: AskOptions): Record<string, string> {
  return {
    "user-agent": USER_AGENT,
    accept: accept ?? "*/*",
    ...(validators?.etag == null ? {} : { "if-none-match": validators.etag }),
    ...(validators?.lastModified == null ? {} : { "if-modified-since": validators.lastModified }),
  };
}

async function follow(address: string, options: AskOptions, get: (url: URL) => Promise<Response>): Promise<Answer> {
  let next = address;
  let movedTo: string | null = null;
  let isForGood = true;
  const seen = new Set<string>();
  for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
    if (!URL.canParse(next)) return failure(address, `${next} is no web address`);
    const url = new URL(next);
    const refusal = refuse(url, options) ?? (await options.forbid?.(url)) ?? null;
    if (refusal !== null) return failure(address, refusal);
    if (seen.has(url.href)) return failure(address, CIRCLE);
    seen.add(url.href);
    const response = await get(url);
    const target = response.headers.get("location");
    if (response.status === 304 || response.status < 300 || response.status > 399 || target === null)
      return await take(url, movedTo, response, options);
    await response.body?.cancel();
    next = URL.canParse(target, url.href) ? new URL(target, url).href : target;
    // What stands behind a detour for now is not where it moved.
    isForGood &&= response.status === 301 || response.status === 308;
    if (isForGood) movedTo = next;
  }
  return failure(address, `was redirected more than ${MAX_REDIRECTS} times`);
}

const CIRCLE = "is redirected in a circle; sites that insist on a cookie do that";

/** Why an address is not asked at all, `null` when it may be. */
function refuse(url: URL, options: AskOptions): string | null {
  if (url.protocol !== "https:" && url.protocol !== "http:") return `leads to ${url.protocol} and not to the web`;
  if (url.username !== "" || url.password !== "") return "holds a user name or password; take it out";
  if (options.allowPrivate !== true && isPrivateHost(url.hostname)) {
    return `leads to ${url.hostname}, an address of this machine or of a private network`;
  }
  return null;
}

async function take(url: URL, movedTo: string | null, response: Response, options: AskOptions): Promise<Answer> {
  const { status, statusText, headers } = response;
  if (status === 304) return { status: "unchanged", url: url.href, movedTo };
  if (!response.ok) {
    await response.body?.cancel();
    const reason = `answered ${status} ${statusText}`.trim() + (isGuarded(status, headers) ? GUARDED : "");
    return { ...failure(url.href, reason), code: status, retryAfterMs: retryAfterMs(headers) };
  }
  const maxBytes = options.maxBytes ?? MAX_BYTES;
  const mediaType = headers.get("content-type") ?? "";
  // The limit is on what is unpacked, so that a small answer cannot become a huge one.
  const came = response.body === null ? new Uint8Array() : await readUpTo(response.body, maxBytes);
  const body = came === null ? null : await unpacked(came, mediaType, maxBytes);
  if (body === null) return { ...failure(url.href, `is larger than ${maxBytes} bytes`), code: status };
  const validators = { etag: headers.get("etag"), lastModified: headers.get("last-modified") };
  const head = { status, statusText, headers: [...headers] };
  return { status: "answered", url: url.href, movedTo, mediaType, body, validators, head };
}

/** Whether it is not the publisher that says no, but a guard before it that takes programs for attackers. */
function isGuarded(status: number, headers: Headers): boolean {
  return (status === 403 || status === 503) && (headers.has("cf-mitigated") || headers.get("server") === "cloudflare");
}

const GUARDED =
  ": the guard before it (Cloudflare) turns programs away; ask its publisher to let Tocsin in, or for another address";

function failure(url: string, reason: string): Extract<Answer, { status: "failed" }> {
  return { status: "failed", url, reason, code: null, retryAfterMs: null };
}

/** More than a day is not waited for. */
const LONGEST_WAIT_MS = 86_400_000;

/**
 * How long `Retry-After` asks to wait: seconds, or a day and hour (RFC 9110, 10.2.3), which is set against what the server
 * itself says that it is now, since its clock or ours may be wrong.
 */
function retryAfterMs(headers: Headers): number | null {
  const header = headers.get("retry-after")?.trim() ?? "";
  if (/^\d{1,9}$/.test(header)) return Math.min(Number(header) * 1000, LONGEST_WAIT_MS);
  const wait = Date.parse(header) - Date.parse(headers.get("date") ?? "");
  return Number.isNaN(wait) ? null : Math.min(Math.max(wait, 0), LONGEST_WAIT_MS);
}

const REASONS: Readonly<Record<string, string>> = {
  ENOTFOUND: "its host is not known",
  EAI_AGAIN: "its host cannot be looked up now; is there a network?",
  ECONNREFUSED: "its host refuses connections",
  ECONNRESET: "its host broke the connection",
  UND_ERR_CONNECT_TIMEOUT: "its host does not answer",
  UND_ERR_SOCKET: "its host broke the connection",
};

/** Why the network failed. `fetch` wraps what happened as the cause of a TypeError. */
function reasonOf(error: unknown, options: AskOptions): string {
  if (!(error instanceof Error)) throw error;
  if (error.name === "TimeoutError") return `took longer than ${(options.timeoutMs ?? TIMEOUT_MS) / 1000} s`;
  const { cause } = error;
  if (cause instanceof PrivateAddressError) return `${cause.message}, which is not asked`;
  const code = cause instanceof Error && "code" in cause && typeof cause.code === "string" ? cause.code : "";
  return REASONS[code] ?? `cannot be fetched: ${cause instanceof Error ? cause.message : error.message}`;
}
