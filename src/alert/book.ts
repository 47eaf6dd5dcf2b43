import type { Alert, Instant, Notice, Subscription } from "../model.ts";
import { nextTry } from "./retry.ts";

/** What is put down about alerts, one entry after the other, and never changed. */
export type AlertEntry =
  /** Everything up to an entry of the journal has been looked at. */
  | { readonly kind: "looked"; readonly at: Instant; readonly upTo: number }
  | {
      readonly kind: "subscribed";
      readonly at: Instant;
      readonly by: string;
      /** The account that did so; none where there are no accounts. */
      readonly account?: string;
      readonly subscription: Subscription;
    }
  | { readonly kind: "unsubscribed"; readonly at: Instant; readonly by: string; readonly id: Subscription["id"] }
  | { readonly kind: "owed"; readonly at: Instant; readonly alert: Alert }
  | {
      readonly kind: "delivered";
      readonly at: Instant;
      readonly alerts: readonly Alert["id"][];
      /** What the channel calls the message, `null` where it has no name for it. */
      readonly reference: string | null;
    }
  | { readonly kind: "failed"; readonly at: Instant; readonly alerts: readonly Alert["id"][]; readonly reason: string }
  | {
      readonly kind: "acknowledged";
      readonly at: Instant;
      readonly by: string;
      readonly alert: Alert["id"];
      /** What was done about it, in words; `null` for seen and nothing more. */
      readonly did: string | null;
    };

/** What became of an alert. */
export interface Story {
  readonly alert: Alert;
  readonly owedAt: Instant;
  readonly failures: readonly { readonly at: Instant; readonly reason: string }[];
  readonly delivered: { readonly at: Instant; readonly reference: string | null } | null;
  readonly acknowledged: readonly { readonly at: Instant; readonly by: string; readonly did: string | null }[];
}

/** Who made a subscription: a name, and the account where there are accounts. */
export interface Maker {
  readonly by: string;
  readonly account: string | null;
}

/** Who wants to be told of what, and what became of every alert: what the entries amount to. */
export interface AlertBook {
  readonly subscriptions: ReadonlyMap<Subscription["id"], Subscription>;
  /** Who made each of them. */
  readonly makers: ReadonlyMap<Subscription["id"], Maker>;
  /** Also of subscriptions that have ended, in the order in which they were owed. */
  readonly stories: ReadonlyMap<Alert["id"], Story>;
  /** When somebody looked last, and up to which entry of the journal; `null` before the first look. */
  readonly looked: { readonly at: Instant; readonly upTo: number } | null;
}

export function openBook(entries: Iterable<AlertEntry>): AlertBook {
  const subscriptions = new Map<Subscription["id"], Subscription>();
  const makers = new Map<Subscription["id"], Maker>();
  const stories = new Map<Alert["id"], Story>();
  let looked: AlertBook["looked"] = null;
  const change = (id: Alert["id"], how: (story: Story) => Story) => {
    const story = stories.get(id);
    if (story !== undefined) stories.set(id, how(story));
  };
  for (const entry of entries) {
    const { at } = entry;
    if (entry.kind === "looked") looked = { at, upTo: entry.upTo };
    else if (entry.kind === "subscribed") {
      subscriptions.set(entry.subscription.id, entry.subscription);
      makers.set(entry.subscription.id, { by: entry.by, account: entry.account ?? null });
    } else if (entry.kind === "unsubscribed") subscriptions.delete(entry.id);
    else if (entry.kind === "owed") stories.set(entry.alert.id, begin(entry.alert, at));
    else if (entry.kind === "acknowledged") {
      const { by, did } = entry;
      change(entry.alert, (story) => ({ ...story, acknowledged: [...story.acknowledged, { at, by, did }] }));
    } else if (entry.kind === "failed") {
      const { reason } = entry;
      for (const id of entry.alerts) {
        change(id, (story) => ({ ...story, failures: [...story.failures, { at, reason }] }));
      }
    } else {
      const { reference } = entry;
      for (const id of entry.alerts) change(id, (story) => ({ ...story, delivered: { at, reference } }));
    }
  }
  return { subscriptions, makers, stories, looked };
}

function begin(alert: Alert, owedAt: Instant): Story {
  return { alert, owedAt, failures: [], delivered: null, acknowledged: [] };
}

/** Whether somebody is owed word of a notice, or was told. */
export function toldBy({ stories }: AlertBook): (subscription: Subscription["id"], notice: Notice["id"]) => boolean {
  const told = new Set<string>();
  for (const { alert } of stories.values()) {
    for (const { id } of alert.notices) told.add(`${alert.subscription}\n${id}`);
  }
  return (subscription, notice) => told.has(`${subscription}\n${notice}`);
}

/** What is to be sent now: the alerts of one subscription that are due come as one message. Feeds are fetched. */
export interface Message {
  readonly subscription: Subscription;
  readonly alerts: readonly [Alert, ...Alert[]];
}

export function messagesDue(book: AlertBook, now: Instant): readonly Message[] {
  const due = new Map<Subscription, Alert[]>();
  for (const { alert, failures, delivered } of book.stories.values()) {
    const subscription = book.subscriptions.get(alert.subscription);
    if (subscription === undefined || subscription.channel.kind === "feed" || delivered !== null) continue;
    if (alert.due > now || nextTry(failures, alert.due) > now) continue;
    due.set(subscription, [...(due.get(subscription) ?? []), alert]);
  }
  return [...due].flatMap(([subscription, [first, ...others]]) =>
    first === undefined ? [] : [{ subscription, alerts: [first, ...others] }],
  );
}

/** The subscriptions whose last attempt failed, with why and since when, for all to see. */
export interface Failing {
  readonly subscription: Subscription;
  readonly waiting: number;
  readonly since: Instant;
  readonly reason: string;
  readonly nextTry: Instant;
}

export function failingIn(book: AlertBook): readonly Failing[] {
  const failing = new Map<Subscription["id"], Failing>();
  for (const { alert, failures, delivered } of book.stories.values()) {
    const subscription = book.subscriptions.get(alert.subscription);
    const [first, last] = [failures[0], failures.at(-1)];
    if (subscription === undefined || delivered !== null || first === undefined || last === undefined) continue;
    const known = failing.get(subscription.id);
    const since = known === undefined || first.at < known.since ? first.at : known.since;
    const again = nextTry(failures, alert.due);
    failing.set(subscription.id, {
      subscription,
      waiting: (known?.waiting ?? 0) + 1,
      since,
      reason: last.reason,
      nextTry: known === undefined || again < known.nextTry ? again : known.nextTry,
    });
  }
  return [...failing.values()];
}
