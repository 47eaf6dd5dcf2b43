import { useTranslation } from "react-i18next";

interface FailedProps {
  readonly reason: string;
  readonly again: () => void;
}

/** Says what went wrong, and lets one try again. */
export function Failed({ reason, again }: FailedProps) {
  const { t } = useTranslation();
  return (
    <div className="failed" role="alert">
      <p>{t("frame.failed", { reason })}</p>
      <button type="button" onClick={again}>
        {t("frame.again")}
      </button>
    </div>
  );
}
