import { useTranslation } from "react-i18next";

export function AgreementScreen() {
  const { t } = useTranslation();
  return (
    <div className="page">
      <h1>{t("frame.agreements")}</h1>
    </div>
  );
}
