import { fingerprint } from "../ids.ts";
import type { Alert, Instant, Notice, Subscription } from "../model.ts";
import { dueAt } from "./hours.ts";
import { isOwed } from "./wanted.ts";

/** Tells whether somebody is owed word of a notice already, or was told. */
export type Told = (subscription: Subscription["id"], notice: Notice["id"]) => boolean;

/**
 * Who is owed word of what: each notice once for each subscription that wants it. What is due at the same time for the
 * same subscription comes together.
 */
export function owe(
  notices: readonly Notice[],
  subscriptions: readonly Subscription[],
  told: Told,
  now: Instant,
): readonly Alert[] {
  return subscriptions.flatMap((subscription) => {
    const fresh = notices.filter((notice) => isOwed(notice, subscription) && !told(subscription.id, notice.id));
    const byDue = new Map<Instant, Notice[]>();
    for (const notice of fresh) {
      const due = dueAt(notice, subscription, now);
      byDue.set(due, [...(byDue.get(due) ?? []), notice]);
    }
    return [...byDue].flatMap(([due, all]) => alertOf(subscription, all, due));
  });
}

function alertOf({ id }: Subscription, notices: readonly Notice[], due: Instant): readonly Alert[] {
  const [first, ...others] = notices.toSorted((a, b) => b.level - a.level || (a.at < b.at ? -1 : 1));
  if (first === undefined) return [];
  const names = notices.map((notice) => notice.id).sort();
  return [
    { id: `alert:${fingerprint(`${id}\n${names.join("\n")}`)}`, subscription: id, notices: [first, ...others], due },
  ];
}
