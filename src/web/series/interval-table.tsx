import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { IncidentFilter } from "../filter.ts";
import { useFormat } from "../parts/format.ts";
import type { IntervalAnswer, SeriesAnswer } from "./answer.ts";

interface IntervalTableProps {
  readonly answer: SeriesAnswer;
  readonly filter: IncidentFilter;
}

/** Every figure of a series, the newest first; each interval leads to its incidents. */
export function IntervalTable({ answer: { intervals, by }, filter }: IntervalTableProps) {
  const { t } = useTranslation();
  return (
    <div className="wide">
      <table>
        <thead>
          <tr>
            <th scope="col">{t(`series.by-${by}`)}</th>
            <th scope="col">{t("series.seen")}</th>
            <th scope="col">{t("series.of-incidents")}</th>
            <th scope="col">{t("series.usual")}</th>
            <th scope="col">{t("series.late")}</th>
            <th scope="col">{t("series.of-deaths")}</th>
            <th scope="col">{t("series.of-reports")}</th>
          </tr>
        </thead>
        <tbody>
          {intervals.toReversed().map((each) => (
            <Row key={each.first} interval={each} filter={filter} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ interval, filter }: { readonly interval: IntervalAnswer; readonly filter: IncidentFilter }) {
  const { t } = useTranslation();
  const { days, number } = useFormat();
  const { first, last, seen, incidents, reports, nowcast, late } = interval;
  return (
    <tr className={seen}>
      <th scope="row">
        <Link to="/search" search={{ ...filter, from: first, to: last }}>
          {days({ first, last })}
        </Link>
      </th>
      <td>{t(`series.seen-${seen}`)}</td>
      <td>{seen === "blind" ? t("series.on-record", { number: number(incidents) }) : number(incidents)}</td>
      <td>{nowcast === null ? "" : `${number(nowcast.best)} (${number(nowcast.low)}–${number(nowcast.high)})`}</td>
      <td>{incidents === 0 ? "" : number(late)}</td>
      <td>{deathWords(interval)}</td>
      <td>{number(reports)}</td>
    </tr>
  );

  function deathWords({ deaths }: IntervalAnswer): string {
    if (deaths === null) return t("series.untold");
    const { low, high, told } = deaths;
    const sum = low === high ? number(low) : `${number(low)}–${number(high)}`;
    return told < incidents ? t("series.told", { sum, told: number(told), of: number(incidents) }) : sum;
  }
}
