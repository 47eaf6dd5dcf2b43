import { QueryClient } from "@tanstack/react-query";
import { ProblemError } from "./ask.ts";

/** Answers that were had, kept for half a minute; a bad connection is tried again, a refusal is not. */
export function openCache(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        retry: (times, error) => times < 3 && !(error instanceof ProblemError && error.status < 500),
        placeholderData: (previous: unknown) => previous,
      },
    },
  });
}
