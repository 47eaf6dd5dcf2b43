import type { Dossier, Incident, Need, QuantityKind } from "../model.ts";
import { numberOf } from "../quantities.ts";
import { authorWords, stateWords } from "./decisions.ts";

const NEEDS: Readonly<Record<Need, string>> = {
  "first-look": "nobody has looked into it",
  "second-person": "a second person has to agree that it is verified",
  "reports-changed": "its reports changed since people decided",
  "reports-after-seal": "reports came in after it was sealed",
  dissent: "opinions differ",
  outcome: "a verification that was asked for has no outcome",
};

/** What an incident waits for, in a few words each. */
export function needsWords(needs: readonly Need[]): readonly string[] {
  return needs.map((need) => NEEDS[need]);
}

/** What nobody knows yet, or nobody has settled: where the next call or visit would help most. */
export function openQuestions(dossier: Dossier): readonly string[] {
  const { incident, needs } = dossier;
  return [
    ...needs.map((need) => needSentence(need, dossier)),
    ...factsOpen(incident),
    ...talliesOpen(incident, "dead"),
    ...talliesOpen(incident, "injured"),
  ];
}

function needSentence(need: Need, { reportsSince, agreed, incident }: Dossier): string {
  const [only] = agreed;
  if (need === "reports-changed" && reportsSince !== null) {
    return `Since people decided, its reports have come to another state: ${stateWords(reportsSince.state)} (${reportsSince.why}).`;
  }
  if (need === "second-person" && only !== undefined) {
    return `It is verified by one person only, ${authorWords(only)}; a second has to agree.`;
  }
  if (need === "first-look") return `Nobody has looked into it. The reports: ${incident.verification.why}.`;
  const words = NEEDS[need];
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

function factsOpen({ place, date, reports }: Incident): readonly string[] {
  const questions: readonly (readonly [boolean, string])[] = [
    [place === null, "No report says where it happened."],
    [
      place !== null && place.place === null,
      `“${place?.citation.exact}” is not found on the map, or is too close to call.`,
    ],
    [place !== null && place.place !== null && ROUGH.has(place.precision), "The place is known only roughly."],
    [date === null, "No report gives a day."],
    [date !== null && date.first !== date.last, "The day is not certain."],
    [reports.every(({ actors }) => actors.length === 0), "No report names who did it."],
  ];
  return questions.filter(([holds]) => holds).map(([, words]) => words);
}

const ROUGH: ReadonlySet<string> = new Set(["admin1", "region", "country", "unknown"]);

function talliesOpen({ tallies }: Incident, kind: Extract<QuantityKind, "dead" | "injured">): readonly string[] {
  const counts = tallies.flatMap(({ quantities }) => numberOf(quantities, kind)?.best ?? []);
  const [low, high] = [Math.min(...counts), Math.max(...counts)];
  return counts.length > 1 && low !== high ? [`Counts of the ${kind} differ: ${low} to ${high}.`] : [];
}
