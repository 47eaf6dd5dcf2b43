import { incidentIdOf, speakableCode } from "../ids.ts";
import type { Claim, Incident, Join, Origin, ReportedEvent, Tally, Whereabouts } from "../model.ts";
import { contains, overlaps } from "../span.ts";
import { commonDays } from "./days.ts";
import { inOrder } from "./order.ts";
import { originsOf } from "./origins.ts";
import { actsForState, isTold } from "./participants.ts";
import { narrowness } from "./places.ts";
import { asserts, denies } from "./stances.ts";

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
    verification: verify(reports, origins),
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

/** How far an incident is borne out. Origins count, not outlets, and the voices of one state count once. */
function verify(reports: readonly ReportedEvent[], origins: readonly Origin[]): Incident["verification"] {
  const said = reports.flatMap((report) => report.claims.map((claim) => ({ report, claim })));
  const against = said.filter(({ report, claim }) => denies(report, claim));
  const behind = said.filter(({ report, claim }) => asserts(report, claim));
  if (behind.length > 0 && against.length > 0) {
    return { state: "disputed", why: `Said by ${namesOf(behind)}; denied by ${namesOf(against)}` };
  }
  const asserting = origins.filter((origin) => behind.some(({ report }) => origin.reports.includes(report.id)));
  const voices = behind.map(({ claim }) => claim);
  const independent = independentOf(asserting, voices, reports);
  const sides = new Set(independent.map((origin) => sideOf(origin, voices)));
  if (sides.size > 1) {
    return {
      state: "corroborated",
      why: `${sides.size} independent origins: ${independent.map(({ label }) => label).join("; ")}`,
    };
  }
  return {
    state: "reported",
    why: behind.length === 0 ? "Nobody is on record saying that it happened" : oneOrigin(asserting, behind),
  };
}

/** Whether an origin is a speaker whom a claim tells by name. */
function isToldBy({ speaker }: Claim, { basis, label }: Origin): boolean {
  return basis === "same-speaker" && typeof speaker !== "string" && speaker.name === label && isTold(speaker);
}

/**
 * The origins that can be taken for independent: every speaker told by name, and of the others (a publisher's
 * own word, "residents") those with an article in which no counted one speaks, since what an article tells
 * around a speaker's words rests on them. Who hides behind "it was said" may be anyone already counted.
 */
function independentOf(
  asserting: readonly Origin[],
  claims: readonly Claim[],
  reports: readonly ReportedEvent[],
): readonly Origin[] {
  const told = asserting.filter((origin) => claims.some((claim) => isToldBy(claim, origin)));
  const counted = [...told];
  for (const origin of asserting) {
    if (told.includes(origin) || (counted.length > 0 && isHidden(origin, reports))) continue;
    const heard = counted.flatMap((other) => articlesOf(other, reports));
    if (articlesOf(origin, reports).some((article) => !heard.includes(article))) counted.push(origin);
  }
  return asserting.filter((origin) => counted.includes(origin));
}

/** Whether an origin is nobody but people whom the texts do not name. */
function isHidden(origin: Origin, reports: readonly ReportedEvent[]): boolean {
  if (origin.basis === "same-speaker") return false;
  const claims = reports.filter(({ id }) => origin.reports.includes(id)).flatMap((report) => report.claims);
  return !claims.some(({ speaker }) => speaker === "narrator");
}

function articlesOf(origin: Origin, reports: readonly ReportedEvent[]): readonly string[] {
  return reports.filter(({ id }) => origin.reports.includes(id)).map(({ article }) => article);
}

function oneOrigin(asserting: readonly Origin[], behind: readonly { readonly claim: Claim }[]): string {
  const publishers = new Set(behind.map(({ claim }) => claim.via));
  const labels = asserting.map(({ label }) => label).join("; ");
  const carried = publishers.size > 1 ? `, carried by ${publishers.size} publishers` : "";
  return asserting.length > 1 ? `One side only: ${labels}${carried}` : `One origin: ${labels}${carried}`;
}

function sideOf(origin: Origin, claims: readonly Claim[]): string {
  const voice = claims
    .map(({ speaker }) => speaker)
    .find((speaker) => typeof speaker !== "string" && speaker.name === origin.label);
  return voice !== undefined && typeof voice !== "string" && actsForState(voice) ? `state ${voice.country}` : origin.id;
}

function namesOf(told: readonly { readonly claim: Claim }[]): string {
  return [
    ...new Set(told.map(({ claim }) => (typeof claim.speaker === "string" ? claim.via : claim.speaker.name))),
  ].join(", ");
}
