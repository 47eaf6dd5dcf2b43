import { useTranslation } from "react-i18next";
import { Feeds } from "./feeds-section.tsx";
import { Publishers } from "./publishers.tsx";
import "./sources.css";

/** Who says so: the feeds that are followed and how they do, whose publishers are, and how often others bore them out. */
export function SourcesScreen() {
  const { t } = useTranslation();
  return (
    <div className="page sources">
      <h1>{t("frame.sources")}</h1>
      <Feeds />
      <Publishers />
    </div>
  );
}
