import { useTranslation } from "react-i18next";

export function ReviewScreen() {
  const { t } = useTranslation();
  return (
    <div className="page">
      <h1>{t("frame.review")}</h1>
    </div>
  );
}
