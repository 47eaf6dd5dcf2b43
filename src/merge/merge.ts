import type { EventType, Incident, ReportedEvent } from "../model.ts";
import { monthsOf, spanOf } from "./days.ts";
import { incidentOf } from "./incidents.ts";
import { isOpen, kinship, type Sketch, sketchOf, useSameWord } from "./kinship.ts";
import { compareReports, inOrder, tellingFirst } from "./order.ts";

/** Reports of one happening while they are gathered. */
interface Gathering {
  readonly known: Incident | null;
  readonly members: Sketch[];
  fresh: boolean;
}

/**
 * The known incidents with fresh reports joined to the one they tell of, or starting their own. The order
 * of the fresh reports plays no part. A known incident keeps its id and is never split or joined to another;
 * reports that are already known change nothing.
 */
export function merge(known: readonly Incident[], fresh: readonly ReportedEvent[]): readonly Incident[] {
  const gatherings = known.map(
    (incident): Gathering => ({ known: incident, members: incident.reports.map(sketchOf), fresh: false }),
  );
  const shelves = new Map<string, Gathering[]>();
  for (const gathering of gatherings) shelve(gathering, gathering.members, shelves);
  for (const report of tellingFirst(newOnes(known, fresh))) {
    const sketch = sketchOf(report);
    const joined = closest(sketch, shelves) ?? begin(gatherings);
    joined.members.push(sketch);
    joined.fresh = true;
    shelve(joined, [sketch], shelves);
  }
  return gatherings.map(finish).sort((a, b) => compareReports(a.reports[0], b.reports[0]));
}

/** The fresh reports that are not known yet, each once. */
function newOnes(known: readonly Incident[], fresh: readonly ReportedEvent[]): readonly ReportedEvent[] {
  const seen = new Set(known.flatMap(({ reports }) => reports.map(({ id }) => id)));
  return inOrder(fresh).filter(({ id }) => (seen.has(id) ? false : seen.add(id)));
}

function begin(gatherings: Gathering[]): Gathering {
  const started: Gathering = { known: null, members: [], fresh: true };
  gatherings.push(started);
  return started;
}

function finish({ known, members, fresh }: Gathering): Incident {
  if (known !== null && !fresh) return known;
  return incidentOf(
    members.map(({ report }) => report),
    known,
  );
}

/** Puts a gathering where later reports of the same kind and time will look for it. */
function shelve(gathering: Gathering, sketches: readonly Sketch[], shelves: Map<string, Gathering[]>): void {
  for (const shelf of new Set(sketches.flatMap(({ report }) => shelvesOf(report)))) {
    const held = shelves.get(shelf);
    if (held === undefined) shelves.set(shelf, [gathering]);
    else if (!held.includes(gathering)) held.push(gathering);
  }
}

/** Where reports that may tell of the same happening meet: their article, and their type in each month. */
function shelvesOf(report: ReportedEvent): readonly string[] {
  const span = spanOf(report);
  const months = span === null ? ["never"] : monthsOf(span);
  const kind = kindOf(report.type, isOpen(report));
  return [`${kind} ${report.article}`, ...months.map((month) => `${kind} ${month}`)];
}

function kindOf(type: EventType, open: boolean): string {
  return open ? `${type} open` : type;
}

/** The gathering that a report fits best, if it fits one; equals go to the nearest words in its article, then to the first. */
function closest(sketch: Sketch, shelves: ReadonlyMap<string, readonly Gathering[]>): Gathering | null {
  const candidates = new Set(shelvesOf(sketch.report).flatMap((shelf) => shelves.get(shelf) ?? []));
  let best: { readonly gathering: Gathering; readonly fit: number } | null = null;
  for (const gathering of candidates) {
    const fit = fitOf(sketch, gathering);
    if (fit > 0 && (best === null || fit > best.fit || (fit === best.fit && isFirst(gathering, best.gathering)))) {
      best = { gathering, fit };
    }
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

/** Less than one: settles which of several equal ones is meant. */
function nicety(a: ReportedEvent, b: ReportedEvent): number {
  const word = useSameWord(a, b) ? 0.4 : 0;
  const gap = a.trigger.span.start - b.trigger.span.start;
  const close = a.article === b.article ? 0.4 / (1 + Math.abs(gap) / 100 + (gap < 0 ? 1 : 0)) : 0;
  return word + close;
}

function isFirst(a: Gathering, b: Gathering): boolean {
  const [one, other] = [firstOf(a), firstOf(b)];
  return one !== undefined && other !== undefined && compareReports(one, other) < 0;
}

function firstOf({ members }: Gathering): ReportedEvent | undefined {
  return inOrder(members.map(({ report }) => report))[0];
}
