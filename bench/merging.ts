import { connectedTo, merge } from "../src/merge/merge.ts";
import { newShelves } from "../src/merge/shelves.ts";
import { sketchOf } from "../src/merge/sketch.ts";
import type { Incident, ReportedEvent, ReportId } from "../src/model.ts";
import { madeUpReports } from "./reports.ts";

const MANY = 100_000;
const BATCH = 20;
const BATCHES = 10;
/** As in `ledger/closure.ts`. */
const REPORTS_MAX = 1_000;

export interface MergingFigures {
  readonly many: number;
  readonly atOncePerSecond: number;
  readonly batchedPerSecond: number;
  /** Of the heap, for each report, all that merging keeps of it included. */
  readonly bytesPerReport: number;
}

/** How fast made-up reports are merged: very many at once, then some more in small batches on top of them, as they come in. */
export function mergingFigures(): MergingFigures {
  const all = madeUpReports(MANY + BATCH * BATCHES);
  // The last of them lie on the last days; those that come in late are picked from all over.
  const late = all.filter((_, i) => i % Math.floor(all.length / (BATCH * BATCHES)) === 0).slice(0, BATCH * BATCHES);
  const isLate = new Set(late);
  const early = all.filter((report) => !isLate.has(report));
  const before = process.memoryUsage().heapUsed;
  const began = performance.now();
  const incidents = merge([], early);
  const atOnce = (performance.now() - began) / 1000;
  const bytesPerReport = (process.memoryUsage().heapUsed - before) / early.length;
  const batched = secondsInBatches(incidents, late);
  return {
    many: MANY,
    atOncePerSecond: early.length / atOnce,
    batchedPerSecond: late.length / batched,
    bytesPerReport,
  };
}

/** What an index does for the pure functions: it looks up what may be connected, and keeps what came of it. */
function secondsInBatches(incidents: readonly Incident[], late: readonly ReportedEvent[]): number {
  const shelves = newShelves<ReportId>();
  const holders = new Map<ReportId, Incident>();
  const keep = (incident: Incident) => {
    for (const { id } of incident.reports) holders.set(id, incident);
  };
  for (const incident of incidents) {
    keep(incident);
    for (const report of incident.reports) shelves.put(sketchOf(report), report.id);
  }
  const began = performance.now();
  for (let at = 0; at < late.length; at += BATCH) {
    const fresh = late.slice(at, at + BATCH);
    const known = new Set<Incident>();
    for (let edge: readonly ReportedEvent[] = fresh; edge.length > 0 && sizeOf(known) <= REPORTS_MAX; ) {
      const near = new Set(
        edge.flatMap((report) => [...shelves.search(sketchOf(report))].flatMap((id) => holders.get(id) ?? [])),
      );
      const found = connectedTo(
        edge,
        [...near].filter((incident) => !known.has(incident)),
      );
      for (const incident of found) known.add(incident);
      edge = found.flatMap(({ reports }) => reports);
    }
    for (const incident of merge([...known], fresh)) keep(incident);
    for (const report of fresh) shelves.put(sketchOf(report), report.id);
  }
  return (performance.now() - began) / 1000;
}

function sizeOf(incidents: ReadonlySet<Incident>): number {
  let size = 0;
  for (const { reports } of incidents) size += reports.length;
  return size;
}
