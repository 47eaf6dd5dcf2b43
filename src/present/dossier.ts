import { firstPrinted } from "../happening.ts";
import type {
  Agreement,
  Article,
  ArticleId,
  Assessment,
  Claim,
  Dossier,
  Finding,
  Incident,
  Opinion,
  Origin,
  Precision,
  Publisher,
  Reason,
  ReportedEvent,
  Tally,
  Verification,
  Whereabouts,
} from "../model.ts";
import {
  actionWords,
  authorWords,
  decisionWords,
  markingWords,
  momentWords,
  obligationOf,
  rulingWords,
  stateWords,
} from "./decisions.ts";
import { originsCounted, ownerOfOrigin, sharedInterests, sharedWords } from "./interests.ts";
import { wrap } from "./lines.ts";
import { openQuestions } from "./open-questions.ts";
import { ownersOf, ownerWords } from "./owners.ts";
import {
  certaintyWords,
  countWords,
  dateWords,
  dayWords,
  deed,
  participantsWords,
  passedOnWords,
  placeWords,
  quantitiesWords,
  realisWords,
  speakerWords,
  stanceWords,
  toldApart,
  valueWords,
} from "./words.ts";

/** What a dossier is shown with. */
export interface DossierView {
  readonly agreements: readonly Agreement[];
  /** Headline and address of the articles that it cites, where they are at hand. */
  readonly articles: ReadonlyMap<ArticleId, Pick<Article, "title" | "url">>;
  /** As of when it is shown, in words; `null` for now. */
  readonly asOf: string | null;
  /** Where the words of a report are shown in their text beside the dossier, `null` where they are not. */
  pathOf(report: ReportedEvent): string | null;
  /** What a ground for joining two reports says. */
  groundWords(code: string): string;
  /** Whose a publisher is, by its name and a page's address, where that is listed. */
  publisherOf(name: string, url: string): Publisher | null;
}

/** All that is on record of an incident, for a person to read before the first call of the day. Ends in a line break. */
export function dossierText(dossier: Dossier, view: DossierView): string {
  const { incident } = dossier;
  const sections = [
    heading(dossier, view),
    section(
      "What is open",
      openQuestions(dossier).flatMap((line) => wrap(line, "    ", "  - ")),
    ),
    ...voices(incident).map(([title, entries]) =>
      section(
        title,
        entries.flatMap((entry) => voiceLines(entry, view)),
      ),
    ),
    section(`Where the words come from: ${originsCounted(incident)}`, [
      ...sharedInterests(incident).flatMap((shared) => wrap(sharedWords(shared), "    ", "  ")),
      ...incident.origins.flatMap(originLines),
    ]),
    section("Whose the publishers are", ownerLines(incident, view)),
    section("Why these reports are taken for one happening", joinLines(incident, view)),
    section("Counts, side by side", tallyLines(incident)),
    section("Where", whereLines(incident)),
    section(
      "Obligations it touches",
      dossier.findings.flatMap((finding) => findingLines(finding, view)),
    ),
    section("Verification, step by step", dossier.verification.flatMap(stepLines)),
    section("Rulings", decisionLines(dossier, ["ruling"])),
    section("Actions", decisionLines(dossier, ["action"])),
    section(
      "Grades of sources and reports (two scales, never one)",
      decisionLines(dossier, ["reliability", "credibility"]),
    ),
    section(
      "Kept together, kept apart, sealed, marked",
      decisionLines(dossier, ["together", "apart", "seal", "reopen", "marking"]),
    ),
    section("Taken back", withdrawnLines(dossier)),
  ];
  return `${sections.filter((text) => text !== "").join("\n\n")}\n`;
}

// ---------------------------------------------------------------- head

function heading(dossier: Dossier, { asOf }: DossierView): string {
  const { incident, marking, sealed } = dossier;
  const [first] = incident.reports;
  const state = [
    standingWords(dossier),
    countWords(incident.reports.length, "report"),
    originsCounted(incident),
    ...(marking === null ? [] : [markingWords(marking)]),
    ...(sealed ? ["sealed"] : []),
  ];
  return [
    ...(asOf === null ? [] : wrap(asOf, "")),
    `${incident.code}  ${deed(first.type, first.mode)}`,
    ...wrap(whoToWhom(incident), "  "),
    ...wrap(`${placeWords(incident.place)} · ${dateWords(incident.date, firstPrinted(incident))}`, "  "),
    ...wrap(state.join(" · "), "  "),
  ].join("\n");
}

