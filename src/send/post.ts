import { Agent, fetch, type Response } from "undici";
import { isPrivateHost, PrivateAddressError, publicLookup } from "../fetch/addresses.ts";
import type { Outcome } from "./outcome.ts";

export interface Post {
  readonly method?: "POST" | "PUT";
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
  /** Whether the address may lie on this machine or a private network. */
  readonly allowPrivate: boolean;
}

const TIMEOUT_MS = 15_000;
/** A refusal is quoted so far. */
const MOST_WORDS = 200;

/**
 * Sends a text to a web address. Redirects are not followed: what is meant for one address goes to no other. Never
 * throws; the address itself stays out of reasons, since it often holds a secret.
 */
export async function post(address: string, post: Post): Promise<Outcome> {
  if (!URL.canParse(address)) return { status: "failed", reason: "the channel's address is no web address" };
  const url = new URL(address);
  if (!post.allowPrivate && isPrivateHost(url.hostname)) return { status: "failed", reason: privateWords(url) };
  const dispatcher = post.allowPrivate ? new Agent() : new Agent({ connect: { lookup: publicLookup } });
  try {
    const response = await fetch(url, {
      method: post.method ?? "POST",
      headers: { "content-type": "application/json", ...post.headers },
      body: post.body,
      redirect: "manual",
      signal: AbortSignal.timeout(TIMEOUT_MS),
      dispatcher,
    });
    return await outcomeOf(response, url);
  } catch (error) {
    return { status: "failed", reason: reasonOf(error, url) };
  } finally {
    await dispatcher.destroy();
  }
}

async function outcomeOf(response: Response, url: URL): Promise<Outcome> {
  if (response.ok) {
    await response.body?.cancel();
    return { status: "delivered", reference: null };
  }
  const said = (await response.text()).replaceAll(/\s+/g, " ").trim().slice(0, MOST_WORDS);
  const words = said === "" ? "" : `: ${said}`;
  return { status: "failed", reason: `${url.host} answered ${response.status} ${response.statusText}${words}` };
}

function privateWords(url: URL): string {
  return `${url.hostname} is an address of this machine or of a private network; subscribe with --allow-private if that is meant`;
}

function reasonOf(error: unknown, url: URL): string {
  if (!(error instanceof Error)) throw error;
  if (error.name === "TimeoutError") return `${url.host} did not answer within ${TIMEOUT_MS / 1000} s`;
  const { cause } = error;
  if (cause instanceof PrivateAddressError) return privateWords(url);
  const code = cause instanceof Error && "code" in cause && typeof cause.code === "string" ? ` (${cause.code})` : "";
  return `${url.host} could not be reached${code}`;
}
