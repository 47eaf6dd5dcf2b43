import { useQuery } from "@tanstack/react-query";
import { ask } from "../ask.ts";

/** How an area stands: what the map draws and the list beside it says. */
export interface AreaLevel {
  readonly zone: string;
  readonly name: string;
  /** `null` for a country. */
  readonly agreement: string | null;
  /** The agreement's. */
  readonly title: string | null;
  readonly level: 1 | 2 | 3 | 4 | null;
  readonly probability: number | null;
  readonly bound: number | null;
  /** Whether some of the last year's weeks could not be seen. */
  readonly blind: boolean;
}

interface Levels {
  readonly asOf: string | null;
  readonly areas: readonly AreaLevel[];
}

const NONE: Levels = { asOf: null, areas: [] };

/** The levels of warning, when they are wanted; none as long as nobody knows. */
export function useLevels(wanted: boolean) {
  const query = useQuery({
    queryKey: ["levels"],
    queryFn: ({ signal }) => ask<Levels>("/api/levels", {}, signal),
    enabled: wanted,
  });
  return { ...query, levels: wanted ? (query.data ?? NONE) : NONE };
}
