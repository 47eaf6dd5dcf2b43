import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ChannelAlarm } from "../alerts/channel-alarm.tsx";
import { ask } from "../ask.ts";
import { Answered } from "../parts/answered.tsx";
import { useFormat } from "../parts/format.ts";
import type { Forecasts } from "./answers.ts";
import { Area } from "./area.tsx";
import { areaName } from "./area-name.ts";
import { Truces } from "./truce.tsx";
import "./warnings.css";

/** Where more may happen than usual, how sure that is, and how good such forecasts have been. */
export function WarningsScreen() {
  const { t } = useTranslation();
  const forecasts = useQuery({
    queryKey: ["forecasts"],
    queryFn: ({ signal }) => ask<Forecasts>("/api/forecasts", {}, signal),
  });
  return (
    <div className="page warnings">
      <h1>{t("frame.warnings")}</h1>
      <ChannelAlarm />
      <p>{t("warnings.what")}</p>
      <nav className="choices" aria-label={t("warnings.more")}>
        <Link to="/warnings/ledger">{t("warnings.ledger")}</Link>
        <Link to="/map" search={{ levels: "yes" }}>
          {t("warnings.on-map")}
        </Link>
        <Link to="/alerts">{t("alerts.title")}</Link>
      </nav>
      <Answered query={forecasts}>{(answer) => <Areas {...answer} />}</Answered>
      <Searches />
      <Truces />
    </div>
  );
}

function Areas({ asOf, levels, areas }: Forecasts) {
  const { t } = useTranslation();
  const format = useFormat();
  if (asOf === null) return <p className="card">{t("warnings.too-early")}</p>;
  const gravest = areas.toSorted(
    (a, b) => (b.escalation?.level ?? 0) - (a.escalation?.level ?? 0) || chance(b) - chance(a),
  );
  return (
    <>
      <p className="quiet">{t("warnings.seen-from", { day: format.day(asOf) })}</p>
      {gravest.filter(hasLevel).map((area) => (
        <Area key={area.zone} area={area} levels={levels} />
      ))}
      <TooEarly areas={gravest.filter((area) => !hasLevel(area))} levels={levels} />
    </>
  );
}

/** The kept searches that people have forecast every week. */
function Searches() {
  const { t } = useTranslation();
  const { data } = useQuery({
    queryKey: ["forecasts", "searches"],
    queryFn: ({ signal }) => ask<Forecasts>("/api/forecasts/searches", {}, signal),
  });
  if (data === undefined || data.areas.length === 0) return null;
  return (
    <section aria-label={t("warnings.searches")}>
      <h2>{t("warnings.searches")}</h2>
      {data.areas.map((area) => (
        <Area key={area.zone} area={area} levels={data.levels} />
      ))}
    </section>
  );
}

function hasLevel({ escalation }: Forecasts["areas"][number]): boolean {
  return escalation !== null;
}

/** Areas that are not known long enough: by name, and what can be told of each to whoever opens it. */
function TooEarly({ areas, levels }: Pick<Forecasts, "areas" | "levels">) {
  const { t } = useTranslation();
  const { country } = useFormat();
  if (areas.length === 0) return null;
  return (
    <details className="card">
      <summary>
        {t("warnings.too-little", { count: areas.length })}{" "}
        {areas.map(({ name }) => areaName(name, country)).join(t("record.comma"))}
      </summary>
      {areas.map((area) => (
        <Area key={area.zone} area={area} levels={levels} />
      ))}
    </details>
  );
}

function chance({ escalation }: Forecasts["areas"][number]): number {
  return escalation?.probability ?? -1;
}
