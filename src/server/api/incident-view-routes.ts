import { z } from "@hono/zod-openapi";
import { type Area, areasOf, countryArea } from "../../coverage/area.ts";
import { addDays } from "../../day.ts";
import { calendarsOf } from "../../ledger/coverage.ts";
import { dossierOn } from "../../ledger/dossier.ts";
import { day } from "../../ledger/parameters.ts";
import { incidentAsKnownOn } from "../../ledger/past.ts";
import type { Agreement, DateRange, Day, Dossier, Incident } from "../../model.ts";
import { groundWords } from "../../pipeline.ts";
import { coverageWords } from "../../present/coverage.ts";
import { dutyNames, type IncidentView, openOf } from "../../present/screens.ts";
import { type Api, declare } from "./declare.ts";
import { incidentCode, incidentNamed } from "./incident-routes.ts";

/** So many days before and after an incident tell whether somebody was watching. */
const DAYS_AROUND = 14;
const CALENDARS_MAX = 4;

/** What the screen of an incident shows, in one answer. */
export function incidentViewRoutes(api: Api): void {
  const { store, agreements, today } = api;
  declare(
    api,
    {
      method: "get",
      path: "/api/incidents/{code}/view",
      tag: "Incidents",
      summary: "All that the screen of an incident shows: its dossier, its articles' names, what could be seen.",
      params: z.object({ code: incidentCode }),
      query: z.strictObject({ asKnownOn: day.optional().openapi({ description: "As known at the end of that day." }) }),
      answer: {
        schema: z.looseObject({ code: z.string(), dossiers: z.array(z.looseObject({})) }).openapi("IncidentView"),
        description: "Made for one screen; other programs ask for the dossier.",
      },
      refusals: [404],
      settled: true,
    },
    async ({ params, query }, c) => {
      const incident = await incidentNamed(c, params.code, store);
      if (incident instanceof Response) return incident;
      const knownOn = query.asKnownOn ?? null;
      const dossiers =
        knownOn === null
          ? [await dossierOn(incident, store)]
          : (await incidentAsKnownOn(incident, store, agreements, { knownOn })).dossiers;
      const view: IncidentView = {
        code: incident.code,
        knownOn,
        dossiers,
        open: openOf(dossiers),
        articles: await articlesOf(dossiers),
        grounds: groundsOf(dossiers),
        duties: dutyNames(agreements),
        zones: Object.fromEntries(agreements.flatMap(({ zones }) => zones.map(({ id, name }) => [id, name]))),
        calendars: await calendarsAround(dossiers[0] ?? null, knownOn),
      };
      return c.json(view);
    },
  );

  async function articlesOf(dossiers: readonly Dossier[]): Promise<IncidentView["articles"]> {
    const ids = new Set(dossiers.flatMap(({ incident }) => incident.reports.map(({ article }) => article)));
    const articles = await store.articlesWith([...ids]);
    return Object.fromEntries(articles.map(({ id, title, url, language }) => [id, { title, url, language }]));
  }

  async function calendarsAround(dossier: Dossier | null, knownOn: Day | null): Promise<IncidentView["calendars"]> {
    const period = dossier === null ? null : periodAround(dossier.incident, today());
    if (dossier === null || period === null) return [];
    const calendars = await calendarsOf(store, areasAround(dossier, agreements), period, knownOn);
    return calendars.map((calendar) => ({
      ...calendar,
      words: coverageWords(calendar.days),
      of: titleOf(calendar.area),
    }));
  }

  /** The agreement that drew a zone: several draw one of the same name. */
  function titleOf(area: string): string | null {
    return agreements.find(({ zones }) => zones.some(({ id }) => id === area))?.title ?? null;
  }
}

function groundsOf(dossiers: readonly Dossier[]): IncidentView["grounds"] {
  const codes = dossiers.flatMap(({ incident }) => incident.joins.flatMap(({ grounds }) => grounds));
  return Object.fromEntries(codes.map(({ code }) => [code, groundWords(code)]));
}

/** The zones in which its obligations hold, or else its country. */
function areasAround({ incident, assessments }: Dossier, agreements: readonly Agreement[]): readonly Area[] {
  const touched = new Set<string | null>(
    assessments.filter(({ value }) => value !== "outside-scope").map(({ zone }) => zone),
  );
  const zones = agreements.flatMap(areasOf).filter(({ id }) => touched.has(id));
  const country = incident.place?.place?.country ?? null;
  return zones.length > 0 ? zones.slice(0, CALENDARS_MAX) : country === null ? [] : [countryArea(country)];
}

/** The days around an incident that are over; `null` when nobody knows its day. */
function periodAround({ date, reports }: Incident, today: Day): DateRange | null {
  const told = reports.flatMap(({ publishedAt }) => publishedAt ?? []).sort();
  const day = date?.first ?? told[0] ?? null;
  if (day === null) return null;
  const last = addDays(day, DAYS_AROUND);
  const first = addDays(day, -DAYS_AROUND);
  const over = last < today ? last : addDays(today, -1);
  return over < first ? null : { first, last: over };
}
