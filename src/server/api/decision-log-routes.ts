import { z } from "@hono/zod-openapi";
import { reattached } from "../../ledger/decisions.ts";
import type { ArticleId, Decided, IncidentId, ReportId } from "../../model.ts";
import type { DecisionsView } from "../../present/screens.ts";
import { type Api, declare } from "./declare.ts";

/** The log of what people decided, with what each is about by the name it has now. */
export function decisionLogRoutes(api: Api): void {
  const { store } = api;
  declare(
    api,
    {
      method: "get",
      path: "/api/decisions-view",
      tag: "Decisions",
      summary: "All that the log of decisions shows.",
      answer: {
        schema: z.looseObject({ decisions: z.array(z.looseObject({})) }).openapi("DecisionsView"),
        description: "Made for one screen; other programs ask for the decisions.",
      },
      settled: true,
    },
    async (_, c) => {
      const decisions = await reattached(await store.decisions(), store);
      const view: DecisionsView = { decisions, named: await namedIn(decisions) };
      return c.json(view);
    },
  );

  async function namedIn(decisions: readonly Decided[]): Promise<DecisionsView["named"]> {
    const subjects = [...new Set(decisions.map(({ about }) => about))];
    const reports = await store.reports({ ids: subjects.filter((id): id is ReportId => id.startsWith("report:")) });
    const holders = new Map<string, IncidentId>(
      reports.flatMap(({ report, incident }) => (incident === null ? [] : [[report.id, incident]])),
    );
    const named: Record<string, { readonly code: string } | { readonly article: ArticleId }> = {};
    for (const { about, anchors } of decisions) {
      if (about in named) continue;
      const incident = await store.incident(holders.get(about) ?? about);
      const article = anchors[0]?.trigger.article;
      if (incident !== null) named[about] = { code: incident.code };
      else if (article !== undefined) named[about] = { article };
    }
    return named;
  }
}
