import type { Amendment, Citation, Decision, Digest, EventType, Span } from "../model.ts";
import { PLOVER } from "../plover.ts";
import { contains, holds } from "../span.ts";
import { invalid, missing, type Refusal } from "./refusal.ts";

type Correcting = Extract<Decision, { readonly kind: "correction" | "missed-event" }>;
type Corrected = Pick<Digest, "article" | "reports">;

/** Why a reading cannot be corrected in this way, `null` when it can. */
export function correctionRefusal(about: string, decision: Correcting, digest: Corrected | null): Refusal | null {
  if (digest === null) return missing(`No article on record holds ${about}.`);
  const cited = citedIn(decision);
  const astray = cited.find((citation) => citation.article !== digest.article.id || !holds(citation, digest.article));
  if (astray !== undefined) return invalid(`${digest.article.id} does not say “${astray.exact}” ${at(astray.span)}.`);
  return decision.kind === "correction"
    ? amendmentRefusal(about, decision.amendment, digest)
    : missedRefusal(decision, digest);
}

function amendmentRefusal(about: string, amendment: Amendment, { reports }: Corrected): Refusal | null {
  const report = reports.find(({ id }) => id === about);
  if (report === undefined) return missing(`${about} is not on record any more; somebody may have set it aside.`);
  if (Object.keys(amendment).length === 0) return invalid("Say what is to be read otherwise: nothing is changed.");
  return modeRefusal(amendment.type ?? report.type, amendment.mode ?? null);
}

function missedRefusal(
  { type, trigger, words, amendment, report }: Extract<Decision, { readonly kind: "missed-event" }>,
  { reports }: Corrected,
): Refusal | null {
  if (!contains(words.span, trigger.span))
    return invalid("The word that tells of it has to stand in the words that say so.");
  const same = reports.find(
    (one) => one.id === report || (one.type === type && one.trigger.span.start === trigger.span.start),
  );
  if (same !== undefined)
    return invalid(`${type} is read at “${trigger.exact}” already: it is ${same.id}. Correct that one.`);
  return modeRefusal(type, amendment.mode ?? null);
}

function modeRefusal(type: EventType, mode: string | null): Refusal | null {
  const modes = Object.keys(PLOVER[type].modes);
  if (mode === null || modes.includes(mode)) return null;
  return invalid(`${type} has no mode “${mode}”. It has ${modes.length === 0 ? "none" : modes.join(", ")}.`);
}

function citedIn(decision: Correcting): readonly Citation[] {
  const { actors = [], recipients = [], place = null, quantities = [] } = decision.amendment;
  const own = [...actors, ...recipients, ...quantities].map(({ citation }) => citation);
  const rules = quantities.flatMap(({ rule }) => rule ?? []);
  const where = place === null ? [] : [place.citation];
  if (decision.kind === "correction") return [...own, ...rules, ...where];
  const speaker = typeof decision.speaker === "string" ? [] : [decision.speaker.citation];
  return [...own, ...rules, ...where, ...speaker, decision.trigger, decision.words];
}

function at({ start, end }: Span): string {
  return `at ${start} to ${end}`;
}
