import type {
  Actor,
  Agreement,
  Anchor,
  ArticleId,
  Decided,
  Decision,
  Digest,
  Dossier,
  Incident,
  ReportedEvent,
  ReportId,
} from "../model.ts";
import { anchorOf } from "../review/anchors.ts";
import { missing, type Refusal } from "../review/refusal.ts";
import { type Proposal, refusalOf } from "../review/rules.ts";
import type { NewDecision } from "../store/decisions.ts";
import type { Store } from "../store/store.ts";
import { reattached } from "./decisions.ts";
import { dossierOn } from "./dossier.ts";
import { settle } from "./settle.ts";

/** What became of proposals. */
export type Recorded =
  | { readonly status: "recorded"; readonly decided: readonly Decided[] }
  | ({ readonly status: "refused" } & Refusal);

/** What is known of that decisions may name. */
export interface Known {
  readonly agreements: readonly Agreement[];
  readonly actors: readonly Pick<Actor, "id">[];
}

/**
 * Puts on record what a person decides, or says why not; of several proposals all or none. `about` may be a code or any
 * id of the incident, and be left empty in a withdrawal. Words on which reports belong together take effect at once.
 */
export function decide(store: Store, known: Known, proposals: readonly Proposal[]): Promise<Recorded> {
  return store.inTurn(async () => {
    const ready: NewDecision[] = [];
    for (const proposal of proposals) {
      const checked = await check(proposal, store, known);
      if ("message" in checked) return { status: "refused", ...checked };
      ready.push(checked);
    }
    const decided = await Promise.all(ready.map((decision) => store.decide(decision)));
    await settle(store, known.agreements);
    return { status: "recorded", decided };
  });
}

/** A proposal as it goes into the journal, or why it cannot. */
async function check(proposal: Proposal, store: Store, known: Known): Promise<NewDecision | Refusal> {
  const subject = await subjectOf(proposal, store, known);
  if ("message" in subject) return subject;
  const named = { ...proposal, by: tidy(proposal.by), about: subject.about };
  const dossiers = await Promise.all(subject.incidents.map((incident) => dossierOn(incident, store)));
  const obligations = new Set(known.agreements.flatMap((one) => one.obligations.map(({ id }) => id)));
  const decisions = await store.decisions();
  const refusal = refusalOf(named, { dossiers, obligations, decisions, digest: await digestBehind(subject, store) });
  return refusal ?? { ...named, anchors: subject.anchors, seen: seenIn(dossiers) };
}

/** The article that a proposal goes by, where there is one. */
async function digestBehind({ anchors: [anchor] }: Subject, store: Store): Promise<Digest | null> {
  return anchor === undefined ? null : await store.digest(anchor.trigger.article);
}

/** What a proposal is about, by the id that is put on record, with the incidents that it touches. */
interface Subject {
  readonly about: string;
  readonly anchors: readonly Anchor[];
  readonly incidents: readonly Incident[];
}

async function subjectOf(proposal: Proposal, store: Store, known: Known): Promise<Subject | Refusal> {
  const { about, decision } = proposal;
  if (decision.kind === "withdrawal") return await withdrawnSubject(decision.of, store, about);
  if (decision.kind === "together" || decision.kind === "apart") {
    return await reportSubject([about as ReportId, decision.other], store);
  }
  if (decision.kind === "missed-event") return await articleSubject(about, decision, store);
  if (about.startsWith("report:")) return await reportSubject([about as ReportId], store);
  if (about.startsWith("publisher:")) return await publisherSubject(about, store);
  if (about.startsWith("actor:")) return actorSubject(about, known);
  return await incidentSubject(about, store);
}

async function incidentSubject(codeOrId: string, store: Store): Promise<Subject | Refusal> {
  const incident = await store.incident(codeOrId);
  if (incident === null) return missing(`No incident has the code or id ${codeOrId}. \`tocsin incidents\` lists them.`);
  return { about: incident.id, anchors: [anchorOf(incident.id, incident.reports[0])], incidents: [incident] };
}

