import { describe, expect, test } from "vitest";
import { mediumOwner } from "../../src/agencies.ts";
import { loadActors } from "../../src/knowledge/actors.ts";
import { loadFeeds, parseFeeds } from "../../src/knowledge/feeds.ts";

const { feeds, publishers } = loadFeeds();
const { actors } = loadActors();
const COUNTRIES = new Set(actors.flatMap(({ kind, country }) => (kind === "country" ? [country] : [])));
const INTERNATIONAL = new Set(["IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"]);

describe("the list that we ship", () => {
  test("has feeds of every class of owner, for each conflict of several", () => {
    expect(feeds.length).toBeGreaterThanOrEqual(60);
    const owners = new Set(feeds.map(({ ownership }) => ownership));
    expect([...owners].sort()).toEqual([
      "commercial",
      "independent",
      "ngo",
      "observer",
      "party",
      "public",
      "state",
      "un",
    ]);
    for (const country of [
      "UKR",
      "ISR",
      "PSE",
      "LBN",
      "SYR",
      "YEM",
      "SDN",
      "ETH",
      "COD",
      "MLI",
      "LBY",
      "MMR",
      "ARM",
      "AZE",
      "COL",
    ])
      expect(new Set(ownersOf(country)).size, country).toBeGreaterThanOrEqual(2);
  });

  test("has the state media of rival sides, not of one", () => {
    const ofState = (country: string) =>
      publishers.some((each) => each.country === country && each.ownership === "state");
    for (const country of [
      "UKR",
      "RUS",
      "ISR",
      "PSE",
      "LBN",
      "YEM",
      "IND",
      "PAK",
      "SYR",
      "IRN",
      "ARM",
      "AZE",
      "TUR",
      "SDN",
      "MMR",
    ])
      expect(ofState(country), country).toBe(true);
  });

  test("names countries that there are", () => {
    const lost = publishers.filter(({ country }) => !COUNTRIES.has(country) && !INTERNATIONAL.has(country));
    expect(lost.map(({ name, country }) => `${name}: ${country}`)).toEqual([]);
    expect(feeds.flatMap(({ regions }) => regions).filter((region) => !COUNTRIES.has(region))).toEqual([]);
  });

  test("names groups that we know as such", () => {
    const known = new Set(actors.map(({ id }) => id));
    const lost = publishers.filter(({ ownerActor }) => ownerActor !== null && !known.has(ownerActor));
    expect(lost.map(({ name, ownerActor }) => `${name}: ${ownerActor}`)).toEqual([]);
    expect(publishers.filter(({ ownership, ownerActor }) => ownerActor !== null && ownership !== "party")).toEqual([]);
  });

  test("says of owners what the reader of origins says of them, under every name", () => {
    const differ = publishers.flatMap(({ name, aliases, country, ownership, ownerName, ownerActor }) => {
      if (ownership === "un") return []; // their names are not the reader's business: `loadOwners` has them
      const house = ownerName === null ? null : `group ${ownerName}`;
      const owner = ownership === "state" ? `state ${country}` : (ownerActor ?? house);
      return [name, ...aliases].filter((each) => mediumOwner(each) !== owner);
    });
    expect(differ).toEqual([]);
  });
});

/** The classes of those who write of a country. */
function ownersOf(country: string): readonly unknown[] {
  return feeds.filter(({ regions }) => regions.includes(country)).map(({ ownership }) => ownership);
}

const FEED = {
  url: "https://courier.example/feed",
  title: "The Courier",
  kind: "rss",
  language: "en",
  regions: ["SDN"],
  checked: "asked by hand",
};
const COURIER = {
  name: "The Courier",
  sites: ["courier.example"],
  country: "SDN",
  ownership: "commercial",
  owner: "Courier Press",
  source: "https://courier.example/about",
  feeds: [FEED],
};

/** What is said of a file with these publishers. */
function slip(entries: unknown): string {
  try {
    parseFeeds(typeof entries === "string" ? entries : JSON.stringify(entries), "mine.json");
  } catch (error) {
    if (error instanceof Error && error.name === "DataFileError") return error.message;
    throw error;
  }
  return "no slip";
}

describe("a list of the user's own", () => {
  test("hands its publisher's particulars on to each feed", () => {
    const { feeds: read, publishers: who } = parseFeeds(`\uFEFF${JSON.stringify([COURIER])}`, "mine.json");
    expect(read).toEqual([
      { ...FEED, publisher: "The Courier", ownerName: null, country: "SDN", ownership: "commercial" },
    ]);
    expect(who[0]).toMatchObject({ name: "The Courier", aliases: [], ownerActor: null });
  });

  test("says where it is wrong", () => {
    expect(slip("[{")).toMatch(/^mine\.json is not JSON: /);
    expect(slip({})).toMatch(/^mine\.json must hold a list of publishers/);
    expect(slip([{ ...COURIER, ownership: "bad" }])).toMatch(
      /^mine\.json, entry 1 \(The Courier\).*\n {2}ownership: .*"state"/,
    );
    expect(slip([COURIER, null])).toMatch(/^mine\.json, entry 2 is no publisher/);
    expect(slip([{ ...COURIER, feeds: [{ ...FEED, url: "courier.example/feed" }] }])).toContain(
      "feeds.0.url: expected an address",
    );
    expect(slip([{ ...COURIER, feeds: [{ ...FEED, language: "eng" }] }])).toContain(
      'feeds.0.language: expected an ISO 639-1 code such as "en"',
    );
    expect(slip([{ ...COURIER, sites: ["www.courier.example"] }])).toContain("sites.0: expected hosts");
    expect(slip([{ ...COURIER, feed: [] }])).toContain('Unrecognized key: "feed"');
  });

  test("may give neither a name nor a feed twice", () => {
    const other = { ...COURIER, name: "Karal Times", aliases: ["the courier"], feeds: [] };
    expect(slip([COURIER, other])).toBe(
      'mine.json gives the name "the courier" to both The Courier and Karal Times; one name is one publisher.',
    );
    const copy = { ...COURIER, name: "Karal Times", feeds: [{ ...FEED, url: "http://www.courier.example/feed/" }] };
    expect(slip([COURIER, copy])).toBe(
      "mine.json lists courier.example/feed twice, for The Courier and for Karal Times; take one of them out.",
    );
  });
});
