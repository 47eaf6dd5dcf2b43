import { useState } from "react";
import { useTranslation } from "react-i18next";
import { parseDay } from "../../day.ts";
import type { DateRange } from "../../model.ts";
import type { IncidentFilter } from "../filter.ts";
import { Answered } from "../parts/answered.tsx";
import { daysIn } from "../parts/days.ts";
import { Timeline } from "./timeline.tsx";
import { BUCKETS, type Bucket } from "./timescale.ts";
import { useCountries } from "./use-countries.ts";
import { useBlindness, useTimeline } from "./use-timeline.ts";

interface TimelinePartProps {
  readonly filter: IncidentFilter;
  readonly onBrush: (days: DateRange | null) => void;
}

/** The timeline with what can be set about it and what it cannot show. */
export function TimelinePart({ filter, onBrush }: TimelinePartProps) {
  const { t, i18n } = useTranslation();
  const [chosen, setChosen] = useState<Bucket | null>(null);
  const [zoom, setZoom] = useState<DateRange | null>(null);
  const { query, shown } = useTimeline(filter, zoom, chosen);
  const blind = useBlindness(filter, shown?.span ?? null);
  const countries = useCountries();
  const since = blind.since;
  const first = shown?.span?.first ?? null;
  const lookedFrom = since === null || first === null || since <= first ? null : { first: since, last: since };
  // Anything may stand in an address; the server says of what is no day that it is none.
  const [from, to] = [parseDay(filter.from ?? "") ?? undefined, parseDay(filter.to ?? "") ?? undefined];
  const narrowed = from !== undefined && to !== undefined ? { first: from, last: to } : null;
  return (
    <section className="timeline-part" aria-label={t("map.timeline-label")}>
      <div className="timeline-head">
        <label>
          {t("map.bars")}{" "}
          <select value={chosen ?? ""} onChange={({ target }) => setChosen((target.value || null) as Bucket | null)}>
            <option value="">
              {shown === null
                ? t("map.bucket-auto")
                : t("map.bucket-auto-now", { bars: t(`map.bucket-${shown.bucket}`) })}
            </option>
            {BUCKETS.map((bucket) => (
              <option key={bucket} value={bucket}>
                {t(`map.bucket-${bucket}`)}
              </option>
            ))}
          </select>
        </label>
        {narrowed !== null && zoom === null && (
          <button type="button" onClick={() => setZoom(narrowed)}>
            {t("map.zoom-days")}
          </button>
        )}
        {zoom !== null && (
          <button type="button" onClick={() => setZoom(null)}>
            {t("map.all-days")}
          </button>
        )}
        {(from !== undefined || to !== undefined) && (
          <button type="button" onClick={() => onBrush(null)}>
            {t("map.clear-days")}
          </button>
        )}
        <span className="quiet">
          {shown !== null && shown.undated > 0 && t("map.undated", { count: shown.undated })}{" "}
          {shown !== null && shown.spread > 0 && t("map.spread", { count: shown.spread })}
        </span>
      </div>
      <Answered query={query}>
        {() => shown !== null && <Timeline shown={shown} blind={blind} from={from} to={to} onBrush={onBrush} />}
      </Answered>
      {blind.areas.length > 0 && (
        <p className="quiet">
          {blind.stretches.length === 0 ? t("map.no-blind") : t("map.blind")}{" "}
          <bdi>{blind.areas.map((area) => countries.find(({ code }) => code === area)?.name ?? area).join(", ")}</bdi>
          {lookedFrom === null ? "" : ` (${t("map.blind-since", { day: daysIn(i18n.language, lookedFrom) })})`}
        </p>
      )}
    </section>
  );
}
