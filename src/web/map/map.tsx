import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { DateRange } from "../../model.ts";
import type { IncidentLine } from "../../present/incident-line.ts";
import type { IncidentFilter } from "../filter.ts";
import { Answered } from "../parts/answered.tsx";
import { Failed } from "../parts/failed.tsx";
import { FilterPanel } from "../parts/filter-panel.tsx";
import { type Chosen, chosenFor } from "./chosen.ts";
import { ChosenCard } from "./chosen-card.tsx";
import { Legend } from "./legend.tsx";
import { LevelsList } from "./levels-list.tsx";
import { IncidentList } from "./list.tsx";
import "./map.css";
import { boxAround, type Spot } from "./spots.ts";
import { TimelinePart } from "./timeline-part.tsx";
import { useCountries } from "./use-countries.ts";
import { useLevels } from "./use-levels.ts";
import { useLines } from "./use-lines.ts";
import { useSpots } from "./use-spots.ts";
import { useZones, type ZoneProperties } from "./zones.ts";

/** The list is there first; the map's own megabyte comes after it. */
const IncidentMap = lazy(() => import("./incident-map.tsx"));

type View = "list" | "map" | "timeline";
const VIEWS: readonly View[] = ["list", "map", "timeline"];

/** Where and when: the same incidents as a map, a list and a timeline, narrowed together. */
export function MapScreen() {
  const { t } = useTranslation();
  const asked = useSearch({ from: "/map" });
  const { sort: _sort, levels: shownLevels, ...filter } = asked;
  const withLevels = shownLevels === "yes";
  const navigate = useNavigate({ from: "/map" });
  const setFilter = useCallback(
    (next: IncidentFilter, replace = false) =>
      void navigate({
        search: (before) => ({ ...next, ...(before.levels === "yes" ? { levels: "yes" } : {}) }),
        replace,
      }),
    [navigate],
  );
  const [view, setView] = useState<View>("list");
  const [chosen, setChosen] = useState<{ readonly line: IncidentLine | null; readonly mark: Chosen } | null>(null);
  const [spot, setSpot] = useState<Spot | null>(null);
  const [zone, setZone] = useState<ZoneProperties | null>(null);
  const levels = useLevels(withLevels);
  const zones = useZones(filter, levels.levels.areas);
  const drawn = useMemo(() => new Set<string>(zones.features.map(({ properties }) => properties.id)), [zones]);
  const toggleLevels = () =>
    void navigate({ search: withLevels ? filter : { ...filter, levels: "yes" }, replace: true });
  const countries = useCountries();
  const spots = useSpots(filter);
  const here = spot === null ? filter : { ...filter, bbox: boxAround(spot.longitude, spot.latitude) };
  const lines = useLines(here);
  const shown = useMemo(() => lines.data?.pages.flatMap(({ items }) => items) ?? [], [lines.data]);
  const total = lines.data?.pages[0]?.total ?? 0;

  const inView = useRef<string | null>(null);
  const follow = filter.bbox !== undefined;
  const seen = useRef({ follow, filter, setFilter });
  seen.current = { follow, filter, setFilter };
  const onView = useCallback((bbox: string) => {
    const { follow: following, filter: now, setFilter: set } = seen.current;
    inView.current = bbox;
    if (following && now.bbox !== bbox) set({ ...now, bbox }, true);
  }, []);
  const toggleFollow = () => {
    const { bbox: _bbox, ...rest } = filter;
    setFilter(follow || inView.current === null ? rest : { ...rest, bbox: inView.current });
  };

  const choose = (line: IncidentLine) => {
    const mark = chosenFor(line);
    setZone(null);
    setChosen(mark === null ? null : { line, mark });
  };
  const chooseSpot = (one: Spot) => {
    const { longitude, latitude, radiusM } = one;
    setZone(null);
    setSpot(one);
    setChosen({ line: null, mark: { kind: "place", longitude, latitude, radiusM } });
  };
  const leave = () => {
    setSpot(null);
    setChosen(null);
    setZone(null);
  };
  const filterKey = JSON.stringify({ ...filter, bbox: "" });
  // Whatever was chosen under another filter may not be there any more.
  useEffect(leave, [filterKey]);
  const brush = (days: DateRange | null) => {
    const { from: _from, to: _to, ...rest } = filter;
    setFilter(days === null ? rest : { ...rest, from: days.first, to: days.last });
  };

  const found = spots.data;
  return (
    <div className={`map-screen view-${view}`}>
      <h1 className="unseen">{t("frame.map")}</h1>
      <FilterPanel filter={filter} onFilter={setFilter} countries={countries} actors={actorsIn(shown)}>
        <label className="in-view">
          <input type="checkbox" checked={follow} onChange={toggleFollow} /> {t("map.in-view")}
        </label>
        <label className="in-view">
          <input type="checkbox" checked={withLevels} onChange={toggleLevels} /> {t("map.levels")}
        </label>
      </FilterPanel>
      <div className="views" role="group" aria-label={t("map.views")}>
        {VIEWS.map((one) => (
          <button key={one} type="button" aria-pressed={view === one} onClick={() => setView(one)}>
            {t(`map.view-${one}`)}
          </button>
        ))}
      </div>
      <div className="map-part">
        <Suspense fallback={<p className="quiet">{t("map.opening")}</p>}>
          <IncidentMap
            spots={found?.spots ?? NO_SPOTS}
            zones={zones}
            chosen={chosen?.mark ?? null}
            bbox={filter.bbox}
            onSpot={chooseSpot}
            onZone={(id) => setZone(zones.features.find(({ properties }) => properties.id === id)?.properties ?? null)}
            onView={onView}
          />
        </Suspense>
        {spots.error !== null && <Failed error={spots.error} again={() => void spots.refetch()} />}
        <ChosenCard
          line={chosen?.line ?? null}
          spot={chosen?.line == null ? spot : null}
          zone={zone}
          onLeave={leave}
          onZone={(id) => setFilter({ ...filter, zone: id })}
        />
        <Legend levels={withLevels} />
      </div>
      <section className="list-part" aria-label={t("map.list-label")}>
        {withLevels && <LevelsList query={levels} drawn={drawn} filter={filter} />}
        <p className="list-head" role="status">
          {spot === null ? t("map.incidents", { count: total }) : t("map.incidents-here", { count: total })}
          {spot === null && found !== undefined && found.unplaced > 0 && (
            <span className="quiet"> {t("map.unplaced", { count: found.unplaced })}</span>
          )}
          {spot !== null && (
            <button type="button" onClick={leave}>
              {t("map.show-all")}
            </button>
          )}
        </p>
        <Answered query={lines}>
          {() =>
            shown.length === 0 ? (
              <p className="quiet nothing">
                {t("map.nothing")} <Link to="/sources">{t("map.nothing-why")}</Link>
              </p>
            ) : (
              <IncidentList
                lines={shown}
                total={total}
                chosen={chosen?.line?.code ?? null}
                onChoose={choose}
                more={lines.hasNextPage && !lines.isFetchingNextPage ? () => void lines.fetchNextPage() : null}
              />
            )
          }
        </Answered>
      </section>
      <TimelinePart filter={filter} onBrush={brush} />
    </div>
  );
}

const NO_SPOTS: readonly Spot[] = [];

/** Known actors of the incidents that are listed, to filter by. */
function actorsIn(lines: readonly IncidentLine[]): readonly { readonly id: string; readonly name: string }[] {
  const named = new Map<string, string>();
  for (const { actors, recipients } of lines) {
    for (const { id, name } of [...actors, ...recipients]) if (id !== null) named.set(id, name);
  }
  return [...named].map(([id, name]) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name));
}
