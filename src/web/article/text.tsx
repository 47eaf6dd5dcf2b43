import { useEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Article, ReportedEvent, Span } from "../../model.ts";
import { piecesOf } from "./pieces.ts";

interface TextProps {
  readonly article: Article;
  readonly reports: readonly ReportedEvent[];
  /** Words that a field beside the text stands on, while somebody looks at it. */
  readonly active: readonly Span[];
  /** Words that somebody came for. */
  readonly at: Span | null;
  readonly onActive: (spans: readonly Span[]) => void;
}

/** The text, with the words marked that something was read in; those that tell of an event lead to its reading. */
export function Text({ article, reports, active, at, onActive }: TextProps) {
  const { t } = useTranslation();
  const pieces = useMemo(() => piecesOf(article.text, reports, active, at), [article, reports, active, at]);
  const here = useRef<HTMLSpanElement>(null);
  const place = at === null ? null : `${at.start}-${at.end}`;
  useEffect(() => {
    if (place !== null) here.current?.scrollIntoView({ block: "center" });
  }, [place]);
  const first = pieces.findIndex(({ isHere }) => isHere);
  return (
    <div className="text" id="text" lang={article.language} dir="auto">
      {pieces.map((piece, i) => {
        const { start, text, trigger, isClaimed, isActive, isHere } = piece;
        const look = [isClaimed ? "claimed" : "", isActive ? "active" : "", isHere ? "here" : ""].join(" ").trim();
        const ref = i === first ? here : undefined;
        if (trigger === null) {
          return (
            <span key={start} data-start={start} className={look} ref={ref}>
              {text}
            </span>
          );
        }
        const report = reports[trigger];
        return (
          <span key={start} data-start={start} className={look} ref={ref}>
            <a
              href={`#read-${trigger}`}
              id={`word-${start}`}
              className="trigger"
              title={t("article.to-reading")}
              onMouseEnter={() => onActive(report === undefined ? [] : spansOf(report))}
              onMouseLeave={() => onActive([])}
              onFocus={() => onActive(report === undefined ? [] : spansOf(report))}
              onBlur={() => onActive([])}
            >
              {text}
            </a>
          </span>
        );
      })}
    </div>
  );
}

/** Every word that a report stands on. */
export function spansOf({ trigger, actors, recipients, place, quantities }: ReportedEvent): readonly Span[] {
  const parts = [...actors, ...recipients, ...quantities, ...(place === null ? [] : [place])];
  return [trigger.span, ...parts.map(({ citation }) => citation.span)];
}
