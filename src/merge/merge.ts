import type { Incident, ReportedEvent } from "../model.ts";
import { type Editions, editionsOf } from "./editions.ts";
import { incidentOf } from "./incidents.ts";
import { kinship, useSameWord } from "./kinship.ts";
import { compareReports, inOrder, tellingFirst } from "./order.ts";
import { newShelves } from "./shelves.ts";
import { type Sketch, sketchOf } from "./sketch.ts";

/** Reports of one happening while they are gathered. */
interface Gathering {
  readonly known: Incident | null;
  readonly members: Sketch[];
  /** The first of them in the order of print. */
  first: ReportedEvent;
  grown: boolean;
}

/**
 * The known incidents with fresh reports joined to the one they tell of, or starting their own. The order
 * of the fresh reports plays no part. A known incident keeps its id and is never split or joined to another;
 * reports that are already known change nothing.
 */
export function merge(known: readonly Incident[], fresh: readonly ReportedEvent[]): readonly Incident[] {
  const gatherings = known.map(gatheringOf);
  const shelves = newShelves<Gathering>();
  for (const gathering of gatherings) for (const member of gathering.members) shelves.put(member, gathering);
  for (const report of tellingFirst(newOnes(known, fresh))) {
    const sketch = sketchOf(report);
    const found = closest(sketch, shelves.search(sketch));
    const gathering = found ?? { known: null, members: [], first: report, grown: true };
    if (found === null) gatherings.push(gathering);
    add(sketch, gathering);
    shelves.put(sketch, gathering);
  }
  const editions = editionsOf(gatherings.flatMap(({ members }) => members.map(({ report }) => report)));
  return gatherings
    .map((gathering) => finish(gathering, editions))
    .sort((a, b) => compareReports(a.reports[0], b.reports[0]));
}

/** The fresh reports that are not known yet, each once. */
function newOnes(known: readonly Incident[], fresh: readonly ReportedEvent[]): readonly ReportedEvent[] {
  const seen = new Set(known.flatMap(({ reports }) => reports.map(({ id }) => id)));
  return inOrder(fresh).filter(({ id }) => (seen.has(id) ? false : seen.add(id)));
}

function gatheringOf(incident: Incident): Gathering {
  return { known: incident, members: incident.reports.map(sketchOf), first: incident.reports[0], grown: false };
}

function add(sketch: Sketch, gathering: Gathering): void {
  gathering.members.push(sketch);
  gathering.grown = true;
  if (compareReports(sketch.report, gathering.first) < 0) gathering.first = sketch.report;
}

function finish({ known, members, grown }: Gathering, editions: Editions): Incident {
  if (known !== null && !grown) return known;
  return incidentOf(
    members.map(({ report }) => report),
    known,
    editions,
  );
}

/** The gathering that a report fits best, if it fits one; of equals, the one whose first report came first. */
function closest(sketch: Sketch, candidates: ReadonlySet<Gathering>): Gathering | null {
  let best: { readonly gathering: Gathering; readonly fit: number } | null = null;
  for (const gathering of candidates) {
    const fit = fitOf(sketch, gathering);
    if (fit === 0 || (best !== null && fit < best.fit)) continue;
    if (best === null || fit > best.fit || compareReports(gathering.first, best.gathering.first) < 0)
      best = { gathering, fit };
  }
  return best?.gathering ?? null;
}

/** How well a report fits a gathering: not at all when any member contradicts it. */
function fitOf(sketch: Sketch, { members }: Gathering): number {
  let fit = 0;
  for (const member of members) {
    const kin = kinship(sketch, member);
    if (kin === null) return 0;
    if (kin > 0) fit = Math.max(fit, kin + nicety(sketch.report, member.report));
  }
  return fit;
}

/** Less than one: settles which of several equal ones is meant, by the same word or by the nearest words before it. */
function nicety(a: ReportedEvent, b: ReportedEvent): number {
  const word = useSameWord(a, b) ? 0.4 : 0;
  const gap = a.trigger.span.start - b.trigger.span.start;
  const close = a.article === b.article ? 0.4 / (1 + Math.abs(gap) / 100 + (gap < 0 ? 1 : 0)) : 0;
  return word + close;
}
