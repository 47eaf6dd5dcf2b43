import { decisionsOf, reattached } from "../ledger/decisions.ts";
import type { Decided } from "../model.ts";
import { decisionsList } from "../present/decisions.ts";
import { concerning } from "../review/concern.ts";
import type { Store } from "../store/store.ts";
import { withStore } from "./data-folder.ts";
import { findIncident } from "./incident.ts";
import { write } from "./lines.ts";

/** Lists what people put on record, of one incident or of all. */
export async function listDecisions(
  code: string | undefined,
  { data, format }: { readonly data: string; readonly format: "brief" | "json" },
): Promise<void> {
  await withStore(data, async (store) => {
    const decisions = code === undefined ? await reattached(await store.decisions(), store) : await about(code, store);
    if (format === "json") await write(process.stdout, `${JSON.stringify(decisions, null, 2)}\n`);
    else await write(process.stdout, decisionsList(decisions, await codesOf(decisions, store)));
    if (decisions.length === 0) process.stderr.write("tocsin: Nobody has put anything on record.\n");
  });
}

async function about(code: string, store: Store): Promise<readonly Decided[]> {
  const incident = await findIncident(code, store);
  return concerning(incident, await decisionsOf([incident], store));
}

/** What the incidents are called that decisions are about. */
async function codesOf(decisions: readonly Decided[], store: Store): Promise<ReadonlyMap<string, string>> {
  const codes = new Map<string, string>();
  for (const id of new Set(decisions.map((decided) => decided.about))) {
    const incident = id.startsWith("incident:") ? await store.incident(id) : null;
    if (incident !== null) codes.set(id, incident.code);
  }
  return codes;
}
