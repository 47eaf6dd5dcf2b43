import { tell } from "../ledger/alerts.ts";
import type { Agreement } from "../model.ts";
import type { Outbox } from "../send/outbox.ts";
import type { SendOptions } from "../send/send.ts";
import type { Store } from "../store/store.ts";
import { note } from "./errors.ts";

const EVERY_MS = 60_000;

/** Tells whoever asked, every minute, for as long as the record is served. A round that fails is said, and the next comes. */
export function startTelling(
  store: Store,
  outbox: Outbox,
  agreements: readonly Agreement[],
  options: SendOptions,
): { stop(): Promise<void> } {
  let timer: NodeJS.Timeout | null = null;
  let round: Promise<void> = Promise.resolve();
  let stopped = false;

  async function next(): Promise<void> {
    try {
      const { failed } = await tell(store, outbox, agreements, new Date().toISOString(), options);
      for (const { subscription, reason } of failed) note(`Not told: ${subscription}: ${reason}`);
    } catch (error) {
      note(`Nobody could be told of anything: ${error instanceof Error ? error.message : String(error)}`);
    }
    if (!stopped) timer = setTimeout(() => (round = next()), EVERY_MS);
  }

  round = next();
  return {
    stop: async () => {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
      await round;
    },
  };
}
