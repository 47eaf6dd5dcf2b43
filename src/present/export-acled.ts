import { daysBetween } from "../day.ts";
import type { DateRange, Dossier, Incident, Participant, Precision } from "../model.ts";
import { numberOf } from "../quantities.ts";
import { acledType } from "./acled-types.ts";
import { type Cell, csvLine } from "./csv.ts";
import { tellingReport } from "./dossier.ts";
import { type Exported, type ExportPrinter, type ExportSetting } from "./export.ts";
import { originsCounted } from "./interests.ts";

const COLUMNS = [
  "event_id_cnty",
  "event_date",
  "year",
  "time_precision",
  "disorder_type",
  "event_type",
  "sub_event_type",
  "actor1",
  "assoc_actor_1",
  "inter1",
  "actor2",
  "assoc_actor_2",
  "inter2",
  "interaction",
  "civilian_targeting",
  "iso",
  "region",
  "country",
  "admin1",
  "admin2",
  "admin3",
  "location",
  "latitude",
  "longitude",
  "geo_precision",
  "source",
  "source_scale",
  "notes",
  "fatalities",
  "tags",
  "timestamp",
] as const;

/**
 * Deeds as a table in the columns of ACLED, so that tools made for it can read it. It is not ACLED's data: the ids are
 * our codes, what we do not know stays empty, and fatalities that nobody counts are empty rather than 0.
 */
export function acledTable({ country, statement }: ExportSetting): ExportPrinter {
  return {
    head: () => csvLine(COLUMNS),
    next: (exported) => {
      const cells = cellsOf(exported, country, statement.madeAt);
      return cells === null ? null : csvLine(COLUMNS.map((column) => cells[column]));
    },
    end: () => "",
  };
}

type Cells = Readonly<Partial<Record<(typeof COLUMNS)[number], Cell>>>;

function cellsOf({ dossier, articles }: Exported, countryOf: ExportSetting["country"], madeAt: string): Cells | null {
  const { incident } = dossier;
  const report = tellingReport(incident);
  const [first] = incident.reports;
  const isOnCivilians = report.recipients.length > 0 && report.recipients.every(isCivilian);
  const type = acledType(incident.type, first.mode, isOnCivilians);
  if (type === null) return null;
  const place = incident.place?.place ?? null;
  const country = place?.country == null ? null : countryOf(place.country);
  const geoPrecision = incident.place === null ? null : GEO_PRECISION[incident.place.precision];
  const one = sideOf(report.actors, place?.country ?? null);
  const other = sideOf(report.recipients, place?.country ?? null);
  return {
    event_id_cnty: incident.code,
    event_date: incident.date?.first,
    year: incident.date?.first.slice(0, 4),
    time_precision: incident.date === null ? null : timePrecision(incident.date),
    disorder_type: type.disorder,
    event_type: type.event,
    sub_event_type: type.sub,
    actor1: one.name,
    assoc_actor_1: one.others,
    inter1: one.kind,
    actor2: other.name,
    assoc_actor_2: other.others,
    inter2: other.kind,
    interaction: [one.kind, other.kind].filter((kind) => kind !== "").join("-"),
    civilian_targeting: isOnCivilians && incident.type === "ASSAULT" ? "Civilian targeting" : null,
    iso: country?.numeric,
    country: country?.name,
    admin1: place?.admin1,
    location: place?.name ?? incident.place?.citation.exact,
    latitude: geoPrecision === null ? null : place?.latitude,
    longitude: geoPrecision === null ? null : place?.longitude,
    geo_precision: geoPrecision,
    source: [...new Set(incident.reports.map(({ publisher }) => publisher))].join("; "),
    notes: notesOf(dossier, articles),
    fatalities: fewestDead(incident),
    tags: `${dossier.verification.at(-1)?.state ?? incident.verification.state}; ${originsCounted(incident)}${dossier.marking === null ? "" : `; TLP:${dossier.marking}`}`,
    timestamp: Math.floor(Date.parse(madeAt) / 1000),
  };
}

/** ACLED: 1 the day is known, 2 the week, 3 the month. */
function timePrecision({ first, last }: DateRange): number {
  const days = daysBetween(first, last);
  return days === 0 ? 1 : days <= 7 ? 2 : 3;
}

/**
 * ACLED: 1 the town, 2 the area around or its district, 3 the province. What is known only by region or country has
 * none, and no coordinates: the middle of a country is no place where anything happened.
 */
const GEO_PRECISION: Readonly<Record<Precision, number | null>> = {
  exact: 1,
  near: 2,
  admin2: 2,
  admin1: 3,
  region: null,
  country: null,
  unknown: null,
};

/** What ACLED calls the kinds of actors, by PLOVER's sectors. */
const INTER: Readonly<Record<string, string>> = {
  GOV: "State forces",
  MIL: "State forces",
  COP: "State forces",
  SPY: "State forces",
  REB: "Rebel group",
  UAF: "Political militia",
  PRM: "Political militia",
  CRM: "Political militia",
  CVL: "Civilians",
};

function sideOf(participants: readonly Participant[], country: string | null) {
  const [first, ...others] = participants;
  const kind = first === undefined ? "" : kindOf(first, country);
  return { name: first?.name ?? "", others: others.map(({ name }) => name).join("; "), kind };
}

function kindOf({ sector, country }: Participant, here: string | null): string {
  const kind = INTER[sector ?? ""] ?? "";
  return kind === "State forces" && here !== null && country !== null && country !== here
    ? "External/Other forces"
    : kind;
}

function isCivilian({ sector }: Participant): boolean {
  return sector === "CVL";
}

/** Who says what, word for word: the claims are the event as far as anyone knows it. */
function notesOf({ incident }: Dossier, articles: Exported["articles"]): string {
  const words = incident.reports.map(({ publisher, publishedAt, claims: [{ speaker, citation }] }) => {
    const who = typeof speaker === "string" ? publisher : `${speaker.name}, in ${publisher}`;
    const url = articles.get(citation.article)?.url ?? "";
    return `According to ${who}${publishedAt === null ? "" : ` (${publishedAt})`}: “${citation.exact}”${url === "" ? "" : ` <${url}>`}`;
  });
  return [...words, ...rivalCounts(incident)].join(" ");
}

function rivalCounts({ tallies }: Incident): readonly string[] {
  const counts = tallies.flatMap(({ by, quantities }) => {
    const dead = numberOf(quantities, "dead");
    return dead === null ? [] : [`${by} ${dead.low === dead.high ? dead.best : `${dead.low}-${dead.high}`}`];
  });
  return counts.length === 0 ? [] : [`Dead, by who counts: ${counts.join("; ")}.`];
}

/** The lowest number that anyone gives, as ACLED takes the most conservative; `null` where nobody counts. */
function fewestDead({ tallies }: Incident): number | null {
  const counts = tallies.flatMap(({ quantities }) => numberOf(quantities, "dead")?.best ?? []);
  return counts.length === 0 ? null : Math.min(...counts);
}
