import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { addDays } from "../../src/day.ts";
import { loadTruceModels } from "../../src/knowledge/warning-model.ts";
import { tell } from "../../src/ledger/alerts.ts";
import { takeInWaiting } from "../../src/ledger/take-in.ts";
import { judgedTruces, trucesNow, trucesOf, trucesOn, watchTruces } from "../../src/ledger/truces.ts";
import type { Agreement } from "../../src/model.ts";
import { alertCap } from "../../src/present/cap.ts";
import { openSentences, truceLedgerText } from "../../src/present/truce.ts";
import { openOutbox } from "../../src/send/outbox.ts";
import { openApp } from "../../src/server/app.ts";
import type { Store } from "../../src/store/store.ts";
import { sumUpTruces } from "../../src/warn/past-truces.ts";
import { subscription } from "../alert/notices.ts";
import { capture, knowledge } from "../knowledge.ts";
import { Folders } from "../store/folders.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 });

const folders = new Folders();
let store: Store;

const FIRST = "2024-01-01";
const WEEKS_BEFORE = 14;
const SINCE = addDays(FIRST, 7 * WEEKS_BEFORE);
const NOW = `${addDays(SINCE, 7 * 5)}T06:00:00Z`;
const TOWNS = ["Misrata", "Sirte", "Sabha", "Gharyan"];

/** A ceasefire that took effect after fourteen loud weeks, in the zone of an agreement on file. */
const truce = made(knowledge.agreements.find(({ id }) => id === "agreement:libya-2020"));

function made(like: Agreement | undefined): Agreement {
  if (like === undefined) throw new Error("There is no agreement to make one like");
  const [zone] = like.zones;
  if (zone === undefined) throw new Error("It has no zone");
  const effective = [{ from: SINCE, localText: SINCE, saidBy: "both sides", source: "https://example.org" }];
  const zones = [{ ...zone, id: "zone:made-up/coast" as const, name: "Libya" }];
  const obligations = like.obligations.map((each) => ({ ...each, from: null, zones: null }));
  const rest = { signed: SINCE, effective, lifecycle: [], zones, obligations, supersedes: [], partOf: [] };
  return { ...like, id: "agreement:made-up", title: "Made-up truce", ...rest };
}

beforeAll(async () => {
  store = await folders.store();
  for (let week = 0; week < WEEKS_BEFORE + 5; week++)
    for (const [i, town] of TOWNS.entries()) {
      const day = addDays(FIRST, 7 * week + i);
      const words =
        week < WEEKS_BEFORE
          ? `Gunmen attacked a checkpoint in ${town}, Libya, on ${day}, killing ${i + 2} soldiers, a police official said.`
          : `The mayor of ${town}, Libya, opened a school in ${town} on ${day}, the municipality said.`;
      const page = capture(words, { publisher: "Coast Post", published: day, title: `From ${town}, ${day}` });
      const sha256 = createHash("sha256").update(page.body).digest("hex");
      await store.addCapture({ ...page, url: `https://example.org/${day}`, sha256 });
    }
  await takeInWaiting(store, knowledge, { expect: () => undefined, step: () => undefined });
});
afterAll(() => folders.remove());

test("a zone under a ceasefire is told of from the record, with who says that it holds", async () => {
  const [told, ...others] = await trucesOn(store, [truce], NOW.slice(0, 10), loadTruceModels());
  expect(others).toEqual([]);
  expect(told).toMatchObject({
    zone: "zone:made-up/coast",
    since: SINCE,
    saidBy: "both sides",
    state: "lull",
    weeks: 5,
  });
  expect(told?.level).toBeGreaterThan(2);
  expect(told?.now).toBe(0);
  expect(told?.risk?.fourWeeks).toBeGreaterThan(0);
  expect(await trucesOn(store, [truce], addDays(SINCE, -7), loadTruceModels())).toEqual([]);
});

