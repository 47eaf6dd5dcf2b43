import { NO_OWNERS } from "../agencies.ts";
import { incidentIdOf, speakableCode } from "../ids.ts";
import type { Incident, Join, Owners, ReportedEvent, Whereabouts } from "../model.ts";
import { commonDays } from "./days.ts";
import { inOrder } from "./order.ts";
import { originsOf } from "./origins.ts";
import { narrowness } from "./places.ts";
import { asserts } from "./stances.ts";
import { talliesOf } from "./tallies.ts";
import { verify } from "./verification.ts";

/** The incident that reports tell of, with the joins that made them one. Its id comes from its first report. */
export function incidentOf(
  unsorted: readonly ReportedEvent[],
  joins: readonly Join[],
  owners: Owners = NO_OWNERS,
): Incident {
  const [first, ...others] = inOrder(unsorted);
  if (first === undefined) throw new RangeError("An incident needs a report");
  const reports = [first, ...others] as const;
  const telling = reports.filter((report) => report.claims.some((claim) => asserts(report, claim)));
  const origins = originsOf(reports, owners);
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
    tallies: talliesOf(reports, origins),
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
