import { useTranslation } from "react-i18next";
import type { WarningLedger } from "./answers.ts";

/** The forecasts beside simple ways of forecasting, on the same weeks: the best of each column is named, whoever it is. */
export function Methods({ methods }: Pick<WarningLedger, "methods">) {
  const { t, i18n } = useTranslation();
  const number = new Intl.NumberFormat(i18n.language, { minimumFractionDigits: 3, maximumFractionDigits: 3 });
  const [crps, brier] = [best(methods.map((each) => each.crps)), best(methods.map((each) => each.brier))];
  const cell = (value: number | null, least: number | null) =>
    value === null ? "–" : `${number.format(value)}${value === least ? ` ${t("warnings.best")}` : ""}`;
  return (
    <div className="wide" tabIndex={0} role="region" aria-label={t("warnings.methods")}>
      <table>
        <caption>{t("warnings.methods")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("warnings.method")}</th>
            <th scope="col">CRPS</th>
            <th scope="col">Brier</th>
          </tr>
        </thead>
        <tbody>
          {methods.map((each) => (
            <tr key={each.method}>
              <th scope="row">{t(`warnings.method-${each.method.replaceAll(/[ ']/g, "-")}`)}</th>
              <td>{cell(each.crps, crps)}</td>
              <td>{cell(each.brier, brier)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="quiet">{t("warnings.methods-read", { count: methods[0]?.n ?? 0, told: methods[0]?.told ?? 0 })}</p>
    </div>
  );
}

function best(values: readonly (number | null)[]): number | null {
  const known = values.flatMap((value) => value ?? []);
  return known.length === 0 ? null : Math.min(...known);
}
