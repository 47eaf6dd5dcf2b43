import { useQuery } from "@tanstack/react-query";
import { ask, ProblemError } from "../ask.ts";
import type { AlertsAnswer } from "./answers.ts";

/** Word is sent every minute; what came of it is asked for as often. */
const EVERY_MS = 60_000;

/** What was told to whom, or what nobody has acknowledged; `null` where the server tells nobody. */
export function useAlerts(open: boolean) {
  return useQuery({
    queryKey: ["alerts", open],
    queryFn: ({ signal }) =>
      ask<AlertsAnswer>("/api/alerts", open ? { open: "yes" } : {}, signal).catch(nullWithoutAlerts),
    refetchInterval: EVERY_MS,
  });
}

/** A server without alerts says 404. */
export function nullWithoutAlerts(error: unknown): null {
  if (error instanceof ProblemError && error.status === 404) return null;
  throw error;
}
