import { Link } from "@tanstack/react-router";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, memo, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { IncidentLine } from "../../present/incident-line.ts";
import { useFormat } from "../parts/format.ts";
import { Headline } from "../parts/headline.tsx";
import { StateTag } from "../parts/state-tag.tsx";
import { chosenFor, isPlaced } from "./chosen.ts";
import { kindOf } from "./kinds.ts";
import { Mark } from "./mark.tsx";

interface ListProps {
  readonly lines: readonly IncidentLine[];
  readonly total: number;
  /** The code of the one that is chosen. */
  readonly chosen: string | null;
  readonly onChoose: (line: IncidentLine) => void;
  /** Asks for more lines; `null` when these are all. */
  readonly more: (() => void) | null;
}

/** Pixels of a row before it is measured. */
const ROW = 92;
/** More are asked for when so few are left below. */
const AHEAD = 15;

/** The incidents in words: whatever the map shows, and what cannot be placed on it. Arrow keys go from one to the next. */
export function IncidentList({ lines, total, chosen, onChoose, more }: ListProps) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLOListElement>(null);
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    getItemKey: (index) => lines[index]?.code ?? index,
    overscan: 6,
  });
  const shown = rows.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= lines.length - AHEAD) more?.();
  }, [last, lines.length, more]);
  const chosenIndex = chosen === null ? -1 : lines.findIndex(({ code }) => code === chosen);
  useEffect(() => {
    if (chosenIndex >= 0) rows.scrollToIndex(chosenIndex, { align: "auto" });
  }, [chosenIndex, rows]);

  const step = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const next = by === undefined ? undefined : lines[Math.max(0, chosenIndex + by)];
    if (next === undefined) return;
    event.preventDefault();
    onChoose(next);
    requestAnimationFrame(() => focusRow(scroller.current, next.code));
  };
  return (
    <ol ref={scroller} className="map-list" aria-label={t("map.list-label")} onKeyDown={step}>
      <li aria-hidden="true" role="presentation" style={{ blockSize: `${rows.getTotalSize()}px` }} />
      {shown.map(({ index, start, key }) => {
        const line = lines[index];
        return line === undefined ? null : (
          <li
            key={key}
            ref={rows.measureElement}
            data-index={index}
            data-code={line.code}
            aria-setsize={total}
            aria-posinset={index + 1}
            className={line.code === chosen ? "chosen" : ""}
            style={{ transform: `translateY(${start}px)` }}
          >
            <Row line={line} isChosen={line.code === chosen} onChoose={onChoose} />
          </li>
        );
      })}
    </ol>
  );
}

function focusRow(list: HTMLElement | null, code: string): void {
  list?.querySelector<HTMLElement>(`[data-code="${CSS.escape(code)}"] button`)?.focus();
}

interface RowProps {
  readonly line: IncidentLine;
  readonly isChosen: boolean;
  readonly onChoose: (line: IncidentLine) => void;
}

/** Drawn once for as long as it is in view, however the list is scrolled. */
const Row = memo(function Row({ line, isChosen, onChoose }: RowProps) {
  const { t } = useTranslation();
  const { when } = useFormat();
  const { type, state, independent, denied, place, deaths } = line;
  const where = place === null ? t("record.nowhere") : t(`record.precision.${place.precision}`);
  return (
    <>
      <Mark kind={kindOf(type)} state={state} area={place?.precision !== "exact"} />
      <div>
        <Link to="/incidents/$code" params={{ code: line.code }} className="what">
          <Headline of={line} />
        </Link>
        <p className="quiet">
          {when(line)} · {where}
        </p>
        <p className="quiet">
          <StateTag state={state} /> {t("record.origins", { count: independent })}
          {denied ? ` · ${t("record.denied")}` : ""}
          {deaths === null
            ? ""
            : ` · ${t(deaths.low === deaths.high ? "record.dead" : "record.dead-span", { ...deaths })}`}
        </p>
      </div>
      <button
        type="button"
        aria-pressed={isChosen}
        aria-label={t(isPlaced(line) ? "map.show" : "map.show-unplaced", { code: line.code })}
        title={t(isPlaced(line) ? "map.show-short" : "map.unplaced-short")}
        disabled={chosenFor(line) === null}
        onClick={() => onChoose(line)}
      >
        <svg viewBox="-8 -8 16 16" width="16" height="16" aria-hidden="true" className="target">
          <circle r="4.5" />
          {isPlaced(line) && <path d="M0,-8V-2M0,2V8M-8,0H-2M2,0H8" />}
        </svg>
      </button>
    </>
  );
});
