import { z } from "@hono/zod-openapi";
import { openSearches } from "../ledger/searches.ts";
import type { Subject } from "../ledger/series.ts";
import { provinceNamed } from "../ledger/subjects.ts";
import type { Agreement } from "../model.ts";
import { countedFilter, incidentFilter } from "../server/api/incident-filter.ts";
import type { LineFilter } from "../store/lines.ts";
import type { Store } from "../store/store.ts";
import { UsageError } from "./errors.ts";

/** The provinces that options name. */
export async function provincesAsked(
  names: readonly string[],
  store: Store,
  agreements: readonly Agreement[],
): Promise<readonly Subject[]> {
  const found: Subject[] = [];
  for (const name of names) {
    const province = await provinceNamed(name, store, agreements);
    if ("subject" in province) found.push(province.subject);
    else throw new UsageError(province.reason);
  }
  return found;
}

/** Filters by the name under which they are kept, or as they stand behind the question mark of an address. */
export async function filtersAsked(
  asked: readonly string[],
  data: string,
  agreements: readonly Agreement[],
): Promise<readonly Subject[]> {
  if (asked.length === 0) return [];
  const kept = await openSearches(data).all();
  return asked.map((text) => {
    const search = kept.find(({ id, name }) => id === text || name === text);
    if (search !== undefined)
      return {
        id: `search:${search.id}`,
        name: search.name,
        where: null,
        filter: filterOf(search.filter, text, agreements),
      };
    if (!text.includes("=")) {
      const names = kept.map(({ name }) => `“${name}”`).join(", ");
      throw new UsageError(
        `No search is kept as “${text}”. ${names === "" ? "Write a filter" : `Kept are ${names}; or write a filter`} such as "type=ASSAULT&country=SYR".`,
      );
    }
    const written = Object.fromEntries(new URLSearchParams(text.replace(/^.*\?/, "")));
    return { id: `filter:${text}`, name: text, where: null, filter: filterOf(written, text, agreements) };
  });
}

function filterOf(
  filter: Readonly<Record<string, string>>,
  text: string,
  agreements: readonly Agreement[],
): LineFilter {
  const { sort: _, ...rest } = filter;
  const read = z.strictObject(incidentFilter(agreements)).safeParse(rest);
  if (read.success) return countedFilter(read.data);
  throw new UsageError(`--filter “${text}”: ${z.prettifyError(read.error).replace(/\s+/g, " ")}`);
}
