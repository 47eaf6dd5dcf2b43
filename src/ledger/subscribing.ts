import { randomBytes } from "node:crypto";
import type { Maker } from "../alert/book.ts";
import type { Agreement, Alert, Instant, Notice, Subscription } from "../model.ts";
import type { Outbox } from "../send/outbox.ts";
import type { Outcome } from "../send/outcome.ts";
import { type SendOptions, send } from "../send/send.ts";
import { type AskedSubscription, type Fault, readSubscription } from "./subscription.ts";

/** What came of asking to be told. */
type Subscribed =
  | { readonly status: "made"; readonly subscription: Subscription }
  | { readonly status: "odd"; readonly faults: readonly [Fault, ...Fault[]] };

/** Puts down who wants to be told of what. It holds from now on. */
export async function subscribe(
  outbox: Outbox,
  asked: AskedSubscription,
  agreements: readonly Agreement[],
  { by, account }: Maker,
  at: Instant,
): Promise<Subscribed> {
  const read = readSubscription(asked, agreements);
  if (isFaults(read)) {
    const [first, ...others] = read;
    if (first !== undefined) return { status: "odd", faults: [first, ...others] };
    throw new Error(`“${asked.name}” was refused without a reason.`);
  }
  const { subscriptions } = await outbox.book();
  if ([...subscriptions.values()].some(({ name }) => name === read.name)) {
    const detail = `There is a subscription “${read.name}” already. Take another name, or end that one first.`;
    return { status: "odd", faults: [{ field: "name", detail }] };
  }
  // Whoever knows the id of a feed may fetch it.
  const subscription: Subscription = {
    id: `subscription:${randomBytes(12).toString("base64url")}`,
    ...read,
    since: at,
  };
  await outbox.put([{ kind: "subscribed", at, by, ...(account === null ? {} : { account }), subscription }]);
  return { status: "made", subscription };
}

function isFaults(read: ReturnType<typeof readSubscription>): read is readonly Fault[] {
  return Array.isArray(read);
}

/** Ends a subscription. What was told stays on record. */
export async function unsubscribe(outbox: Outbox, id: Subscription["id"], by: string, at: Instant): Promise<void> {
  await outbox.put([{ kind: "unsubscribed", at, by, id }]);
}

/** Sends a message that says it is only a trial. */
export async function tryChannel(subscription: Subscription, at: Instant, options: SendOptions): Promise<Outcome> {
  const alert: Alert = {
    id: `alert:TEST${Date.parse(at)}`,
    subscription: subscription.id,
    notices: [trial(at)],
    due: at,
  };
  return await send({ subscription, alerts: [alert] }, at, options);
}

function trial(at: Instant): Notice {
  return {
    id: `notice:trial/${at}`,
    kind: "coverage",
    at,
    headline: "Trial of this channel: nothing happened",
    details: ["Somebody asked whether word from Tocsin arrives here."],
    path: "/",
    level: 0,
    about: { countries: [], zones: [], agreements: [], actors: [], types: [] },
    area: null,
    marking: "CLEAR",
  };
}

/** Puts down that alerts were seen and what was done. Gives an id that no alert has instead, if there is one. */
export async function acknowledge(
  outbox: Outbox,
  ids: readonly string[],
  { by, did }: { readonly by: string; readonly did: string | null },
  at: Instant,
): Promise<string | null> {
  const { stories } = await outbox.book();
  const known: readonly Alert["id"][] = ids.flatMap((id) => stories.get(id as Alert["id"])?.alert.id ?? []);
  const unknown = ids.find((id) => !stories.has(id as Alert["id"]));
  if (unknown !== undefined) return unknown;
  await outbox.put(known.map((alert) => ({ kind: "acknowledged", at, by, alert, did })));
  return null;
}
