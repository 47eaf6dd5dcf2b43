import { useTranslation } from "react-i18next";

export function MapScreen() {
  const { t } = useTranslation();
  return (
    <div className="page">
      <h1>{t("frame.map")}</h1>
    </div>
  );
}
