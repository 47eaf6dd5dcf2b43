import { useTranslation } from "react-i18next";

const LOOKS = { 1: "calm", 2: "", 3: "caution", 4: "alarm" } as const;

/** A level of four as a word and a number; the colour only repeats them. `null` where too little is known for one. */
export function LevelTag({ level }: { readonly level: 1 | 2 | 3 | 4 | null }) {
  const { t } = useTranslation();
  if (level === null) return <span className="tag">{t("warnings.no-level")}</span>;
  return (
    <span className={`tag ${LOOKS[level]}`}>{t("warnings.level", { level, word: t(`warnings.level-${level}`) })}</span>
  );
}
