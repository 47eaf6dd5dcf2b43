import { useTranslation } from "react-i18next";
import type { VerificationState } from "../../model.ts";
import { KINDS } from "./kinds.ts";
import { LEVEL_COLOURS } from "./level-colours.ts";
import { Mark } from "./mark.tsx";
import { useMode } from "./use-mode.ts";

const STATES: readonly VerificationState[] = [
  "reported",
  "corroborated",
  "disputed",
  "verified",
  "refuted",
  "not-verifiable",
  "withdrawn",
];

/** What colours, shapes and lines stand for. */
export function Legend({ levels }: { readonly levels: boolean }) {
  const { t } = useTranslation();
  const colours = LEVEL_COLOURS[useMode()];
  return (
    <details className="legend">
      <summary>{t("map.legend")}</summary>
      {levels && (
        <ul aria-label={t("map.levels")}>
          {([1, 2, 3, 4] as const).map((level) => (
            <li key={level}>
              <span className="swatch" style={{ borderColor: colours[level] }}>
                {level}
              </span>{" "}
              {t("warnings.level", { level, word: t(`warnings.level-${level}`) })}
            </li>
          ))}
        </ul>
      )}
      <ul>
        {KINDS.map((kind) => (
          <li key={kind}>
            <Mark kind={kind} state="corroborated" /> {t(`map.kind.${kind}`)}
          </li>
        ))}
      </ul>
      <ul>
        {STATES.map((state) => (
          <li key={state}>
            <Mark kind="words" state={state} /> {t(`record.state.${state}`)}
          </li>
        ))}
      </ul>
      <ul>
        <li>
          <Mark kind="words" state="reported" area /> {t("map.legend-area")}
        </li>
        <li>{t("map.legend-ring")}</li>
        <li>{t("map.legend-zones")}</li>
        <li>{t("map.legend-borders")}</li>
      </ul>
    </details>
  );
}
