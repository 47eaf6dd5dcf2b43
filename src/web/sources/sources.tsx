import { useTranslation } from "react-i18next";

export function SourcesScreen() {
  const { t } = useTranslation();
  return (
    <div className="page">
      <h1>{t("frame.sources")}</h1>
    </div>
  );
}
