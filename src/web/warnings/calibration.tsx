import { useTranslation } from "react-i18next";
import type { WarningLedger } from "./answers.ts";
import { percentIn } from "./percent.ts";

interface CalibrationProps {
  readonly steps: WarningLedger["all"]["calibration"];
}

const SIZE = 300;
const EDGE = 52;
/** Room for half a number beyond the end of an axis. */
const ROOM = 20;
const MARKS = [0, 0.25, 0.5, 0.75, 1];
/** The half width of the middle 90 % of a standard normal distribution. */
const Z90 = 1.645;

/** How often what was told to be likely came: on the line where percentages meant what they said. The table says the same. */
export function Calibration({ steps }: CalibrationProps) {
  const { t } = useTranslation();
  return (
    <div className="calibration">
      <Plot steps={steps} />
      <CalibrationTable steps={steps} />
      <p className="quiet">{t("warnings.calibration-read")}</p>
    </div>
  );
}

function Plot({ steps }: CalibrationProps) {
  const { t, i18n } = useTranslation();
  const percent = percentIn(i18n.language);
  const x = (share: number) => EDGE + share * (SIZE - EDGE - ROOM);
  const y = (share: number) => SIZE - EDGE - share * (SIZE - EDGE - ROOM);
  return (
    <svg className="plot" viewBox={`0 0 ${SIZE} ${SIZE}`} role="img" aria-label={t("warnings.calibration-plot")}>
      {MARKS.map((mark) => (
        <g key={mark}>
          <line x1={x(mark)} x2={x(mark)} y1={y(0)} y2={y(1)} className="grid" />
          <line x1={x(0)} x2={x(1)} y1={y(mark)} y2={y(mark)} className="grid" />
          <text x={x(mark)} y={y(0) + 14} textAnchor="middle">
            {percent(mark)}
          </text>
          <text x={x(0) - 5} y={y(mark) + 4} textAnchor="end">
            {percent(mark)}
          </text>
        </g>
      ))}
      <line x1={x(0)} y1={y(0)} x2={x(1)} y2={y(1)} className="right" />
      {steps.map(({ from, mean, n, came }) => {
        const [low, high] = wilson(came, n);
        return (
          <g key={from}>
            <line x1={x(mean)} x2={x(mean)} y1={y(low)} y2={y(high)} className="whisker" />
            <circle cx={x(mean)} cy={y(came / n)} r={3 + Math.min(7, Math.sqrt(n))} className="step" />
          </g>
        );
      })}
      <text x={x(0.5)} y={SIZE - 16} textAnchor="middle">
        {t("warnings.said")}
      </text>
      <text textAnchor="middle" transform={`translate(11 ${y(0.5)}) rotate(-90)`}>
        {t("warnings.came-share")}
      </text>
    </svg>
  );
}

/** Where the true share lies with 90 % by so many of so many (Wilson 1927). */
function wilson(came: number, n: number): readonly [number, number] {
  const share = came / n;
  const scale = 1 + Z90 ** 2 / n;
  const middle = (share + Z90 ** 2 / (2 * n)) / scale;
  const half = (Z90 / scale) * Math.sqrt((share * (1 - share)) / n + Z90 ** 2 / (4 * n ** 2));
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}

function CalibrationTable({ steps }: CalibrationProps) {
  const { t, i18n } = useTranslation();
  const percent = percentIn(i18n.language);
  return (
    <table>
      <caption>{t("warnings.calibration")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("warnings.said")}</th>
          <th scope="col">{t("warnings.came-share")}</th>
          <th scope="col">{t("warnings.times")}</th>
        </tr>
      </thead>
      <tbody>
        {steps.map(({ from, mean, n, came }) => (
          <tr key={from}>
            <th scope="row">{percent(mean)}</th>
            <td>{percent(came / n)}</td>
            <td>{t("warnings.of", { came, n })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
