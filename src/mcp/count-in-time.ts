import type { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import * as z from "zod";
import { type Subject, seriesNow, timeOf } from "../ledger/series.ts";
import { areaSubject, provinceNamed } from "../ledger/subjects.ts";
import type { EventType } from "../model.ts";
import { PLOVER } from "../plover.ts";
import { cautions, seriesText } from "../present/series.ts";
import { countOf } from "../series/series.ts";
import { answer, READS } from "./answer.ts";
import { AskedWrongly, type Desk } from "./desk.ts";
import { areaAsked } from "./named.ts";
import { COUNTRY, DAY } from "./shapes.ts";

const ASKED = {
  country: COUNTRY.optional(),
  zone: z.string().optional().describe("a zone of an agreement: its id, as read_agreement gives it"),
  province: z
    .string()
    .max(200)
    .optional()
    .describe("as SYR/Idlib, or its name where no other country has one so called"),
  of: z.enum(["incidents", "deaths", "reports"]).default("incidents"),
  by: z.enum(["day", "week"]).default("week"),
  types: z.array(z.enum(Object.keys(PLOVER) as [EventType, ...EventType[]])).optional(),
  from: DAY.optional(),
  to: DAY.optional(),
};

const GIVEN = {
  name: z.string(),
  of: z.string(),
  by: z.string(),
  up_to: z.string().describe("the last day that was over"),
  cautions: z.array(z.string()).describe("what to know before the figures; say this first"),
  spread: z.number().describe("incidents that may lie on too many days to count on one"),
  intervals: z.array(
    z.object({
      first: z.string(),
      last: z.string(),
      seen: z.string().describe("seen, partly or blind"),
      count: z.number().nullable().describe("of what was asked; null where nobody could see, which is not zero"),
      incidents: z.number().describe("on record, whether it could be seen or not"),
      deaths: z.object({ low: z.number(), high: z.number(), told: z.number() }).nullable(),
      late: z.number().describe("known only after the interval was over"),
      usually_comes_to: z.object({ best: z.number(), low: z.number(), high: z.number() }).nullable(),
    }),
  ),
};

export function addCountInTime(server: McpServer, desk: Desk): void {
  server.registerTool(
    "count_in_time",
    {
      title: "Count in time",
      description:
        "Incidents, deaths or independent reports by week or day, of a country, a zone, a province or the whole record, with how well each interval could be seen and what is usually still to come. An interval that nobody saw has no count: never take it for zero. search_incidents gives the incidents behind a count in their exact words.",
      inputSchema: ASKED,
      outputSchema: GIVEN,
      annotations: READS,
    },
    async (asked) => {
      const { of, by, from, to, types } = asked;
      if (from !== undefined && to !== undefined && from > to)
        throw new AskedWrongly(`from ${from} lies after to ${to}.`);
      const subject = await subjectOf(asked, desk);
      const time = await timeOf(desk.store, { unit: by, from, to }, desk.today());
      if (time === null) throw new AskedWrongly(`from ${from} lies after the last day that is over.`);
      const whole = types === undefined ? subject : { ...subject, types };
      const series = await seriesNow(desk.store, desk.agreements, whole, time);
      const { name } = subject;
      return answer(seriesText([{ name, measure: of, series, now: null }], null), {
        name,
        of,
        by,
        up_to: series.upTo,
        cautions: [...cautions(series)],
        spread: series.spread,
        intervals: series.intervals.map((interval) => ({
          first: interval.first,
          last: interval.last,
          seen: interval.seen,
          count: countOf(interval, of),
          incidents: interval.incidents,
          deaths: interval.deaths,
          late: interval.late,
          usually_comes_to:
            interval.nowcast === null
              ? null
              : { best: interval.nowcast.best, low: interval.nowcast.low, high: interval.nowcast.high },
        })),
      });
    },
  );
}

async function subjectOf(
  { country, zone, province }: z.infer<z.ZodObject<typeof ASKED>>,
  desk: Desk,
): Promise<Subject> {
  const named = [country, zone, province].filter((each) => each !== undefined);
  if (named.length > 1) throw new AskedWrongly("Name one of country, zone and province, or none for the whole record.");
  if (named.length === 0) return { id: "record", name: "The whole record", where: null };
  if (province === undefined) return areaSubject(areaAsked({ country, zone }, desk));
  const found = await provinceNamed(province, desk.store, desk.agreements);
  if ("reason" in found) throw new AskedWrongly(found.reason);
  return found.subject;
}
