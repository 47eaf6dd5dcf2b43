import { type KeyboardEvent, type PointerEvent, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { DateRange, Day, EventType } from "../../model.ts";
import { daysIn } from "../parts/days.ts";
import { KINDS, kindOf } from "./kinds.ts";
import { type Bar, dayAt, moved, niceTop, rangeOf, shareOf } from "./timescale.ts";
import type { Blindness, TimelineShown } from "./use-timeline.ts";

interface TimelineProps {
  readonly shown: TimelineShown;
  readonly blind: Blindness;
  /** The days that the map and the list are narrowed to. */
  readonly from: Day | undefined;
  readonly to: Day | undefined;
  readonly onBrush: (days: DateRange | null) => void;
}

/** The drawing's own units; it stretches to whatever room there is. */
const WIDTH = 1000;
const HEIGHT = 100;

/** Incidents over time. A stretch that is dragged over, or set by the two handles, narrows the map and the list to it. */
export function Timeline({ shown, blind, from, to, onBrush }: TimelineProps) {
  const { t, i18n } = useTranslation();
  const [dragged, setDragged] = useState<DateRange | null>(null);
  const [pointed, setPointed] = useState<Bar | null>(null);
  const area = useRef<HTMLDivElement>(null);
  const start = useRef<Day | null>(null);
  const { span, bars } = shown;
  if (span === null) return <p className="quiet">{t("map.no-dated")}</p>;

  const rtl = i18n.dir() === "rtl";
  const dayUnder = ({ clientX }: PointerEvent): Day => {
    const { left, width } = area.current?.getBoundingClientRect() ?? { left: 0, width: 1 };
    const share = (clientX - left) / width;
    return dayAt(rtl ? 1 - share : share, span);
  };
  const press = (event: PointerEvent) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    start.current = dayUnder(event);
  };
  const move = (event: PointerEvent) => {
    const day = dayUnder(event);
    setPointed(bars.find((bar) => bar.from <= day && day <= bar.to) ?? null);
    if (start.current !== null) setDragged(rangeOf(start.current, day));
  };
  const release = (event: PointerEvent) => {
    if (start.current === null) return;
    const range = wholeBars(rangeOf(start.current, dayUnder(event)), bars);
    start.current = null;
    setDragged(null);
    onBrush(range);
  };
  const cancel = () => {
    start.current = null;
    setDragged(null);
  };
  const brush =
    dragged ?? (from === undefined && to === undefined ? null : { first: from ?? span.first, last: to ?? span.last });
  const top = niceTop(Math.max(...bars.map(({ total }) => total)));
  const name = t("map.timeline-words", {
    days: daysIn(i18n.language, span),
    count: bars.reduce((sum, { total }) => sum + total, 0),
  });
  return (
    <div className="timeline">
      <div className="bars" role="group" aria-label={name}>
        <div
          ref={area}
          className="plot"
          onPointerDown={press}
          onPointerMove={move}
          onPointerUp={release}
          onPointerCancel={cancel}
          onPointerLeave={() => setPointed(null)}
        >
          <Bars shown={shown} span={span} blind={blind} top={top} rtl={rtl} />
          {brush !== null && <Brush brush={brush} span={span} />}
        </div>
        <Handle end="from" brush={brush} span={span} shown={shown} onBrush={onBrush} />
        <Handle end="to" brush={brush} span={span} shown={shown} onBrush={onBrush} />
      </div>
      <p className="axis quiet" aria-hidden="true">
        <span>{daysIn(i18n.language, { first: span.first, last: span.first })}</span>
        <span>{t("map.at-most", { count: top })}</span>
        <span>{daysIn(i18n.language, { first: span.last, last: span.last })}</span>
      </p>
      <p className="pointed" aria-hidden="true">
        {pointed === null ? t("map.brush-help") : <BarWords bar={pointed} />}
      </p>
    </div>
  );
}

/** A stretch widened to whole bars, since a month is shown as one. */
function wholeBars({ first, last }: DateRange, bars: readonly Bar[]): DateRange {
  const [one, other] = [first, last].map((day) => bars.find((bar) => bar.from <= day && day <= bar.to));
  return { first: one?.from ?? first, last: other?.to ?? last };
}

function BarWords({ bar }: { readonly bar: Bar }) {
  const { t, i18n } = useTranslation();
  const counts = countsOf(bar)
    .map((count, i) => (count === 0 ? "" : `${t(`map.kind.${KINDS[i]}`)} ${count}`))
    .filter((words) => words !== "");
  return `${daysIn(i18n.language, { first: bar.from, last: bar.to })}: ${t("map.incidents", { count: bar.total })}${counts.length === 0 ? "" : ` (${counts.join(", ")})`}`;
}

