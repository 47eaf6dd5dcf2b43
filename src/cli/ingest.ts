import { readFile, stat } from "node:fs/promises";
import { sep } from "node:path";
import { decode } from "../charset.ts";
import { captured, type FetchOptions } from "../fetch/fetched.ts";
import { capturesOf } from "../fetch/files.ts";
import { readListing } from "../fetch/listings/listing.ts";
import { readOpml } from "../fetch/listings/opml.ts";
import { readTelegramExport } from "../fetch/listings/telegram.ts";
import { fetchPage } from "../fetch/web.ts";
import { openKnowledge } from "../knowledge/knowledge.ts";
import { takeInWaiting } from "../ledger/take-in.ts";
import type { Capture, Feed, Knowledge } from "../model.ts";
import { openStore, type Store } from "../store/store.ts";
import { feedIdOf } from "../watch/follow.ts";
import { OLDEST_DAYS, pageFrom, pollFeed } from "../watch/poll.ts";
import { USUAL_PATTERN } from "../watch/schedule.ts";
import { type AdditionOptions, additionsOf } from "./additions.ts";
import { note, reportFailure } from "./errors.ts";
import { takeWeights, type WeightsOption } from "./merge-weights.ts";
import { openProgress } from "./progress.ts";
import { type ReadOptions, statedIn } from "./read.ts";
import { type ArchivedWeb, openArchivedWeb, type WebOptions } from "./watching.ts";

type StatedOptions = Pick<ReadOptions, "published" | "publisher" | "title">;
type IngestOptions = StatedOptions & AdditionOptions & WeightsOption & WebOptions & { readonly data: string };

/** Takes pages into the store and reads them. What is already on record is passed over. */
export async function ingestInputs(inputs: readonly string[], options: IngestOptions): Promise<void> {
  const store = await openStore({ folder: options.data });
  try {
    for (const each of store.notes) note(each);
    if ((await takeWeights(store, options)) && (await store.counts()).incidents > 0)
      note("Other weights hold from now on. Run `tocsin rebuild` to join what is on record by them, too.");
    const knowledge = await openKnowledge(additionsOf(options));
    await takeIn(inputs, store, knowledge, options);
    const { articles, incidents } = await store.counts();
    process.stderr.write(`tocsin: ${options.data} now holds ${articles} articles and ${incidents} incidents.\n`);
  } finally {
    await store.close();
  }
}

/**
 * Records every page first and reads it then, so that a power cut between the two loses nothing. Without inputs the
 * feeds that are followed are asked.
 */
export async function takeIn(
  inputs: readonly string[],
  store: Store,
  knowledge: Knowledge,
  options: StatedOptions & WebOptions = {},
): Promise<void> {
  const web = openArchivedWeb(store, options);
  const failures: Failures = new Map();
  try {
    if (inputs.length === 0) await askFollowed(web, failures);
    for (const input of inputs) await takeInput(input, web, options, failures);
  } finally {
    await web.close();
  }
  const progress = openProgress("reading", "articles");
  const problems = await takeInWaiting(store, knowledge, progress);
  progress.end();
  for (const [input, reason] of failures) reportFailure(input, reason);
  for (const problem of problems) reportFailure(problem.about, problem.message);
}

/** What could not be had, by address, with why. */
type Failures = Map<string, string>;

async function askFollowed(web: ArchivedWeb, failures: Failures): Promise<void> {
  const followed = await web.list.all();
  if (followed.length === 0)
    note("No feeds are followed. Name an input, or add feeds: `tocsin feeds add --help` says how.");
  await Promise.all(followed.map((feed) => takeFeed(feed, web, failures)));
}

