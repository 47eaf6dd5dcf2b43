import type { Decided, Decision } from "../../model.ts";
import { send } from "../ask.ts";
import type { AuthorName } from "../parts/author.tsx";

/** What was just put on record, so that it can be taken back. */
export interface Done {
  readonly incident: string;
  readonly code: string;
  readonly seq: number;
  readonly about: string;
  readonly state: string;
}

/** Puts somebody's verification of an incident on record. */
export async function verify(
  incident: { readonly id: string; readonly code: string },
  author: AuthorName,
  said: {
    readonly state: Extract<Decision, { kind: "verification" }>["state"];
    readonly evidence: readonly string[];
    readonly why: string;
  },
): Promise<Done> {
  const { state, evidence, why } = said;
  const { seq, about } = await send<Decided>("POST", `/api/incidents/${incident.id}/decisions`, {
    by: author,
    decision: { kind: "verification", state, evidence },
    why,
  });
  return { incident: incident.id, code: incident.code, seq, about, state };
}

/** Takes it back; both stay on record. */
export async function takeBack(done: Done, author: AuthorName, why: string): Promise<void> {
  await send("POST", `/api/incidents/${done.incident}/decisions`, {
    by: author,
    about: done.about,
    decision: { kind: "withdrawal", of: done.seq },
    why,
  });
}
