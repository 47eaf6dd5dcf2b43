import { z } from "@hono/zod-openapi";
import { addDays, weekdayOf } from "../../day.ts";
import { agreementOn, clocksOn } from "../../ledger/agreement.ts";
import { lineUp } from "../../ledger/lines.ts";
import { day } from "../../ledger/parameters.ts";
import type { Agreement, Day, IncidentId } from "../../model.ts";
import { violationCounts } from "../../pipeline.ts";
import { calendarOf, type Timed } from "../../present/due.ts";
import { type AgreementName, type AgreementView, dueName, dutyViews } from "../../present/screens.ts";
import type { AgreementCount } from "../../store/agreement-counts.ts";
import type { Store } from "../../store/store.ts";
import { keepAnswers } from "../kept-answers.ts";
import { problem } from "../problems.ts";
import { type Api, declare } from "./declare.ts";

/** What the screens of agreements show. */
export function agreementViewRoutes(api: Api): void {
  const { store, agreements, today } = api;
  const kept = keepAnswers(store, today);
  declare(
    api,
    {
      method: "get",
      path: "/api/agreements/{id}/view",
      tag: "Agreements",
      summary: "All that the screen of an agreement shows: its duties with their clocks and what was set against each.",
      params: z.object({ id: z.string() }),
      query: z.strictObject({ on: day.optional().openapi({ description: "Today, unless a day is named." }) }),
      answer: {
        schema: z.looseObject({ on: z.string(), duties: z.array(z.looseObject({})) }).openapi("AgreementView"),
        description: "Made for one screen; other programs ask for the agreement.",
      },
      refusals: [404],
      settled: true,
    },
    async ({ params, query }, c) => {
      const agreement = agreements.find(({ id }) => id === params.id);
      if (agreement === undefined) return problem(c, "not-found", `No agreement has the id ${params.id}.`);
      const on = query.on ?? today();
      const view = () => viewOf(agreement, on, store);
      // What stands on another day is seldom asked for twice.
      return c.json(on === today() ? await kept(`agreement ${agreement.id}`, view) : await view());
    },
  );

  declare(
    api,
    {
      method: "get",
      path: "/api/agreements-view",
      tag: "Agreements",
      summary: "All that the list of agreements shows: what is due, in force according to whom, and reported lately.",
      answer: {
        schema: z.looseObject({ on: z.string(), items: z.array(z.looseObject({})) }).openapi("AgreementsView"),
        description: "Made for one screen; other programs ask for the agreements.",
      },
      settled: true,
    },
    async (_, c) => c.json(await kept("agreements", () => agreementsOn(today(), api))),
  );
}

async function agreementsOn(on: Day, { store, agreements }: Api) {
  await lineUp(store, agreements);
  const last = (await store.basis()).lastPublished ?? on;
  const monday = addDays(last, -weekdayOf(last));
  const doubtedFrom = addDays(monday, -7 * (WEEKS - 1));
  const counts = await store.agreementCounts({ on, latelyAfter: addDays(last, -LATELY_DAYS), doubtedFrom });
  const timed: Timed[] = [];
  const items: AgreementName[] = [];
  for (const agreement of agreements) {
    const clocks = await clocksOn(agreement, on, store);
    const count = counts.find((one) => one.agreement === agreement.id) ?? null;
    timed.push({ agreement, clocks });
    items.push(nameOf(agreement, count, { on, monday, clocks }));
  }
  const { past, next } = calendarOf(timed, on);
  return { on, last, items, due: { past: past.map(dueName), next: next.map(dueName) } };
}

async function viewOf(agreement: Agreement, on: Day, store: Store): Promise<AgreementView> {
  const state = await agreementOn(agreement, on, store);
  const { past, next } = calendarOf([{ agreement, clocks: state.clocks }], state.on);
  const incidents = state.dossiers.map(({ incident }) => incident);
  const codes = new Map<IncidentId, string>(incidents.map(({ id, code }) => [id, code]));
  return {
    agreement,
    on: state.on,
    incidents: incidents.length,
    duties: dutyViews(state),
    due: { past: past.map(dueName), next: next.map(dueName) },
    violations: violationCounts(agreement, incidents).map((count) => ({
      ...count,
      incident: codes.get(count.incident) ?? count.incident,
    })),
  };
}

/** Weeks that the list of agreements draws, and days that count as lately. */
const WEEKS = 26;
const LATELY_DAYS = 30;

function nameOf(
  agreement: Agreement,
  count: AgreementCount | null,
  { on, monday, clocks }: { readonly on: Day; readonly monday: Day; readonly clocks: Timed["clocks"] },
): AgreementName {
  const { id, title, kind, signed, roles, zones, obligations, lifecycle } = agreement;
  const said = lifecycle.filter(({ from }) => from <= on).sort((a, b) => (a.from < b.from ? -1 : 1));
  const state = said.at(-1) ?? null;
  const doubted = count?.doubted ?? [];
  const next = calendarOf([{ agreement, clocks }], on).next[0];
  return {
    id,
    title,
    kind,
    signed,
    parties: [...new Set(roles.filter(({ role }) => role === "party" || role === "signatory").map(({ name }) => name))],
    zones: zones.length,
    obligations: obligations.length,
    last: state === null ? null : { state: state.state, from: state.from, saidBy: state.saidBy },
    incidents: count?.incidents ?? 0,
    lately: count?.lately ?? 0,
    weeks: Array.from({ length: WEEKS }, (_, i) => {
      const first = addDays(monday, -7 * (WEEKS - 1 - i));
      const within = doubted.filter(({ day }) => day >= first && day < addDays(first, 7));
      return within.reduce((sum, { incidents }) => sum + incidents, 0);
    }),
    next: next === undefined ? null : dueName(next),
  };
}
