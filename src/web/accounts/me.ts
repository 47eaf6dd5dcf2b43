import { type QueryClient, useQuery } from "@tanstack/react-query";
import { ask } from "../ask.ts";

export type Role = "viewer" | "analyst" | "editor" | "owner";

export const ROLES: readonly Role[] = ["viewer", "analyst", "editor", "owner"];

/** Who looks at the screens, and what the server would let them do. */
export interface Me {
  /** `null` for whoever sits at the machine of a record without accounts, and names themself. */
  readonly name: string | null;
  readonly organisation: string | null;
  /** `null` as long as nobody signed in where that is needed. */
  readonly role: Role | null;
  readonly may: readonly string[];
  readonly needsAccount: boolean;
}

export function useMe() {
  return useQuery({ queryKey: ["me"], queryFn: ({ signal }) => ask<Me>("/api/me", {}, signal), staleTime: 60_000 });
}

const NOBODY: Me = { name: null, organisation: null, role: null, may: [], needsAccount: true };

/** Forgets all that was shown to whoever looked before, and asks anew as somebody else, or as nobody. */
export async function becomes(cache: QueryClient, me: Me | null): Promise<void> {
  cache.setQueryData(["me"], me ?? NOBODY);
  await cache.resetQueries({ predicate: ({ queryKey: [first] }) => first !== "me" && first !== "join" });
}
