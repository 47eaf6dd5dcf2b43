import { useTranslation } from "react-i18next";
import type { VerificationState } from "../../model.ts";
import { KINDS } from "./kinds.ts";
import { Mark } from "./mark.tsx";

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
export function Legend() {
  const { t } = useTranslation();
  return (
    <details className="legend">
      <summary>{t("map.legend")}</summary>
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
