import type { Agreement, AssessmentValue, Body, Day, Obligation } from "../model.ts";
import {
  type AgreementState,
  type DutyState,
  dutyStates,
  type Entry,
  leadingReasons,
  outsideBy,
} from "./agreement-state.ts";
import { clockWords, quotaLines, quotaWords, toldWords } from "./clock-words.ts";
import { authorWords, rulingWords } from "./decisions.ts";
import { wrap } from "./lines.ts";
import { dateWords, dayWords, deed, placeWords, valueWords } from "./words.ts";

/** Entries of one value that are shown under a duty; the rest are counted. */
const MOST_ENTRIES = 6;
const MOST_TOLD = 6;

/** An agreement with all that is on record of it on a day, clause by clause, for a terminal. Ends in a line break. */
export function agreementStateText(state: AgreementState): string {
  const { agreement, on, dossiers } = state;
  const sections = [
    head(agreement, on, dossiers.length),
    section(
      "PARTIES AND OTHERS",
      agreement.roles.map(({ name, role }) => `  ${valueWords(role).padEnd(24)} ${name}`),
    ),
    section("WHO WATCHES OVER IT", agreement.bodies.flatMap(bodyLines)),
    section("IN FORCE, ACCORDING TO WHOM", forceLines(agreement, on)),
    ...dutyStates(state).map((duty) => dutyText(duty, agreement)),
    section(
      "DISPUTED",
      agreement.disputedPoints.flatMap((point) => wrap(point, "    ", "  - ")),
    ),
    section(
      "SOURCES",
      agreement.sources.map((source) => `  ${source}`),
    ),
  ];
  return `${sections.filter((text) => text !== "").join("\n\n")}\n`;
}

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? "" : [title, ...lines].join("\n");
}

function head({ title, id, kind, signed }: Agreement, on: Day, incidents: number): string {
  const count = incidents === 1 ? "1 incident" : `${incidents} incidents`;
  return [
    ...wrap(title, ""),
    `${valueWords(kind)} · ${id} · ${signed === null ? "not signed" : `signed ${dayWords(signed)}`}`,
    `As on ${dayWords(on)}: ${count} on record set against it. It is a question to look into, never a finding.`,
  ].join("\n");
}

function bodyLines({ name, members, task, reports }: Body): readonly string[] {
  const more = [members.join(", "), reports === null ? "publishes nothing that we know of" : `reports ${reports}`];
  return wrap(`${name}: ${task} (${more.filter((part) => part !== "").join("; ")})`, "    ", "  ");
}

/** Starts and statements in the order of their days; what comes after the day is left out. */
function forceLines({ effective, lifecycle, ends, terms }: Agreement, on: Day): readonly string[] {
  const starts = effective.map(({ from, localText, saidBy }) => ({
    from,
    words: `takes effect (${localText}), according to ${saidBy}`,
  }));
  const states = lifecycle.map(({ from, state, saidBy }) => ({
    from,
    words: `${valueWords(state)}, according to ${saidBy}`,
  }));
  const said = [...starts, ...states]
    .filter(({ from }) => from <= on)
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  const term = ends === null ? [] : [`  ${ends}  its own last day (${valueWords(terms)})`];
  return [...said.flatMap(({ from, words }) => wrap(words, "              ", `  ${from}  `)), ...term];
}

// ---------------------------------------------------------------- one duty

