import { useTranslation } from "react-i18next";
import { useFormat } from "../parts/format.ts";
import type { Told, WarningLedger } from "./answers.ts";
import { LevelTag } from "./level-tag.tsx";
import { percentIn } from "./percent.ts";

/** So many forecasts stand in the table. */
const SHOWN = 60;

/** What became of every forecast: the sums, how often what was likely came, and one by one. */
export function Ledger({ ledger }: { readonly ledger: WarningLedger }) {
  const { t } = useTranslation();
  const { all, forecasts } = ledger;
  if (all.made === 0) return <p className="quiet">{t("warnings.none-made")}</p>;
  return (
    <>
      <p>{t("warnings.made", { count: all.made, judged: all.judged, open: all.open, unseen: all.unseen })}</p>
      {all.judged === 0 ? null : (
        <>
          <p>{t("warnings.sums", { hits: all.hits, falseAlarms: all.falseAlarms, misses: all.misses })}</p>
          <p>{t("warnings.inside", { inside: all.within90, judged: all.judged })}</p>
          <Calibration steps={all.calibration} />
        </>
      )}
      <Forecasts forecasts={forecasts.slice(0, SHOWN)} />
    </>
  );
}

function Calibration({ steps }: { readonly steps: WarningLedger["all"]["calibration"] }) {
  const { t, i18n } = useTranslation();
  const percent = percentIn(i18n.language);
  return (
    <div className="wide" tabIndex={0} role="region" aria-label={t("warnings.calibration")}>
      <table>
        <caption>{t("warnings.calibration")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("warnings.said")}</th>
            <th scope="col">{t("warnings.times")}</th>
            <th scope="col">{t("warnings.came-share")}</th>
          </tr>
        </thead>
        <tbody>
          {steps.map(({ from, mean, n, came }) => (
            <tr key={from}>
              <th scope="row">{percent(mean)}</th>
              <td>{n}</td>
              <td>
                <span className="share" style={{ inlineSize: `${(100 * came) / n}%` }} aria-hidden="true" />{" "}
                {percent(came / n)}
              </td>
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
              <th scope="row">{/^[A-Z]{3}$/.test(told.name) ? format.country(told.name) : told.name}</th>
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
