import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import * as z from "zod";
import type { Feed, Publisher } from "../model.ts";
import { DataFileError } from "./data-file.ts";
import { packageRoot } from "./root.ts";

/** Who prints, and the lists of pages that they keep. */
export interface FeedList {
  readonly publishers: readonly Publisher[];
  readonly feeds: readonly Feed[];
}

/** The publishers and feeds that we ship, or those of a file of the same shape. */
export function loadFeeds(path: string = join(packageRoot(), "data", "feeds.json")): FeedList {
  return parseFeeds(readFileSync(path, "utf8"), basename(path));
}

/** The publishers and feeds in the text of a file. Throws with the file's name, the entry and what was expected. */
export function parseFeeds(text: string, file: string): FeedList {
  const entries = parseJson(text, file);
  if (!Array.isArray(entries))
    throw new DataFileError(
      `${file} must hold a list of publishers: [ { "name": "…", "feeds": [ … ] }, … ]; see data/SOURCE.md.`,
    );
  const read = entries.map((entry: unknown, i) => parseEntry(entry, i, file));
  assertOnce(
    read.flatMap(({ publisher: { name, aliases } }) =>
      [...new Set([name, ...aliases].map((each) => each.toLowerCase()))].map((each) => [each, name]),
    ),
    (name, [one, other]) => `${file} gives the name "${name}" to both ${one} and ${other}; one name is one publisher.`,
  );
  assertOnce(
    read.flatMap(({ feeds }) => feeds.map(({ url, publisher }) => [comparable(url), publisher])),
    (url, [one, other]) => `${file} lists ${url} twice, for ${one} and for ${other}; take one of them out.`,
  );
  return { publishers: read.map(({ publisher }) => publisher), feeds: read.flatMap(({ feeds }) => feeds) };
}

function parseEntry(
  entry: unknown,
  i: number,
  file: string,
): { readonly publisher: Publisher; readonly feeds: readonly Feed[] } {
  const found = ENTRY.safeParse(entry);
  if (!found.success) {
    const issues = found.error.issues.map(({ path, message }) => `  ${path.join(".") || "(the entry)"}: ${message}`);
    throw new DataFileError(
      `${file}, ${labelOf(entry, i)} is no publisher as Tocsin knows them:\n${issues.join("\n")}`,
    );
  }
  const { feeds, ...publisher } = found.data;
  const { name, country, ownership, ownerName } = publisher;
  return {
    publisher: { ...publisher, ownerActor: publisher.ownerActor as Publisher["ownerActor"] },
    feeds: feeds.map((feed) => ({ ...feed, publisher: name, country, ownership, ownerName })),
  };
}

function labelOf(entry: unknown, i: number): string {
  const name = typeof entry === "object" && entry !== null && "name" in entry ? entry.name : null;
  return typeof name === "string" ? `entry ${i + 1} (${name})` : `entry ${i + 1}`;
}

/** Throws where two pairs have one key. */
function assertOnce(
  pairs: readonly (readonly string[])[],
  slip: (key: string, owners: readonly [string, string]) => string,
): void {
  const seen = new Map<string, string>();
  for (const [key = "", owner = ""] of pairs) {
    const other = seen.get(key);
    if (other !== undefined) throw new DataFileError(slip(key, [other, owner]));
    seen.set(key, owner);
  }
}

/** An address without what does not change where it leads on most servers. */
function comparable(url: string): string {
  return url
    .toLowerCase()
    .replace(/^https?:\/\/(?:www\.)?/, "")
    .replace(/\/$/, "");
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new DataFileError(`${file} is not JSON: ${error.message}`, { cause: error });
  }
}

// ---------------------------------------------------------------- what an entry must hold

const TEXT = z.string().trim().min(1, "must not be empty");
const COUNTRY = z
  .string()
  .regex(/^[A-Z]{3}$/, 'expected an ISO 3166-1 alpha-3 code such as "SDN", or one of IGO UNO EUR NGO ISM IMG MNC');
const WEB_URL = z.string().refine(isWebUrl, "expected an address that begins with https:// or http://");

const FEED = z.strictObject({
  url: WEB_URL,
  title: TEXT,
  kind: z.enum(["rss", "atom", "json", "sitemap", "telegram"]),
  language: z.string().regex(/^[a-z]{2}$/, 'expected an ISO 639-1 code such as "en"'),
  regions: z.array(z.string().regex(/^[A-Z]{3}$/, 'expected ISO 3166-1 alpha-3 codes such as "SDN"')),
  checked: TEXT,
});

const ENTRY = z.strictObject({
  name: TEXT,
  aliases: z.array(TEXT).default([]),
  sites: z.array(z.string().regex(/^(?!www\.)[a-z0-9.-]+\.[a-z]{2,}$/, 'expected hosts such as "example.org"')).min(1),
  country: COUNTRY,
  ownership: z.enum(["state", "party", "public", "commercial", "independent", "observer", "un", "ngo"]),
  owner: TEXT,
  ownerName: TEXT.nullable().default(null),
  ownerActor: z
    .string()
    .regex(/^actor:[A-Za-z0-9][A-Za-z0-9/-]*$/, 'expected an id such as "actor:white-helmets"')
    .nullable()
    .default(null),
  source: WEB_URL,
  feeds: z.array(FEED),
});

function isWebUrl(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
