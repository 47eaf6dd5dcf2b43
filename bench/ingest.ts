import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openPoliteWeb } from "../src/fetch/polite.ts";
import { loadKnowledge } from "../src/knowledge/knowledge.ts";
import { takeInWaiting } from "../src/ledger/take-in.ts";
import { openStore } from "../src/store/store.ts";
import { openArchive } from "../src/watch/archive.ts";
import { openFollowList } from "../src/watch/follow.ts";
import { pollFeed } from "../src/watch/poll.ts";

/** Pages on the feed of a local server, each another. */
const PAGES = 240;

export interface IngestFigures {
  readonly pages: number;
  /** Asked for, archived, and acknowledged: in the journal and on the disk. */
  readonly takenPerSecond: number;
  /** Read, joined to incidents, and saved. */
  readonly readPerSecond: number;
}

/** Takes in what a feed on this machine lists, without the pause that strangers' hosts are given, and reads it. */
export async function ingestFigures(texts: readonly string[]): Promise<IngestFigures> {
  const server = createServer((request, response) => {
    const page = /^\/p(\d+)$/.exec(request.url ?? "")?.[1];
    if (request.url === "/feed") response.end(feed());
    else if (page === undefined) response.writeHead(404).end();
    else response.writeHead(200, { "content-type": "text/html" }).end(pageOf(texts, Number(page)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const folder = await mkdtemp(join(tmpdir(), "tocsin-bench-ingest-"));
  const store = await openStore({ folder });
  const clock = () => new Date().toISOString();
  const archive = openArchive(join(folder, "archive"), clock);
  const list = openFollowList(folder);
  const about = {
    kind: null,
    country: null,
    language: null,
    ownership: null,
    ownerName: null,
    regions: [],
    checked: null,
  };
  const [followed] = await list.add([{ url: `${base}/feed`, title: "Bench", publisher: "Bench", ...about }], clock());
  if (followed === undefined) throw new Error("The feed is not followed");
  const web = openPoliteWeb({ allowPrivate: true, delayMs: 0 });
  const knowledge = loadKnowledge();

  const began = performance.now();
  for (let taken = 1; taken > 0; ) {
    const round = await pollFeed(followed, {
      list,
      clock,
      chance: () => 0,
      take: (capture) => store.addCapture(capture),
      ask: async (address, options) => {
        const answer = await web.ask(address, options);
        if (answer.status === "answered") await archive.keep(answer, clock());
        return answer;
      },
    });
    taken = round.taken;
  }
  const taken = performance.now();
  await takeInWaiting(store, knowledge, { expect: () => {}, step: () => {} });
  const read = performance.now();

  await archive.close();
  await store.close();
  server.close();
  await rm(folder, { recursive: true });
  const perSecond = (ms: number) => (PAGES * 1000) / ms;
  return { pages: PAGES, takenPerSecond: perSecond(taken - began), readPerSecond: perSecond(read - taken) };

  function feed(): string {
    const items = Array.from(
      { length: PAGES },
      (_, i) => `<item><title>Page ${i}</title><link>${base}/p${i}</link></item>`,
    );
    return `<rss version="2.0"><channel><title>Bench</title>${items.join("")}</channel></rss>`;
  }
}

function pageOf(texts: readonly string[], i: number): string {
  const text = texts[i % texts.length] ?? "";
  const paragraphs = text.split(/\n+/).map((line) => `<p>${line.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</p>`);
  return `<!doctype html><html lang="en"><body><article><h1>Page ${i}</h1>${paragraphs.join("")}<p>Bulletin ${i}.</p></article></body></html>`;
}
