import { type JudgedTruce, type PastTruce, sumUpTruces, type TruceRecord } from "../warn/past-truces.ts";
import { relapseTotal, type TruceOutlook } from "../warn/truce.ts";
import { csvLine } from "./csv.ts";
import { wrap } from "./lines.ts";

/** What machines are told of ceasefires. */
export interface TruceData {
  readonly now: readonly (PastTruce & { readonly bound: number | null; readonly words: readonly string[] })[];
  readonly all: TruceRecord;
  readonly past: readonly (PastTruce & Omit<JudgedTruce, "truce">)[];
}

/** What was asked of a file: a zone of it and the day on which the ceasefire took effect there. */
export interface TruceAsked extends TruceOutlook {
  readonly zone: string;
  readonly asOf: string;
  readonly since: string;
}

/** How zones stand after a ceasefire, a paragraph each. */
export function trucesText(truces: readonly TruceAsked[]): string {
  const lines = truces.flatMap((truce) => [
    "",
    `${truce.zone}: ceasefire since ${truce.since}`,
    ...truceSentences(truce).flatMap((sentence) => wrap(sentence, "    ", "  ")),
  ]);
  const head = `After a ceasefire, seen from ${truces[0]?.asOf ?? "a day without weeks"}. Probabilities from counts and from lulls of other conflicts; they say nothing of who does what.`;
  return [...wrap(head, ""), ...lines].map((line) => `${line}\n`).join("");
}

/** The same for machines. */
export function trucesJson(truces: readonly TruceAsked[]): string {
  return `${JSON.stringify({ truces: truces.map((each) => ({ ...each, words: truceSentences(each) })) }, null, 2)}\n`;
}

/** The same as a table, a line for each zone. */
export function trucesCsv(truces: readonly TruceAsked[]): string {
  const head = ["zone", "as_of", "since", "weeks", "state", "level_before", "level_now", "relapse_1_week"];
  const lines = truces.map(({ zone, asOf, since, weeks, state, level, now, risk, usual, unseen }) =>
    csvLine([
      zone,
      asOf,
      since,
      weeks,
      state,
      level === null ? "" : tenths(level),
      now === null ? "" : tenths(now),
      risk?.nextWeek ?? "",
      risk?.fourWeeks ?? "",
      risk?.twelveWeeks ?? "",
      usual ?? "",
      unseen,
    ]),
  );
  return [csvLine([...head, "relapse_4_weeks", "relapse_12_weeks", "usual_4_weeks", "weeks_unseen"]), ...lines].join(
    "",
  );
}

/** Ceasefires in force, the likeliest to relapse first, then how such forecasts did. */
export function truceLedgerText(truces: readonly PastTruce[], record: TruceRecord): string {
  if (truces.length === 0) return "";
  const told = truces
    .filter(({ risk }) => risk !== null)
    .toSorted((a, b) => (b.risk?.fourWeeks ?? 0) - (a.risk?.fourWeeks ?? 0));
  const untold = truces.filter(({ risk }) => risk === null);
  return [
    "",
    `Ceasefires at risk, seen from ${truces[0]?.asOf ?? ""}`,
    ...told.flatMap(paragraph),
    ...others(untold),
    ...recordLines(record),
  ]
    .map((line) => `${line}\n`)
    .join("");
}

function paragraph(truce: PastTruce): readonly string[] {
  const disputed = truce.isDisputed ? "; whether it holds is disputed" : "";
  return [
    "",
    ...wrap(`${truce.name} (${truce.title}), since ${truce.since} according to ${truce.saidBy}${disputed}`, "  ", ""),
    ...[...truceSentences(truce), ...openSentences(truce)].flatMap((sentence) => wrap(sentence, "    ", "  ")),
  ];
}

/** Zones of which no probability can be told, gathered by the reason. */
function others(truces: readonly PastTruce[]): readonly string[] {
  const states = [...new Set(truces.map(({ state }) => state))];
  return states.flatMap((state) => {
    const names = truces.filter((each) => each.state === state).map(({ name }) => name);
    return ["", ...wrap(`${SHORT[state]}: ${[...new Set(names)].join("; ")}.`, "  ", "")];
  });
}

const SHORT: Readonly<Record<TruceOutlook["state"], string>> = {
  lull: "Too little seen lately to tell",
  relapsed: "Violence fell and is back at 60 % of the old level or more",
  "not-fallen": "Violence never fell below 60 % of what it was before",
  "too-early": "Too early: under two whole weeks old",
  quiet: "Too little happened before to fall from",
  "not-known": "Too little was seen before to compare with",
  unseen: "Too little was seen of the last weeks",
};

/** What a reader should know of a zone after a ceasefire, a sentence each: what could not be seen comes first. */
export function truceSentences(truce: TruceOutlook): readonly string[] {
  return [...blindness(truce), ...stateSentences(truce)];
}

function blindness({ unseen, of }: TruceOutlook): readonly string[] {
  if (unseen === 0) return [];
  return [`We are partly blind: ${unseen} of the last ${of} weeks ${unseen === 1 ? "was" : "were"} not seen.`];
}

