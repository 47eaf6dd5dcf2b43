import { useTranslation } from "react-i18next";
import { useFormat } from "../parts/format.ts";
import type { AreaForecast } from "./answers.ts";

const WIDTH = 640;
const HEIGHT = 150;
const FOOT = 4;
/** Weeks that are drawn before the forecast. */
const WEEKS = 40;
/** The forecast is drawn so wide, in weeks: what is told of one, two and four weeks is a rate a week. */
const ENDS: Readonly<Record<string, number>> = { "1 week": 1, "2 weeks": 2, "4 weeks": 4 };

interface FanProps {
  readonly area: AreaForecast;
  readonly levels: readonly number[];
}

/**
 * Events week by week, and how many a week the coming ones may bring: the middle 50 % dark, the middle 90 % light. A
 * week that nobody saw is hatched: it is no week without events. Time runs from left to right in every script.
 */
export function Fan({ area, levels }: FanProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const weeks = area.counts.slice(-WEEKS);
  const bands = bandsOf(area, levels);
  const most = Math.max(1, ...weeks.map((count) => count ?? 0), ...bands.map(({ high }) => high));
  const step = WIDTH / (WEEKS + 4);
  const y = (count: number) => (HEIGHT - FOOT) * (1 - count / most);
  const left = WIDTH - 4 * step;
  const start = left - weeks.length * step;
  return (
    <figure>
      <svg
        className="fan"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={t("warnings.fan", { name: area.name, words: area.words })}
      >
        <defs>
          <pattern id="unseen" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <line x1="0" y1="0" x2="0" y2="6" className="hatch" />
          </pattern>
        </defs>
        {weeks.map((count, i) => {
          const x = start + i * step;
          return count === null ? (
            <rect key={x} x={x} y={0} width={step} height={HEIGHT - FOOT} fill="url(#unseen)" />
          ) : (
            <rect key={x} x={x + 1} y={y(count)} width={step - 2} height={HEIGHT - FOOT - y(count)} className="week" />
          );
        })}
        {bands.map(({ from, to, low, lower, median, upper, high }) => (
          <g key={to} transform={`translate(${left + from * step} 0)`}>
            <rect width={(to - from) * step} y={y(high)} height={y(low) - y(high)} className="ninety" />
            <rect width={(to - from) * step} y={y(upper)} height={Math.max(1, y(lower) - y(upper))} className="fifty" />
            <line x2={(to - from) * step} y1={y(median)} y2={y(median)} className="median" />
          </g>
        ))}
        <line x1={0} x2={WIDTH} y1={HEIGHT - FOOT} y2={HEIGHT - FOOT} className="ground" />
      </svg>
      <figcaption>{t("warnings.drawn", { most: format.number(most), day: format.day(area.asOf) })}</figcaption>
    </figure>
  );
}

interface Band {
  readonly from: number;
  readonly to: number;
  readonly low: number;
  readonly lower: number;
  readonly median: number;
  readonly upper: number;
  readonly high: number;
}

/** What each time ahead says of one week within it. */
function bandsOf({ forecasts }: AreaForecast, levels: readonly number[]): readonly Band[] {
  let from = 0;
  return forecasts.flatMap(({ ahead, quantiles }) => {
    const to = ENDS[ahead];
    if (to === undefined) return [];
    const at = (level: number) => (quantiles[levels.indexOf(level)] ?? 0) / to;
    const band = { from, to, low: at(0.05), lower: at(0.25), median: at(0.5), upper: at(0.75), high: at(0.95) };
    from = to;
    return [band];
  });
}
