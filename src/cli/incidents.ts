import { loadAgreements } from "../knowledge/agreements.ts";
import { findDossiers, findDossiersThen, type Search } from "../ledger/list.ts";
import type { AsOf } from "../ledger/past.ts";
import type { Agreement, EventType, VerificationState, ZoneId } from "../model.ts";
import { PLOVER } from "../plover.ts";
import { incidentLines, incidentRow, incidentTableHeader } from "../present/incident-list.ts";
import { findAgreement } from "./agreements.ts";
import { withStore } from "./data-folder.ts";
import { note, UsageError } from "./errors.ts";
import { asOfOf } from "./incident.ts";
import { write } from "./lines.ts";

export interface ListOptions {
  readonly agreements?: readonly string[];
  readonly data: string;
  readonly country?: string;
  readonly zone?: string;
  readonly agreement?: string;
  readonly type?: readonly string[];
  readonly state?: readonly VerificationState[];
  readonly from?: string;
  readonly to?: string;
  readonly text?: string;
  readonly needsReview?: boolean;
  readonly asKnownOn?: string;
  readonly asPublishedBy?: string;
  readonly limit: number;
  readonly format: "brief" | "json" | "csv";
}

/** Lists incidents, newest first. */
export async function listIncidents(options: ListOptions): Promise<void> {
  const agreements = loadAgreements(options.agreements, note);
  const search = { ...searchOf(options, agreements), limit: options.limit };
  await withStore(options.data, async (store) => {
    const asOf = asOfIn(options);
    const { items, total } =
      asOf === null ? await findDossiers(store, search) : await findDossiersThen(store, agreements, search, asOf);
    if (options.format === "json") {
      await write(process.stdout, `${JSON.stringify({ total, dossiers: items }, null, 2)}\n`);
    } else if (options.format === "csv") {
      await write(process.stdout, incidentTableHeader());
      for (const dossier of items) await write(process.stdout, incidentRow(dossier, agreements));
    } else {
      for (const dossier of items) await write(process.stdout, `${incidentLines(dossier, agreements)}\n`);
    }
    process.stderr.write(`tocsin: ${footing(items.length, total)}\n`);
  });
}

function footing(shown: number, total: number | null): string {
  if (shown === 0) {
    return "Nothing on record fits. That may mean that nothing was reported, or that we read nobody who reports it.";
  }
  if (total === null) return `${shown} incidents; there may be more (--limit N).`;
  return total > shown
    ? `${shown} of ${total} incidents (--limit N shows more).`
    : `${shown} ${shown === 1 ? "incident" : "incidents"}.`;
}

/** The index of words holds today's words alone. */
export function asOfIn({ text, ...options }: Pick<ListOptions, "text" | "asKnownOn" | "asPublishedBy">): AsOf | null {
  const asOf = asOfOf(options);
  if (asOf === null || text === undefined) return asOf;
  throw new UsageError("Words can be searched in today's record only: leave out --text, or the day.");
}

/** What the options of a command ask for. */
export function searchOf(
  options: Omit<ListOptions, "data" | "format" | "limit">,
  agreements: readonly Agreement[],
): Omit<Search, "limit"> {
  const { country, zone, agreement, type, state, from, to, text, needsReview } = options;
  return {
    ...(country === undefined ? {} : { country: countryOf(country) }),
    ...(zone === undefined ? {} : { zone: zoneOf(zone, agreements) }),
    ...(agreement === undefined ? {} : { agreement: findAgreement(agreements, agreement).id }),
    ...(type === undefined ? {} : { types: type.map(typeOf) }),
    ...(state === undefined ? {} : { states: state }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(text === undefined ? {} : { text }),
    ...(needsReview === undefined ? {} : { needsReview }),
  };
}

function countryOf(code: string): string {
  if (/^[a-z]{3}$/i.test(code)) return code.toUpperCase();
  throw new UsageError(`“${code}” is no country code. Give three letters (ISO 3166-1 alpha-3), such as SYR.`);
}

function typeOf(name: string): EventType {
  const types = Object.keys(PLOVER) as EventType[];
  const found = types.find((type) => type === name.toUpperCase());
  if (found !== undefined) return found;
  throw new UsageError(`“${name}” is no type of event. Choose of: ${types.join(", ")}.`);
}

function zoneOf(wanted: string, agreements: readonly Agreement[]): ZoneId {
  const zones = agreements.flatMap((agreement) => agreement.zones);
  const found = zones.filter(({ id, name }) => id === wanted || name.toLowerCase().includes(wanted.toLowerCase()));
  const exact = found.find(({ id }) => id === wanted) ?? (found.length === 1 ? found[0] : undefined);
  if (exact !== undefined) return exact.id;
  const choices = (found.length === 0 ? zones : found).map(({ id }) => id).join(", ");
  throw new UsageError(
    `“${wanted}” names ${found.length === 0 ? "no" : "more than one"} zone. Choose one of: ${choices}.`,
  );
}