/** "verified by one person", until a second agrees. */
export function standingWords({ verification, agreed }: Pick<Dossier, "verification" | "agreed">): string {
  const state = verification.at(-1)?.state ?? "reported";
  if (state !== "verified") return stateWords(state);
  return agreed.length > 1 ? `verified by ${agreed.length} people` : "verified by one person";
}

/** Who is said to have done it to whom. Whom a denial alone names is nobody's suspect, unless there is nothing but denials. */
export function whoToWhom(incident: Incident): string {
  const report = tellingReport(incident);
  const [actors, recipients] = [toldApart(report.actors), toldApart(report.recipients)];
  const who = actors.length === 0 ? "someone not named" : participantsWords(actors);
  return recipients.length === 0 ? who : `${who} → ${participantsWords(recipients)}`;
}

/** The report that tells most of who did it to whom, of those that say that it was done. */
export function tellingReport({ reports }: Incident): ReportedEvent {
  const said = reports.filter(saysSo);
  const from = said.length > 0 ? said : reports;
  return (
    from.find(({ actors, recipients }) => actors.length > 0 && recipients.length > 0) ??
    from.find(({ actors }) => actors.length > 0) ??
    from.find(({ recipients }) => recipients.length > 0) ??
    from[0] ??
    reports[0]
  );
}

function saysSo({ claims, polarity }: ReportedEvent): boolean {
  const isDenial = (claim: Claim) =>
    claim.stance === "denies" || claim.stance === "retracts" || claim.polarity === "negative";
  return polarity === "positive" && !claims.every(isDenial);
}

// ---------------------------------------------------------------- who says what

/** A speaker's words, with every report that has them. */
export interface Voice {
  readonly claim: Claim;
  readonly told: readonly ReportedEvent[];
}

/** Claims by what they say of the happening; one speaker's same words in several papers stand once. */
export function voices({ reports }: Incident): readonly [VoiceSide, VoiceSide, VoiceSide] {
  const found = new Map<string, { readonly claim: Claim; readonly told: ReportedEvent[] }>();
  for (const report of reports) {
    for (const claim of report.claims) {
      const key = `${speakerWords(claim)} ${passedOnWords(claim)} ${claim.stance} ${claim.polarity} ${claim.citation.exact.replace(/\s+/g, " ")}`;
      const known = found.get(key);
      if (known === undefined) found.set(key, { claim, told: [report] });
      else known.told.push(report);
    }
  }
  const all = [...found.values()];
  const on = (title: string, side: "for" | "against" | "other"): VoiceSide => [
    title,
    all.filter(({ claim }) => sideOf(claim) === side),
  ];
  return [
    on("Who says that it happened", "for"),
    on("Who says that it did not", "against"),
    on("Who speaks of it otherwise", "other"),
  ];
}

type VoiceSide = readonly [string, readonly Voice[]];

function sideOf({ stance, polarity, realis }: Claim): "for" | "against" | "other" {
  if (stance === "denies" || polarity === "negative" || realis === "negated") return "against";
  if (stance === "corrects" || stance === "retracts") return "other";
  return realis === "actual" || realis === "historical" ? "for" : "other";
}

function voiceLines({ claim, told }: Voice, { articles }: DossierView): readonly string[] {
  const [first] = told;
  const notes = voiceNotes(claim);
  const address = first === undefined ? undefined : articles.get(first.article)?.url;
  return [
    ...wrap(`${speakerWords(claim)} ${stanceWords(claim.stance)}${notes === "" ? "" : ` (${notes})`}:`, "  "),
    ...wrap(`“${claim.citation.exact.replace(/\s+/g, " ")}”`, "    "),
    ...told.flatMap((report) => wrap(`${paperWords(report)} · ${report.id}`, "      ", "    ")),
    ...(address !== undefined && /^https?:/.test(address) ? [`    ${address}`] : []),
  ];
}

