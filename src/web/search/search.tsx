import { useTranslation } from "react-i18next";

export function SearchScreen() {
  const { t } = useTranslation();
  return (
    <div className="page">
      <h1>{t("frame.search")}</h1>
    </div>
  );
}
