import { useTranslation } from "react-i18next";
import { useFormat } from "../parts/format.ts";
import { type IntervalAnswer, mostOf, type SeriesAnswer } from "./answer.ts";

/** Intervals as bars: hatched where nobody could see, pale where it was seen in part, outlined what may be added. */
export function Bars({ answer: { intervals, of, by } }: { readonly answer: SeriesAnswer }) {
  const { t } = useTranslation();
  const { day, number } = useFormat();
  const most = intervals.reduce((max, each) => Math.max(max, mostOf(each, of)), 1);
  const [first, last] = [intervals[0]?.first ?? "", intervals.at(-1)?.last ?? ""];
  const sum = intervals.reduce((all, { count }) => all + (count ?? 0), 0);
  const blind = intervals.filter(({ seen }) => seen === "blind").length;
  const words = t(`series.chart-${by}`, {
    of: t(`series.of-${of}`),
    first: day(first),
    last: day(last),
    sum: number(sum),
    most: number(most),
    blind: number(blind),
  });
  return (
    <figure>
      <div className="chart" role="img" aria-label={words}>
        <span className="most" aria-hidden="true">
          {number(most)}
        </span>
        <div className="steps" aria-hidden="true">
          {intervals.map((each) => (
            <Column key={each.first} interval={each} most={most} of={of} />
          ))}
        </div>
      </div>
      <figcaption>
        <bdi>{day(first)}</bdi>
        <Key />
        <bdi>{day(last)}</bdi>
      </figcaption>
    </figure>
  );
}

function Column({
  interval,
  most,
  of,
}: {
  readonly interval: IntervalAnswer;
  readonly most: number;
  readonly of: SeriesAnswer["of"];
}) {
  const { seen, count } = interval;
  const high = (part: number) => ({ blockSize: `${(100 * part) / most}%` });
  const more = mostOf(interval, of);
  return (
    <div className={`column ${seen}`}>
      {seen !== "blind" && more > (count ?? 0) && <span className="more" style={high(more - (count ?? 0))} />}
      {seen !== "blind" && (count ?? 0) > 0 && <span className="sure" style={high(count ?? 0)} />}
    </div>
  );
}

function Key() {
  const { t } = useTranslation();
  return (
    <span className="key">
      {(["seen", "partly", "blind", "more"] as const).map((kind) => (
        <span key={kind}>
          <span className={`swatch ${kind}`} aria-hidden="true" /> {t(`series.key-${kind}`)}
        </span>
      ))}
    </span>
  );
}
