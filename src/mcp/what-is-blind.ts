import type { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import * as z from "zod";
import { type Area, areasOf, countryArea } from "../coverage/area.ts";
import { periodOf } from "../coverage/period.ts";
import { calendarsOf } from "../ledger/coverage.ts";
import type { Calendar } from "../model.ts";
import { calendarLegend, calendarText, coverageWords, recordWords } from "../present/coverage.ts";
import { answer, READS } from "./answer.ts";
import { AskedWrongly, type Desk } from "./desk.ts";
import { oneAgreement, oneZone } from "./named.ts";
import { COUNTRY, DAY } from "./shapes.ts";

/** So many areas are looked at when nobody names one. */
const AREAS_MAX = 12;
/** Days that one answer holds for each area. */
const DAYS_MAX = 92;

const ASKED = {
  countries: z.array(COUNTRY).max(AREAS_MAX).optional(),
  agreement: z.string().optional().describe("each zone of an agreement: its id or a part of its title"),
  zone: z.string().optional().describe("one zone of an agreement: its id"),
  from: DAY.optional(),
  to: DAY.optional(),
};

const GIVEN = {
  record: z.string().describe("what the record rests on, and how far it reaches"),
  areas: z.array(
    z.object({
      area: z.string(),
      name: z.string(),
      words: z.string(),
      incidents_without_exact_day: z.number(),
      days: z.array(
        z.object({
          day: z.string(),
          state: z.string().describe("usual, thin, blind, or unknown for want of earlier weeks"),
          articles: z.number(),
          expected: z.object({ low: z.number(), high: z.number() }).nullable(),
          publishers: z.array(z.string()),
          silent: z.array(z.string()).describe("who usually writes of the area and of whom nothing came"),
          unread: z.number().describe("articles in languages that are not read"),
          one_sided: z.string().nullable(),
          incidents: z.number(),
        }),
      ),
    }),
  ),
};

export function addWhatIsBlind(server: McpServer, desk: Desk): void {
  server.registerTool(
    "what_is_blind",
    {
      title: "What is blind",
      description:
        "How well each day of an area was watched: who wrote of it, who was silent that usually writes, what came in languages that are not read. Ask this before you take few incidents for calm. Without an area, the countries with incidents on record.",
      inputSchema: ASKED,
      outputSchema: GIVEN,
      annotations: READS,
    },
    async (asked) => {
      const { from = null, to = null } = asked;
      if (from !== null && to !== null && from > to) throw new AskedWrongly(`from ${from} lies after to ${to}.`);
      const basis = await desk.store.basis();
      const period = periodOf({ from, to }, basis.lastPublished, desk.today());
      const named = areasAsked(asked, desk);
      const areas = named.length > 0 ? named : (await desk.store.countries()).slice(0, AREAS_MAX).map(countryArea);
      const calendars = await calendarsOf(desk.store, areas, period);
      const record = recordWords(basis, period, desk.today());
      return answer([record, ...calendars.map(calendarText), calendarLegend()].join("\n\n"), {
        record,
        areas: calendars.map(areaShape),
      });
    },
  );
}

function areasAsked(
  { countries = [], agreement, zone }: z.infer<z.ZodObject<typeof ASKED>>,
  desk: Desk,
): readonly Area[] {
  return [
    ...(agreement === undefined ? [] : areasOf(oneAgreement(desk.agreements, agreement))),
    ...(zone === undefined ? [] : [oneZone(desk.agreements, zone)]),
    ...countries.map(countryArea),
  ];
}

function areaShape({ area, name, days, undated }: Calendar) {
  return {
    area,
    name,
    words: coverageWords(days),
    incidents_without_exact_day: undated,
    days: days.slice(-DAYS_MAX).map((day) => ({
      day: day.day,
      state: day.state,
      articles: day.articles,
      expected: day.expected === null ? null : { low: day.expected.low, high: day.expected.high },
      publishers: [...day.publishers],
      silent: [...day.silent],
      unread: day.unread,
      one_sided: day.oneSided,
      incidents: day.incidents,
    })),
  };
}
