import type { Decided, Incident, Owners, Pairing, ReportedEvent, ReportId } from "../model.ts";
import { connectedTo, marksOfReport, type Weights } from "../pipeline.ts";
import { pairingsOf } from "../review/pairings.ts";
import type { Store } from "../store/store.ts";
import { decisionsOn } from "./decisions.ts";
import { ownersOf } from "./owners.ts";
import { weightsOf } from "./weights.ts";

/**
 * Where more than this hangs together, as in a long battle for one town, no further circle is looked at: an article must
 * not take minutes. What is decided then follows from the order of the journal, which a rebuild keeps.
 */
const REPORTS_MAX = 1_000;

/** What a merge of fresh reports must be given: every known incident that they are connected to, people's word on them, and whose media are. */
export interface Surroundings {
  readonly known: readonly Incident[];
  readonly pairings: readonly Pairing[];
  readonly weights: Weights;
  readonly owners: Owners;
}

/**
 * All that is connected to some reports, through others if need be: by what merging goes by, by what people put
 * together, and by standing in one incident up to now. Merged with these the reports give the incidents that all reports
 * on record would give, in whatever order they came.
 */
export async function connectedIncidents(reports: readonly ReportedEvent[], store: Store): Promise<Surroundings> {
  const weights = await weightsOf(store);
  const known = new Map<string, Incident>();
  const decisions = new Map<number, Decided>();
  const add = (incidents: readonly Incident[]): readonly ReportedEvent[] => {
    const fresh = incidents.filter(({ id }) => !known.has(id));
    for (const incident of fresh) known.set(incident.id, incident);
    return fresh.flatMap((incident) => incident.reports);
  };
  let edge: readonly ReportedEvent[] = [...reports, ...add(await store.incidentsHolding(reports.map(({ id }) => id)))];
  while (edge.length > 0) {
    for (const decided of await decisionsOn(edge, store)) decisions.set(decided.seq, decided);
    const marks = new Set(edge.flatMap((report) => marksOfReport(report).sought));
    const isWide = [...known.values()].reduce((sum, incident) => sum + incident.reports.length, 0) > REPORTS_MAX;
    const near = isWide ? [] : (await store.incidentsMarked([...marks])).filter(({ id }) => !known.has(id));
    const partners = await store.incidentsHolding(partnersOf(edge, pairingsIn(decisions)));
    edge = add([...connectedTo(edge, near, weights), ...partners]);
  }
  return { known: [...known.values()], pairings: pairingsIn(decisions), weights, owners: await ownersOf(store) };
}

function pairingsIn(decisions: ReadonlyMap<number, Decided>): readonly Pairing[] {
  return pairingsOf([...decisions.values()].sort((a, b) => a.seq - b.seq));
}

/** Those that people put together with some reports. */
function partnersOf(reports: readonly ReportedEvent[], pairings: readonly Pairing[]): readonly ReportId[] {
  const ids = new Set(reports.map(({ id }) => id));
  return pairings
    .filter(({ kind, reports: pair }) => kind === "together" && pair.some((id) => ids.has(id)))
    .flatMap(({ reports: pair }) => pair.filter((id) => !ids.has(id)));
}
