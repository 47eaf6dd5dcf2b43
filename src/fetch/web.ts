import { Agent, fetch, type Response } from "undici";
import { isPrivateHost, PrivateAddressError, publicLookup } from "./addresses.ts";
import { captured, type Fetched, type FetchOptions, failed, MAX_BYTES, readUpTo, TIMEOUT_MS } from "./fetched.ts";

const MAX_REDIRECTS = 5;

const HEADERS = {
  "user-agent": "Tocsin/0.1 (reads news for ceasefire monitoring)",
  accept: "text/html, application/xhtml+xml, text/plain;q=0.9, text/markdown;q=0.9, application/pdf;q=0.8",
};

/** Media types that are read; a page without any is looked at anyway. */
const READABLE =
  /^(?:text\/|message\/rfc822|application\/(?:xhtml\+xml|pdf|vnd\.openxmlformats-officedocument\.wordprocessingml\.document|octet-stream)|$)/i;

/**
 * The page at a web address, after redirects. Addresses of this machine and of private networks are
 * refused, at every hop and for what names lead to, since links come from strangers. Never throws.
 */
export async function fetchPage(address: string, options: FetchOptions): Promise<Fetched> {
  const dispatcher = options.allowPrivate === true ? new Agent() : new Agent({ connect: { lookup: publicLookup } });
  const signal = AbortSignal.timeout(options.timeoutMs ?? TIMEOUT_MS);
  try {
    return await follow(address, options, async (url) =>
      fetch(url, { dispatcher, signal, redirect: "manual", headers: HEADERS }),
    );
  } catch (error) {
    return failed(address, reasonOf(error, options));
  } finally {
    await dispatcher.destroy();
  }
}

async function follow(address: string, options: FetchOptions, ask: (url: URL) => Promise<Response>): Promise<Fetched> {
  let next = address;
  for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
    if (!URL.canParse(next)) return failed(address, `${next} is no web address`);
    const url = new URL(next);
    const refusal = refuse(url, options);
    if (refusal !== null) return failed(address, refusal);
    const response = await ask(url);
    const target = response.headers.get("location");
    if (response.status < 300 || response.status > 399 || target === null) return await take(url, response, options);
    await response.body?.cancel();
    next = URL.canParse(target, url.href) ? new URL(target, url).href : target;
  }
  return failed(address, `was redirected more than ${MAX_REDIRECTS} times`);
}

/** Why an address is not asked at all, `null` when it may be. */
function refuse(url: URL, options: FetchOptions): string | null {
  if (url.protocol !== "https:" && url.protocol !== "http:") return `leads to ${url.protocol} and not to the web`;
  if (url.username !== "" || url.password !== "") return "holds a user name or password; take it out";
  if (options.allowPrivate !== true && isPrivateHost(url.hostname)) {
    return `leads to ${url.hostname}, an address of this machine or of a private network`;
  }
  return null;
}

async function take(url: URL, response: Response, options: FetchOptions): Promise<Fetched> {
  const mediaType = response.headers.get("content-type") ?? "";
  const maxBytes = options.maxBytes ?? MAX_BYTES;
  if (!response.ok) return failed(url.href, `answered ${response.status} ${response.statusText}`.trim());
  if (!READABLE.test(mediaType)) return failed(url.href, `is ${mediaType.split(";")[0]}, which is not read`);
  const body = response.body === null ? new Uint8Array() : await readUpTo(response.body, maxBytes);
  return body === null
    ? failed(url.href, `is larger than ${maxBytes} bytes`)
    : captured(url.href, mediaType, body, options);
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
function reasonOf(error: unknown, options: FetchOptions): string {
  if (!(error instanceof Error)) throw error;
  if (error.name === "TimeoutError") return `took longer than ${(options.timeoutMs ?? TIMEOUT_MS) / 1000} s`;
  const { cause } = error;
  if (cause instanceof PrivateAddressError) return `${cause.message}, which is not asked`;
  const code = cause instanceof Error && "code" in cause && typeof cause.code === "string" ? cause.code : "";
  return REASONS[code] ?? `cannot be fetched: ${cause instanceof Error ? cause.message : error.message}`;
}
