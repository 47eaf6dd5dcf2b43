import { type Area, areasOf, countryArea } from "../coverage/area.ts";
import { periodOf } from "../coverage/period.ts";
import { loadAgreements } from "../knowledge/agreements.ts";
import { calendarsOf } from "../ledger/coverage.ts";
import type { Agreement, Calendar, Day } from "../model.ts";
import { calendarLegend, calendarText, coverageCsv, coverageWords, recordWords } from "../present/coverage.ts";
import { wrap } from "../present/lines.ts";
import { findAgreement } from "./agreements.ts";
import { withStore } from "./data-folder.ts";
import { note, UsageError } from "./errors.ts";
import { write } from "./lines.ts";

interface CoverageOptions {
  readonly data: string;
  readonly agreements?: readonly string[];
  readonly agreement?: string;
  readonly zone?: string;
  readonly country?: readonly string[];
  readonly from?: Day;
  readonly to?: Day;
  readonly knownOn?: Day;
  readonly format: "text" | "json" | "csv";
}

/** Says how well some days of some areas were watched; without an area, those of every country with incidents. */
export async function printCoverage(options: CoverageOptions): Promise<void> {
  const { from = null, to = null, knownOn = null } = options;
  if (from !== null && to !== null && from > to) throw new UsageError(`--from ${from} lies after --to ${to}.`);
  const agreements = loadAgreements(options.agreements, note);
  const asked = areasAsked(options, agreements);
  await withStore(options.data, async (store) => {
    const basis = await store.basis();
    const today = new Date().toISOString().slice(0, 10);
    const period = periodOf({ from, to }, basis.lastPublished, today);
    const areas = asked.length > 0 ? asked : (await store.countries()).map(countryArea);
    const calendars = await calendarsOf(store, areas, period, knownOn);
    await write(process.stdout, printed(calendars, options.format, recordWords(basis, period, today)));
  });
}

/** The areas that options name: the zones of an agreement, a zone, countries. */
export function areasAsked(
  { agreement, zone, country = [] }: Pick<CoverageOptions, "agreement" | "zone" | "country">,
  agreements: readonly Agreement[],
): readonly Area[] {
  const zones = agreements.flatMap(areasOf);
  const found = zone === undefined ? [] : zones.filter(({ id }) => id === zone);
  if (zone !== undefined && found.length === 0) {
    throw new UsageError(
      `No agreement on file has the zone ${zone}. Choose one of: ${zones.map(({ id }) => id).join(", ")}.`,
    );
  }
  const odd = country.find((code) => !/^[A-Z]{3}$/i.test(code));
  if (odd !== undefined)
    throw new UsageError(`“${odd}” is no ISO 3166-1 alpha-3 code. Write three letters, such as MLI.`);
  const ofAgreement = agreement === undefined ? [] : areasOf(findAgreement(agreements, agreement));
  return [...ofAgreement, ...found, ...country.map((code) => countryArea(code.toUpperCase()))];
}

function printed(calendars: readonly Calendar[], format: CoverageOptions["format"], record: string): string {
  if (format === "csv") return coverageCsv(calendars);
  if (format === "json") {
    const areas = calendars.map((calendar) => ({ ...calendar, words: coverageWords(calendar.days) }));
    return `${JSON.stringify({ record, areas }, null, 2)}\n`;
  }
  if (calendars.length === 0)
    return `${wrap(record, "").join("\n")}\nNo incident has a place on the map yet: name a country, a zone or an agreement.\n`;
  return [...wrap(record, ""), "", ...calendars.map(calendarText), calendarLegend()].join("\n");
}