test("what is told is put down once a week, kept as it was, and not judged before its weeks are over", async () => {
  await watchTruces(store, [truce], NOW, loadTruceModels);
  await watchTruces(store, [truce], `${addDays(NOW.slice(0, 10), 1)}T06:00:00Z`, loadTruceModels);
  const put = await trucesOf(store.folder);
  expect(put.map(({ asOf }) => asOf)).toEqual([addDays(NOW.slice(0, 10), -1)]);
  const asked = () => {
    throw new Error("It was put down: nothing is worked out again");
  };
  expect(await trucesNow(store, [truce], NOW.slice(0, 10), asked)).toEqual(put);
  const fates = await judgedTruces(store, [truce], NOW.slice(0, 10));
  expect(fates).toMatchObject([{ isOver: false, relapsed: null }]);
  expect(truceLedgerText(put, sumUpTruces(fates))).toMatch(/Ceasefire at risk: [\w ]+ % for a relapse within 4 weeks/);
});

test("that a ceasefire is at risk is told once, with the evidence, over the channel and as CAP", async () => {
  const box = await openOutbox(store.folder);
  const since = `${FIRST}T00:00:00Z`;
  const wants = { ...subscription().wants, kinds: ["ceasefire" as const], zones: ["zone:made-up/coast" as const] };
  const [low, high] = [subscription({ wants: { ...wants, risk: 0.01 }, since }), { ...wants, risk: 0.99 }];
  await box.put([
    { kind: "subscribed", at: since, by: "A", subscription: low },
    {
      kind: "subscribed",
      at: since,
      by: "A",
      subscription: subscription({ id: "subscription:2", name: "High", wants: high, since }),
    },
  ]);
  const options = { origin: "http://127.0.0.1:4700", mail: null };
  for (let day = 0; day < 3; day++)
    await tell(store, box, [truce], `${addDays(NOW.slice(0, 10), day)}T06:00:00.000Z`, options);
  const told = [...(await box.book()).stories.values()].map(({ alert }) => alert);
  expect(told.map(({ subscription: to, notices }) => [to, notices.map(({ kind }) => kind)])).toEqual([
    ["subscription:1", ["ceasefire"]],
  ]);
  const [alert] = told;
  if (alert === undefined) throw new Error("Nobody was told");
  expect(alert.notices[0].headline).toMatch(/^Libya: ceasefire at risk, .*% for a relapse within 4 weeks \(usually/);
  expect(alert.notices[0].details.join(" ")).toMatch(/Made-up truce, in force there since .* according to both sides/);
  expect(alert.notices[0].details.join(" ")).not.toMatch(/violat|breach|undefined|NaN|null/i);
  expect(alertCap(alert, NOW, { sender: "a@example.org", origin: options.origin })).toContain("Ceasefire at risk");
  await box.close();
});

test("the API answers with the likelihood and the words, for all or for one agreement", async () => {
  const app = openApp(store, [truce]);
  const { now, all } = await (await app.request("/api/ceasefires")).json();
  expect(now).toMatchObject([{ zone: "zone:made-up/coast", title: "Made-up truce" }]);
  expect(now[0].words.join(" ")).not.toMatch(/undefined|NaN|null/);
  expect(all.made).toBe(1);
  expect((await app.request("/api/ceasefires?agreement=agreement:made-up")).status).toBe(200);
  const none = await app.request("/api/ceasefires?agreement=agreement:none");
  expect([none.status, none.headers.get("content-type")]).toEqual([404, "application/problem+json"]);
});

test("that word of the last weeks still comes in, and what stands open, is told beside", async () => {
  const [told] = await trucesOf(store.folder);
  if (told === undefined) throw new Error("Nothing was put down");
  expect(openSentences(told)).toEqual([]);
  const nowcasts = [{ week: "2024-05-06", reported: 1, best: 3, low: 1, high: 6 }];
  expect(openSentences({ ...told, nowcasts, open: { incidents: 2, duties: 1 } })).toEqual([
    expect.stringMatching(/2024-05-06.*1 reported so far, counted as 3/),
    expect.stringMatching(/2 incidents assessed as possible non-compliance, touching 1 duty/),
  ]);
});
