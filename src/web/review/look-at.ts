import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { send } from "../ask.ts";
import type { AuthorName } from "../parts/author.tsx";

/** Who looks at an item: whoever was first. */
export interface Look {
  readonly looking: { readonly name: string; readonly since: string };
  readonly mine: boolean;
}

/** A look is over after three minutes unless it is repeated. */
const REPEAT_MS = 60_000;

/** Says that somebody looks at an item as long as it is open, and whether somebody else does already. */
export function useLook(id: string, author: AuthorName | null, may: boolean): Look | null {
  const { data = null } = useQuery({
    queryKey: ["look", id, author?.person],
    queryFn: () => send<Look>("POST", `/api/queue/${id}/claim`, { by: author }),
    enabled: author !== null && may,
    refetchInterval: REPEAT_MS,
    meta: { still: true },
  });
  useEffect(() => {
    if (author === null || !may) return;
    return () => {
      // Whoever closes the page need not wait for the answer; the look is over by itself soon.
      void send("POST", `/api/queue/${id}/release`, { by: author }).catch(() => null);
    };
  }, [id, author, may]);
  return data;
}
