import { loadAgreements } from "../knowledge/agreements.ts";
import { findDossiers } from "../ledger/list.ts";
import type { Incident } from "../model.ts";
import { violationCounts } from "../pipeline.ts";
import { countersOf, countersText, rivalTable, violationText } from "../present/counts.ts";
import { findAgreement } from "./agreements.ts";
import { withStore } from "./data-folder.ts";
import { note, UsageError } from "./errors.ts";
import { findIncident } from "./incident.ts";
import { type ListOptions, searchOf } from "./incidents.ts";
import { write } from "./lines.ts";

export interface CountOptions extends Omit<ListOptions, "format"> {
  /** Counts of violations of the agreement, in place of people. */
  readonly violations?: boolean;
  readonly format: "text" | "json";
}

/** Lays rival counts side by side: of one incident, of all that a search finds, or of violations of an agreement. */
export async function showCounts(code: string | undefined, options: CountOptions): Promise<void> {
  const { violations, format, data, limit, ...search } = options;
  if (violations === true && (search.agreement === undefined || code !== undefined))
    throw new UsageError("Say of which agreement: tocsin counts --violations --agreement ID, without a code.");
  const agreements = loadAgreements(options.agreements, note);
  await withStore(data, async (store) => {
    if (code !== undefined) {
      const incident = await findIncident(code, store);
      return print(format, incident.tallies, rivalTable(incident) || "Nobody on record counts people in it.\n");
    }
    // Counts of violations may stand in reports that no obligation reaches: they are found by what they say.
    const { agreement, ...rest } = search;
    const wanted = violations === true ? rest : search;
    const { items } = await findDossiers(store, { ...searchOf(wanted, agreements), limit });
    const incidents: readonly Incident[] = items.map(({ incident }) => incident);
    if (violations !== true || agreement === undefined)
      return print(format, countersOf(incidents), countersText(incidents));
    const counts = violationCounts(findAgreement(agreements, agreement), incidents);
    return print(format, counts, violationText(counts));
  });
}

async function print(format: CountOptions["format"], value: unknown, text: string): Promise<void> {
  await write(process.stdout, format === "json" ? `${JSON.stringify(value, null, 2)}\n` : text);
}
