import { useInfiniteQuery } from "@tanstack/react-query";
import type { IncidentLine } from "../../present/incident-line.ts";
import { ask } from "../ask.ts";
import type { IncidentFilter } from "../filter.ts";

interface LinesAnswer {
  readonly items: readonly IncidentLine[];
  readonly total: number;
  readonly next: string | null;
}

/** So many incidents come at a time. */
const PAGE = 60;

/** The incidents of a filter, the newest first, more of them as the list is read on. */
export function useLines(filter: IncidentFilter) {
  return useInfiniteQuery({
    queryKey: ["lines", filter],
    queryFn: ({ pageParam, signal }) =>
      ask<LinesAnswer>("/api/incidents", { ...filter, limit: PAGE, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
}
