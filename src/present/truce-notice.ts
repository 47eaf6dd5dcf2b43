import type { Instant, Notice, RelapseFrom, ZoneId } from "../model.ts";
import type { PastTruce } from "../warn/past-truces.ts";
import { ABOVE_USUAL } from "../warn/truce-alarm.ts";
import type { IncidentLine } from "./incident-line.ts";
import { openSentences, truceSentences } from "./truce.ts";
import { dateWords, dayWords } from "./words.ts";

/**
 * That a ceasefire is at risk in a zone: a likelihood beside what is usual, and the incidents that were counted, never
 * that anybody will do anything. What could not be seen comes first.
 */
export function truceNotice(truce: PastTruce, from: RelapseFrom, lines: readonly IncidentLine[], at: Instant): Notice {
  const { agreement, zone, name, title, asOf, since, saidBy, isDisputed } = truce;
  const disputed = isDisputed ? "; whether it holds is disputed" : "";
  return {
    id: `notice:ceasefire/${zone}/${asOf}/${from}`,
    kind: "ceasefire",
    at,
    headline: `${name}: ${headlineOf(truce)}`,
    details: [
      ...truceSentences(truce),
      askedWords(from),
      `${title}, in force there since ${dayWords(since)} according to ${saidBy}${disputed}.`,
      ...openSentences(truce),
      ...(lines.length === 0 ? [] : ["Incidents counted there in the last four weeks, the newest first:"]),
      ...lines.map(lineWords),
      `As of ${dayWords(asOf)}.`,
    ],
    path: "/warnings",
    level: 0,
    risk: from,
    about: { countries: [], zones: [zone as ZoneId], agreements: [agreement as PastAgreement], actors: [], types: [] },
    area: null,
    marking: "CLEAR",
  };
}

type PastAgreement = Notice["about"]["agreements"][number];

function headlineOf({ state, risk, usual }: PastTruce): string {
  if (state === "relapsed" || risk === null) return "violence is back after a ceasefire";
  const rate = usual === null ? "" : ` (usually ${percent(usual)})`;
  return `ceasefire at risk, ${percent(risk.fourWeeks)} for a relapse within 4 weeks${rate}`;
}

function askedWords(from: RelapseFrom): string {
  return from === "above-usual"
    ? `Told because the odds reached ${ABOVE_USUAL} times those of other ceasefires and lulls as old, or violence is back.`
    : `Told because the likelihood reached ${percent(from)}, or violence is back.`;
}

function lineWords({ date, printed, headline, state, independent, code }: IncidentLine): string {
  const day = date === null ? (printed === null ? "no day" : `by ${dayWords(printed)}`) : dateWords(date);
  return `${day}: ${headline} (${state}, ${independent} independent ${independent === 1 ? "origin" : "origins"}) ${code}`;
}

function percent(part: number): string {
  return part > 0 && part < 0.01 ? "under 1 %" : `${Math.round(100 * part)} %`;
}
