import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { IncidentLine } from "../../present/incident-line.ts";
import { ask } from "../ask.ts";
import { filterIn, type IncidentFilter } from "../filter.ts";
import { useFormat } from "../parts/format.ts";
import { IncidentRow } from "../parts/incident-row.tsx";
import { LongList, type Stretch } from "./long-list.tsx";

const STRETCH = 100;

/** The incidents that a filter lets through, as many as there are. */
export function FoundIncidents({ filter }: { readonly filter: IncidentFilter }) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const query = useInfiniteQuery({
    queryKey: ["incidents", "list", filter],
    queryFn: ({ pageParam, signal }) =>
      ask<Stretch<IncidentLine>>("/api/incidents", { ...filter, limit: STRETCH, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    staleTime: Number.POSITIVE_INFINITY,
    structuralSharing: false, // a long list would be compared as a whole with each stretch
    meta: { still: true },
  });
  const total = query.data?.pages[0]?.total;
  return (
    <>
      <div className="section-head">
        <p role="status">
          {total !== undefined && <b>{t("search.incidents", { count: total, number: number(total) })}</b>}
        </p>
        <Outside filter={filter} />
      </div>
      {total === 0 && <p>{t("search.nothing")}</p>}
      <Changed filter={filter} shown={total} onShow={() => void query.refetch()} />
      <LongList query={query} label={t("search.find-incidents")} keyOf={({ id }) => id}>
        {(line) => <IncidentRow line={line} />}
      </LongList>
    </>
  );
}

/** Ways to take what is found elsewhere: as a feed to follow, as data, on the map. */
function Outside({ filter }: { readonly filter: IncidentFilter }) {
  const { t } = useTranslation();
  const query = new URLSearchParams({ ...filterIn({ ...filter, sort: "" }) }).toString();
  const asked = query === "" ? "" : `?${query}`;
  return (
    <p className="outside">
      <a href={`/map${asked}`}>{t("frame.map")}</a> <a href={`/feed.xml${asked}`}>{t("search.follow")}</a>{" "}
      <a href={`/map.geojson${asked}`}>GeoJSON</a> <a href={`/api/incidents${asked}`}>JSON</a>
    </p>
  );
}

interface ChangedProps {
  readonly filter: IncidentFilter;
  readonly shown: number | undefined;
  readonly onShow: () => void;
}

/** Says when the list would be another by now; it moves only when whoever reads it wants it to. */
function Changed({ filter, shown, onShow }: ChangedProps) {
  const { t } = useTranslation();
  const { data, isPlaceholderData } = useQuery({
    queryKey: ["incidents", "count", filter],
    queryFn: ({ signal }) => ask<Stretch<IncidentLine>>("/api/incidents", { ...filter, limit: 1 }, signal),
    enabled: shown !== undefined,
  });
  if (data === undefined || isPlaceholderData || shown === undefined || data.total === shown) return null;
  return (
    <p className="card caution" role="status">
      {t("search.changed")}{" "}
      <button type="button" onClick={onShow}>
        {t("search.show")}
      </button>
    </p>
  );
}
