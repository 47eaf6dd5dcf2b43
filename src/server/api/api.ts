import { agreementRoutes } from "./agreement-routes.ts";
import { articleRoutes } from "./article-routes.ts";
import { coverageRoutes } from "./coverage-routes.ts";
import { decisionRoutes } from "./decision-routes.ts";
import type { Api } from "./declare.ts";
import { describeApi } from "./description.ts";
import { incidentRoutes } from "./incident-routes.ts";

/** The record as data: every route, and what describes them all. */
export function apiRoutes(api: Api): void {
  decisionRoutes(api);
  incidentRoutes(api);
  articleRoutes(api);
  agreementRoutes(api);
  coverageRoutes(api);
  describeApi(api.app);
}
