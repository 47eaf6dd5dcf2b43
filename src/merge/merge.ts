import { NO_OWNERS } from "../agencies.ts";
import type { Incident, Join, Owners, Pairing, ReportedEvent, ReportId } from "../model.ts";
import { type Gathering, gather, type Tie } from "./gather.ts";
import { incidentOf } from "./incidents.ts";
import { areKin, kinship } from "./kinship.ts";
import { compareReports, inOrder } from "./order.ts";
import { type Word, wordOf } from "./persons.ts";
import { type Marks, marksOf, newShelves, type Shelves } from "./shelves.ts";
import { type Sketch, sketchOf } from "./sketch.ts";
import { WEIGHTS, type Weights } from "./weights.ts";

/** What merging goes by, beside the reports: people's word, the latest last, the table of weights, and whose media are. */
export interface MergeOptions {
  readonly pairings?: readonly Pairing[];
  readonly weights?: Weights;
  readonly owners?: Owners;
}

/**
 * The known incidents with fresh reports joined to those they tell of, or starting their own.
 *
 * Which reports are one incident is a function of all reports and of people's word alone, however the reports came in.
 * So whatever is connected to a fresh report, through others if need be, is decided anew, and `known` must hold all of
 * it (`connectedTo` says what is). Known incidents that nothing touches stay the same objects. A report that is
 * handed in again, as after people said something of it, is decided anew with all it is connected to.
 */
export function merge(
  known: readonly Incident[],
  fresh: readonly ReportedEvent[],
  { pairings = [], weights = WEIGHTS, owners = NO_OWNERS }: MergeOptions = {},
): readonly Incident[] {
  const record = recordOf(known, fresh);
  const word = wordOf(pairings);
  const met = new Set<Sketch>();
  const decided: Incident[] = [];
  const dissolved = new Set<Incident>();
  for (const { id } of inOrder(fresh)) {
    const start = record.sketches.get(id);
    if (start === undefined || met.has(start)) continue;
    const { sketches, ties } = connected(start, record, word, weights, met);
    const before = new Set(sketches.flatMap(({ report }) => record.holders.get(report.id) ?? []));
    for (const incident of before) dissolved.add(incident);
    for (const gathering of gather(sketches, ties, word, weights)) decided.push(settle(gathering, record, owners));
  }
  const untouched = known.filter((incident) => !dissolved.has(incident));
  return [...untouched, ...decided].sort((a, b) => compareReports(a.reports[0], b.reports[0]));
}

/** The incidents, of some that may matter, with a report that is connected to one of the reports without others between. */
export function connectedTo(
  reports: readonly ReportedEvent[],
  candidates: readonly Incident[],
  weights: Weights = WEIGHTS,
): readonly Incident[] {
  const shelves = newShelves<Sketch>();
  for (const report of reports) {
    const sketch = sketchOf(report);
    shelves.put(sketch, sketch);
  }
  return candidates.filter((incident) =>
    incident.reports.some((report) => {
      const sketch = sketchOf(report);
      return [...shelves.search(sketch)].some((other) => areKin(sketch, other, weights));
    }),
  );
}

/** The numbers under which an index keeps a report, and under which the report looks for others there. */
export function marksOfReport(report: ReportedEvent): Marks {
  return marksOf(sketchOf(report));
}

/** All reports at hand, ready for looking up. */
interface Holdings {
  readonly sketches: ReadonlyMap<ReportId, Sketch>;
  /** The known incident that holds a report. */
  readonly holders: ReadonlyMap<ReportId, Incident>;
  readonly shelves: Shelves<Sketch>;
}

function recordOf(known: readonly Incident[], fresh: readonly ReportedEvent[]): Holdings {
  const sketches = new Map<ReportId, Sketch>();
  const holders = new Map<ReportId, Incident>();
  for (const incident of known) {
    for (const report of incident.reports) {
      holders.set(report.id, incident);
      sketches.set(report.id, sketchOf(report));
    }
  }
  for (const report of inOrder(fresh)) if (!sketches.has(report.id)) sketches.set(report.id, sketchOf(report));
  const shelves = newShelves<Sketch>();
  for (const sketch of sketches.values()) shelves.put(sketch, sketch);
  return { sketches, holders, shelves };
}

interface Component {
  /** In the order of print. */
  readonly sketches: readonly Sketch[];
  readonly ties: readonly Tie[];
}

/** All that is connected to a report: by ties, by people's word, by being in one incident up to now. It is added to `met`. */
function connected(start: Sketch, record: Holdings, word: Word, weights: Weights, met: Set<Sketch>): Component {
  const found: Sketch[] = [start];
  const pairs: { readonly a: Sketch; readonly b: Sketch; readonly score: number }[] = [];
  const reach = (sketch: Sketch | undefined) => {
    if (sketch === undefined || met.has(sketch)) return;
    met.add(sketch);
    found.push(sketch);
  };
  met.add(start);
  const asked = new Set<Sketch>();
  // The list grows while it is gone through.
  for (const sketch of found) {
    const { id } = sketch.report;
    for (const other of record.shelves.search(sketch)) {
      if (other === sketch || asked.has(other)) continue;
      const kin = kinship(sketch, other, weights);
      if (kin.apart !== null || kin.score < weights.threshold) continue;
      pairs.push({ a: sketch, b: other, score: kin.score });
      reach(other);
    }
    asked.add(sketch);
    for (const partner of word.partners.get(id) ?? []) reach(record.sketches.get(partner));
    for (const report of record.holders.get(id)?.reports ?? []) reach(record.sketches.get(report.id));
  }
  const sketches = [...found].sort((a, b) => compareReports(a.report, b.report));
  const number = new Map(sketches.map((sketch, i) => [sketch, i]));
  // Each pair is here once: whichever is asked second passes the first over.
  const ties = pairs.map(({ a, b, score }): Tie => {
    const [i, j] = [number.get(a) ?? 0, number.get(b) ?? 0];
    return { a: Math.min(i, j), b: Math.max(i, j), score };
  });
  return { sketches, ties };
}

/** The incident that a gathering is: the one that it was, when nothing changed. */
function settle({ members, joins }: Gathering, { holders }: Holdings, owners: Owners): Incident {
  const reports = inOrder(members.map(({ report }) => report));
  const place = new Map(reports.map(({ id }, i) => [id, i]));
  const later = ({ reports: [, second] }: Join) => place.get(second) ?? 0;
  const earlier = ({ reports: [first] }: Join) => place.get(first) ?? 0;
  const sorted = [...joins].sort((a, b) => later(a) - later(b) || earlier(a) - earlier(b));
  const [first] = reports;
  const before = first === undefined ? undefined : holders.get(first.id);
  if (before !== undefined && isSame(before, reports, sorted)) return before;
  return incidentOf(reports, sorted, owners);
}

function isSame(before: Incident, reports: readonly ReportedEvent[], joins: readonly Join[]): boolean {
  return (
    before.reports.length === reports.length &&
    before.reports.every(({ id }, i) => id === reports[i]?.id) &&
    JSON.stringify(before.joins) === JSON.stringify(joins)
  );
}
