import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { ZoneId } from "../../model.ts";
import type { IncidentLine } from "../../present/incident-line.ts";
import { useFormat } from "../parts/format.ts";
import { Headline } from "../parts/headline.tsx";
import { StateTag } from "../parts/state-tag.tsx";
import { isArea } from "./areas.ts";
import { KINDS } from "./kinds.ts";
import { Mark } from "./mark.tsx";
import type { Spot } from "./spots.ts";
import type { ZoneProperties } from "./zones.ts";

interface ChosenCardProps {
  readonly line: IncidentLine | null;
  readonly spot: Spot | null;
  readonly zone: ZoneProperties | null;
  readonly onLeave: () => void;
  readonly onZone: (id: ZoneId) => void;
}

/** What was chosen, in words, over the map. */
export function ChosenCard({ line, spot, zone, onLeave, onZone }: ChosenCardProps) {
  const { t } = useTranslation();
  if (line === null && spot === null && zone === null) return null;
  return (
    <div className="chosen-card card" role="status">
      <button type="button" className="leave" onClick={onLeave} aria-label={t("map.close")}>
        ×
      </button>
      {zone !== null ? (
        <ZoneWords zone={zone} onZone={onZone} />
      ) : line !== null ? (
        <LineWords line={line} />
      ) : (
        spot !== null && <SpotWords spot={spot} />
      )}
    </div>
  );
}

function LineWords({ line }: { readonly line: IncidentLine }) {
  const { t } = useTranslation();
  const { when } = useFormat();
  return (
    <>
      <p>
        <Link to="/incidents/$code" params={{ code: line.code }}>
          <Headline of={line} />
        </Link>
      </p>
      <p className="quiet">
        {when(line)} · <bdi>{line.code}</bdi>
        {line.place === null ? "" : ` · ${t(`record.precision.${line.place.precision}`)}`}
      </p>
      <p>
        <StateTag state={line.state} /> {t("record.origins", { count: line.independent })}
      </p>
    </>
  );
}

function SpotWords({ spot }: { readonly spot: Spot }) {
  const { t } = useTranslation();
  const { name, total, counts, radiusM } = spot;
  return (
    <>
      <p>
        {name === null ? "" : <bdi>{name}: </bdi>}
        {t("map.incidents", { count: total })}
      </p>
      {isArea(spot) && <p className="quiet">{t("map.somewhere", { km: Math.round(radiusM / 1000) })}</p>}
      <ul className="kinds">
        {KINDS.map((kind, i) =>
          counts[i] === 0 ? null : (
            <li key={kind}>
              <Mark kind={kind} state="corroborated" /> {t(`map.kind.${kind}`)} {counts[i]}
            </li>
          ),
        )}
      </ul>
    </>
  );
}

function ZoneWords({ zone, onZone }: { readonly zone: ZoneProperties; readonly onZone: (id: ZoneId) => void }) {
  const { t } = useTranslation();
  const { name, title, agreement, basis, precisionM, contestedBy, source } = zone;
  return (
    <>
      <p lang="en" dir="ltr">
        <strong>{name}</strong>
      </p>
      <p>
        <Link to="/agreements/$id" params={{ id: agreement }} lang="en">
          {title}
        </Link>
      </p>
      <p className="quiet">
        {t(`map.basis.${basis}`)} · {t("map.line-good-to", { km: precisionM / 1000 })}
      </p>
      {contestedBy.length > 0 && (
        <p>
          {t("map.contested-by")} <span lang="en">{contestedBy.join("; ")}</span>
        </p>
      )}
      <p className="quiet" lang="en" dir="ltr">
        {source}
      </p>
      <button type="button" onClick={() => onZone(zone.zone)}>
        {t("map.only-zone")}
      </button>
    </>
  );
}
