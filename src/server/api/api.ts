import { loadKnowledge } from "../../knowledge/knowledge.ts";
import type { Knowledge } from "../../model.ts";
import { agreementRoutes } from "./agreement-routes.ts";
import { agreementViewRoutes } from "./agreement-view-routes.ts";
import { type Alerting, alertBookRoutes } from "./alert-book-routes.ts";
import { articleRoutes } from "./article-routes.ts";
import { articleViewRoutes } from "./article-view-routes.ts";
import { ceasefireRoutes } from "./ceasefire-routes.ts";
import { choiceRoutes } from "./choice-routes.ts";
import { claimRoutes } from "./claim-routes.ts";
import { coverageRoutes } from "./coverage-routes.ts";
import { decisionLogRoutes } from "./decision-log-routes.ts";
import { decisionRoutes } from "./decision-routes.ts";
import type { Api } from "./declare.ts";
import { describeApi } from "./description.ts";
import { eventRoutes } from "./event-routes.ts";
import { feedRoutes } from "./feed-routes.ts";
import { type FeedAsker, followedRoutes } from "./followed-routes.ts";
import { forecastRoutes } from "./forecast-routes.ts";
import { incidentRoutes } from "./incident-routes.ts";
import { incidentViewRoutes } from "./incident-view-routes.ts";
import { listRoutes } from "./list-routes.ts";
import { mapRoutes } from "./map-routes.ts";
import { describeOthers } from "./other-routes.ts";
import { queueRoutes } from "./queue-routes.ts";
import { savedSearchRoutes } from "./saved-search-routes.ts";
import { searchRoutes } from "./search-routes.ts";
import { seriesRoutes } from "./series-routes.ts";
import { sourceRoutes } from "./source-routes.ts";
import { todayRoutes } from "./today-routes.ts";

/** The record as data: every route, and what describes them all. */
export function apiRoutes(api: Api, asker: FeedAsker | null, alerting: Alerting | null): void {
  decisionRoutes(api);
  decisionLogRoutes(api);
  incidentViewRoutes(api);
  agreementViewRoutes(api);
  const knowledge = knowledgeOnce();
  articleViewRoutes(api, knowledge);
  listRoutes(api, knowledge);
  incidentRoutes(api);
  mapRoutes(api);
  seriesRoutes(api);
  feedRoutes(api);
  articleRoutes(api);
  searchRoutes(api);
  agreementRoutes(api);
  coverageRoutes(api);
  eventRoutes(api);
  choiceRoutes(api);
  claimRoutes(api);
  todayRoutes(api);
  queueRoutes(api);
  savedSearchRoutes(api);
  sourceRoutes(api);
  followedRoutes(api, asker);
  forecastRoutes(api);
  alertBookRoutes(api, alerting);
  ceasefireRoutes(api);
  describeOthers(api);
  describeApi(api.app);
}

/** All that the stages know, loaded when somebody first asks for it. */
function knowledgeOnce(): () => Knowledge {
  let loaded: Knowledge | null = null;
  return () => {
    loaded ??= loadKnowledge();
    return loaded;
  };
}