/** Through whom, how surely, and of what kind of happening; empty when there is nothing to add. */
export function voiceNotes(claim: Claim): string {
  const notes = [passedOnWords(claim), certaintyWords(claim.certainty), realisWords(claim.realis)];
  return notes.filter((note) => note !== "").join("; ");
}

export function paperWords({ publisher, publishedAt }: ReportedEvent): string {
  return `in ${publisher}, ${publishedAt === null ? "day not known" : dayWords(publishedAt)}`;
}

// ---------------------------------------------------------------- origins, joins, counts, place

const BASES: Readonly<Record<Origin["basis"], string>> = {
  "same-speaker": "one speaker",
  "same-statement": "one statement",
  "same-video": "one video",
  wire: "one agency's report",
  "same-text": "one text",
  "own-reporting": "a publisher's own word",
  witnesses: "people whom one publisher met and does not name",
  hearsay: "nobody says by whom it is said",
};

/** "one speaker; owned by the state of Karsia; 2 reports; printed by the Courier" */
export function originFacts(origin: Origin): string {
  const { basis, reports, publishers } = origin;
  const owner = ownerOfOrigin(origin);
  return [
    BASES[basis],
    ...(owner === null ? [] : [owner]),
    countWords(reports.length, "report"),
    `printed by ${publishers.join(", ")}`,
  ].join("; ");
}

function originLines(origin: Origin): readonly string[] {
  return [
    ...wrap(`${origin.label}: ${originFacts(origin)}`, "    ", "  "),
    ...origin.grounds.flatMap(({ text }) => wrap(text, "          ", "    one: ")),
    ...(origin.interest === null ? [] : wrap(origin.interest.text, "              ", "    its side: ")),
  ];
}

function ownerLines(incident: Incident, { articles, publisherOf }: DossierView): readonly string[] {
  return ownersOf(incident, articles, publisherOf).flatMap((publisher) => [
    ...wrap(ownerWords(publisher), "    ", "  "),
    `    ${publisher.source}`,
  ]);
}

function joinLines({ joins, reports }: Incident, { groundWords }: DossierView): readonly string[] {
  const paper = (id: string) => reports.find((report) => report.id === id)?.publisher ?? "";
  return joins.flatMap(({ reports: [a, b], grounds }) => [
    ...wrap(`${a} (${paper(a)}) and ${b} (${paper(b)}):`, "    ", "  "),
    ...wrap(grounds.map(({ code }) => groundWords(code)).join("; "), "    "),
  ]);
}

function tallyLines({ tallies }: Incident): readonly string[] {
  return tallies.flatMap((tally) => [
    ...wrap(`${quantitiesWords(tally.quantities)}, ${tallyFacts(tally)}:`, "    ", "  "),
    ...wrap(`“${tally.citation.exact.replace(/\s+/g, " ")}”`, "    "),
  ]);
}

/** By whom, as of when, and how it was counted. */
export function tallyFacts({ by, asOf, during, rule }: Tally): string {
  return [
    `by ${by}`,
    ...(asOf === null ? [] : [`as of ${dayWords(asOf)}`]),
    ...(during === null ? [] : [`for ${dateWords(during)}`]),
    ...(rule === null ? [] : [`counted: ${rule}`]),
  ].join(", ");
}

const PRECISIONS: Readonly<Record<Precision, string>> = {
  exact: "the place itself",
  near: "near the place, not in it",
  admin2: "known to the district only",
  admin1: "known to the province only",
  region: "known to the region only",
  country: "known to the country only",
  unknown: "not known how exactly",
};

function whereLines({ place }: Incident): readonly string[] {
  const facts = placeFacts(place);
  return facts === null ? [] : wrap(facts, "    ", "  ");
}

