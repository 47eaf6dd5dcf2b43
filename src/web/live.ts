import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";

/**
 * Asks again for what the screen shows when the server says that something is new, at most every few seconds. A query
 * that is marked `still` is left alone: a long list must not move under whoever reads it.
 */
export function useLive(isLetIn: boolean): void {
  const cache = useQueryClient();
  useEffect(() => {
    if (!isLetIn) return undefined;
    const events = new EventSource("/api/events");
    const changed = new Set<string>();
    let waiting: ReturnType<typeof setTimeout> | null = null;
    const hear = ({ type }: Event) => {
      changed.add(type);
      waiting ??= setTimeout(() => {
        waiting = null;
        refresh(cache, changed);
        changed.clear();
      }, PAUSE_MS);
    };
    for (const kind of KINDS) events.addEventListener(kind, hear);
    return () => {
      events.close();
      if (waiting !== null) clearTimeout(waiting);
    };
  }, [cache, isLetIn]);
}

const PAUSE_MS = 2000;
/** What the server tells of. The first may change anything, the others only what goes by their name. */
const KINDS = ["record", "feeds", "queue"];

function refresh(cache: QueryClient, changed: ReadonlySet<string>): void {
  const isAny = changed.has("record");
  void cache.invalidateQueries({
    predicate: ({ meta, queryKey: [name] }) => meta?.["still"] !== true && (isAny || changed.has(String(name))),
  });
}
