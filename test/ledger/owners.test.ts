import { afterAll, afterEach, expect, test, vi } from "vitest";
import { coverageOfPlaces } from "../../src/ledger/coverage.ts";
import { asKnownOn } from "../../src/ledger/past.ts";
import { rebuildRecord } from "../../src/ledger/take-in.ts";
import type { Feed, Incident } from "../../src/model.ts";
import { sidesBehind } from "../../src/pipeline.ts";
import type { Store } from "../../src/store/store.ts";
import { openFollowList } from "../../src/watch/follow.ts";
import { knowledge } from "../knowledge.ts";
import { Folders } from "../store/folders.ts";
import { incidentOf, publish } from "./newsroom.ts";

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const folders = new Folders();
afterEach(() => folders.close());
afterAll(() => folders.remove());

const FEED: Feed = {
  url: "https://lake-post.example/feed",
  title: "Lake Post",
  kind: null,
  publisher: "Lake Post",
  country: null,
  language: null,
  ownership: null,
  ownerName: "Lake Press",
  regions: [],
  checked: null,
};
const OWNED: readonly Feed[] = [
  FEED,
  { ...FEED, url: "https://evening.example/feed", title: "Lake Evening", publisher: "Lake Evening" },
];

/** Two papers each tell of one shelling in their own words. */
async function tellTwice(store: Store): Promise<void> {
  await publish(store, "Rebels shelled the town of Saraqib on Wednesday, killing two soldiers.", "Lake Post");
  await publish(store, "On Wednesday rebel artillery shelled Saraqib and two soldiers were killed.", "Lake Evening");
}

function follow(store: Store, feeds: readonly Feed[]) {
  return openFollowList(store.folder).add(feeds, "2024-11-01T00:00:00Z");
}

function counted({ origins, reports, verification }: Incident): readonly [number, number, string] {
  return [origins.length, sidesBehind(origins, reports).length, verification.why];
}

const ONE = [2, 1, expect.stringContaining("1 interest: Lake Post and Lake Evening, both owned by Lake Press")];

test("what a list of one's own says of owners holds for what comes in, and when the feeds are followed no more", async () => {
  const store = await folders.store();
  const followed = await follow(store, OWNED);
  await tellTwice(store);
  expect(counted(await incidentOf(store, "Saraqib"))).toEqual(ONE);
  for (const { id } of followed) await openFollowList(store.folder).remove(id);
  await rebuildRecord(store, knowledge, () => undefined);
  expect(counted(await incidentOf(store, "Saraqib"))).toEqual(ONE);
  const { dossiers } = await asKnownOn(store, knowledge.agreements, {});
  expect(dossiers.map(({ incident }) => counted(incident))).toEqual([ONE]);
});

test("a record of before follows once it is rebuilt", async () => {
  const store = await folders.store();
  await tellTwice(store);
  expect(counted(await incidentOf(store, "Saraqib")).slice(0, 2)).toEqual([2, 2]);
  await follow(store, OWNED);
  await rebuildRecord(store, knowledge, () => undefined);
  expect(counted(await incidentOf(store, "Saraqib"))).toEqual(ONE);
});

test("a country or a group that we know is named as such; what the shipped list says already is not put down again", async () => {
  const store = await folders.store();
  const state = OWNED.map(
    (feed, i): Feed => (i === 0 ? { ...feed, ownerName: "Syria" } : { ...feed, ownerName: null }),
  );
  await follow(store, [
    ...state.map((feed): Feed => ({ ...feed, ownership: "state", country: "SYR" })),
    {
      ...FEED,
      url: "https://tass.example/feed",
      publisher: "TASS",
      ownership: "state",
      country: "RUS",
      ownerName: null,
    },
  ]);
  await tellTwice(store);
  expect(counted(await incidentOf(store, "Saraqib"))).toEqual([
    2,
    1,
    expect.stringContaining("both owned by the state of Syria"),
  ]);
  const onRecord = (await store.configuration())?.settings["owners"] as readonly { readonly publisher: string }[];
  expect(onRecord.map(({ publisher }) => publisher)).toEqual(["Lake Evening", "Lake Post"]);
});

test("a day of which one owner's media alone wrote is told as one-sided, by the same owners", async () => {
  const store = await folders.store();
  await follow(store, OWNED);
  await tellTwice(store);
  const side = async () => {
    const days = await coverageOfPlaces(store, "SYR", { country: "SYR" }, { first: "2024-11-29", last: "2024-11-29" });
    return days.map(({ oneSided }) => oneSided);
  };
  expect(await side()).toEqual(["Lake Press"]);
  await publish(store, "Shops were open in Saraqib on Thursday.", "Hill Courier");
  expect(await side()).toEqual([null]);
});