function countsOf({ byType }: Bar): readonly number[] {
  const counts = KINDS.map(() => 0);
  for (const [type, count = 0] of Object.entries(byType)) {
    const kind = KINDS.indexOf(kindOf(type as EventType));
    counts[kind] = (counts[kind] ?? 0) + count;
  }
  return counts;
}

interface BarsProps {
  readonly shown: TimelineShown;
  readonly span: DateRange;
  readonly blind: Blindness;
  readonly top: number;
  readonly rtl: boolean;
}

/** One path a kind: hundreds of bars are six shapes. Days that nobody could see are hatched behind them. */
function Bars({ shown: { bars }, span, blind, top, rtl }: BarsProps) {
  const hatch = useId();
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      <defs>
        <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="2" height="6" className="hatch" />
        </pattern>
      </defs>
      <g transform={rtl ? `translate(${WIDTH} 0) scale(-1 1)` : undefined}>
        {blind.since !== null && blind.since > span.first && (
          <rect x="0" y="0" width={shareOf(blind.since, span) * WIDTH} height={HEIGHT} className="unlooked" />
        )}
        {blind.stretches.map(({ first, last }) => (
          <rect
            key={first}
            {...placed(first, last, span)}
            y="0"
            height={HEIGHT}
            fill={`url(#${hatch})`}
            className="blind"
          />
        ))}
        {stackedPaths(bars, span, top).map((d, i) => (
          <path key={KINDS[i]} d={d} className={`kind-${KINDS[i]}`} />
        ))}
      </g>
    </svg>
  );
}

function placed(first: Day, last: Day, span: DateRange): { readonly x: number; readonly width: number } {
  const x = shareOf(first, span) * WIDTH;
  return { x, width: Math.max(1, (shareOf(last, span) + dayShare(span)) * WIDTH - x) };
}

/** How much of the scale one day takes. */
function dayShare(span: DateRange): number {
  return 1 - shareOf(span.last, span);
}

function stackedPaths(bars: readonly Bar[], span: DateRange, top: number): readonly string[] {
  const paths = KINDS.map(() => "");
  for (const bar of bars) {
    const { x, width } = placed(bar.from, bar.to, span);
    const room = Math.min(1.5, width * 0.15);
    let y = HEIGHT;
    countsOf(bar).forEach((count, i) => {
      if (count === 0) return;
      const height = (count / top) * HEIGHT;
      y -= height;
      paths[i] +=
        `M${x.toFixed(2)},${y.toFixed(2)}h${(width - room).toFixed(2)}v${height.toFixed(2)}h-${(width - room).toFixed(2)}Z`;
    });
  }
  return paths;
}

function Brush({ brush: { first, last }, span }: { readonly brush: DateRange; readonly span: DateRange }) {
  const [start, end] = [shareOf(first, span), shareOf(last, span) + dayShare(span)].map((share) =>
    Math.min(1, Math.max(0, share)),
  );
  return (
    <div
      className="brush"
      style={{ insetInlineStart: percent(start), inlineSize: percent((end ?? 1) - (start ?? 0)) }}
    />
  );
}

function percent(share = 0): string {
  return `${(share * 100).toFixed(3)}%`;
}

interface HandleProps {
  readonly end: "from" | "to";
  readonly brush: DateRange | null;
  readonly span: DateRange;
  readonly shown: TimelineShown;
  readonly onBrush: (days: DateRange | null) => void;
}

/** One end of the stretch, moved a bar at a time by the arrow keys. */
function Handle({ end, brush, span, shown: { bucket }, onBrush }: HandleProps) {
  const { t, i18n } = useTranslation();
  const { first, last } = brush ?? span;
  const day = end === "from" ? first : last;
  const share = end === "from" ? shareOf(first, span) : shareOf(last, span) + dayShare(span);
  const forward = i18n.dir() === "rtl" ? -1 : 1;
  const step = (event: KeyboardEvent) => {
    const bars = { ArrowRight: forward, ArrowLeft: -forward, ArrowUp: 1, ArrowDown: -1, PageUp: 4, PageDown: -4 }[
      event.key
    ];
    if (event.key === "Escape") return onBrush(null);
    const to =
      event.key === "Home"
        ? span.first
        : event.key === "End"
          ? span.last
          : bars === undefined
            ? null
            : moved(day, bars, bucket, span);
    if (to === null) return;
    event.preventDefault();
    onBrush(end === "from" ? { first: to > last ? last : to, last } : { first, last: to < first ? first : to });
  };
  return (
    <div
      role="slider"
      tabIndex={0}
      className="handle"
      aria-label={t(`map.handle-${end}`)}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(Math.min(1, Math.max(0, share)) * 100)}
      aria-valuetext={daysIn(i18n.language, { first: day, last: day })}
      onKeyDown={step}
      style={{ insetInlineStart: percent(Math.min(1, Math.max(0, share))) }}
    />
  );
}
