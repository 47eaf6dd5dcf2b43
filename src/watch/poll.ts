import { decode } from "../charset.ts";
import { addDays } from "../day.ts";
import type { Answer, AskOptions } from "../fetch/ask.ts";
import { captured, type Fetched } from "../fetch/fetched.ts";
import { type Item, type Listing, wholeUrl } from "../fetch/listings/item.ts";
import { readListing } from "../fetch/listings/listing.ts";
import { WALLS, wallOf } from "../fetch/walls.ts";
import { fetchPage } from "../fetch/web.ts";
import { fingerprint } from "../ids.ts";
import type { Capture, Instant, Stated } from "../model.ts";
import { type FeedMemory, type Followed, type FollowList, NO_MEMORY } from "./follow.ts";
import { type Attempt, afterAttempt, type FeedHistory, type Moved } from "./health.ts";
import { nextAt } from "./schedule.ts";

/** What polling needs of the world. */
export interface Surroundings {
  readonly list: Pick<FollowList, "memory" | "remember">;
  /** Asks the web, politely, and archives what it answers before it gives it on. */
  readonly ask: (address: string, options?: AskOptions) => Promise<Answer>;
  /** Takes in a page, for good: once this resolves it is acknowledged. */
  readonly take: (capture: Capture) => Promise<{ readonly isNew: boolean }>;
  readonly clock: () => Instant;
  readonly chance: () => number;
}

/** What one round with a feed came to. */
export interface Polled {
  readonly attempt: Attempt;
  readonly taken: number;
  /** Pages on a list that is seen for the first time that are older than news, and were passed over. */
  readonly passed: number;
  /** Pages that could not be had, and are asked for again. */
  readonly missed: readonly { readonly url: string; readonly reason: string }[];
  /** Where its publisher moved it for good, as was learnt in this round; `null` when nothing was. */
  readonly movedTo: string | null;
}

const LISTING_TYPES =
  "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, text/html;q=0.8, */*;q=0.1";
/** Pages that are taken in one round; what is left comes in the next. */
const PAGES_A_ROUND = 60;
/** Of a list that is seen for the first time, what is older than this is history. */
export const OLDEST_DAYS = 30;
/** Pages that a list no longer names are remembered up to so many, the latest; those that it names are never forgotten. */
const KNOWN_KEPT = 4000;
/** A page that could not be had is asked for so often, after longer and longer waits. */
const PAGE_TRIES = 6;
const PAGE_WAIT_MS = 600_000;
/** A list of lists leads to so many further ones, the newest first. */
const LISTS_FOLLOWED = 3;
/** Lists of lists of lists are followed, too, up to so many lists in all. */
const LISTS_ASKED = 9;

/**
 * Asks a feed what is new, and takes in the pages that it did not list before or of which it now says something else.
 * Each page is remembered once it is taken in, not before: a crash costs a second request, and never a page.
 */
export async function pollFeed(feed: Followed, { list, ask, take, clock, chance }: Surroundings): Promise<Polled> {
  const before = await list.memory(feed.id);
  const address = before.history.moved?.to ?? feed.url;
  const answer = await ask(address, { validators: before.validators, accept: LISTING_TYPES });
  const listing = answer.status === "answered" ? await listingIn(answer, ask) : null;
  const attempt = attemptOf(answer, listing, before);
  const at = clock();
  const retryAfterMs = answer.status !== "failed" ? null : answer.code === GONE ? GONE_WAIT_MS : answer.retryAfterMs;
  const failures = attempt.status === "failed" ? before.history.failures + 1 : 0;
  const next = nextAt(feed.pattern, { at, failures, retryAfterMs }, chance);
  const history = {
    ...afterAttempt(before.history, attempt, at, next),
    moved: movedBy(answer, attempt, before.history, at),
  };
  let memory: FeedMemory = { ...before, history };
  await list.remember(feed.id, memory);
  if (attempt.status === "failed") return { attempt, taken: 0, passed: 0, missed: [], movedTo: null };

  const wanted = wantedOf(listing, before, at);
  memory = { ...memory, ...settledBy(listing, before, wanted) };
  const missed: { readonly url: string; readonly reason: string }[] = [];
  let taken = 0;
  for (const item of wanted.slice(0, PAGES_A_ROUND)) {
    const tries = memory.missed[item.url]?.failures ?? 0;
    const found = await pageOf(item, feed, { ask, at: clock(), tries });
    if (found.status === "failed") {
      missed.push({ url: item.url, reason: found.reason });
      memory = withMissed(memory, item, found.reason, clock());
    } else {
      if ((await take(found.capture)).isNew) taken++;
      memory = withKnown(memory, item);
    }
    await list.remember(feed.id, memory);
  }
  // A list is done with only when all that it listed was had: until then it is asked for whole.
  const isOwed = Object.values(memory.missed).some(({ failures }) => failures < PAGE_TRIES);
  // A list of lists may stay as it is while those that it leads to change.
  const isDone = wanted.length <= PAGES_A_ROUND && !isOwed && listing?.lists.length === 0;
  if (answer.status === "answered" && isDone)
    await list.remember(feed.id, { ...memory, validators: answer.validators });
  else if (!isDone && answer.status === "answered")
    await list.remember(feed.id, { ...memory, validators: { etag: null, lastModified: null } });
  const passed = before.history.lastSuccessAt === null ? passedOver(listing, at) : 0;
  const movedTo = history.moved?.to === before.history.moved?.to ? null : (history.moved?.to ?? null);
  return { attempt, taken, passed, missed, movedTo };
}

