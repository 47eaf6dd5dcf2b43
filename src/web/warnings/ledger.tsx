import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ask } from "../ask.ts";
import { Answered } from "../parts/answered.tsx";
import { useFormat } from "../parts/format.ts";
import type { Told, WarningLedger } from "./answers.ts";
import { areaName } from "./area-name.ts";
import { Calibration } from "./calibration.tsx";
import { LevelTag } from "./level-tag.tsx";
import { Methods } from "./methods.tsx";
import { percentIn } from "./percent.ts";
import "./warnings.css";

/** So many forecasts stand in the table; the file has all. */
const SHOWN = 60;

/** The ledger: what became of every forecast, for all to see. */
export function LedgerScreen() {
  const { t } = useTranslation();
  const ledger = useQuery({
    queryKey: ["warnings"],
    queryFn: ({ signal }) => ask<WarningLedger>("/api/warnings", {}, signal),
  });
  return (
    <div className="page warnings">
      <h1>{t("warnings.ledger")}</h1>
      <p>
        {t("warnings.ledger-what")} <Link to="/warnings">{t("warnings.to-warnings")}</Link>
      </p>
      <Answered query={ledger}>{(answer) => <Ledger ledger={answer} />}</Answered>
    </div>
  );
}

/** The sums, how often what was likely came, how simple ways would have done, each area, and one by one. */
function Ledger({ ledger: { all, methods, zones, forecasts } }: { readonly ledger: WarningLedger }) {
  const { t } = useTranslation();
  if (all.made === 0) return <p className="card">{t("warnings.none-made")}</p>;
  return (
    <>
      <p>{t("warnings.made", { count: all.made, judged: all.judged, open: all.open, unseen: all.unseen })}</p>
      {all.judged > 0 && (
        <>
          <p>{t("warnings.sums", { hits: all.hits, falseAlarms: all.falseAlarms, misses: all.misses })}</p>
          <p>{t("warnings.inside", { inside: all.within90, judged: all.judged })}</p>
          {all.calibration.length > 0 && <Calibration steps={all.calibration} />}
          <Methods methods={methods} />
        </>
      )}
      <Zones zones={zones} />
      <Forecasts forecasts={forecasts.slice(0, SHOWN)} />
      <p>
        <a href="/api/warnings.csv" download="warnings.csv">
          {t("warnings.csv")}
        </a>
      </p>
    </>
  );
}

function Zones({ zones }: Pick<WarningLedger, "zones">) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const scores = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 3 });
  const columns = ["judged", "open-head", "hits-head", "false-head", "misses-head"] as const;
  return (
    <div className="wide" tabIndex={0} role="region" aria-label={t("warnings.zones")}>
      <table>
        <caption>{t("warnings.zones")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("warnings.area")}</th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`warnings.${column}`)}
              </th>
            ))}
            <th scope="col">{t("warnings.gain-head")}</th>
            <th scope="col">Brier</th>
          </tr>
        </thead>
        <tbody>
          {zones.map(({ zone, name, judged, open, hits, falseAlarms, misses, gain, brier }) => (
            <tr key={zone}>
              <th scope="row">{areaName(name, format.country)}</th>
              {[judged, open, hits, falseAlarms, misses].map((count, i) => (
                <td key={columns[i]}>{format.number(count)}</td>
              ))}
              <td dir="ltr">{gain === null ? "–" : `${gain > 0 ? "+" : ""}${gain.toFixed(1)} %`}</td>
              <td>{brier === null ? "–" : scores.format(brier)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Forecasts({ forecasts }: { readonly forecasts: readonly Told[] }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const percent = percentIn(i18n.language);
  return (
    <div className="wide" tabIndex={0} role="region" aria-label={t("warnings.told")}>
      <table>
        <caption>{t("warnings.told")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("warnings.as-of")}</th>
            <th scope="col">{t("warnings.area")}</th>
            <th scope="col">{t("warnings.level-head")}</th>
            <th scope="col">{t("warnings.chance-head")}</th>
            <th scope="col">{t("warnings.fate")}</th>
          </tr>
        </thead>
        <tbody>
          {forecasts.map((told) => (
            <tr key={`${told.asOf} ${told.zone}`}>
              <td>{format.day(told.asOf)}</td>
              <th scope="row">{areaName(told.name, format.country)}</th>
              <td>
                <LevelTag level={told.escalation?.level ?? null} />
              </td>
              <td>{told.escalation === null ? "" : percent(told.escalation.probability)}</td>
              <td>{t(`warnings.fate-${fateOf(told)}`, { count: told.outcome ?? 0 })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function fateOf({ isOver, outcome, escalated }: Told): "open" | "unseen" | "came" | "not" {
  if (!isOver) return "open";
  if (outcome === null || escalated === null) return "unseen";
  return escalated ? "came" : "not";
}
