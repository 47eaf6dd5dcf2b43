import { expect, test } from "vitest";
import { type Annotated, againSpans, readOwn, triggerSpans, wordingSpans } from "../../eval/own/annotations.ts";
import { pair } from "../../eval/own/pairing.ts";
import { PLOVER } from "../../src/plover.ts";
import { digestWords } from "../knowledge.ts";

const items = [...readOwn("sentences"), ...readOwn("articles")];

test("the set is as large and as quiet as it says", () => {
  const withoutNews = readOwn("sentences").filter(({ kind }) => kind !== "actual" && kind !== "mixed");
  expect(readOwn("sentences").length).toBeGreaterThanOrEqual(400);
  expect(withoutNews.length / readOwn("sentences").length).toBeGreaterThan(0.6);
  expect(readOwn("articles").length).toBeGreaterThanOrEqual(25);
  expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
  expect(new Set(items.map(({ text }) => text)).size).toBe(items.length);
});

test("all that is annotated stands in the text", () => {
  const missing = items.flatMap((item) =>
    wordings(item).filter((words) => wordingSpans(words, item.text).length === 0),
  );
  expect(missing).toEqual([]);
  for (const { events, text } of items) for (const event of events) triggerSpans(event, text);
  for (const { events, text } of items) for (const event of events) againSpans(event, text);
});

test("types and modes are PLOVER's", () => {
  const known = Object.entries(PLOVER).flatMap(([type, { modes }]) => [
    type,
    ...Object.keys(modes).map((mode) => `${type}/${mode}`),
  ]);
  const used = items.flatMap(({ events }) =>
    events.flatMap(({ type, mode, alsoRight = [] }) => [mode === undefined ? type : `${type}/${mode}`, ...alsoRight]),
  );
  expect(used.filter((each) => !known.includes(each))).toEqual([]);
});

test("every type has sentences in which it happened", () => {
  const told = new Set(items.flatMap(({ events }) => events.map(({ type }) => type)));
  expect([...told].sort()).toEqual(Object.keys(PLOVER).sort());
});

const SHELLING: Annotated = {
  id: "own-x",
  kind: "actual",
  published: "2024-05-14",
  text: "Rebels shelled Saraqib on Monday. The minister met the envoy.",
  events: [
    {
      type: "ASSAULT",
      mode: "heavy-weapons",
      trigger: ["shelled"],
      actors: ["Rebels"],
      recipients: ["Saraqib"],
      realis: "actual",
      claims: [{ speaker: "narrator", stance: "asserts" }],
      day: { first: "2024-05-13", last: "2024-05-13" },
    },
  ],
};

test("an annotated event is found, what is not annotated is invented, what is not given is missed", () => {
  const digest = digestWords(SHELLING.text);
  expect(pair(SHELLING, digest).found).toHaveLength(1);
  expect(pair(SHELLING, digest).invented.map(({ type }) => type)).toEqual(["CONSULT"]);
  expect(pair(SHELLING, { ...digest, reports: [] }).missed).toEqual(SHELLING.events);
});

function wordings({ events }: Annotated): readonly string[] {
  return events
    .flatMap(({ actors, recipients, claims }) => [
      ...actors,
      ...recipients,
      ...claims.flatMap(({ speaker, chain = [] }) => [speaker, ...chain]),
    ])
    .flatMap((each) => each.split("|"))
    .filter((words) => words !== "narrator" && words !== "unnamed");
}