async function takeInput(
  input: string,
  web: ArchivedWeb,
  options: StatedOptions & WebOptions,
  failures: Failures,
): Promise<void> {
  const how = { now: web.clock(), stated: statedIn(options), allowPrivate: options.allowPrivate === true };
  if (/^https?:\/\//i.test(input)) await takeAddress(input, web, how, failures);
  else if (/\.opml$/i.test(input)) await takeOpml(input, web, failures);
  else if (/\.json$/i.test(input)) await takeChat(input, web, how, failures);
  else {
    for await (const found of capturesOf(input, how)) {
      if (found.status === "failed") failures.set(found.url, found.reason);
      else await takeFile(found.capture, input, web, how, failures);
    }
  }
}

/** A file as it is; one that holds nothing but addresses stands for what is found there, if it was named itself. */
async function takeFile(
  capture: Capture,
  input: string,
  web: ArchivedWeb,
  how: FetchOptions,
  failures: Failures,
): Promise<void> {
  const addresses = addressesIn(capture);
  const isNamed = input === "-" || capture.url === input.split(sep).join("/");
  if (addresses.length === 0) await web.take(capture);
  else if (isNamed) for (const each of addresses) await takeAddress(each, web, how, failures);
  else failures.set(capture.url, "holds only addresses; name the file itself to take in what is there");
}

const MAX_ADDRESSES = 1000;

/** The addresses in a text of which each line is one, is empty, or begins with #; none where a line is anything else. */
function addressesIn({ body, mediaType }: Capture): readonly string[] {
  if (!/^(?:text\/plain|$)/.test(mediaType)) return [];
  const lines = decode(body, mediaType)
    .replace(/^\uFEFF/, "")
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
  const isList = lines.length <= MAX_ADDRESSES && lines.every((line) => /^https?:\/\/\S+$/i.test(line));
  return isList ? lines : [];
}

/** A page, or the pages that a feed, a sitemap or a channel lists. Whoever names a page may read it, whatever its host asks of programs. */
async function takeAddress(address: string, web: ArchivedWeb, how: FetchOptions, failures: Failures): Promise<void> {
  const found = await fetchPage(address, how, web.askDirectly, LISTINGS);
  if (found.status === "failed") {
    failures.set(found.url, found.reason);
    return;
  }
  const { capture } = found;
  const listing = readListing(decode(capture.body, capture.mediaType), capture.url);
  if (listing === null) await web.take(capture);
  else await takeFeed(feedAt(address, listing.title, how), web, failures);
}

/** Media types of lists, which are no pages. */
const LISTINGS = /^application\/(?:(?:\w+\+)?(?:xml|json)|(?:x-)?gzip)/i;

/** A feed that is asked once and not followed. */
function feedAt(url: string, title: string | null, { stated }: FetchOptions): Feed {
  const publisher = stated?.publisher ?? title ?? new URL(url).hostname.replace(/^www\./, "");
  return {
    url,
    title: title ?? url,
    kind: null,
    publisher,
    country: null,
    language: null,
    ownership: null,
    ownerName: null,
    regions: [],
    checked: null,
  };
}

async function takeFeed(feed: Feed, web: ArchivedWeb, failures: Failures): Promise<void> {
  const since = web.clock();
  const { attempt, missed, taken, passed, movedTo } = await pollFeed(
    { pattern: USUAL_PATTERN, ...feed, id: feedIdOf(feed.url), since },
    web,
  );
  if (attempt.status === "failed") failures.set(feed.url, attempt.reason);
  else
    note(
      `${feed.title}: ${attempt.status === "unchanged" ? "nothing new" : `${attempt.listed} pages listed, ${taken} taken in${passed === 0 ? "" : `; ${passed} older than ${OLDEST_DAYS} days passed over (name their addresses to take them in)`}`}`,
    );
  if (movedTo !== null) note(`${feed.title}: its publisher moved it for good from ${feed.url} to ${movedTo}`);
  for (const { url, reason } of missed) failures.set(url, reason);
}

async function takeOpml(path: string, web: ArchivedWeb, failures: Failures): Promise<void> {
  const text = await textIn(path, failures);
  if (text === null) return;
  const opml = readOpml(text);
  if (opml === null) failures.set(path, "is no OPML file: it has no <opml>");
  for (const left of opml?.leftOut ?? []) failures.set(`${path}: ${left}`, "is left out");
  await Promise.all((opml?.feeds ?? []).map((feed) => takeFeed(feed, web, failures)));
}

/** More than this is read a piece at a time or not at all, for memory is finite. */
const MAX_TEXT_BYTES = 200_000_000;

async function textIn(path: string, failures: Failures): Promise<string | null> {
  const size = await stat(path).then(
    (found) => found.size,
    () => 0, // whoever reads it says why it cannot be
  );
  if (size > MAX_TEXT_BYTES) {
    failures.set(path, `is larger than ${MAX_TEXT_BYTES / 1_000_000} MB; export it in parts, by dates`);
    return null;
  }
  return await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    failures.set(path, error.code === "ENOENT" ? "does not exist" : `cannot be read: ${error.message}`);
    return null;
  });
}

/** Why a text is no exported chat. */
function noChat(text: string): string {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return `is no whole JSON: ${error.message.slice(0, 100)}; was it cut off?`;
    throw error;
  }
  return typeof parsed === "object" && parsed !== null && "chats" in parsed
    ? "is the export of a whole account, private chats among it; export the one channel that is meant"
    : "is JSON, but no chat that Telegram exported; `tocsin import` takes our own exports";
}

/** The messages of a chat that Telegram exported; each is a page of its own. */
async function takeChat(path: string, web: ArchivedWeb, how: FetchOptions, failures: Failures): Promise<void> {
  const text = await textIn(path, failures);
  if (text === null) return;
  const chat = readTelegramExport(text, path);
  if (chat === null) failures.set(path, noChat(text));
  for (const item of chat?.items ?? []) {
    const { title, published } = item;
    const stated = {
      publisher: chat?.title ?? path,
      ...(title === null ? {} : { title }),
      ...(published === null ? {} : { published }),
      ...how.stated,
    };
    const found = captured(item.url, "text/html; charset=utf-8", pageFrom(item), { ...how, stated });
    if (found.status === "fetched") await web.take(found.capture);
  }
}
