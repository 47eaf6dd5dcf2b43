import { afterAll, afterEach, expect, test, vi } from "vitest";
import { openSources } from "../../src/ledger/sources.ts";
import type { Feed } from "../../src/model.ts";
import { openFollowList } from "../../src/watch/follow.ts";
import { knowledge } from "../knowledge.ts";
import { Folders } from "../store/folders.ts";
import { publish } from "./newsroom.ts";

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const folders = new Folders();
afterEach(() => folders.close());
afterAll(() => folders.remove());

function owned(publisher: string, ownerName: string): Feed {
  const unknown = { kind: null, country: null, language: null, ownership: null, regions: [], checked: null };
  return {
    ...unknown,
    url: `https://${publisher.replace(" ", "-")}.example/feed`,
    title: publisher,
    publisher,
    ownerName,
  };
}

/**
 * Counted by hand: the shelling of Saraqib is told by two papers of one house, by a paper that copies the first, and by
 * Hill Courier in its own words; the strike on Ariha by Lake Dawn and, quoted by Hill Dawn, denied by the state
 * to which Lake Dawn lays it.
 */
test("a paper of the same house or a copy of one text bears nobody out; a denial by the accused is told as such", async () => {
  const store = await folders.store();
  await openFollowList(store.folder).add(
    [owned("Lake Post", "Lake Press"), owned("Lake Evening", "Lake Press")],
    "2024-11-01T00:00:00Z",
  );
  const shelling = "Rebels shelled the town of Saraqib on Wednesday, killing two soldiers.";
  await publish(store, shelling, "Lake Post");
  await publish(store, shelling, "River Copy");
  await publish(store, "On Wednesday rebel artillery shelled Saraqib and two soldiers were killed.", "Lake Evening");
  const book = openSources(store, knowledge.agreements);
  const line = async (name: string) => {
    const found = (await book()).publishers.find(({ publisher }) => publisher === name);
    return found === undefined ? null : [found.told, found.corroborated, found.contradicted, found.accused, found.side];
  };
  expect(await line("Lake Post")).toEqual([1, 0, 0, 0, "Lake Press"]);
  expect(await line("Lake Evening")).toEqual([1, 0, 0, 0, "Lake Press"]);
  expect(await line("River Copy")).toEqual([1, 0, 0, 0, null]);

  await publish(store, "Saraqib was shelled by rebels on Wednesday, and two soldiers died in it.", "Hill Courier");
  expect(await line("Lake Post")).toEqual([1, 1, 0, 0, "Lake Press"]);
  expect(await line("Lake Evening")).toEqual([1, 1, 0, 0, "Lake Press"]);
  expect(await line("Hill Courier")).toEqual([1, 1, 0, 0, null]);

  await publish(store, "Russian jets bombed the town of Ariha on Thursday, killing nine civilians.", "Lake Dawn");
  await publish(store, "Russia denied that its jets had bombed the town of Ariha on Thursday.", "Hill Dawn");
  expect(await line("Lake Dawn")).toEqual([1, 0, 1, 1, null]);
});
