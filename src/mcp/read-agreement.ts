import type { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import * as z from "zod";
import { parseDay } from "../day.ts";
import { type AgreementRecord, agreementOn } from "../ledger/agreement.ts";
import type { Agreement, Clock, Obligation } from "../model.ts";
import { type DutyState, dutyStates, type Entry } from "../present/agreement-state.ts";
import { agreementStateText, scopeWords } from "../present/agreement-text.ts";
import { clockWords } from "../present/clock-words.ts";
import { authorWords, rulingWords } from "../present/decisions.ts";
import { answer, READS } from "./answer.ts";
import { articlesCited, type Citer, citerFor, headShape, reasonShape } from "./cited.ts";
import { AskedWrongly, type Desk } from "./desk.ts";
import { oneAgreement } from "./named.ts";
import { CITATION, DAY, INCIDENT, REASON } from "./shapes.ts";

const SET_AGAINST = z.object({
  incident: INCIDENT,
  value: z.string().nullable().describe("the machine's; null where only people assessed it"),
  reasons_for: z.array(REASON),
  reasons_against: z.array(REASON),
  people: z.array(z.object({ by: z.string(), value: z.string(), why: z.string() })),
  rulings: z.array(z.string()).describe("what a named body decided"),
});

const CLAUSE = z.object({
  obligation: z.string(),
  clause: z.string(),
  duty: z.string().describe("our summary, not the text"),
  scope: z.string().describe("who owes it to whom, where"),
  zones: z.array(z.string()),
  conditions: z.array(z.string()),
  exceptions: z.array(z.string()),
  clock: z
    .object({
      state: z.string(),
      due: z.string().nullable(),
      words: z.string(),
      told: z.array(z.object({ says: z.string(), by: z.string(), day: z.string().nullable(), citation: CITATION })),
    })
    .nullable(),
  incidents: z.array(SET_AGAINST),
  incidents_left_out: z.number(),
});

const GIVEN = {
  id: z.string(),
  title: z.string(),
  on: z.string(),
  signed: z.string().nullable(),
  ends: z.string().nullable(),
  in_force: z
    .array(z.object({ from: z.string(), state: z.string(), said_by: z.string(), source: z.string() }))
    .describe("according to whom"),
  roles: z.array(z.object({ name: z.string(), role: z.string() })),
  bodies: z.array(z.object({ name: z.string(), task: z.string(), source: z.string() })),
  zones: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      kind: z.string(),
      basis: z.string().nullable(),
      precision_km: z.number().nullable(),
      contested_by: z.array(z.string()),
      source: z.string().nullable(),
    }),
  ),
  clauses: z.array(CLAUSE),
  disputed_points: z.array(z.string()),
  sources: z.array(z.string()),
};

export function addReadAgreement(server: McpServer, desk: Desk): void {
  server.registerTool(
    "read_agreement",
    {
      title: "Read an agreement's state",
      description:
        "An agreement on file as it stands on a day: who says it is in force, its clauses in summary, zones, deadlines with who says what was done, and the incidents set against each clause with reasons on both sides. An unknown name answers with the agreements on file.",
      inputSchema: {
        agreement: z.string().min(1).max(200).describe("its id or a part of its title"),
        on: DAY.optional().describe("as on this day; today when left out"),
        incidents_per_clause: z.number().int().min(0).max(20).default(3),
      },
      outputSchema: GIVEN,
      annotations: READS,
    },
    async ({ agreement: name, on, incidents_per_clause: most }) => {
      const day = on === undefined ? desk.today() : parseDay(on);
      if (day === null) throw new AskedWrongly(`“${on}” is no day. Write YYYY-MM-DD.`);
      const record = await agreementOn(oneAgreement(desk.agreements, name), day, desk.store);
      const cite = await citerFor(
        [...record.dossiers.flatMap(articlesCited), ...record.clocks.flatMap(toldArticles)],
        desk,
      );
      return answer(agreementStateText(record), shapeOf(record, cite, most));
    },
  );
}

function toldArticles({ told }: Clock) {
  return told.map(({ citation }) => citation.article);
}

function shapeOf(record: AgreementRecord, cite: Citer, most: number) {
  const { agreement, on } = record;
  const { id, title, signed, ends, lifecycle, roles, bodies, disputedPoints, sources } = agreement;
  return {
    id,
    title,
    on,
    signed,
    ends,
    in_force: lifecycle
      .filter(({ from }) => from <= on)
      .map(({ from, state, saidBy, source }) => ({ from, state, said_by: saidBy, source })),
    roles: roles.map(({ name, role }) => ({ name, role })),
    bodies: bodies.map(({ name, task, source }) => ({ name, task, source })),
    zones: zoneShapes(record),
    clauses: dutyStates(record).map((duty) => clauseShape(duty, agreement, cite, most)),
    disputed_points: [...disputedPoints],
    sources: [...sources],
  };
}

/** Each zone as it is drawn on the day, or as it was last drawn. */
function zoneShapes({ agreement, on }: AgreementRecord) {
  return agreement.zones.map(({ id, name, kind, versions }) => {
    const drawn = versions.findLast(({ from }) => from <= on) ?? versions[0];
    return {
      id,
      name,
      kind,
      basis: drawn?.basis ?? null,
      precision_km: drawn?.precisionKm ?? null,
      contested_by: [...(drawn?.contestedBy ?? [])],
      source: drawn?.source ?? null,
    };
  });
}

function clauseShape({ obligation, clock, groups }: DutyState, agreement: Agreement, cite: Citer, most: number) {
  const entries = groups.filter(({ value }) => value !== "outside-scope").flatMap((group) => group.entries);
  return {
    obligation: obligation.id,
    clause: obligation.clause,
    duty: obligation.summary,
    scope: scopeWords(obligation, agreement),
    zones: [...(obligation.zones ?? [])],
    conditions: [...obligation.conditions],
    exceptions: obligation.exceptions.map(({ summary }) => summary),
    clock: clock === null ? null : clockShape(clock, obligation, cite),
    incidents: entries.slice(0, most).map((entry) => entryShape(entry, cite)),
    incidents_left_out: Math.max(0, entries.length - most),
  };
}

/** Words on what was done that one answer holds, the latest. */
const TOLD_MAX = 10;

function clockShape(clock: Clock, obligation: Obligation, cite: Citer) {
  return {
    state: clock.state,
    due: clock.due,
    words: clockWords(clock, obligation),
    told: clock.told
      .slice(-TOLD_MAX)
      .map(({ says, by, day, citation }) => ({ says, by, day, citation: cite(citation) })),
  };
}

function entryShape({ incident, assessment, opinions, rulings }: Entry, cite: Citer) {
  return {
    incident: headShape(incident),
    value: assessment?.value ?? null,
    reasons_for: (assessment?.reasonsFor ?? []).map((reason) => reasonShape(reason, cite)),
    reasons_against: (assessment?.reasonsAgainst ?? []).map((reason) => reasonShape(reason, cite)),
    people: opinions.flatMap(({ decided: { decision, by, why } }) =>
      decision.kind === "assessment" ? [{ by: authorWords(by), value: decision.value, why }] : [],
    ),
    rulings: rulings.flatMap(({ decision }) => (decision.kind === "ruling" ? [rulingWords(decision)] : [])),
  };
}
