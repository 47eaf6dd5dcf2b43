import { Link } from "@tanstack/react-router";
import type { TFunction } from "i18next";
import { memo, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { IncidentLine } from "../../present/incident-line.ts";
import { useFormat } from "./format.ts";
import { Headline } from "./headline.tsx";
import "./incident-row.css";
import { StateTag } from "./state-tag.tsx";

interface IncidentRowProps {
  readonly line: IncidentLine;
  /** What a screen adds below, such as why it waits. */
  readonly children?: ReactNode;
}

/** An incident in a list, drawn once for as long as it is in view: what, when, how far borne out, on how many origins it rests, what it may touch. */
export const IncidentRow = memo(function IncidentRow({ line, children }: IncidentRowProps) {
  const { t } = useTranslation();
  const { when } = useFormat();
  return (
    <article className="incident-row">
      <p className="when">
        <span>{when(line)}</span>
        <bdi className="code">{line.code}</bdi>
      </p>
      <p className="what">
        <Link to="/incidents/$code" params={{ code: line.code }}>
          <Headline of={line} />
        </Link>
      </p>
      <SaidBy line={line} />
      <p className="marks">
        <StateTag state={line.state} />
        {line.denied && <span className="tag caution">{t("record.denied")}</span>}
        {touchedIn(line).map((value) => (
          <span key={value} className="tag caution">
            {t(`record.value.${value}`)}
          </span>
        ))}
        <span>{factsOf(line, t)}</span>
      </p>
      {children}
    </article>
  );
});

/** Whose word it is: nothing is on record without. */
function SaidBy({ line: { saidBy, deniedBy } }: { readonly line: IncidentLine }) {
  const { t } = useTranslation();
  const { list } = useFormat();
  const said = (key: string, names: readonly string[]) =>
    names.length === 0 ? [] : [t(key, { names: list(shownNames(names, t)) })];
  return <p className="said">{[...said("row.said-by", saidBy), ...said("row.denied-by", deniedBy)].join("; ")}</p>;
}

/** So many names tell whose word it is. */
const NAMED_MAX = 3;

function shownNames(names: readonly string[], t: TFunction): readonly string[] {
  const more = names.length - NAMED_MAX;
  return more > 0 ? [...names.slice(0, NAMED_MAX), t("row.others", { count: more })] : names;
}

/** The values that make one look, each once. */
function touchedIn({ assessments }: IncidentLine): readonly string[] {
  return [...new Set(assessments.map(({ value }) => value))].filter((value) => value.endsWith("non-compliance"));
}

function factsOf({ independent, reports, deaths, marking, sealed }: IncidentLine, t: TFunction): string {
  return [
    t("record.origins", { count: independent }),
    t("record.reports", { count: reports }),
    ...(deaths === null ? [] : [t(deathsKey(deaths), { ...deaths })]),
    ...(marking === null ? [] : [t("row.marking", { marking })]),
    ...(sealed ? [t("row.sealed")] : []),
  ].join(" · ");
}

/** One count may be wide by itself; only several differ. */
function deathsKey({ low, high, tallies }: NonNullable<IncidentLine["deaths"]>): string {
  if (low === high) return "record.dead";
  return tallies === 1 ? "row.dead-range" : "record.dead-span";
}
