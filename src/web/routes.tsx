import type { QueryClient } from "@tanstack/react-query";
import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import { mapSearchIn } from "./filter.ts";
import { Frame, NothingThere } from "./frame.tsx";
import { Failed } from "./parts/failed.tsx";
import { searchIn } from "./search/asked.ts";
import { Today } from "./today/today.tsx";

const root = createRootRouteWithContext<{ readonly cache: QueryClient }>()({
  component: Frame,
  notFoundComponent: NothingThere,
});

/** Screens but the first are fetched when they are asked for. Every filter stands in the address. */
const today = createRoute({ getParentRoute: () => root, path: "/", component: Today });
const map = createRoute({
  getParentRoute: () => root,
  path: "/map",
  validateSearch: mapSearchIn,
  component: lazyRouteComponent(() => import("./map/map.tsx"), "MapScreen"),
});
const incident = createRoute({
  getParentRoute: () => root,
  path: "/incidents/$code",
  validateSearch: (search: Record<string, unknown>) => named(search, "asKnownOn"),
  component: lazyRouteComponent(() => import("./incident/incident.tsx"), "IncidentScreen"),
});
const article = createRoute({
  getParentRoute: () => root,
  path: "/articles/$id",
  validateSearch: (search: Record<string, unknown>) => named(search, "at"),
  component: lazyRouteComponent(() => import("./article/article.tsx"), "ArticleScreen"),
});
const agreements = createRoute({
  getParentRoute: () => root,
  path: "/agreements",
  component: lazyRouteComponent(() => import("./agreement/agreements.tsx"), "AgreementsScreen"),
});
const agreement = createRoute({
  getParentRoute: () => root,
  path: "/agreements/$id",
  validateSearch: (search: Record<string, unknown>) => named(search, "on"),
  component: lazyRouteComponent(() => import("./agreement/agreement.tsx"), "AgreementScreen"),
});
const search = createRoute({
  getParentRoute: () => root,
  path: "/search",
  validateSearch: searchIn,
  component: lazyRouteComponent(() => import("./search/search.tsx"), "SearchScreen"),
});
const warnings = createRoute({
  getParentRoute: () => root,
  path: "/warnings",
  component: lazyRouteComponent(() => import("./warnings/warnings.tsx"), "WarningsScreen"),
});
const warningLedger = createRoute({
  getParentRoute: () => root,
  path: "/warnings/ledger",
  component: lazyRouteComponent(() => import("./warnings/ledger.tsx"), "LedgerScreen"),
});
const alerts = createRoute({
  getParentRoute: () => root,
  path: "/alerts",
  component: lazyRouteComponent(() => import("./alerts/alerts.tsx"), "AlertsScreen"),
});
const sources = createRoute({
  getParentRoute: () => root,
  path: "/sources",
  component: lazyRouteComponent(() => import("./sources/sources.tsx"), "SourcesScreen"),
});
const review = createRoute({
  getParentRoute: () => root,
  path: "/review",
  component: lazyRouteComponent(() => import("./review/review.tsx"), "ReviewScreen"),
});
const coverage = createRoute({
  getParentRoute: () => root,
  path: "/coverage",
  validateSearch: (search: Record<string, unknown>) => ({
    ...named(search, "area"),
    ...named(search, "from"),
    ...named(search, "to"),
  }),
  component: lazyRouteComponent(() => import("./coverage/coverage.tsx"), "CoverageScreen"),
});
const decisions = createRoute({
  getParentRoute: () => root,
  path: "/decisions",
  component: lazyRouteComponent(() => import("./decisions/decisions.tsx"), "DecisionsScreen"),
});

/** One text in the search part of an address, left out where it is empty. */
function named<Name extends string>(search: Record<string, unknown>, name: Name): { readonly [name in Name]?: string } {
  const value = search[name];
  if (value === undefined || value === null || value === "") return {};
  return { [name]: String(value) } as { readonly [name in Name]?: string };
}

const join = createRoute({
  getParentRoute: () => root,
  path: "/join",
  component: lazyRouteComponent(() => import("./accounts/join.tsx"), "JoinScreen"),
});
const accounts = createRoute({
  getParentRoute: () => root,
  path: "/accounts",
  component: lazyRouteComponent(() => import("./accounts/accounts.tsx"), "AccountsScreen"),
});

export function openRouter(cache: QueryClient) {
  return createRouter({
    routeTree: root.addChildren([
      today,
      map,
      incident,
      article,
      agreements,
      agreement,
      search,
      warnings,
      warningLedger,
      alerts,
      sources,
      review,
      join,
      accounts,
      coverage,
      decisions,
    ]),
    context: { cache },
    defaultPreload: "intent",
    scrollRestoration: true,
    defaultErrorComponent: ({ error, reset }) => <Failed error={error} again={reset} />,
  });
}