/** What a feed lists now, and where it has moved for good, without taking anything in. */
export async function lookAt(
  { url }: Pick<Followed, "url">,
  ask: Surroundings["ask"],
): Promise<{ readonly attempt: Attempt; readonly newest: Item | null; readonly movedTo: string | null }> {
  const answer = await ask(url, { accept: LISTING_TYPES });
  const listing = answer.status === "answered" ? await listingIn(answer, ask) : null;
  const movedTo = answer.status === "failed" || listing === null ? null : answer.movedTo;
  return { attempt: attemptOf(answer, listing, NO_MEMORY), newest: listing?.items[0] ?? null, movedTo };
}

/** A new address that fails so often is given up, and the one that the user wrote asked again. */
const MOVED_TRIES = 3;

/**
 * Where a feed has moved. A move counts once a list was had at its end: publishers send what they took down on to
 * their front page, too, and robbers of old names send on to whatever pays.
 */
function movedBy(answer: Answer, attempt: Attempt, { moved, failures }: FeedHistory, at: Instant): Moved | null {
  if (answer.status === "failed") {
    const isGone = answer.code === 404 || answer.code === GONE;
    return isGone || failures + 1 >= MOVED_TRIES ? null : moved;
  }
  if (attempt.status === "failed") return failures + 1 >= MOVED_TRIES ? null : moved;
  return answer.movedTo === null ? moved : { to: answer.movedTo, since: at };
}

type Answered = Extract<Answer, { readonly status: "answered" }>;

/** The list that an answer is, with those that it leads to; `null` when it is none. */
async function listingIn(answer: Answered, ask: Surroundings["ask"]): Promise<Listing | null> {
  const listing = readListing(decode(answer.body, answer.mediaType), answer.url);
  if (listing === null || listing.lists.length === 0) return listing;
  const items = [...listing.items];
  const ahead = listing.lists.slice(0, LISTS_FOLLOWED);
  const asked = new Set([answer.url]);
  for (let next = ahead.shift(); next !== undefined && asked.size <= LISTS_ASKED; next = ahead.shift()) {
    if (asked.has(next)) continue;
    asked.add(next);
    const further = await ask(next, { accept: LISTING_TYPES });
    const found =
      further.status === "answered" ? readListing(decode(further.body, further.mediaType), further.url) : null;
    items.push(...(found?.items ?? []));
    ahead.push(...(found?.lists ?? []).slice(0, LISTS_FOLLOWED));
  }
  return { ...listing, items };
}

/** RFC 9110, 15.5.11: what was there is gone, and is not to be asked for again; once a week it is, in case of a slip. */
const GONE = 410;
const GONE_WAIT_MS = 7 * 86_400_000;

function attemptOf(answer: Answer, listing: Listing | null, { known }: FeedMemory): Attempt {
  if (answer.status === "failed" && answer.code === GONE)
    return { status: "failed", reason: "its publisher took it down for good (410); look for its new address" };
  if (answer.status === "failed") return { status: "failed", reason: answer.reason };
  if (answer.status === "unchanged") return { status: "unchanged" };
  if (listing === null) return { status: "failed", reason: `it answers, but ${insteadOf(answer)}` };
  const fresh = listing.items.filter(({ url }) => known[url] === undefined).length;
  return { status: "answered", listed: listing.items.length, fresh };
}

/** What an answer is that is no list. */
function insteadOf({ body, mediaType, url }: Answered): string {
  const wall = wallOf(body, mediaType, url);
  if (wall !== null) return WALLS[wall];
  if (body.byteLength === 0) return "with nothing at all";
  const start = decode(body.subarray(0, 100_000), mediaType);
  if (!/<(?:!doctype html|html|body)\b/i.test(start)) return "with no feed, sitemap or channel that can be read";
  const named = feedNamedOn(start, url);
  return `with a page, and no feed, sitemap or channel that can be read; ${named === null ? "look on it for the address of its feed" : `it names ${named} as its feed`}`;
}

