import { describe, expect, test } from "vitest";
import { loadFeeds } from "../../src/knowledge/feeds.ts";
import { indexPublishers } from "../../src/knowledge/publishers.ts";
import { merge } from "../../src/merge/merge.ts";
import { ownersOf, ownerWords } from "../../src/present/owners.ts";
import { ARIHA, report, type Scene, SYRIAN_ARMY } from "../match/scene.ts";

const SHELLING: Scene = {
  type: "ASSAULT",
  mode: "heavy-weapons",
  actors: [SYRIAN_ARMY],
  place: ARIHA,
  day: "2024-11-26",
  published: "2024-11-27",
};
const publisherOf = indexPublishers(loadFeeds().publishers);

describe("whose a page is", () => {
  test("is known by the publisher's name, in any spelling that is listed", () => {
    expect(publisherOf("syrian arab news agency", "")?.name).toBe("SANA");
    expect(publisherOf("Dabanga", "https://elsewhere.example/")?.name).toBe("Dabanga");
  });

  test("is known by the host, or the host above it, and by a host in the place of a name", () => {
    expect(publisherOf("", "https://english.dvb.no/post/1")?.name).toBe("DVB");
    expect(publisherOf("www.dabangasudan.org", "")?.name).toBe("Dabanga");
  });

  test("is not guessed", () => {
    for (const [name, url] of [
      ["The Courier", "https://courier.example/a"],
      ["", "file:///tmp/dvb.no"],
      ["", "https://notdvb.no/a"],
      ["", "no address"],
      ["", ""],
    ] as const)
      expect(publisherOf(name, url)).toBeNull();
  });
});

test("an incident's publishers are told once each, with whose they are and where to check it", () => {
  const [incident] = merge(
    [],
    ["SANA", "Valley Courier", "SANA", "Al-Manar"].map((publisher, i) =>
      report({ ...SHELLING, id: `r${i}`, article: `a${i}`, publisher }),
    ),
  );
  if (incident === undefined) throw new Error("The reports make no incident.");
  const owners = ownersOf(incident, new Map(), publisherOf);
  expect(owners.map(ownerWords)).toEqual([
    "Al-Manar (LBN): of a party or an armed group: Hezbollah",
    "SANA (SYR): of a state: the Ministry of Information of Syria",
  ]);
  expect(owners.map(({ source }) => new URL(source).protocol)).toEqual(["https:", "https:"]);
});
