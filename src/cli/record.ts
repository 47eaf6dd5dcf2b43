import { loadActors } from "../knowledge/actors.ts";
import { loadAgreements } from "../knowledge/agreements.ts";
import { decide } from "../ledger/decide.ts";
import type { Author, Decision, Incident, ReportId } from "../model.ts";
import { decisionWords } from "../present/decisions.ts";
import { valueRefusal } from "../review/rules.ts";
import { decisionSchema } from "../store/decisions.ts";
import type { Store } from "../store/store.ts";
import { withStore } from "./data-folder.ts";
import { note, UsageError } from "./errors.ts";
import { findIncident } from "./incident.ts";

/** What every recording says: who decides, and why. */
export interface RecordOptions {
  readonly agreements?: readonly string[];
  readonly data: string;
  readonly by: string;
  readonly organisation?: string;
  readonly why: string;
}

/** Puts one decision on record. `decision` is as the command line has it, and checked here. */
export async function recordDecision(about: string, decision: object, options: RecordOptions): Promise<void> {
  const checked = checkedDecision(decision);
  await withStore(options.data, async (store) => putOnRecord([{ about, decision: checked }], options, store));
}

/** Grades a report's credibility (1 to 6), or the reliability (A to F) of a publisher or an actor. */
export async function recordGrade(subject: string, grade: string, options: RecordOptions): Promise<void> {
  const isReport = subject.startsWith("report:");
  const about = /^(?:report|publisher|actor):/.test(subject) ? subject : `publisher:${subject}`;
  if (isReport !== /^[1-6]$/.test(grade)) {
    throw new UsageError(
      isReport
        ? `“${grade}” is no credibility. Give 1 (confirmed by other sources) to 6 (truth cannot be judged) for a report.`
        : `“${grade}” is no reliability. Give A (completely reliable) to F (cannot be judged) for a publisher or an actor.`,
    );
  }
  const decision = isReport
    ? { kind: "credibility", grade: Number(grade) }
    : { kind: "reliability", grade: grade.toUpperCase() };
  await recordDecision(about, decision, options);
}

/** Says that some reports of an incident tell of another happening than its other reports. */
export async function recordSplit(code: string, reports: readonly string[], options: RecordOptions): Promise<void> {
  await withStore(options.data, async (store) => {
    const incident = await findIncident(code, store);
    const leaving = reports.map((report) => reportIn(incident, report));
    const staying = incident.reports.map(({ id }) => id).filter((id) => !leaving.includes(id));
    if (staying.length === 0)
      throw new UsageError(`All reports of ${incident.code} would leave it. Name those that do not belong.`);
    const apart = leaving.flatMap((about) =>
      staying.map((other) => ({ about, decision: { kind: "apart", other } as const })),
    );
    await putOnRecord(apart, options, store);
    await tellWhere([...leaving.slice(0, 1), ...staying.slice(0, 1)], store);
  });
}

/** Says that incidents are one happening. */
export async function recordJoin(code: string, others: readonly string[], options: RecordOptions): Promise<void> {
  await withStore(options.data, async (store) => {
    const incident = await findIncident(code, store);
    const together: Named[] = [];
    for (const other of others) {
      const found = await findIncident(other, store);
      if (found.id === incident.id) throw new UsageError(`${other} and ${code} are one incident already.`);
      together.push({ about: incident.reports[0].id, decision: { kind: "together", other: found.reports[0].id } });
    }
    await putOnRecord(together, options, store);
    await tellWhere([incident.reports[0].id], store);
  });
}

function checkedDecision(decision: object): Decision {
  if ("value" in decision && typeof decision.value === "string") {
    const refusal = valueRefusal(decision.value);
    if (refusal !== null) throw new UsageError(refusal);
  }
  const parsed = decisionSchema.safeParse(decision);
  if (parsed.success) return parsed.data;
  const slips = parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
  throw new UsageError(slips.join("; "));
}

/** A decision with what it is about. */
export interface Named {
  readonly about: string;
  readonly decision: Decision;
}

/** Puts decisions on record, all or none, and says by which numbers they go. */
export async function putOnRecord(named: readonly Named[], options: RecordOptions, store: Store): Promise<void> {
  const by: Author = { person: options.by, organisation: options.organisation ?? null };
  const isGrade = named.some(({ decision }) => decision.kind === "reliability");
  const known = { agreements: loadAgreements(options.agreements, note), actors: isGrade ? loadActors().actors : [] };
  const proposals = named.map((one) => ({ ...one, by, why: options.why }));
  const recorded = await decide(store, known, proposals);
  if (recorded.status === "refused") throw new UsageError(recorded.message, recorded.why === "invalid" ? 2 : 1);
  for (const decided of recorded.decided) {
    process.stdout.write(`Recorded as no. ${decided.seq}: ${decisionWords(decided)}.\n`);
  }
}

function reportIn(incident: Incident, wanted: string): ReportId {
  const id = wanted.startsWith("report:") ? wanted : `report:${wanted}`;
  const found = incident.reports.find((report) => report.id === id);
  if (found !== undefined) return found.id;
  const own = incident.reports.map((report) => report.id).join(", ");
  throw new UsageError(`${incident.code} has no report ${wanted}. It has ${own}.`, 1);
}

/** Says in which incidents some reports stand now. */
async function tellWhere(ids: readonly ReportId[], store: Store): Promise<void> {
  const holders = new Set((await store.reports({ ids })).flatMap(({ incident }) => incident ?? []));
  for (const id of holders) {
    const incident = await store.incident(id);
    if (incident === null) continue;
    const { code, reports } = incident;
    process.stdout.write(`${code} has ${reports.length} ${reports.length === 1 ? "report" : "reports"} now.\n`);
  }
}
