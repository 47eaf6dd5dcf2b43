import { incidentIdOf, speakableCode } from "../ids.ts";
import type { Claim, Incident, Join, ReportedEvent, Tally, Whereabouts } from "../model.ts";
import { contains, overlaps } from "../span.ts";
import { commonDays } from "./days.ts";
import { inOrder } from "./order.ts";
import { originsOf } from "./origins.ts";
import { narrowness } from "./places.ts";
import { asserts } from "./stances.ts";
import { verify } from "./verification.ts";

/** The incident that reports tell of, with the joins that made them one. Its id comes from its first report. */
export function incidentOf(unsorted: readonly ReportedEvent[], joins: readonly Join[]): Incident {
  const [first, ...others] = inOrder(unsorted);
  if (first === undefined) throw new RangeError("An incident needs a report");
  const reports = [first, ...others] as const;
  const telling = reports.filter((report) => report.claims.some((claim) => asserts(report, claim)));
  const origins = originsOf(reports);
  const place = placeOf(telling) ?? placeOf(reports);
  return {
    id: incidentIdOf(first.id),
    code: speakableCode(place?.place?.country ?? null, first.id),
    type: first.type,
    reports,
    joins,
    origins,
    place,
    date: daysOf(telling) ?? daysOf(reports),
    tallies: talliesOf(reports),
    verification: verify(origins, reports),
  };
}

/** The narrowest place that a report names; of equals, the one named first. */
function placeOf(reports: readonly ReportedEvent[]): Whereabouts | null {
  return reports.reduce<Whereabouts | null>(
    (best, { place }) => (place !== null && (best === null || narrowness(place) > narrowness(best)) ? place : best),
    null,
  );
}

function daysOf(reports: readonly ReportedEvent[]): Incident["date"] {
  return commonDays(reports.map(({ date }) => date).filter((date) => date !== null));
}

/** Every report's numbers with who counted and when; a corrected count stands beside the first. */
function talliesOf(reports: readonly ReportedEvent[]): readonly Tally[] {
  const seen = new Set<string>();
  return reports.flatMap(talliesIn).filter(({ by, asOf, quantities }) => {
    const numbers = quantities.map(({ kind, estimate, cumulative }) => [kind, estimate, cumulative]);
    const key = JSON.stringify([by, asOf, numbers]);
    return seen.has(key) ? false : seen.add(key);
  });
}

/** The numbers of a report by who gave them: rival ones in one article stand side by side. */
function talliesIn(report: ReportedEvent): readonly Tally[] {
  const { publishedAt: asOf, publisher } = report;
  const main = countingClaim(report);
  const tallies: Tally[] = [];
  for (const quantity of report.quantities) {
    // A number beyond the words of every claim is the article's own to answer for.
    const outside = !report.claims.some(({ citation }) => contains(citation.span, quantity.citation.span));
    const isFarOff = outside && !overlaps(main.citation.span, quantity.citation.span);
    const by = isFarOff || typeof main.speaker === "string" ? publisher : main.speaker.name;
    const citation = isFarOff ? quantity.citation : main.citation;
    const at = tallies.findIndex(
      (each) => each.by === by && !each.quantities.some(({ kind }) => kind === quantity.kind),
    );
    const known = tallies[at];
    if (known === undefined)
      tallies.push({ by, origin: null, asOf, during: null, rule: null, quantities: [quantity], citation });
    else tallies[at] = { ...known, quantities: [...known.quantities, quantity] };
  }
  return tallies;
}

/** The claim that a count is taken from: a speaker's before the narrator's. */
function countingClaim({ claims }: ReportedEvent): Claim {
  return claims.find(({ speaker }) => typeof speaker !== "string") ?? claims[0];
}
