import { useTranslation } from "react-i18next";
import { WhyNot } from "./why-not.tsx";

interface FailedProps {
  readonly error: unknown;
  readonly again: () => void;
}

/** Says what went wrong, and lets one try again. */
export function Failed({ error, again }: FailedProps) {
  const { t } = useTranslation();
  return (
    <div className="failed" role="alert">
      <p>
        {t("frame.failed")} <WhyNot error={error} />
      </p>
      <button type="button" onClick={again}>
        {t("frame.again")}
      </button>
    </div>
  );
}
