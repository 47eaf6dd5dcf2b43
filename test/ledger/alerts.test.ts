import { createHash } from "node:crypto";
import { appendFile, mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseFeed } from "feedsmith";
import { Hono } from "hono";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addDays } from "../../src/day.ts";
import { tell } from "../../src/ledger/alerts.ts";
import { digestCapture } from "../../src/ledger/take-in.ts";
import { type Outbox, openOutbox } from "../../src/send/outbox.ts";
import { alertRoutes } from "../../src/server/alert-routes.ts";
import { openStore, type Store } from "../../src/store/store.ts";
import { subscription } from "../alert/notices.ts";
import { capture, knowledge } from "../knowledge.ts";

let folder: string;
let store: Store;
let outbox: Outbox;
let chat: Server;
let heard: string[];
let broken = false;
const OPTIONS = { origin: "http://127.0.0.1:4700", mail: null };
let now = "2031-05-02T08:00:00.000Z";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tocsin-alerts-"));
  store = await openStore({ folder, clock: () => now });
  outbox = await openOutbox(folder);
  heard = [];
  chat = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => {
      body += chunk.toString("utf8");
    });
    request.on("end", () => {
      if (!broken) heard.push(JSON.parse(body).text);
      response.writeHead(broken ? 503 : 200).end();
    });
  });
  await new Promise<void>((resolve) => chat.listen(0, "127.0.0.1", resolve));
}, 120_000);

afterAll(async () => {
  await outbox.close();
  await store.close();
  chat.close();
  await rm(folder, { recursive: true });
});

async function takeIn(text: string, publisher: string): Promise<void> {
  const page = capture(text, { publisher, published: "2031-05-01", title: `From ${publisher}` });
  const sha256 = createHash("sha256").update(page.body).digest("hex");
  const { capture: recorded } = await store.addCapture({ ...page, url: publisher, sha256 });
  await digestCapture(recorded, store, knowledge);
}

const round = () => tell(store, outbox, [], now, OPTIONS);

test("what was on record before anyone looked is history; what comes in after is told, once", async () => {
  await takeIn("Rebels attacked Homs on Tuesday, killing one soldier, state media said.", "Old News");
  const url = `http://127.0.0.1:${(chat.address() as AddressInfo).port}/hook`;
  const wish = subscription({ name: "Desk", channel: { kind: "slack", url }, since: "2031-05-01T00:00:00Z" });
  await outbox.put([
    { kind: "subscribed", at: now, by: "A", subscription: wish },
    { kind: "subscribed", at: now, by: "A", subscription: subscription({ id: "subscription:feed", name: "Feed" }) },
  ]);
  await round();
  expect(heard).toEqual([]);

  now = "2031-05-02T09:00:00.000Z";
  await takeIn("Rebels attacked Saraqib on Wednesday, killing two soldiers, state media said.", "State Agency");
  expect(await round()).toMatchObject({ notices: 1, owed: 2, delivered: 1, failed: [] });
  expect(heard).toHaveLength(1);
  expect(heard[0]).toMatch(/Reported: attack.*Saraqib/);
  expect(heard[0]).toContain("TLP:CLEAR");
  expect(await round()).toMatchObject({ notices: 0, owed: 0, delivered: 0 });
  expect(heard).toHaveLength(1);
});

test("a denial that makes it disputed is told, and one more paper with the same is not", async () => {
  now = "2031-05-02T10:00:00.000Z";
  await takeIn("The rebels denied that they had attacked Saraqib on Wednesday.", "Valley Courier");
  await round();
  expect(heard).toHaveLength(2);
  expect(heard[1]).toMatch(/Now disputed/);
  await takeIn("The rebels denied on Thursday that they had attacked Saraqib on Wednesday.", "Coast Herald");
  await round();
  expect(heard).toHaveLength(2);
});

test("a channel that fails is said to fail, and gets what it missed when it works again", async () => {
  broken = true;
  now = "2031-05-02T11:00:00.000Z";
  await takeIn("Gunmen killed three farmers in Hama on Thursday, a monitor said.", "Plains Post");
  expect((await round()).failed).toEqual([{ subscription: "Desk", reason: expect.stringContaining("503") }]);
  broken = false;
  expect(await round()).toMatchObject({ delivered: 0, failed: [] }); // too soon
  now = "2031-05-02T11:02:00.000Z";
  expect(await round()).toMatchObject({ delivered: 1, failed: [] });
  expect(heard.at(-1)).toContain("Hama");
});