/** Where, how exactly, and in which words; `null` when no report says. */
export function placeFacts(whereabouts: Whereabouts | null): string | null {
  if (whereabouts === null) return null;
  const { place, precision, citation } = whereabouts;
  if (place === null) return placeWords(whereabouts);
  const point = `${place.latitude.toFixed(3)} ${place.longitude.toFixed(3)}`;
  return `${placeWords(whereabouts)}: ${PRECISIONS[precision]}, ${point}; in the words “${citation.exact}”`;
}

// ---------------------------------------------------------------- obligations

function findingLines(
  { obligation: id, machine, people, dissents }: Finding,
  { agreements }: DossierView,
): readonly string[] {
  const found = obligationOf(id, agreements);
  return [
    ...wrap(found === null ? id : `${found.agreement.title} · ${found.obligation.clause}`, "    ", "  "),
    ...(found === null ? [] : wrap(`${found.obligation.summary} (${id})`, "    ")),
    ...machine.flatMap(machineLines),
    ...dissents.flatMap((opinion) => opinionLines(opinion, "      ", "dissents: ")),
    ...people.flatMap((opinion) => opinionLines(opinion, "    ", "")),
  ];
}

function machineLines({ value, reasonsFor, reasonsAgainst, rule }: Assessment): readonly string[] {
  return [
    ...wrap(`the machine: ${valueWords(value)} (${rule})`, "      ", "    "),
    ...reasonsFor.flatMap((reason) => reasonLines("for", reason)),
    ...reasonsAgainst.flatMap((reason) => reasonLines("against", reason)),
  ];
}

function reasonLines(side: string, { text }: Reason): readonly string[] {
  return wrap(text, " ".repeat(17), `      ${side.padEnd(11)}`);
}

function opinionLines({ decided, dissents }: Opinion, indent: string, prefix: string): readonly string[] {
  const { decision, by, at, why, seq } = decided;
  if (decision.kind !== "assessment") return [];
  const deeper = `${indent}  `;
  return [
    ...wrap(
      `${prefix}${authorWords(by)}: ${valueWords(decision.value)} (no. ${seq}, ${momentWords(at)})`,
      deeper,
      indent,
    ),
    ...wrap(why, deeper),
    ...decision.reasonsFor.flatMap((text) => wrap(text, `${deeper}           `, `${deeper}${"for".padEnd(11)}`)),
    ...decision.reasonsAgainst.flatMap((text) =>
      wrap(text, `${deeper}           `, `${deeper}${"against".padEnd(11)}`),
    ),
    ...dissents.flatMap((opinion) => opinionLines(opinion, deeper, "dissents: ")),
  ];
}

// ---------------------------------------------------------------- people

function stepLines({ state, by, at, why, evidence }: Verification): readonly string[] {
  const who = by === "reports" ? "by the reports" : `by ${authorWords(by)}`;
  return [
    ...wrap(`${stateWords(state)} ${who}${at === null ? "" : `, ${momentWords(at)}`}: ${why}`, "    ", "  "),
    ...evidence.flatMap((text) => wrap(text, "      ", "    evidence: ")),
  ];
}

function decisionLines({ decisions }: Dossier, kinds: readonly string[]): readonly string[] {
  return decisions
    .filter(({ decision }) => kinds.includes(decision.kind))
    .flatMap((decided) => {
      const { decision, by, at, seq, why } = decided;
      const words =
        decision.kind === "ruling"
          ? rulingWords(decision)
          : decision.kind === "action"
            ? actionWords(decision)
            : decisionWords(decided);
      return [
        ...wrap(words, "    ", "  "),
        ...wrap(`${authorWords(by)}, ${momentWords(at)} (no. ${seq}): ${why}`, "    "),
      ];
    });
}

function withdrawnLines({ withdrawn }: Dossier): readonly string[] {
  return withdrawn.flatMap(({ decided, by }) => [
    ...wrap(
      `no. ${decided.seq}: ${decisionWords(decided)}, by ${authorWords(decided.by)}: ${decided.why}`,
      "    ",
      "  ",
    ),
    ...wrap(`taken back by ${authorWords(by.by)}, ${momentWords(by.at)} (no. ${by.seq}): ${by.why}`, "    "),
  ]);
}

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? "" : [title.toUpperCase(), ...lines].join("\n");
}
