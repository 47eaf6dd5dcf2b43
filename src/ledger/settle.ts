import type { Agreement, Decided, ReportedEvent } from "../model.ts";
import { update } from "../pipeline.ts";
import type { Store } from "../store/store.ts";
import { connectedIncidents } from "./closure.ts";
import { pairedReports, reattached } from "./decisions.ts";

/**
 * Merges anew the incidents that people's latest words on which reports belong together touch. It is done at once when
 * somebody decides, and again at the next occasion when a crash came between. To be called in turn.
 */
export async function settle(store: Store, agreements: readonly Agreement[]): Promise<void> {
  const settled = await store.unsettled();
  if (settled.length === 0) return;
  const touched = await reportsTouched(settled, store);
  const { known, ...options } = await connectedIncidents(touched, store);
  await store.replace({ known, ledger: update(known, touched, agreements, options), settled });
}

/** The reports on record that some decisions pair, or paired until they were taken back. */
async function reportsTouched(decisions: readonly Decided[], store: Store): Promise<readonly ReportedEvent[]> {
  const takenBack = new Set(decisions.flatMap(({ decision }) => (decision.kind === "withdrawal" ? [decision.of] : [])));
  const before = takenBack.size === 0 ? [] : await store.decisions(["together", "apart"]);
  const concerned = [...decisions, ...before.filter(({ seq }) => takenBack.has(seq))];
  const ids = pairedReports(await reattached(concerned, store));
  return (await store.reports({ ids: [...new Set(ids)] })).map(({ report }) => report);
}
