import type { Channel, Instant, Marking, Notice, Subscription, Wants } from "../../model.ts";

/** Why word does not arrive. */
export interface Failing {
  readonly waiting: number;
  readonly since: Instant;
  readonly reason: string;
  readonly nextTry: Instant;
}

/** A subscription, without what is secret. */
export interface ShownSubscription extends Pick<Subscription, "id" | "name" | "timeZone" | "quiet" | "digest"> {
  readonly wants: Wants;
  readonly ceiling: Marking;
  readonly channel: { readonly kind: Channel["kind"]; readonly where: string };
  readonly feed: string | null;
  readonly by: string;
  readonly mine: boolean;
  readonly lastDelivered: Instant | null;
  readonly failing: Failing | null;
}

/** What became of an alert. */
export interface ShownStory {
  readonly alert: { readonly id: string; readonly due: Instant; readonly notices: readonly Notice[] };
  /** `null` where the subscription has ended. */
  readonly to: string | null;
  readonly owedAt: Instant;
  readonly state: "waiting" | "failing" | "delivered" | "in the feed" | "ended";
  readonly failures: readonly { readonly at: Instant; readonly reason: string }[];
  readonly delivered: { readonly at: Instant } | null;
  readonly nextTry: Instant | null;
  readonly acknowledged: readonly { readonly at: Instant; readonly by: string; readonly did: string | null }[];
}

export interface AlertsAnswer {
  readonly alerts: readonly ShownStory[];
  readonly total: number;
  readonly failing: readonly (Failing & { readonly name: string })[];
}
