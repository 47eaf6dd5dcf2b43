import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";

/**
 * Asks again for what the screen shows when the server says that something is new, at most every few seconds. A query
 * that is marked `still` is left alone: a long list must not move under whoever reads it.
 */
export function useLive(): void {
  const cache = useQueryClient();
  useEffect(() => {
    const events = new EventSource("/api/events");
    let waiting: ReturnType<typeof setTimeout> | null = null;
    const refresh = () => {
      waiting ??= setTimeout(() => {
        waiting = null;
        void cache.invalidateQueries({ predicate: ({ meta }) => meta?.["still"] !== true });
      }, PAUSE_MS);
    };
    for (const kind of KINDS) events.addEventListener(kind, refresh);
    return () => {
      events.close();
      if (waiting !== null) clearTimeout(waiting);
    };
  }, [cache]);
}

const PAUSE_MS = 3000;
/** What the server tells of. */
const KINDS = ["record", "feeds", "queue"];
