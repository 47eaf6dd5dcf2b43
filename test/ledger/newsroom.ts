import { createHash } from "node:crypto";
import { decide, type Recorded } from "../../src/ledger/decide.ts";
import { takeInWaiting } from "../../src/ledger/take-in.ts";
import type { Author, Decided, Decision, Incident } from "../../src/model.ts";
import type { Store } from "../../src/store/store.ts";
import { capture, knowledge } from "../knowledge.ts";

export const ANA: Author = { person: "Ana Monitor", organisation: "Valley Watch" };
export const BEN: Author = { person: "Ben Monitor", organisation: "Hill Observers" };

/** Nobody who waits for pages to be read. */
const NOBODY = { expect: () => undefined, step: () => undefined };

/** Records and reads an article; its publisher stands for its address. */
export async function publish(store: Store, text: string, publisher: string, published = "2024-11-29"): Promise<void> {
  const page = capture(text, { publisher, published, title: `From ${publisher}` });
  const sha256 = createHash("sha256").update(page.body).digest("hex");
  await store.addCapture({ ...page, url: `https://example.org/${publisher}`, sha256 });
  const problems = await takeInWaiting(store, knowledge, NOBODY);
  if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join());
}

/** The one incident that words and a type lead to. */
export async function incidentOf(store: Store, text: string): Promise<Incident> {
  const { items } = await store.incidents({ text, types: ["ASSAULT"] });
  const [only, ...others] = items;
  if (only === undefined || others.length > 0) throw new Error(`${items.length} incidents are about “${text}”`);
  return only;
}

interface Put {
  readonly by?: Author;
  readonly why?: string;
}

export function propose(
  store: Store,
  about: string,
  decision: Decision,
  { by = ANA, why = "Seen by our team." }: Put = {},
): Promise<Recorded> {
  return decide(store, knowledge, [{ by, about, decision, why }]);
}

/** Puts on record what must be accepted. */
export async function put(store: Store, about: string, decision: Decision, options: Put = {}): Promise<Decided> {
  const recorded = await propose(store, about, decision, options);
  if (recorded.status === "refused") throw new Error(recorded.message);
  const [decided] = recorded.decided;
  if (decided === undefined) throw new Error("Nothing was recorded");
  return decided;
}

/** Why something may not be put on record. */
export async function refused(store: Store, about: string, decision: Decision, options: Put = {}): Promise<string> {
  const recorded = await propose(store, about, decision, options);
  if (recorded.status === "recorded") throw new Error("It was recorded");
  return `${recorded.why}: ${recorded.message}`;
}
