import type { DateRange } from "../model.ts";
import type { ZoneForecast } from "../warn/forecast.ts";
import type { WhatIf } from "../warn/what-if.ts";
import { cautions, escalationSentences, levelWords } from "./forecast.ts";
import type { IncidentLine } from "./incident-line.ts";
import { wrap } from "./lines.ts";

/** What an outlook tells: the forecast, what would change its mind, and the incidents that it rests on. */
interface Told {
  readonly forecast: ZoneForecast & { readonly name: string };
  readonly whatIf: WhatIf | null;
  readonly weighty: readonly {
    readonly line: IncidentLine;
    readonly week: DateRange;
    readonly events: number;
    readonly weight: number;
  }[];
}

/** What would change the forecast's mind, in numbers, a sentence each. */
export function mindSentences({ forecast, whatIf }: Pick<Told, "forecast" | "whatIf">): readonly string[] {
  const now = forecast.escalation?.level ?? null;
  if (whatIf === null || now === null) return [];
  const { falls, rises } = whatIf;
  return [
    ...(falls === null
      ? now > 1
        ? ["Not even two weeks without any event would lower the level."]
        : []
      : [`It falls to ${lower(falls.level)} if the next two weeks bring no more than ${events(falls.atMost)} in all.`]),
    ...(rises === null
      ? now < 4
        ? ["No likely number of events in the next two weeks would raise the level."]
        : []
      : [`It rises to ${lower(rises.level)} if they bring ${events(rises.atLeast)} or more.`]),
  ];
}

function lower(level: 1 | 2 | 3 | 4): string {
  return levelWords(level).replace(/^L/, "l");
}

function events(count: number): string {
  return `${count} event${count === 1 ? "" : "s"}`;
}

/** Where areas stand, for people: what could not be seen first, then the level, why, and the incidents that it rests on. */
export function outlooksText(outlooks: readonly Told[]): string {
  const gravest = outlooks.toSorted(
    (a, b) => (b.forecast.escalation?.level ?? 0) - (a.forecast.escalation?.level ?? 0),
  );
  return gravest
    .flatMap((told) => ["", ...linesOf(told)])
    .map((line) => `${line}\n`)
    .join("");
}

function linesOf(told: Told): readonly string[] {
  const { forecast, weighty } = told;
  return [
    forecast.name,
    ...cautions(forecast).flatMap((caution) => wrap(caution, "  ")),
    ...wrap([...escalationSentences(forecast), ...mindSentences(told)].join(" "), "  "),
    ...(weighty.length === 0 ? [] : ["  It rests on these incidents, the weightiest first:"]),
    ...weighty.flatMap(({ line, weight }) =>
      wrap(
        `${dayWords(line)}  ${line.headline} (${line.state}, ${originWords(line)}; ${weightWords(weight)})  ${line.code}`,
        "      ",
        "    ",
      ),
    ),
  ];
}

function dayWords({ date, printed }: IncidentLine): string {
  if (date === null) return printed === null ? "no day" : `by ${printed}`;
  return date.first === date.last ? date.last : `${date.first}/${date.last}`;
}

function originWords({ independent }: IncidentLine): string {
  return `${independent} independent ${independent === 1 ? "origin" : "origins"}`;
}

function weightWords(weight: number): string {
  const points = Math.round(1000 * Math.abs(weight)) / 10;
  if (points < 0.1) return "a week much as usual";
  return `its week ${weight > 0 ? "adds" : "takes"} ${points} points of probability against a usual one`;
}
