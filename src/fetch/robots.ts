import robotsParser from "robots-parser";
import { type Answer, type AskOptions, USER_AGENT } from "./ask.ts";

/** What a host wishes of programs that read it (RFC 9309). */
export interface Wishes {
  allows(url: URL): boolean;
  /** Between two requests, `null` when the host does not say. */
  readonly delayMs: number | null;
}

/** The package's own types describe its default export wrongly for ES modules. */
const parse = robotsParser as unknown as (
  url: string,
  text: string,
) => { isAllowed(url: string, agent: string): boolean | undefined; getCrawlDelay(agent: string): number | undefined };

/** RFC 9309 asks for at least 500 kibibytes to be read. */
const MAX_BYTES = 512_000;
/** A host that asks for more than this between requests is still asked once in so long. */
const LONGEST_DELAY_MS = 60_000;

const EVERYTHING: Wishes = { allows: () => true, delayMs: null };
const NOTHING: Wishes = { allows: () => false, delayMs: null };

/** The wishes that a host's robots.txt states. Where it has none all is allowed; where the host fails, nothing, for now. */
export async function readWishes(
  origin: string,
  askFor: (address: string, options: AskOptions) => Promise<Answer>,
): Promise<Wishes> {
  const address = `${origin}/robots.txt`;
  const answer = await askFor(address, { maxBytes: MAX_BYTES, accept: "text/plain" });
  if (answer.status !== "answered") {
    const isRefusal = answer.status === "failed" && answer.code !== null && answer.code >= 400 && answer.code < 500;
    return isRefusal ? EVERYTHING : NOTHING;
  }
  const robots = parse(address, new TextDecoder().decode(answer.body));
  const name = USER_AGENT.split("/")[0] ?? USER_AGENT;
  const seconds = robots.getCrawlDelay(name);
  return {
    allows: (url) => robots.isAllowed(url.href, name) !== false,
    delayMs: seconds === undefined ? null : Math.min(seconds * 1000, LONGEST_DELAY_MS),
  };
}
