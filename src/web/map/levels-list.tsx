import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { IncidentFilter } from "../filter.ts";
import { Failed } from "../parts/failed.tsx";
import { useFormat } from "../parts/format.ts";
import { areaName } from "../warnings/area-name.ts";
import { LevelTag } from "../warnings/level-tag.tsx";
import { percentIn } from "../warnings/percent.ts";
import "./levels.css";
import type { AreaLevel, useLevels } from "./use-levels.ts";

interface LevelsListProps {
  readonly query: ReturnType<typeof useLevels>;
  /** Zones that are drawn, by id. */
  readonly drawn: ReadonlySet<string>;
  readonly filter: IncidentFilter;
}

/** The levels of warning as a list, the highest first: also of what has no outline that could be drawn. */
export function LevelsList({ query, drawn, filter }: LevelsListProps) {
  const { t } = useTranslation();
  const { levels, error, isPending } = query;
  const areas = levels.areas.filter((area) => isMeant(area, filter));
  const told = areas.filter(({ level }) => level !== null);
  const sorted = told.toSorted(
    (a, b) => (b.level ?? 0) - (a.level ?? 0) || (b.probability ?? 0) - (a.probability ?? 0),
  );
  const silent = areas.length - told.length;
  return (
    <details className="levels" open>
      <summary>{t("map.levels")}</summary>
      {error !== null && <Failed error={error} again={() => void query.refetch()} />}
      {isPending && <p role="status">{t("frame.loading")}</p>}
      {!isPending && sorted.length === 0 && <p className="quiet">{t("map.levels-none")}</p>}
      <ul>
        {sorted.map((area) => (
          <Area key={`${area.agreement} ${area.zone}`} area={area} isDrawn={drawn.has(area.zone)} />
        ))}
      </ul>
      {silent > 0 && <p className="quiet">{t("map.levels-silent", { count: silent })}</p>}
      <p>
        <Link to="/warnings">{t("map.levels-why")}</Link>
      </p>
    </details>
  );
}

function Area({
  area: { name, title, level, probability, bound, blind },
  isDrawn,
}: {
  readonly area: AreaLevel;
  readonly isDrawn: boolean;
}) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const chance = probability === null ? "" : percentIn(i18n.language)(probability);
  return (
    <li>
      <LevelTag level={level} /> <bdi>{areaName(name, format.country)}</bdi>
      <small>
        {title !== null && (
          <>
            <bdi>{title}</bdi>
            <br />
          </>
        )}
        {t("map.levels-chance", { chance, bound: format.number(bound ?? 0) })}
        {blind && ` · ${t("map.levels-blind")}`}
        {!isDrawn && ` · ${t("map.levels-not-drawn")}`}
      </small>
    </li>
  );
}

/** Whether a filter that asks for an agreement or a zone leaves an area in. */
function isMeant({ zone, agreement }: AreaLevel, filter: IncidentFilter): boolean {
  return (filter.agreement ?? agreement) === agreement && (filter.zone ?? zone) === zone;
}
