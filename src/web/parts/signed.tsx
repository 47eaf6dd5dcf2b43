import { useTranslation } from "react-i18next";
import type { Decided, Author as Person } from "../../model.ts";
import { momentIn } from "./days.ts";

/** Who decided, for whom, when, and under which number. */
export function Signed({ decided: { by, at, seq } }: { readonly decided: Pick<Decided, "by" | "at" | "seq"> }) {
  const { t, i18n } = useTranslation();
  return (
    <span className="quiet">
      <bdi>{authorName(by)}</bdi>, {momentIn(i18n.language, at)}, {t("incident.number", { seq })}
    </span>
  );
}

/** "A. Monitor (Valley Watch)"; without a person's name the organisation alone. */
export function authorName({ person, organisation }: Person): string {
  if (person === "") return organisation ?? "–";
  return organisation === null ? person : `${person} (${organisation})`;
}
