import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { openNewsroom } from "../../src/server/news.ts";
import { type Server, serve } from "../../src/server/serve.ts";
import type { Store } from "../../src/store/store.ts";
import { knowledge } from "../knowledge.ts";
import { publish } from "../ledger/newsroom.ts";
import { Folders } from "../store/folders.ts";

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const folders = new Folders();
let store: Store;
let server: Server;

beforeAll(async () => {
  store = await folders.store();
  server = await serve(store, knowledge.agreements, { host: "127.0.0.1", port: 0 });
});
afterAll(() => folders.remove());

interface Told {
  readonly event: string;
  readonly id: string;
  readonly data: Record<string, unknown>;
}

/** Listens, and gives one event after another; `null` when the server ends it. */
async function listen(known?: string): Promise<{ next(): Promise<Told | null>; stop(): Promise<void> }> {
  const headers: Record<string, string> = known === undefined ? {} : { "last-event-id": known };
  const answer = await fetch(`http://127.0.0.1:${server.port}/api/events`, { headers });
  expect(answer.headers.get("content-type")).toContain("text/event-stream");
  const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
  const decoder = new TextDecoder();
  let text = "";
  return {
    stop: () => reader.cancel(),
    async next() {
      for (;;) {
        const end = text.indexOf("\n\n");
        if (end < 0) {
          const { done, value } = await reader.read();
          if (done) return null;
          text += decoder.decode(value, { stream: true });
          continue;
        }
        const lines = text.slice(0, end).split("\n");
        text = text.slice(end + 2);
        const field = (name: string) => lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
        const event = field("event");
        if (event !== undefined) return { event, id: field("id") ?? "", data: JSON.parse(field("data") ?? "{}") };
      }
    },
  };
}

test("whoever listens is told what came in, and after a break what they missed", async () => {
  const first = await listen();
  const hello = await first.next();
  expect(hello?.event).toBe("hello");
  await publish(store, "Rebels shelled the town of Saraqib on Wednesday, state media said.", "State Agency");
  const told = await first.next();
  expect(told).toMatchObject({
    event: "record",
    data: { articles: [expect.stringMatching(/^article:/)], incidents: [expect.stringMatching(/^SYR-/)] },
  });
  await first.stop();

  await publish(store, "Soldiers shot two farmers in Hama on Thursday, villagers said.", "Valley Courier");
  const again = await listen(told?.id);
  expect((await again.next())?.event).toBe("hello");
  expect(await again.next()).toMatchObject({ event: "record", data: { incidents: [expect.stringMatching(/^SYR-/)] } });
  await again.stop();

  const stranger = await listen("longago.7");
  await stranger.next();
  expect(await stranger.next()).toMatchObject({ event: "record", data: { missed: true } });
  await stranger.stop();
});

test("a decision is told of by the incident's code", async () => {
  const ear = await listen();
  await ear.next();
  const [incident] = (await store.incidents({})).items;
  const sent = await fetch(`http://127.0.0.1:${server.port}/api/incidents/${incident?.code}/decisions`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      by: { person: "Ana Monitor" },
      decision: { kind: "verification", state: "verified", evidence: ["photographs"] },
      why: "Seen by our team.",
    }),
  });
  expect(sent.status).toBe(201);
  expect(await ear.next()).toMatchObject({ event: "record", data: { incidents: [incident?.code] } });
  await ear.stop();
});

test("an ear that hears nothing says so, one that falls far behind is let go", async () => {
  const news = openNewsroom(store);
  const ear = news.listen(null);
  expect(await ear.next(5)).toBe("silence");
  news.tell("feeds", { failing: 1 });
  expect(await ear.next(5)).toMatchObject({ kind: "feeds", data: { failing: 1 } });
  for (let i = 0; i < 2000; i++) news.tell("feeds", {});
  expect(await ear.next(5)).toBe("over");
  news.close();
});

test("the server goes down although somebody listens", async () => {
  const ear = await listen();
  await ear.next();
  const began = Date.now();
  await server.close();
  expect(await ear.next()).toBeNull();
  expect(Date.now() - began).toBeLessThan(5000);
});
