import { readdirSync } from "node:fs";
import { join } from "node:path";
import { loadAgreements } from "../knowledge/agreements.ts";
import { openKnowledge } from "../knowledge/knowledge.ts";
import { packageRoot } from "../knowledge/root.ts";
import { openOutbox } from "../send/outbox.ts";
import { openNewsroom } from "../server/news.ts";
import { serve } from "../server/serve.ts";
import { openStore, type Store } from "../store/store.ts";
import { type AccessOptions, addressFor, assertAccess, openAccess, tellAccess } from "./access.ts";
import { type AdditionOptions, additionsOf } from "./additions.ts";
import { sendOptions } from "./alerts.ts";
import { note } from "./errors.ts";
import { takeIn } from "./ingest.ts";
import { announce } from "./served-at.ts";
import { startTelling } from "./telling.ts";
import { startWatching } from "./watching.ts";

interface ServeOptions extends AdditionOptions, AccessOptions {
  readonly data: string;
  readonly port: number;
  /** Whether the feeds that are followed are asked. */
  readonly watch?: boolean;
  readonly allowPrivate?: boolean;
}

/** Shows a store in a browser until it is interrupted. */
export async function serveRecord(options: ServeOptions): Promise<void> {
  await assertAccess(options.data, options);
  const store = await openStore({ folder: options.data });
  await untilInterrupted(store, options);
}

/** Reads the demonstration corpus, once, into a store of its own and shows it. */
export async function serveDemonstration(options: ServeOptions): Promise<void> {
  await assertAccess(options.data, options);
  const store = await openStore({ folder: options.data });
  try {
    const corpus = join(packageRoot(), "examples/corpus");
    const articles = readdirSync(corpus).filter((name) => name.endsWith(".txt"));
    await takeIn(
      articles.sort().map((name) => join(corpus, name)),
      store,
      await openKnowledge(additionsOf(options)),
    );
  } catch (error) {
    await store.close();
    throw error;
  }
  await untilInterrupted(store, options);
}

async function untilInterrupted(store: Store, options: ServeOptions): Promise<void> {
  const { host, port, agreements } = options;
  for (const note of store.notes) process.stderr.write(`tocsin: ${note}\n`);
  const known = loadAgreements(agreements, note);
  const outbox = await openOutbox(store.folder);
  const { note: _, ...additions } = additionsOf(options); // what takes whose place was said above
  const news = openNewsroom(store);
  const turned = (feed: string) => news.tell("feeds", { feed });
  const watching = options.watch === false ? null : startWatching(store, known, { ...options, additions, turned });
  try {
    const access = await openAccess(store, options);
    let address = addressFor(host, port);
    const sending = () => sendOptions(process.env["TOCSIN_ORIGIN"] ?? access.origin ?? address);
    const server = await serve(
      store,
      known,
      { host, port },
      { access, outbox, sending, asker: watching, news, additions },
    );
    address = addressFor(host, server.port);
    const takeDown = await announce(store.folder, { address, key: access.terminalKey ?? "" });
    process.stderr.write(`The record is at ${access.origin ?? address} (stop with Ctrl-C)\n`);
    await tellAccess(access, host, address);
    const telling = startTelling(store, outbox, known, sending());
    await new Promise<void>((resolve) => {
      for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, resolve);
    });
    await telling.stop();
    await takeDown();
    await server.close();
  } finally {
    await watching?.stop();
    await outbox.close();
    await store.close();
  }
}
