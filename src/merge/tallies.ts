import type { CitedQuantity, Claim, Origin, ReportedEvent, Tally } from "../model.ts";
import { contains, overlaps } from "../span.ts";

/**
 * The numbers of reports by who counted, when, over which days and by which rule. Rival ones stand side by side, and a
 * corrected count beside the first; a count that several carry in the same words is there once.
 */
export function talliesOf(reports: readonly ReportedEvent[], origins: readonly Origin[]): readonly Tally[] {
  const holders = new Map(
    origins.flatMap((origin) => origin.claims.map((each) => [`${each.report} ${each.claim}`, origin] as const)),
  );
  const seen = new Set<string>();
  return reports
    .flatMap((report) =>
      talliesIn(report, (claim) => holders.get(`${report.id} ${report.claims.indexOf(claim)}`) ?? null),
    )
    .filter(({ by, asOf, during, rule, quantities }) => {
      const numbers = quantities.map(({ kind, estimate, cumulative }) => [kind, estimate, cumulative]);
      const key = JSON.stringify([by, asOf, during, rule, numbers]);
      return seen.has(key) ? false : seen.add(key);
    });
}

/** The numbers of a report by who gave them: rival ones in one article stand side by side. */
function talliesIn(report: ReportedEvent, originOf: (claim: Claim) => Origin | null): readonly Tally[] {
  const tallies: Tally[] = [];
  for (const quantity of report.quantities) {
    const claim = claimOf(quantity.citation.span, report);
    const origin = claim === null ? null : originOf(claim);
    const tally: Tally = {
      by: accuserIn(report, quantity) ?? origin?.label ?? report.publisher,
      origin: origin?.id ?? null,
      asOf: report.publishedAt,
      during: quantity.during ?? null,
      rule: quantity.rule?.exact ?? null,
      quantities: [quantity],
      citation: claim?.citation ?? quantity.citation,
    };
    const at = tallies.findIndex((each) => isOneCount(each, tally));
    const known = tallies[at];
    if (known === undefined) tallies.push(tally);
    else tallies[at] = { ...known, quantities: [...known.quantities, quantity] };
  }
  return tallies;
}

/** Who accuses counts what the accusation numbers, whoever tells of it. */
function accuserIn({ type, actors }: ReportedEvent, { kind }: CitedQuantity): string | null {
  return type === "ACCUSE" && kind === "violations" ? (actors[0]?.name ?? null) : null;
}

/** Whether two numbers are one count: the same counter, days and rule, each with its own kind. */
function isOneCount(a: Tally, b: Tally): boolean {
  return (
    a.by === b.by &&
    a.rule === b.rule &&
    JSON.stringify(a.during) === JSON.stringify(b.during) &&
    !a.quantities.some(({ kind }) => b.quantities.some((other) => other.kind === kind))
  );
}

/**
 * The claim that a count is taken from: the narrowest that holds its words, a speaker's before the narrator's. A number
 * beyond the words of every claim goes with the report's first speaker when it stands within reach of his words, and
 * else is the article's own to answer for.
 */
function claimOf(words: { readonly start: number; readonly end: number }, { claims }: ReportedEvent): Claim | null {
  const holding = claims.filter(({ citation }) => contains(citation.span, words));
  const speakers = holding.filter(({ speaker }) => typeof speaker !== "string");
  const narrowest = [...(speakers.length > 0 ? speakers : holding)].sort((a, b) => widthOf(a) - widthOf(b))[0];
  if (narrowest !== undefined) return narrowest;
  return claims.find(({ citation }) => overlaps(citation.span, words)) ?? null;
}

function widthOf({ citation }: Claim): number {
  return citation.span.end - citation.span.start;
}