async function reportSubject(ids: readonly ReportId[], store: Store): Promise<Subject | Refusal> {
  const placed = await store.reports({ ids });
  const lost = ids.find((id) => !placed.some(({ report }) => report.id === id));
  if (lost !== undefined)
    return missing(`No report has the id ${lost}. \`tocsin incident CODE\` shows those of an incident.`);
  const reports = ids.flatMap((id) => placed.filter(({ report }) => report.id === id).map(({ report }) => report));
  const holders = [...new Set(placed.flatMap(({ incident }) => incident ?? []))];
  const incidents = (await Promise.all(holders.map((id) => store.incident(id)))).filter((one) => one !== null);
  return { about: ids[0] ?? "", anchors: anchorsOf(reports), incidents };
}

function anchorsOf(reports: readonly ReportedEvent[]): readonly Anchor[] {
  return reports.map((report) => anchorOf(report.id, report));
}

/** An article in which somebody found what was not read. */
async function articleSubject(
  about: string,
  { report: id, type, trigger }: Extract<Decision, { kind: "missed-event" }>,
  store: Store,
): Promise<Subject | Refusal> {
  if ((await store.article(about as ArticleId)) === null) return missing(`No article has the id ${about}.`);
  return { about, anchors: [{ id, type, trigger: { ...trigger, article: about as ArticleId } }], incidents: [] };
}

async function publisherSubject(about: string, store: Store): Promise<Subject | Refusal> {
  const publisher = about.slice("publisher:".length);
  const { total } = await store.articles({ publisher, limit: 1 });
  if (total > 0) return { about, anchors: [], incidents: [] };
  return missing(`No article on record is by “${publisher}”. Write the name as \`tocsin incident CODE\` shows it.`);
}

function actorSubject(about: string, { actors }: Known): Subject | Refusal {
  if (actors.some(({ id }) => id === about)) return { about, anchors: [], incidents: [] };
  return missing(`No actor has the id ${about}. \`tocsin incident CODE\` shows the ids of those who speak.`);
}

/** A withdrawal is about what the decision was about that it takes back, wherever that stands now. */
async function withdrawnSubject(of: number, store: Store, about: string): Promise<Subject | Refusal> {
  const target = (await store.decisions()).find(({ seq }) => seq === of);
  if (target === undefined) return missing(`There is no decision no. ${of}. \`tocsin decisions\` lists them.`);
  const [now = target] = await reattached([target], store);
  const incidents = await incidentsNamed(now, store);
  if (about !== "" && !(await isAmong(about, target, incidents, store))) {
    return { why: "invalid", message: `No. ${of} is not about ${about}, but about ${target.about}.` };
  }
  return { about: target.about, anchors: target.anchors, incidents };
}

async function isAmong(about: string, target: Decided, incidents: readonly Incident[], store: Store): Promise<boolean> {
  if (about === target.about) return true;
  const meant = await store.incident(about);
  return meant !== null && incidents.some(({ id }) => id === meant.id);
}

async function incidentsNamed({ about, decision }: Decided, store: Store): Promise<readonly Incident[]> {
  if (about.startsWith("incident:")) return [(await store.incident(about)) ?? []].flat();
  const ids = decision.kind === "together" || decision.kind === "apart" ? [about, decision.other] : [about];
  const reports = await store.reports({ ids: ids.filter((id): id is ReportId => id.startsWith("report:")) });
  const holders = [...new Set(reports.flatMap(({ incident }) => incident ?? []))];
  return (await Promise.all(holders.map((id) => store.incident(id)))).filter((one) => one !== null);
}

/** What whoever decides has before them: of two incidents, the one that the first report tells of. */
function seenIn(dossiers: readonly Dossier[]): Decided["seen"] {
  const [first] = dossiers;
  if (first === undefined) return null;
  const { verification, reports } = first.incident;
  return { state: verification.state, why: verification.why, reports: reports.length };
}

function tidy({ person, organisation, ...account }: Proposal["by"]): Proposal["by"] {
  const name = organisation?.trim() ?? "";
  return { person: person.trim(), organisation: name === "" ? null : name, ...account };
}