function stateSentences(truce: TruceOutlook): readonly string[] {
  const { state, weeks, level, now } = truce;
  if (state === "lull" && truce.risk !== null) return riskSentences(truce);
  if (state === "too-early")
    return [
      `Too early to tell: ${weeks === 1 ? "one whole week has" : "no whole week has"} passed since it took effect; two are needed.`,
    ];
  if (state === "not-known")
    return [
      "Too little was seen in the half year before it took effect, and no drop since is on record: nothing to compare with.",
    ];
  if (state === "quiet")
    return [
      `Too little happened in the half year before to fall from: ${tenths(level ?? 0)} events a week, 2 are needed.`,
    ];
  if (state === "relapsed" || state === "not-fallen") {
    const what =
      state === "relapsed" ? "Violence fell and is back" : "There is no drop to relapse from: violence is still";
    return [
      `${what} at ${share(now, level)} of the old level: ${tenths(now ?? 0)} events a week, ${tenths(level ?? 0)} ${before(truce)}.`,
    ];
  }
  return ["Too little was seen of the last weeks to tell how it stands."];
}

function riskSentences(truce: TruceOutlook): readonly string[] {
  const { risk, usual, level, now, recent, weeks, age } = truce;
  if (risk === null || level === null || age === null) return [];
  const rate =
    usual === null ? "" : `; lulls ${age === 1 ? "1 week" : `${age} weeks`} old relapsed in ${percent(usual)} of cases`;
  return [
    `Ceasefire at risk: ${percent(risk.fourWeeks)} for a relapse within 4 weeks${rate}. Next week ${percent(risk.nextWeek)}, within 12 weeks ${percent(risk.twelveWeeks)}.`,
    `A relapse is ${relapseTotal(level)} events or more in 4 weeks: 60 % of the ${tenths(level)} a week ${before(truce)}.`,
    `${weeks} whole weeks in, violence is at ${share(now, level)} of that${change(recent)}. The last weeks, oldest first: ${recent.map((count) => count ?? "?").join(", ")}.`,
  ];
}

function before({ against }: TruceOutlook): string {
  if (against === null || against.what === "ceasefire") return "before it took effect";
  return `before violence last fell, in the week of ${against.from}: the record knows too little of what was before the ceasefire`;
}

/** How the last four weeks compare with the four before. */
function change(recent: TruceOutlook["recent"]): string {
  if (recent.length < 8 || recent.includes(null)) return "";
  const sum = (from: number, to: number) => recent.slice(from, to).reduce<number>((a, b) => a + (b ?? 0), 0);
  const [earlier, last] = [sum(0, 4), sum(4, 8)];
  if (last === earlier) return ", as in the four weeks before";
  return `, ${last > earlier ? "more" : "fewer"} than in the four weeks before (${last} events after ${earlier})`;
}

/** What the record holds open there: context, not a part of the forecast. */
export function openSentences({ open, nowcasts = [] }: PastTruce): readonly string[] {
  const late = nowcasts.map(
    ({ week, reported, best }) =>
      `Word of the week from ${week} still comes in: ${reported} reported so far, counted as ${best} by what such weeks usually come to.`,
  );
  if (open.incidents === 0) return late;
  const [incidents, duties] = [counted(open.incidents, "incident"), counted(open.duties, "duty", "duties")];
  return [
    ...late,
    `Open in the record of these four weeks: ${incidents} assessed as possible non-compliance, touching ${duties}. The probability does not rest on that.`,
  ];
}

function recordLines({ made, open, judged, relapsed, expected, brier, usualBrier }: TruceRecord): readonly string[] {
  if (made === 0) return [];
  const head = `${counted(made, "forecast")} of relapse put down: ${open} still open, ${judged} judged.`;
  if (judged === 0 || expected === null || brier === null || usualBrier === null) return ["", head];
  return [
    "",
    ...wrap(
      `${head} ${relapsed} relapsed within four weeks, ${tenths(expected * judged)} were expected. Brier score ${brier.toFixed(3)}; telling what is usual at each age ${usualBrier.toFixed(3)}.`,
      "",
    ),
  ];
}

/** How ceasefires stand and what became of earlier forecasts of relapse, as plain data with the words for people. */
export function truceJson(truces: readonly PastTruce[], judged: readonly JudgedTruce[]): TruceData {
  return {
    now: truces.map((each) => ({
      ...each,
      bound: boundOf(each),
      words: [...truceSentences(each), ...openSentences(each)],
    })),
    all: sumUpTruces(judged),
    past: judged.map(({ truce, ...rest }) => ({ ...truce, ...rest })),
  };
}

function boundOf({ risk, level }: PastTruce): number | null {
  return risk === null || level === null ? null : relapseTotal(level);
}

function share(now: number | null, level: number | null): string {
  return now === null || level === null || level === 0 ? "an unknown share" : percent(now / level);
}

function percent(part: number): string {
  return part > 0 && part < 0.01 ? "under 1 %" : `${Math.round(100 * part)} %`;
}

function tenths(value: number): string {
  return String(Math.round(10 * value) / 10);
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
