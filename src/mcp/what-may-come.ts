import type { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import * as z from "zod";
import type { Area } from "../coverage/area.ts";
import { loadTruceModels, loadWarningModel } from "../knowledge/warning-model.ts";
import { dossier } from "../ledger/dossier.ts";
import { outlookNow } from "../ledger/outlook-now.ts";
import { trucesNow } from "../ledger/truces.ts";
import type { Dossier } from "../model.ts";
import { cautions, escalationSentences } from "../present/forecast.ts";
import { mindSentences, outlooksText } from "../present/outlook.ts";
import { openSentences, truceSentences } from "../present/truce.ts";
import { LEVELS } from "../warn/forecast.ts";
import type { PastTruce } from "../warn/past-truces.ts";
import { answer, READS } from "./answer.ts";
import { citerFor, incidentShape, leading } from "./cited.ts";
import { AskedWrongly, type Desk } from "./desk.ts";
import { areaAsked } from "./named.ts";
import { CLAIM, COUNTRY, INCIDENT } from "./shapes.ts";

const ASKED = {
  country: COUNTRY.optional(),
  zone: z.string().optional().describe("a zone of an agreement: its id, as read_agreement gives it"),
};

const CEASEFIRE = z.object({
  agreement: z.string(),
  title: z.string(),
  since: z.string(),
  said_by: z.string().describe("who says that it holds since then"),
  disputed: z.boolean(),
  state: z.string(),
  relapse: z
    .object({ next_week: z.number(), four_weeks: z.number(), twelve_weeks: z.number() })
    .nullable()
    .describe("probabilities that violence is back at 60 % of its old level; null where none can be told"),
  usual_four_weeks: z.number().nullable().describe("how often lulls as old relapsed within four weeks elsewhere"),
  words: z.array(z.string()),
});

const GIVEN = {
  area: z.string(),
  name: z.string(),
  as_of: z.string().describe("the last day that the forecast knows"),
  cautions: z.array(z.string()).describe("what could not be seen; say this first"),
  level: z.number().nullable().describe("1 as usual, 2 watch, 3 likely, 4 warning; null where too little is known"),
  probability: z.number().nullable().describe("of more events than `bound` in the next four weeks"),
  bound: z.number().nullable(),
  usual: z.object({ came: z.number(), of: z.number() }).nullable().describe("how often that came in the past"),
  forecasts: z.array(
    z.object({
      ahead: z.string(),
      first: z.string(),
      last: z.string(),
      low: z.number().describe("the 5 % quantile of events"),
      middle: z.number(),
      high: z.number().describe("the 95 % quantile"),
    }),
  ),
  why: z.array(z.string()),
  would_change_it: z.array(z.string()),
  rests_on: z.array(
    INCIDENT.extend({
      weight: z.number().describe("by how much the probability would fall with one event fewer in its week"),
      says_so: CLAIM.nullable(),
      denies: CLAIM.nullable(),
    }),
  ),
  ceasefires: z.array(CEASEFIRE).describe("of a zone under a ceasefire in force; empty for a country"),
};

export function addWhatMayCome(server: McpServer, desk: Desk): void {
  server.registerTool(
    "what_may_come",
    {
      title: "What may come",
      description:
        "The forecast of one country or zone for the next 1, 2 and 4 weeks and the month: how many events, the level of warning with the usual rate beside it, the dated incidents that it rests on in their exact words, what would change it, and, for a zone under a ceasefire, how likely a relapse is. Counts only: it says nothing of who will do what. Say first what could not be seen.",
      inputSchema: ASKED,
      outputSchema: GIVEN,
      annotations: READS,
    },
    async (asked) => {
      const area = areaAsked(asked, desk);
      const { store, agreements } = desk;
      const outlook = await outlookNow(store, agreements, area, desk.today(), loadWarningModel());
      if (outlook === null) throw new AskedWrongly(`No week of ${area.name} was seen yet: nothing can be forecast.`);
      const all = area.kind === "country" ? [] : await trucesNow(store, agreements, desk.today(), loadTruceModels);
      const ceasefires = all.filter(({ zone }) => zone === area.id);
      const text = [outlooksText([outlook]), ...ceasefires.map(truceText)].join("\n");
      return answer(text, {
        ...forecastShape(area, outlook),
        rests_on: await restsOn(outlook.weighty, desk),
        ceasefires: ceasefires.map(truceShape),
      });
    },
  );
}

type Outlook = NonNullable<Awaited<ReturnType<typeof outlookNow>>>;

function forecastShape({ id, name }: Area, outlook: Outlook) {
  const { forecast } = outlook;
  const { escalation } = forecast;
  return {
    area: id,
    name,
    as_of: forecast.asOf,
    cautions: [...cautions(forecast)],
    level: escalation?.level ?? null,
    probability: escalation?.probability ?? null,
    bound: escalation?.bound ?? null,
    usual: escalation === null ? null : { came: escalation.usual.came, of: escalation.usual.of },
    forecasts: forecast.forecasts.map(({ ahead, during, quantiles }) => {
      const at = (level: (typeof LEVELS)[number]) => quantiles[LEVELS.indexOf(level)] ?? 0;
      return { ahead, first: during.first, last: during.last, low: at(0.05), middle: at(0.5), high: at(0.95) };
    }),
    why: [...escalationSentences(forecast)],
    would_change_it: [...mindSentences(outlook)],
  };
}

/** The incidents that a forecast rests on, each with a claim on either side in its exact words. */
async function restsOn(weighty: Outlook["weighty"], desk: Desk) {
  const found: { readonly dossier: Dossier; readonly weight: number }[] = [];
  for (const { line, weight } of weighty) {
    const opened = await dossier(desk.store, line.id);
    if (opened !== null) found.push({ dossier: opened, weight });
  }
  const cite = await citerFor(
    found.flatMap(({ dossier: { incident } }) => incident.reports.map(({ article }) => article)),
    desk,
  );
  return found.map(({ dossier: each, weight }) => ({ ...incidentShape(each), weight, ...leading(each, cite) }));
}

function truceShape(truce: PastTruce) {
  const { agreement, title, since, saidBy, isDisputed, state, risk, usual } = truce;
  return {
    agreement,
    title,
    since,
    said_by: saidBy,
    disputed: isDisputed,
    state,
    relapse:
      risk === null ? null : { next_week: risk.nextWeek, four_weeks: risk.fourWeeks, twelve_weeks: risk.twelveWeeks },
    usual_four_weeks: usual,
    words: [...truceSentences(truce), ...openSentences(truce)],
  };
}

function truceText(truce: PastTruce): string {
  const head = `${truce.title}, since ${truce.since} according to ${truce.saidBy}`;
  return [head, ...truceShape(truce).words.map((words) => `  ${words}`)].join("\n");
}
