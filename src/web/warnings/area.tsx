import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { addDays } from "../../day.ts";
import { filterIn, type IncidentFilter } from "../filter.ts";
import { useFormat } from "../parts/format.ts";
import type { AreaForecast } from "./answers.ts";
import { areaName } from "./area-name.ts";
import { Fan } from "./fan.tsx";
import { LevelTag } from "./level-tag.tsx";
import { percentIn } from "./percent.ts";
import { Why } from "./why.tsx";

/** From this level on, why stands there without being asked for. */
const OPEN_FROM = 3;

interface AreaProps {
  readonly area: AreaForecast;
  readonly levels: readonly number[];
}

/** One area: what could not be seen first, then its level with the usual rate beside, what may come, and why. */
export function Area({ area, levels }: AreaProps) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const { escalation, cautions, name } = area;
  const [isOpen, setOpen] = useState((escalation?.level ?? 0) >= OPEN_FROM);
  const percent = percentIn(i18n.language);
  return (
    <section className="card area" aria-label={areaName(name, format.country)}>
      <h2>
        {areaName(name, format.country)} <LevelTag level={escalation?.level ?? null} />
      </h2>
      {cautions.map((caution) => (
        <p key={caution} className="caution note" lang="en" dir="ltr">
          {caution}
        </p>
      ))}
      {escalation === null ? null : (
        <p className="chance">
          {t("warnings.chance", {
            chance: percent(escalation.probability),
            bound: format.number(escalation.bound),
            usual:
              escalation.usual.of === 0
                ? t("warnings.not-known")
                : percent(escalation.usual.came / escalation.usual.of),
          })}
        </p>
      )}
      <Fan area={area} levels={levels} />
      <p>
        <Link to="/search" search={{ ...filterOf(area), from: addDays(area.asOf, -27), to: area.asOf }}>
          {t("warnings.incidents")}
        </Link>
      </p>
      <details open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>{t("warnings.why")}</summary>
        {isOpen && <Why area={area} />}
      </details>
    </section>
  );
}

/** What the list of incidents is narrowed to, so that it shows what was counted. */
function filterOf({ zone, of }: AreaForecast): IncidentFilter {
  if (of !== undefined && "filter" in of) return filterIn(of.filter);
  return zone.startsWith("zone:") ? { zone } : { country: zone };
}