test("a server that opens the folder anew knows what was told, also after a line that broke off", async () => {
  await outbox.close();
  await appendFile(join(folder, "alerts.jsonl"), '{"kind":"owed","at":"20');
  outbox = await openOutbox(folder);
  expect(await round()).toMatchObject({ owed: 0, delivered: 0 });
  await outbox.put([{ kind: "looked", at: now, upTo: 1 }]);
  expect((await outbox.book()).looked?.upTo).toBe(1);
  expect(await round()).toMatchObject({ owed: 0, delivered: 0 }); // all of it was told
  expect((await stat(join(folder, "alerts.jsonl"))).mode & 0o077).toBe(0);
});

test("that an area fell silent is told once, with what is usual, and not as calm", async () => {
  const place = await mkdtemp(join(tmpdir(), "tocsin-silence-"));
  const quiet = await openStore({ folder: place });
  const box = await openOutbox(place);
  const since = "2031-01-01T00:00:00Z";
  const wants = { ...subscription().wants, countries: ["SYR"] };
  await box.put([{ kind: "subscribed", at: since, by: "A", subscription: subscription({ wants, since }) }]);
  for (let i = 0; i < 42; i++) {
    const published = addDays("2031-03-03", i);
    const page = capture(`Shells fell on Homs that day, number ${i}, and a bakery burned.`, {
      publisher: "Daily",
      published,
    });
    const sha256 = createHash("sha256").update(page.body).digest("hex");
    const { capture: recorded } = await quiet.addCapture({ ...page, url: published, sha256 });
    await digestCapture(recorded, quiet, knowledge);
  }
  const days = ["2031-04-14", "2031-04-17", "2031-04-18"];
  for (const day of days) await tell(quiet, box, [], `${day}T06:00:00.000Z`, OPTIONS);
  const told = [...(await box.book()).stories.values()].flatMap(({ alert }) => alert.notices);
  expect(told.map(({ id, headline }) => [id, headline])).toEqual([
    ["notice:coverage/SYR/2031-04-14", "Nothing heard of SYR since 14 April 2031"],
  ]);
  expect(told[0]?.details.join(" ")).toMatch(/no calm.*Usually 1.*From Daily came nothing/);
  await box.close();
  await quiet.close();
  await rm(place, { recursive: true });
}, 60_000);

test("entries that are none are not passed over", async () => {
  const other = await mkdtemp(join(tmpdir(), "tocsin-alerts-"));
  await appendFile(join(other, "alerts.jsonl"), "{}}\n");
  const odd = await openOutbox(other);
  await expect(odd.book()).rejects.toThrow(/entry 1, is no entry of alerts/);
  await odd.close();
  await rm(other, { recursive: true });
});

test("a subscription is a feed that leads to each alert as CAP, for whoever knows its address", async () => {
  const app = new Hono();
  alertRoutes(app, outbox, () => now);
  const answer = await app.request("/alerts/feed.xml");
  expect(answer.headers.get("content-type")).toContain("application/atom+xml");
  const { format, feed } = parseFeed(await answer.text());
  if (format !== "atom") throw new Error(format);
  expect(feed.entries).toHaveLength(3);
  expect(feed.entries?.[0]?.title?.value).toContain("Hama");
  const cap = feed.entries?.[0]?.links?.find(({ type }) => type === "application/cap+xml")?.href ?? "";
  expect(await (await app.request(cap)).text()).toContain("urn:oasis:names:tc:emergency:cap:1.2");
  expect((await app.request("/alerts/guess.xml")).status).toBe(404);
  expect((await app.request(cap.replace("/feed/", "/guess/"))).status).toBe(404);
  expect(await readFile(join(folder, "alerts.jsonl"), "utf8")).toContain("/hook");
  expect(await (await app.request("/api/alerts")).text()).not.toContain("/hook");
});
