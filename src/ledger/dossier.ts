import type { Dossier, Incident } from "../model.ts";
import { dossierOf } from "../review/dossier.ts";
import type { Store } from "../store/store.ts";
import { decisionsOf } from "./decisions.ts";

/** All that is on record of the incident with a code or id, `null` when there is none. */
export async function dossier(store: Store, codeOrId: string): Promise<Dossier | null> {
  const incident = await store.incident(codeOrId);
  return incident === null ? null : await dossierOn(incident, store);
}

export async function dossierOn(incident: Incident, store: Store): Promise<Dossier> {
  const assessments = await store.assessments({ incident: incident.id });
  return dossierOf(incident, assessments, await decisionsOf([incident], store));
}
