import type { Article, Assessment, Dossier, Opinion, ReportedEvent } from "../model.ts";
import { type Cell, CLAIM_COLUMNS, claimCells, csvLine } from "./csv.ts";
import { authorWords } from "./decisions.ts";
import type { Exported, ExportPrinter, ExportSetting } from "./export.ts";
import { INCIDENT_COLUMNS, incidentCells } from "./incident-list.ts";

/** Incidents as a table, a line each, with the words that every report rests on in the last column. */
export function incidentTable({ agreements }: ExportSetting): ExportPrinter {
  return {
    head: () => csvLine([...INCIDENT_COLUMNS, "citations"]),
    next: (exported) => csvLine([...incidentCells(exported.dossier, agreements), citationsOf(exported).join(" | ")]),
    end: () => "",
  };
}

/** "Valley Courier, 2024-12-02, https://…: “words” [12-90]" for the first claim of each report. */
function citationsOf({ dossier, articles }: Exported): readonly string[] {
  return dossier.incident.reports.map(({ claims: [{ citation }], publisher, publishedAt }) => {
    const url = articles.get(citation.article)?.url ?? "";
    const where = [publisher, publishedAt ?? "undated", url].filter((part) => part !== "").join(", ");
    return `${where}: “${citation.exact}” [${citation.span.start}-${citation.span.end}]`;
  });
}

/** Claims as a table: who says what, word for word, with the incident that it is about. */
export function claimTable(): ExportPrinter {
  const own = ["incident", "incident_state", "marking", "report", "row"] as const;
  return {
    head: () => csvLine([...own, ...CLAIM_COLUMNS]),
    next: ({ dossier, articles }) =>
      dossier.incident.reports
        .flatMap((report) =>
          report.claims.map((claim) =>
            csvLine([
              dossier.incident.code,
              dossier.verification.at(-1)?.state,
              dossier.marking,
              report.id,
              report.row,
              ...claimCells(articleOf(report, articles), report, claim),
            ]),
          ),
        )
        .join(""),
    end: () => "",
  };
}

function articleOf({ article, publisher, publishedAt }: ReportedEvent, articles: Exported["articles"]) {
  const known: Pick<Article, "url"> = articles.get(article) ?? { url: "" };
  return { id: article, publisher, publishedAt, url: known.url };
}

const ASSESSMENT_COLUMNS = [
  "incident",
  "marking",
  "agreement",
  "obligation",
  "clause",
  "zone",
  "value",
  "reasons_for",
  "reasons_against",
  "by",
  "at",
  "number",
  "dissent_of",
  "why",
] as const;

/** Assessments as a table: the machine's and people's, dissents with the number that they dissent from. */
export function assessmentTable({ agreements }: ExportSetting): ExportPrinter {
  const duties = new Map(
    agreements.flatMap((agreement) => agreement.obligations.map((duty) => [duty.id, { agreement, duty }] as const)),
  );
  const line = (dossier: Dossier, cells: Partial<Record<(typeof ASSESSMENT_COLUMNS)[number], Cell>>) =>
    csvLine(
      ASSESSMENT_COLUMNS.map(
        (column) => ({ incident: dossier.incident.code, marking: dossier.marking, ...cells })[column],
      ),
    );
  const known = (obligation: Assessment["obligation"]) => {
    const found = duties.get(obligation);
    return { agreement: found?.agreement.id, obligation, clause: found?.duty.clause };
  };
  return {
    head: () => csvLine(ASSESSMENT_COLUMNS),
    next: ({ dossier }) =>
      dossier.findings
        .flatMap(({ obligation, machine, people, dissents }) => [
          ...machine.map((one) => line(dossier, { ...known(obligation), ...machineCells(one) })),
          ...[...people, ...dissents]
            .flatMap(withDissents)
            .map((one) => line(dossier, { ...known(obligation), ...opinionCells(one) })),
        ])
        .join(""),
    end: () => "",
  };
}

function machineCells({ zone, value, reasonsFor, reasonsAgainst, by }: Assessment) {
  const words = (reasons: Assessment["reasonsFor"]) => reasons.map(({ text }) => text).join("; ");
  return { zone, value, reasons_for: words(reasonsFor), reasons_against: words(reasonsAgainst), by, number: 0 };
}

function withDissents(opinion: Opinion): readonly Opinion[] {
  return [opinion, ...opinion.dissents.flatMap(withDissents)];
}

function opinionCells({ decided: { seq, at, by, why, decision } }: Opinion) {
  if (decision.kind !== "assessment") return {};
  return {
    value: decision.value,
    reasons_for: decision.reasonsFor.join("; "),
    reasons_against: decision.reasonsAgainst.join("; "),
    by: authorWords(by),
    at,
    number: seq,
    dissent_of: decision.dissentOf,
    why,
  };
}
