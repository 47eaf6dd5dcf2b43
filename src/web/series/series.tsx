import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ask } from "../ask.ts";
import { filterIn, type IncidentFilter } from "../filter.ts";
import { useFormat } from "../parts/format.ts";
import { WhyNot } from "../parts/why-not.tsx";
import type { Measure, SeriesAnswer, Unit } from "./answer.ts";
import { Bars } from "./bars.tsx";
import { IntervalTable } from "./interval-table.tsx";
import "./series.css";

interface SeriesPartProps {
  readonly filter: IncidentFilter;
  readonly by: Unit;
  readonly of: Measure;
  readonly onAsk: (by: Unit, of: Measure) => void;
}

const UNITS: readonly Unit[] = ["week", "day"];
const MEASURES: readonly Measure[] = ["incidents", "deaths", "reports"];

/** What a filter lets through, counted by day or week: a chart, what must be known to read it, and every figure in a table. */
export function SeriesPart({ filter, by, of, onAsk }: SeriesPartProps) {
  const { t } = useTranslation();
  const asked = { ...filterIn({ ...filter, sort: "", since: "" }), by, of };
  const { data, error, isPending } = useQuery({
    queryKey: ["series", asked],
    queryFn: ({ signal }) => ask<SeriesAnswer>("/api/series", asked, signal),
  });
  return (
    <section className="series" aria-label={t("series.title")}>
      <div className="asked">
        <label>
          {t("series.by")}
          <select value={by} onChange={({ target }) => onAsk(target.value as Unit, of)}>
            {UNITS.map((unit) => (
              <option key={unit} value={unit}>
                {t(`series.by-${unit}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t("series.of")}
          <select value={of} onChange={({ target }) => onAsk(by, target.value as Measure)}>
            {MEASURES.map((measure) => (
              <option key={measure} value={measure}>
                {t(`series.of-${measure}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      {error !== null && (
        <p role="alert">
          <WhyNot error={error} />
        </p>
      )}
      {isPending && error === null && <p role="status">{t("series.counting")}</p>}
      {data !== undefined && <Counted answer={data} filter={filter} />}
    </section>
  );
}

function Counted({ answer, filter }: { readonly answer: SeriesAnswer; readonly filter: IncidentFilter }) {
  const { t } = useTranslation();
  const { days, number } = useFormat();
  const { intervals, of, by, spread } = answer;
  const [first, last] = [intervals[0], intervals.at(-1)];
  if (first === undefined || last === undefined) return <p>{t(`series.none-${by}`)}</p>;
  const blind = intervals.filter(({ seen }) => seen === "blind").length;
  const partly = intervals.filter(({ seen }) => seen === "partly").length;
  const open = of === "incidents" ? intervals.filter(({ nowcast, seen }) => nowcast !== null && seen !== "blind") : [];
  return (
    <>
      {blind > 0 && <p className="note">{t(`series.blind-${by}`, { count: blind, of: number(intervals.length) })}</p>}
      <Bars answer={answer} />
      <ul className="plain quiet">
        {open.map(({ first, last, incidents, nowcast }) => (
          <li key={first}>
            {nowcast !== null &&
              t("series.usually", {
                days: days({ first, last }),
                reported: number(incidents),
                best: number(nowcast.best),
                low: number(nowcast.low),
                high: number(nowcast.high),
              })}
          </li>
        ))}
        {partly > 0 && <li>{t(`series.partly-${by}`, { count: partly })}</li>}
        {spread > 0 && <li>{t("series.spread", { count: spread, number: number(spread) })}</li>}
        {of === "deaths" && <li>{t("series.deaths-are")}</li>}
        {of === "reports" && <li>{t("series.reports-are")}</li>}
      </ul>
      <details>
        <summary>{t("series.table")}</summary>
        <IntervalTable answer={answer} filter={filter} />
      </details>
    </>
  );
}
