import type {
  Agreement,
  Amendment,
  Author,
  Decided,
  Decision,
  Marking,
  ObligationId,
  Participant,
  Verification,
} from "../model.ts";
import { wrap } from "./lines.ts";
import { dateWords, dayWords, participantsWords, placeWords, quantitiesWords, valueWords } from "./words.ts";

/** "A. Monitor (Valley Watch)"; without a person's name the organisation alone. */
export function authorWords({ person, organisation }: Author): string {
  if (person === "") return organisation ?? "a person not named";
  return organisation === null ? person : `${person} (${organisation})`;
}

/** "verified", and what it rests on. */
export function stateWords(state: Verification["state"]): string {
  return valueWords(state);
}

/** "TLP:AMBER+STRICT" */
export function markingWords(marking: Marking): string {
  return `TLP:${marking}`;
}

const ACTIONS: Readonly<Record<Extract<Decision, { kind: "action" }>["action"], string>> = {
  "contacted-party": "contacted a party",
  "requested-verification": "asked for verification",
  "site-visit": "visited the site",
  "alert-sent": "sent an alert",
  statement: "made a statement",
  other: "acted",
};

/** NATO's scales (AJP-2.1): two, side by side, never made one. */
const RELIABILITY = {
  A: "completely reliable",
  B: "usually reliable",
  C: "fairly reliable",
  D: "not usually reliable",
  E: "unreliable",
  F: "reliability cannot be judged",
} as const;
const CREDIBILITY = {
  1: "confirmed by other sources",
  2: "probably true",
  3: "possibly true",
  4: "doubtful",
  5: "improbable",
  6: "truth cannot be judged",
} as const;

/** What was decided, in a line, without by whom and why. */
export function decisionWords({ about, decision }: Pick<Decided, "about" | "decision">): string {
  switch (decision.kind) {
    case "verification":
      return `state: ${stateWords(decision.state)}`;
    case "assessment":
      return `${valueWords(decision.value)} under ${decision.obligation}${dissentWords(decision.dissentOf)}`;
    case "ruling":
      return rulingWords(decision);
    case "action":
      return actionWords(decision);
    case "seal":
      return "sealed";
    case "reopen":
      return "reopened";
    case "marking":
      return markingWords(decision.marking);
    case "reliability":
      return `${about.replace(/^\w+:/, "")}: reliability ${decision.grade}, ${RELIABILITY[decision.grade]}`;
    case "credibility":
      return `${about}: credibility ${decision.grade}, ${CREDIBILITY[decision.grade]}`;
    case "together":
      return `${about} and ${decision.other} tell of one happening`;
    case "apart":
      return `${about} and ${decision.other} tell of two happenings`;
    case "correction":
      return `${about} reads: ${amendmentWords(decision.amendment)}`;
    case "no-event":
      return `${about} tells of no event`;
    case "missed-event":
      return `${decision.type} told by “${decision.trigger.exact}”, which was not read: ${amendmentWords(decision.amendment)}`;
    case "withdrawal":
      return `takes back no. ${decision.of}`;
  }
}

/** "ASSAULT shell; by the army; near Saraqib": what a person reads in the words of a report. */
export function amendmentWords(amendment: Amendment): string {
  const { type, mode, actors, recipients, place, date, quantities, polarity, realis } = amendment;
  const named = (participants: readonly Participant[], none: string) =>
    participants.length === 0 ? none : participantsWords(participants);
  const parts = [
    ...(type === undefined ? [] : [`${type}${mode == null ? "" : ` ${mode}`}`]),
    ...(type === undefined && mode !== undefined ? [`mode ${mode ?? "none"}`] : []),
    ...(actors === undefined ? [] : [`by ${named(actors, "nobody named")}`]),
    ...(recipients === undefined ? [] : [`to ${named(recipients, "nobody named")}`]),
    ...(place === undefined ? [] : [placeWords(place)]),
    ...(date === undefined ? [] : [dateWords(date)]),
    ...(quantities === undefined ? [] : [quantities.length === 0 ? "no numbers" : quantitiesWords(quantities)]),
    ...(polarity === undefined ? [] : [polarity]),
    ...(realis === undefined ? [] : [realis]),
  ];
  return parts.length === 0 ? "nothing more" : parts.join("; ");
}

export function rulingWords({ body, day, document, finding }: Extract<Decision, { kind: "ruling" }>): string {
  return `${body}${day === null ? "" : `, ${dayWords(day)}`}: “${finding}” (${document})`;
}

export function actionWords({ action, whom, day, outcome }: Extract<Decision, { kind: "action" }>): string {
  const facts = [whom ?? "", day === null ? "" : dayWords(day)].filter((fact) => fact !== "");
  return `${[ACTIONS[action], ...facts].join(", ")}${outcome === null ? "" : `; outcome: ${outcome}`}`;
}

function dissentWords(dissentOf: number | null): string {
  if (dissentOf === null) return "";
  return dissentOf === 0 ? ", dissenting from the machine" : `, dissenting from no. ${dissentOf}`;
}

/** "29 November 2024, 06:10 UTC" */
export function momentWords(instant: string): string {
  const time = Date.parse(instant);
  if (Number.isNaN(time)) return instant;
  const [day = "", clock = ""] = new Date(time).toISOString().split("T");
  return `${dayWords(day)}, ${clock.slice(0, 5)} UTC`;
}

/** Every decision with its number, moment, author and reason, as the journal has them. `codes` say what ids are called. */
export function decisionsList(decisions: readonly Decided[], codes: ReadonlyMap<string, string>): string {
  const takenBack = new Map(
    decisions.flatMap(({ seq, decision }) => (decision.kind === "withdrawal" ? [[decision.of, seq] as const] : [])),
  );
  return decisions
    .flatMap((decided) => {
      const by = takenBack.get(decided.seq);
      const about = codes.get(decided.about) ?? decided.about;
      return [
        ...wrap(`${about} · ${decisionWords(decided)}`, "        ", `no. ${String(decided.seq).padEnd(4)}`),
        ...wrap(`${authorWords(decided.by)}, ${momentWords(decided.at)}: ${decided.why}`, "        "),
        ...(by === undefined ? [] : [`        taken back by no. ${by}`]),
      ];
    })
    .map((line) => `${line}\n`)
    .join("");
}

/** The obligation that an id names, with its agreement; `null` when it is not on file (any more). */
export function obligationOf(id: ObligationId, agreements: readonly Agreement[]) {
  for (const agreement of agreements) {
    const obligation = agreement.obligations.find((one) => one.id === id);
    if (obligation !== undefined) return { agreement, obligation };
  }
  return null;
}
