import type { Answer, AskOptions } from "./ask.ts";
import { ask } from "./ask.ts";
import { captured, type Fetched, type FetchOptions, failed } from "./fetched.ts";
import { untracked } from "./untracked.ts";
import { WALLS, wallOf } from "./walls.ts";

/** Media types that are read; a page without any is looked at anyway. */
const READABLE =
  /^(?:text\/|message\/rfc822|application\/(?:xhtml\+xml|pdf|vnd\.openxmlformats-officedocument\.wordprocessingml\.document|octet-stream)|$)/i;

export const PAGE_TYPES =
  "text/html, application/xhtml+xml, text/plain;q=0.9, text/markdown;q=0.9, application/pdf;q=0.8, */*;q=0.1";

/** The page at a web address, after redirects. Never throws. */
export async function fetchPage(
  address: string,
  options: FetchOptions,
  askFor: (address: string, options: AskOptions) => Promise<Answer> = ask,
  /** Media types that are read beside those of pages. */
  alsoReadable: RegExp | null = null,
): Promise<Fetched> {
  const { allowPrivate = false, maxBytes, timeoutMs } = options;
  const answer = await askFor(address, {
    allowPrivate,
    accept: PAGE_TYPES,
    ...(maxBytes === undefined ? {} : { maxBytes }),
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
  });
  if (answer.status === "failed") return failed(answer.url, answer.reason);
  if (answer.status === "unchanged") return failed(answer.url, "answered 304 Not Modified without being asked to");
  const { mediaType, body } = answer;
  const url = untracked(answer.url);
  if (!READABLE.test(mediaType) && alsoReadable?.test(mediaType) !== true)
    return failed(url, `is ${mediaType.split(";")[0]}, which is not read`);
  const wall = wallOf(body, mediaType, url);
  if (wall !== null) return failed(url, `it answers ${WALLS[wall]}`);
  return captured(url, mediaType, body, options);
}
