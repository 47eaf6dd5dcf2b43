import { readFile } from "node:fs/promises";
import { readOpml, writeOpml } from "../fetch/listings/opml.ts";
import { openPoliteWeb } from "../fetch/polite.ts";
import { loadFeeds } from "../knowledge/feeds.ts";
import { newlySaid } from "../knowledge/owners.ts";
import type { Feed } from "../model.ts";
import { type Followed, openFollowList } from "../watch/follow.ts";
import { healthOf } from "../watch/health.ts";
import { lookAt } from "../watch/poll.ts";
import { patternFault } from "../watch/schedule.ts";
import { note, reportFailure, UsageError } from "./errors.ts";
import { feedWords, followedLines } from "./feed-words.ts";
import { write } from "./lines.ts";

interface DataOption {
  readonly data: string;
}

interface FormatOption {
  readonly format: "text" | "json";
}

export async function listFeeds({ data, format }: DataOption & FormatOption): Promise<void> {
  const list = openFollowList(data);
  const now = new Date().toISOString();
  const all = await Promise.all(
    (await list.all()).map(async (feed) => ({ feed, health: healthOf(await list.history(feed.id), now) })),
  );
  const items = all.map(({ feed, health }) => ({ ...feed, health }));
  if (format === "json") await write(process.stdout, `${JSON.stringify(items, null, 2)}\n`);
  else await write(process.stdout, all.map(({ feed, health }) => followedLines(feed, health)).join("\n"));
  if (all.length === 0)
    note("No feeds are followed. `tocsin feeds add --country SYR`, say, follows those known for a country.");
  if (all.some(({ health }) => health.state === "dead" || health.state === "emptied")) process.exitCode = 1;
}

export async function listKnown({
  country,
  format,
}: FormatOption & { readonly country?: readonly string[] }): Promise<void> {
  const known = knownFor(country);
  if (format === "json") await write(process.stdout, `${JSON.stringify(known, null, 2)}\n`);
  else await write(process.stdout, known.map((feed) => `${feedWords(feed)}\n  ${feed.url}\n`).join(""));
}

interface AddOptions extends DataOption {
  readonly every: string;
  readonly country?: readonly string[];
  readonly all?: boolean;
  readonly publisher?: string;
  readonly owner?: string;
}

export async function addFeeds(names: readonly string[], options: AddOptions): Promise<void> {
  const { country, all, publisher, owner } = options;
  if (names.length === 0 && country === undefined && all !== true)
    throw new UsageError(
      "Name feeds to follow, or say --country CODE or --all. `tocsin feeds known` lists what there is.",
    );
  const asked = [
    ...names.flatMap((name) => feedsCalled(name, publisher, owner?.trim() || null)),
    ...(all === true || country !== undefined ? knownFor(country) : []),
  ];
  await follow(asked, options);
}

export async function importFeeds(file: string, options: DataOption & { readonly every: string }): Promise<void> {
  const opml = readOpml(await readFile(file, "utf8"));
  if (opml === null) throw new UsageError(`${file} is no OPML file: it has no <opml>.`, 1);
  for (const left of opml.leftOut) reportFailure(file, `left out: ${left}`);
  await follow(opml.feeds, options);
}

async function follow(feeds: readonly Feed[], { data, every }: DataOption & { readonly every: string }): Promise<void> {
  const fault = patternFault(every);
  if (fault !== null) throw new UsageError(`“${every}” is no cron pattern: ${fault}. Write one as in "*/15 * * * *".`);
  const added = await openFollowList(data).add(feeds, new Date().toISOString(), every);
  for (const feed of added) await write(process.stdout, `${feedWords(feed)}\n  ${feed.url}\n`);
  note(
    `${added.length} feeds are followed from now on; ${feeds.length - added.length} were already. \`tocsin serve\` asks them as they fall due.`,
  );
  if (newlySaid(added).length > 0)
    note("Whose they are counts for what comes in from now on; `tocsin rebuild` lets what is on record follow.");
}

export async function removeFeeds(names: readonly string[], { data }: DataOption): Promise<void> {
  const list = openFollowList(data);
  const followed = await list.all();
  const meant = names.map((name) => {
    const found = followed.find((feed) => isCalled(feed, name) || feed.id === name);
    if (found === undefined)
      throw new UsageError(`No feed that is followed is called “${name}”. \`tocsin feeds list\` lists them.`);
    return found;
  });
  for (const { id, title } of meant) {
    await list.remove(id);
    note(`${title} is followed no more. What it brought stays on record.`);
  }
}

export async function exportFeeds({ data }: DataOption): Promise<void> {
  const list = openFollowList(data);
  const feeds = await Promise.all(
    (await list.all()).map(async (feed) => ({ ...feed, url: (await list.history(feed.id)).moved?.to ?? feed.url })),
  );
  await write(process.stdout, writeOpml(feeds, "Feeds followed by Tocsin"));
}

/** Asks feeds once and says what they list. Nothing is taken in. */
export async function checkFeeds(
  names: readonly string[],
  { data, allowPrivate }: DataOption & { readonly allowPrivate?: boolean },
): Promise<void> {
  const list = openFollowList(data);
  const followed: readonly Followed[] = await list.all();
  const asked: readonly Feed[] = names.length === 0 ? followed : names.flatMap((name) => feedsCalled(name));
  const web = openPoliteWeb({ allowPrivate: allowPrivate === true });
  await Promise.all(
    asked.map(async (feed) => {
      const { attempt, newest, movedTo } = await lookAt(feed, web.ask);
      if (attempt.status === "failed") reportFailure(feed.url, attempt.reason);
      else if (attempt.status === "answered") {
        const words =
          newest === null
            ? ""
            : `; the newest of ${newest.published ?? "an unknown day"}: ${newest.title ?? newest.url}`;
        const where = movedTo === null ? "" : `  its publisher moved it for good: from ${feed.url} to ${movedTo}\n`;
        await write(process.stdout, `${feedWords(feed)}\n  ${attempt.listed} pages listed${words}\n${where}`);
      }
    }),
  );
}

/** The feeds that somebody means: one at an address, or those that are known by publisher or title. */
function feedsCalled(name: string, publisher?: string, owner: string | null = null): readonly Feed[] {
  const known = loadFeeds().feeds.filter((feed) => isCalled(feed, name));
  if (known.length > 0) return known;
  if (!/^https?:\/\//i.test(name) || !URL.canParse(name))
    throw new UsageError(
      `No known feed is called “${name}”. Give its address with https://, or look at \`tocsin feeds known\`.`,
    );
  const host = new URL(name).hostname.replace(/^www\./, "");
  const unknown = {
    kind: null,
    country: null,
    language: null,
    ownership: null,
    ownerName: owner,
    regions: [],
    checked: null,
  };
  return [{ url: name, title: publisher ?? host, publisher: publisher ?? host, ...unknown }];
}

function isCalled({ url, title, publisher }: Feed, name: string): boolean {
  return [url, title, publisher].some((each) => each.toLowerCase() === name.trim().toLowerCase());
}

/** Feeds that come with Tocsin and write about some countries; those that write about the whole world are left out. */
function knownFor(countries: readonly string[] | undefined): readonly Feed[] {
  const { feeds } = loadFeeds();
  if (countries === undefined) return feeds;
  const codes = countries.map((code) => code.trim().toUpperCase());
  const found = feeds.filter(({ regions }) => regions.some((region) => codes.includes(region)));
  if (found.length === 0)
    throw new UsageError(
      `No known feed writes mainly about ${codes.join(" or ")}. Countries are named as ISO 3166-1 alpha-3, such as SYR.`,
    );
  return found;
}
