import type { Agreement, Assessment, Digest, Incident, Ledger, Reason, ReportedEvent } from "../model.ts";
import { wrap } from "./lines.ts";
import {
  contextsWords,
  dateWords,
  dayWords,
  deed,
  participantsWords,
  placeWords,
  quantitiesWords,
  realisWords,
  stanceWords,
  valueWords,
  voiceWords,
} from "./words.ts";

/**
 * What a monitor wants to know of one article: which agreements it touches, what is reported according to
 * whom, where and when, and what stays unclear. Plain text, ending in a line break.
 */
export function brief(digest: Digest, ledger: Ledger, agreements: readonly Agreement[]): string {
  const { article, reports } = digest;
  const sections = [
    heading(digest),
    touched(ledger, agreements),
    section(
      "What is reported",
      reports.length === 0 ? ["Nothing that we can read as an event."] : inOrder(reports).flatMap(eventLines),
    ),
    section("What is not clear", unclear(reports, article.publishedAt)),
  ];
  return `${sections.filter((text) => text !== "").join("\n\n")}\n`;
}

function heading({ article }: Digest): string {
  const when = article.publishedAt === null ? "day of publication not known" : dayWords(article.publishedAt);
  const title = article.title === "" ? "Untitled" : article.title;
  return [
    ...wrap(title, ""),
    `${article.publisher} · ${when}`,
    ...(/^https?:/.test(article.url) ? [article.url] : []),
  ].join("\n");
}

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? "" : [title.toUpperCase(), ...lines].join("\n");
}

// ---------------------------------------------------------------- agreements

/** Assessments worth a reader's time: an incident out of scope is no news. */
function touched(ledger: Ledger, agreements: readonly Agreement[]): string {
  const speaking = ledger.assessments.filter((assessment) => assessment.value !== "outside-scope");
  const lines = agreements.flatMap((agreement) => {
    const own = speaking.filter((assessment) => assessment.agreement === agreement.id);
    return own.length === 0 ? [] : agreementLines(agreement, own, ledger.incidents);
  });
  return section("Agreements it touches", lines.length === 0 ? ["None that we know of."] : lines);
}

function agreementLines(agreement: Agreement, own: readonly Assessment[], incidents: readonly Incident[]): string[] {
  return [
    ...wrap(agreement.title, "  "),
    ...own.flatMap((assessment) => assessmentLines(assessment, agreement, incidents)),
  ];
}

function assessmentLines(assessment: Assessment, agreement: Agreement, incidents: readonly Incident[]): string[] {
  const obligation = agreement.obligations.find((candidate) => candidate.id === assessment.obligation);
  const zone = agreement.zones.find((candidate) => candidate.id === assessment.zone);
  const incident = incidents.find((candidate) => candidate.id === assessment.incident);
  const what = [valueWords(assessment.value), obligation?.clause ?? "", zone?.name ?? "", incident?.code ?? ""];
  return [
    ...wrap(what.filter((part) => part !== "").join(" · "), "    "),
    ...(obligation === undefined ? [] : wrap(obligation.summary, "      ")),
    ...assessment.reasonsFor.flatMap((reason) => reasonLines("for", reason)),
    ...assessment.reasonsAgainst.flatMap((reason) => reasonLines("against", reason)),
  ];
}

function reasonLines(side: string, reason: Reason): string[] {
  return wrap(reason.text, " ".repeat(17), `      ${side.padEnd(11)}`);
}

// ---------------------------------------------------------------- events

/** Force before words, words before the rest; within that, in the order of the text. */
function inOrder(reports: readonly ReportedEvent[]): readonly ReportedEvent[] {
  const weight = (report: ReportedEvent) => (FORCE.has(report.type) ? 0 : 1);
  return [...reports].sort((a, b) => weight(a) - weight(b) || a.trigger.span.start - b.trigger.span.start);
}

const FORCE = new Set(["ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "THREATEN"]);

function eventLines(report: ReportedEvent): string[] {
  const facts = [
    placeWords(report.place),
    dateWords(report.date),
    quantitiesWords(report.quantities),
    realisWords(report.realis),
    contextsWords(report.contexts),
  ];
  return [
    ...wrap(`${report.type}  ${whoToWhom(report)}`, "      ", "  "),
    ...wrap([deed(report.type, report.mode), ...facts.filter((fact) => fact !== "")].join(" · "), "      "),
    ...report.claims.flatMap((claim) => [
      ...wrap(`according to ${voiceWords(claim)}, who ${stanceWords(claim.stance)}:`, "      "),
      ...wrap(`“${claim.citation.exact.replace(/\s+/g, " ")}”`, "        "),
    ]),
  ];
}

function whoToWhom({ actors, recipients }: ReportedEvent): string {
  const who = actors.length === 0 ? "someone not named" : participantsWords(actors);
  return recipients.length === 0 ? who : `${who} → ${participantsWords(recipients)}`;
}

// ---------------------------------------------------------------- what is missing

/** Silence is said aloud: what the article leaves open, and what we could not place. */
function unclear(reports: readonly ReportedEvent[], published: string | null): string[] {
  const count = (test: (report: ReportedEvent) => boolean) => reports.filter(test).length;
  const lost = [
    ...new Set(reports.flatMap(({ place }) => (place !== null && place.place === null ? [place.citation.exact] : []))),
  ];
  const notes = [
    published === null ? "The day of publication is not known, so words like “yesterday” stay open." : "",
    note(
      count((report) => report.date === null),
      reports.length,
      "no day",
    ),
    note(
      count((report) => report.place === null),
      reports.length,
      "no place",
    ),
    note(
      count((report) => report.actors.length === 0),
      reports.length,
      "nobody who acts",
    ),
    lost.length === 0 ? "" : `Not found on the map, or too close to call: ${lost.join(", ")}.`,
  ];
  return notes.filter((text) => text !== "").flatMap((text) => wrap(text, "  "));
}

function note(missing: number, all: number, what: string): string {
  return missing === 0 ? "" : `${missing} of ${all} events give ${what}.`;
}
