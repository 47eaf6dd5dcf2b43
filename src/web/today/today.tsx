import { useTranslation } from "react-i18next";

export function Today() {
  const { t } = useTranslation();
  return (
    <div className="page">
      <h1>{t("frame.today")}</h1>
    </div>
  );
}
