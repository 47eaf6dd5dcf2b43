import { firstPrinted } from "../happening.ts";
import type { Agreement, Dossier, Incident, QuantityKind } from "../model.ts";
import { numberOf } from "../quantities.ts";
import { csvLine } from "./csv.ts";
import { markingWords } from "./decisions.ts";
import { standingWords, whoToWhom } from "./dossier.ts";
import { countInterests, originsCounted } from "./interests.ts";
import { wrap } from "./lines.ts";
import { needsWords } from "./open-questions.ts";
import { dateWords, deed, placeWords, valueWords } from "./words.ts";

/** One incident in four lines of a list: what, who to whom, how far borne out, and what it waits for. */
export function incidentLines(dossier: Dossier, agreements: readonly Agreement[]): string {
  const { incident, marking, sealed, needs } = dossier;
  const indent = " ".repeat(13);
  const state = [
    standingWords(dossier),
    `${incident.reports.length} ${incident.reports.length === 1 ? "report" : "reports"}, ${originsCounted(incident)}`,
    deathsWords(incident),
    ...(marking === null ? [] : [markingWords(marking)]),
    ...(sealed ? ["sealed"] : []),
  ];
  const lines = [
    ...wrap(
      [
        deed(incident.type, incident.reports[0].mode),
        placeWords(incident.place),
        dateWords(incident.date, firstPrinted(incident)),
      ].join(" · "),
      indent,
      `${incident.code.padEnd(indent.length - 1)} `,
    ),
    ...wrap(whoToWhom(incident), indent),
    ...wrap(state.filter((part) => part !== "").join(" · "), indent),
    ...touched(dossier, agreements).flatMap((words) => wrap(words, `${indent}  `, indent)),
    ...(needs.length === 0 ? [] : wrap(`waits: ${needsWords(needs).join("; ")}`, `${indent}  `, indent)),
  ];
  return lines.map((line) => `${line}\n`).join("");
}

/** What the machine and people make of it under each agreement, what lies outside its scope left out. */
function touched({ findings }: Dossier, agreements: readonly Agreement[]): readonly string[] {
  return agreements.flatMap(({ title, obligations }) => {
    const own = findings.filter(({ obligation }) => obligations.some(({ id }) => id === obligation));
    const values = [...new Set(own.flatMap(valuesIn))].filter((value) => value !== "outside-scope");
    return values.length === 0 ? [] : [`${values.map(valueWords).join(", ")}: ${title}`];
  });
}

function valuesIn({ machine, dissents, people }: Dossier["findings"][number]): readonly string[] {
  const said = [...dissents, ...people].flatMap(({ decided: { decision } }) =>
    decision.kind === "assessment" ? [decision.value] : [],
  );
  return [...machine.map(({ value }) => value), ...said];
}

/** "3 to 12 dead by 4 counts": rival counts are shown as a span, never as one figure. */
function deathsWords(incident: Incident): string {
  const counts = countsOf(incident, "dead");
  const [low, high] = [Math.min(...counts), Math.max(...counts)];
  if (counts.length === 0) return "";
  const tallies = counts.length / 2; // a low and a high figure each
  return `${low === high ? low : `${low} to ${high}`} dead by ${tallies} ${tallies === 1 ? "count" : "counts"}`;
}

function countsOf({ tallies }: Incident, kind: QuantityKind): readonly number[] {
  return tallies.flatMap(({ quantities }) => {
    const estimate = numberOf(quantities, kind);
    return estimate === null ? [] : [estimate.low, estimate.high];
  });
}

export const INCIDENT_COLUMNS = [
  "code",
  "id",
  "type",
  "mode",
  "first_day",
  "last_day",
  "printed",
  "place",
  "latitude",
  "longitude",
  "country",
  "precision",
  "who",
  "state",
  "agreeing",
  "reports",
  "origins",
  "interests",
  "publishers",
  "dead_low",
  "dead_high",
  "agreements",
  "marking",
  "sealed",
  "waits",
] as const;

/** The first line of a table of incidents. */
export function incidentTableHeader(): string {
  return csvLine(INCIDENT_COLUMNS);
}

/** An incident as a line of a table. Counts of the dead are the lowest and the highest that anyone gives. */
export function incidentRow(dossier: Dossier, agreements: readonly Agreement[]): string {
  return csvLine(incidentCells(dossier, agreements));
}

/** The cells of that line, in the order of `INCIDENT_COLUMNS`. */
export function incidentCells(
  dossier: Dossier,
  agreements: readonly Agreement[],
): readonly (string | number | null | undefined)[] {
  const { incident, verification, agreed, marking, sealed, needs } = dossier;
  const { place: whereabouts, reports } = incident;
  const deaths = countsOf(incident, "dead");
  const cells: Readonly<Record<(typeof INCIDENT_COLUMNS)[number], string | number | null | undefined>> = {
    code: incident.code,
    id: incident.id,
    type: incident.type,
    mode: reports[0].mode,
    first_day: incident.date?.first,
    last_day: incident.date?.last,
    printed: firstPrinted(incident),
    place: whereabouts?.place?.name ?? whereabouts?.citation.exact,
    latitude: whereabouts?.place?.latitude,
    longitude: whereabouts?.place?.longitude,
    country: whereabouts?.place?.country,
    precision: whereabouts?.precision,
    who: whoToWhom(incident),
    state: verification.at(-1)?.state,
    agreeing: agreed.length,
    reports: reports.length,
    origins: incident.origins.length,
    interests: countInterests(incident),
    publishers: [...new Set(reports.map(({ publisher }) => publisher))].join("; "),
    dead_low: deaths.length === 0 ? null : Math.min(...deaths),
    dead_high: deaths.length === 0 ? null : Math.max(...deaths),
    agreements: touched(dossier, agreements).join("; "),
    marking,
    sealed: sealed ? "yes" : "no",
    waits: needs.join("; "),
  };
  return INCIDENT_COLUMNS.map((column) => cells[column]);
}
