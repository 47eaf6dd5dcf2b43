import type { Context, Hono } from "hono";
import { type Area, areasOf, countryArea } from "../coverage/area.ts";
import { addDays, parseDay } from "../day.ts";
import { calendarsOf } from "../ledger/coverage.ts";
import { reattached } from "../ledger/decisions.ts";
import { dossierOn } from "../ledger/dossier.ts";
import { incidentAsKnownOn } from "../ledger/past.ts";
import type { Agreement, Article, Calendar, DateRange, Day, Decided, Dossier, Incident, ReportId } from "../model.ts";
import { groundWords } from "../pipeline.ts";
import type { DossierView } from "../present/dossier.ts";
import { dayWords } from "../present/words.ts";
import type { Store } from "../store/store.ts";
import { decisionsPage, type Named } from "./pages/decisions.ts";
import { incidentPage } from "./pages/incident.ts";
import { missingPage } from "./pages/shell.ts";

/** So many days before and after an incident tell whether somebody was watching. */
const DAYS_AROUND = 14;
const CALENDARS_MAX = 4;

/** The page of an incident, now or as known on a day, and what people decided. */
export function incidentRoutes(app: Hono, store: Store, agreements: readonly Agreement[], today: () => Day): void {
  app.get("/incidents/:code", async (c) => {
    const [incident, ...others] = await store.incidentsCalled(c.req.param("code"));
    if (incident === undefined || others.length > 0)
      return notOne(c, incident === undefined ? [] : [incident, ...others]);
    const knownOn = parseDay(c.req.query("asKnownOn") ?? "");
    const dossiers =
      knownOn === null
        ? [await dossierOn(incident, store)]
        : (await incidentAsKnownOn(incident, store, agreements, { knownOn })).dossiers;
    const view = await viewOf(dossiers, knownOn);
    const calendars = await calendarsAround(dossiers[0] ?? null, knownOn);
    return c.html(incidentPage({ code: incident.code, dossiers, view, calendars, knownOn }, agreements));
  });

  app.get("/decisions", async (c) => {
    const decisions = await reattached(await store.decisions(), store);
    return c.html(decisionsPage(decisions, await incidentsNamed(decisions)));
  });

  function notOne(c: Context, several: readonly Incident[]): Response | Promise<Response> {
    const code = c.req.param("code") ?? "";
    if (several.length === 0) return c.html(missingPage(`No incident has the code ${code}.`), 404);
    const named = several.map(({ id, code: own, date }) => `${own} of ${date?.first ?? "an unknown day"} (${id})`);
    return c.html(missingPage(`Several incidents go by ${code}: ${named.join(", ")}. Ask for one by its id.`), 404);
  }

  async function viewOf(dossiers: readonly Dossier[], knownOn: Day | null): Promise<DossierView> {
    const ids = [...new Set(dossiers.flatMap(({ incident }) => incident.reports.map(({ article }) => article)))];
    const articles = (await Promise.all(ids.map((id) => store.article(id)))).filter(
      (article): article is Article => article !== null,
    );
    const places = new Map<ReportId, number>();
    for (const id of ids) {
      for (const [i, { report }] of (await store.reports({ articles: [id] })).entries()) places.set(report.id, i);
    }
    return {
      agreements,
      articles: new Map(articles.map((article) => [article.id, article])),
      asOf:
        knownOn === null
          ? null
          : `As known here at the end of ${dayWords(knownOn)} (UTC); what came later is left out.`,
      groundWords,
      pathOf: ({ article, id }) => `/articles/${article}#w${places.get(id) ?? 0}`,
    };
  }

  /** What could be seen of the zones in which its obligations hold, or else of its country. */
  async function calendarsAround(dossier: Dossier | null, knownOn: Day | null): Promise<readonly Calendar[]> {
    const period = dossier === null ? null : periodAround(dossier.incident, today());
    if (dossier === null || period === null) return [];
    return await calendarsOf(store, areasAround(dossier, agreements), period, knownOn);
  }

  async function incidentsNamed(decisions: readonly Decided[]): Promise<ReadonlyMap<string, Named>> {
    const subjects = [...new Set(decisions.map(({ about }) => about))];
    const reports = await store.reports({ ids: subjects.filter((id): id is ReportId => id.startsWith("report:")) });
    const holders = new Map<string, string>(
      reports.flatMap(({ report, incident }) => (incident === null ? [] : [[report.id, incident]])),
    );
    const named = new Map<string, Named>();
    for (const subject of subjects) {
      const incident = await store.incident(holders.get(subject) ?? subject);
      if (incident !== null) named.set(subject, { id: incident.id, code: incident.code });
    }
    return named;
  }
}

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
