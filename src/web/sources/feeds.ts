import { useQuery } from "@tanstack/react-query";
import type { Instant, Ownership } from "../../model.ts";
import { ask, ProblemError } from "../ask.ts";

/** A feed that is followed, and how it does. */
export interface FollowedFeed {
  readonly id: string;
  readonly title: string;
  readonly url: string;
  readonly publisher: string;
  readonly country: string | null;
  readonly language: string | null;
  readonly ownership: Ownership | null;
  readonly health: {
    readonly state: "waiting" | "well" | "slow" | "failing" | "dead" | "emptied";
    readonly lastSuccessAt: Instant | null;
    readonly lastItemAt: Instant | null;
    readonly expectedPerDay: number | null;
    readonly actualLastDay: number | null;
    readonly failures: number;
    readonly reason: string | null;
    readonly nextAt: Instant | null;
    /** Where its publisher moved it for good. */
    readonly moved: { readonly to: string; readonly since: Instant } | null;
  };
}

interface FeedsAnswer {
  readonly items: readonly FollowedFeed[];
  /** Whether they are asked as they fall due. */
  readonly watching: boolean;
}

/** The feeds that are followed; none where the server follows no feeds. */
export function useFeeds() {
  return useQuery({
    queryKey: ["feeds"],
    queryFn: ({ signal }) => ask<FeedsAnswer>("/api/feeds", {}, signal).catch(noFeeds),
  });
}

function noFeeds(error: unknown): FeedsAnswer | null {
  if (error instanceof ProblemError && error.status === 404) return null;
  throw error;
}

/** Whether nothing comes from a feed that should be telling of something. */
export function isDown({ health: { state } }: FollowedFeed): boolean {
  return state === "dead" || state === "emptied";
}
