import { readFilter } from "../ledger/incident-filter.ts";
import { searchId } from "../ledger/search-forecasts.ts";
import { openSearches } from "../ledger/searches.ts";
import type { Subject } from "../ledger/series.ts";
import { provinceNamed } from "../ledger/subjects.ts";
import type { Agreement } from "../model.ts";
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
    if (search !== undefined) return filtered(searchId(search.id), search.name, search.filter, agreements);
    if (!text.includes("=")) {
      const names = kept.map(({ name }) => `“${name}”`).join(", ");
      throw new UsageError(
        `No search is kept as “${text}”. ${names === "" ? "Write a filter" : `Kept are ${names}; or write a filter`} such as "type=ASSAULT&country=SYR".`,
      );
    }
    const written = new URLSearchParams(text.replace(/^.*\?/, ""));
    written.sort(); // one filter has one name, in whatever order it was written
    return filtered(`filter:${written}`, text, Object.fromEntries(written), agreements);
  });
}

function filtered(
  id: string,
  name: string,
  filter: Readonly<Record<string, string>>,
  agreements: readonly Agreement[],
): Subject {
  const read = readFilter(filter, agreements);
  if ("slips" in read) throw new UsageError(`--filter “${name}”: ${read.slips}`);
  return { id, name, where: null, filter: read.filter, of: { filter } };
}