/** The feed that a page names in its head, as browsers look for it. */
function feedNamedOn(html: string, url: string): string | null {
  const links = html.match(/<link\b[^<>]{0,1000}>/gi) ?? [];
  const link = links.find((each) => /application\/(?:rss|atom|feed)\+(?:xml|json)/i.test(each)) ?? "";
  return wholeUrl(/\bhref\s*=\s*["']?([^\s"'<>]+)/i.exec(link)?.[1], url);
}

/** The pages to ask for, in the order of the list: new ones, changed ones, and those that were missed and are due. */
function wantedOf(listing: Listing | null, { known, missed, history }: FeedMemory, at: Instant): readonly Item[] {
  const seen = new Set<string>();
  const isFirst = history.lastSuccessAt === null;
  const oldest = addDays(at.slice(0, 10), -OLDEST_DAYS);
  return (listing?.items ?? []).filter((item) => {
    if (seen.has(item.url) || known[item.url] === stampOf(item)) return false;
    seen.add(item.url);
    const late = missed[item.url];
    if (late !== undefined) return late.failures < PAGE_TRIES && late.nextAt <= at;
    return !(isFirst && item.published !== null && item.published < oldest);
  });
}

function passedOver(listing: Listing | null, at: Instant): number {
  const oldest = addDays(at.slice(0, 10), -OLDEST_DAYS);
  return (listing?.items ?? []).filter(({ published }) => published !== null && published < oldest).length;
}

/**
 * What is settled before anything is asked for: on a list that is seen for the first time, what is older than news
 * counts as known; and what a list no longer names is not missed any more.
 */
function settledBy(
  listing: Listing | null,
  { known, missed, history }: FeedMemory,
  wanted: readonly Item[],
): Pick<FeedMemory, "known" | "missed"> {
  if (listing === null) return { known, missed };
  const ahead = new Set(wanted.map(({ url }) => url));
  const listed = new Set(listing.items.map(({ url }) => url));
  const old = history.lastSuccessAt === null ? listing.items.filter(({ url }) => !ahead.has(url)) : [];
  return {
    known: { ...remembered(known, listed), ...Object.fromEntries(old.map((item) => [item.url, stampOf(item)])) },
    missed: Object.fromEntries(Object.entries(missed).filter(([url]) => listed.has(url))),
  };
}

/** What is known of pages, without those that left the list long ago. */
function remembered(known: FeedMemory["known"], listed: ReadonlySet<string>): FeedMemory["known"] {
  const gone = Object.keys(known).filter((url) => !listed.has(url));
  if (gone.length <= KNOWN_KEPT) return known;
  const forgotten = new Set(gone.slice(0, gone.length - KNOWN_KEPT));
  return Object.fromEntries(Object.entries(known).filter(([url]) => !forgotten.has(url)));
}

/** What a list says of a page, shortened: another stamp tells that the page was changed. */
function stampOf({ title, published, html }: Item): string {
  return fingerprint(JSON.stringify([title, published, html]));
}

/**
 * A page as it was had, or why not. A message that is whole in its list is taken from there, and so are the words with
 * which a list introduces a page that cannot be had twice in a row.
 */
async function pageOf(
  item: Item,
  feed: Followed,
  { ask, at, tries }: { readonly ask: Surroundings["ask"]; readonly at: Instant; readonly tries: number },
): Promise<Fetched> {
  const how = { now: at, stated: statedOf(item, feed, at) };
  const fromList = () => captured(item.url, "text/html; charset=utf-8", pageFrom(item), how);
  if (item.whole && item.html !== null) return fromList();
  const found = await fetchPage(item.url, how, (address, options) => ask(address, options));
  return found.status === "failed" && tries > 0 && (item.html ?? "").length >= TELLING_LETTERS ? fromList() : found;
}

/** Less than this in a list is a headline. */
const TELLING_LETTERS = 200;

/** What the list tells of a page. A sitemap's usual days are those of the last change; days ahead of today are slips. */
function statedOf({ published, dated, title }: Item, { publisher }: Followed, at: Instant): Stated {
  const isDated = dated === "published" && published !== null && published <= addDays(at.slice(0, 10), 1);
  return {
    publisher,
    ...(isDated ? { published } : {}),
    ...(title === null ? {} : { title }),
  };
}

/** A message as a page of its own. */
export function pageFrom({ title, html }: Item): Uint8Array {
  const heading = title === null ? "" : `<title>${escaped(title)}</title>`;
  return new TextEncoder().encode(
    `<!doctype html><html><head>${heading}</head><body><article>${html}</article></body></html>`,
  );
}

function escaped(text: string): string {
  return text.replaceAll(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);
}

function withKnown(memory: FeedMemory, item: Item): FeedMemory {
  const { [item.url]: _, ...missed } = memory.missed;
  const { [item.url]: __, ...others } = memory.known;
  return { ...memory, missed, known: { ...others, [item.url]: stampOf(item) } };
}

function withMissed(memory: FeedMemory, { url }: Item, reason: string, at: Instant): FeedMemory {
  const failures = (memory.missed[url]?.failures ?? 0) + 1;
  const next = new Date(Date.parse(at) + PAGE_WAIT_MS * 2 ** (failures - 1)).toISOString();
  return { ...memory, missed: { ...memory.missed, [url]: { failures, nextAt: next, reason } } };
}