function dutyText(duty: DutyState, agreement: Agreement): string {
  const { obligation, clock, groups } = duty;
  const { clause, summary, conditions, exceptions } = obligation;
  const told = clock === null ? [] : [...new Set(clock.told.map(toldWords))];
  const lines = [
    ...wrap(summary, "  "),
    ...wrap(scopeWords(obligation, agreement), "  "),
    ...exceptions.flatMap((exception) => wrap(exception.summary, "    ", "  except: ")),
    ...conditions.flatMap((condition) => wrap(condition, "    ", "  on condition: ")),
    ...(clock === null ? [] : wrap(clockWords(clock, obligation), "    ", "  clock: ")),
    ...told.slice(-MOST_TOLD).flatMap((words) => wrap(words, "      ", "    ")),
    ...(told.length > MOST_TOLD ? [`    and ${told.length - MOST_TOLD} more before`] : []),
    ...(clock === null || clock.quota === null ? [] : [`  owed: ${quotaWords(clock)}`]),
    ...(clock === null ? [] : quotaLines(clock)).flatMap(({ days, counts }) => wrap(counts, "      ", `    ${days}: `)),
    ...groups.flatMap(({ value, entries }) => groupLines(value, entries)),
    ...(groups.length === 0 ? ["  No incident on record was set against it."] : []),
    ...weekLines(duty),
  ];
  return [clause.toUpperCase(), ...lines].join("\n");
}

/** "to refrain from; owed by Noria to Sudria; in The Valley". */
export function scopeWords({ action, dutyHolders, beneficiaries, zones }: Obligation, agreement: Agreement): string {
  const named = (ids: readonly string[]) =>
    ids
      .map((id) => agreement.roles.find(({ actor }) => actor === id)?.name ?? id.replace(/^actor:(?:country\/)?/, ""))
      .join(", ");
  const where =
    zones === null
      ? "everywhere"
      : `in ${agreement.zones
          .filter(({ id }) => zones.includes(id))
          .map(({ name }) => name)
          .join(", ")}`;
  const who = dutyHolders.length === 0 ? "everyone with a part in it but the excluded" : named(dutyHolders);
  const to = beneficiaries.length === 0 ? "" : ` to ${named(beneficiaries)}`;
  return `${action === "do" ? "to do" : "to refrain from"}; owed by ${who}${to}; ${where}`;
}

function groupLines(value: AssessmentValue | null, entries: readonly Entry[]): readonly string[] {
  const title = value === null ? "assessed by people alone" : valueWords(value);
  return [
    `  ${title}: ${entries.length}`,
    ...entries.slice(0, MOST_ENTRIES).flatMap(entryLines),
    ...(entries.length > MOST_ENTRIES ? [`    and ${entries.length - MOST_ENTRIES} more`] : []),
  ];
}

function entryLines({ incident, assessment, opinions, rulings }: Entry): readonly string[] {
  const what = [deed(incident.type, incident.reports[0].mode), placeWords(incident.place), dateWords(incident.date)];
  const outside = assessment === null ? null : outsideBy(assessment);
  const [pro, contra] = assessment === null ? [null, null] : leadingReasons(assessment);
  return [
    ...wrap(what.join(", "), "      ", `    ${incident.code}  `),
    ...(outside === null || outside === "" ? [] : [`      outside by ${outside}`]),
    ...(pro === null ? [] : wrap(pro, "               ", "      for      ")),
    ...(contra === null ? [] : wrap(contra, "               ", "      against  ")),
    ...opinions.flatMap(opinionLines),
    ...rulings.flatMap(({ decision }) =>
      decision.kind === "ruling" ? wrap(rulingWords(decision), "               ", "      ruling   ") : [],
    ),
  ];
}

function opinionLines({ decided: { by, decision, why } }: Entry["opinions"][number]): readonly string[] {
  if (decision.kind !== "assessment") return [];
  return wrap(
    `${authorWords(by)}: ${valueWords(decision.value)}, because ${why}`,
    "               ",
    "      people   ",
  );
}

/** Columns of the longest bar. */
const BAR = 40;

function weekLines({ weeks }: DutyState): readonly string[] {
  if (weeks.length === 0) return [];
  const most = Math.max(...weeks.map(({ incidents }) => incidents), 1);
  const bar = (incidents: number) => "#".repeat(Math.ceil((incidents / most) * Math.min(BAR, most)));
  return [
    "  incidents of possible or likely non-compliance by week (a week without any may be one that nobody reports on)",
    ...weeks.map(({ first, incidents }) =>
      `    ${first}  ${String(incidents).padStart(3)} ${bar(incidents)}`.trimEnd(),
    ),
  ];
}
