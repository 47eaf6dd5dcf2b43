import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ask } from "../ask.ts";
import { Answered } from "../parts/answered.tsx";
import { useFormat } from "../parts/format.ts";
import type { Forecasts, WarningLedger } from "./answers.ts";
import { Area } from "./area.tsx";
import { Ledger } from "./ledger.tsx";
import { Truces } from "./truce.tsx";
import "./warnings.css";

/** Where more may happen than usual, how sure that is, and how good such forecasts have been. */
export function WarningsScreen() {
  const { t } = useTranslation();
  const forecasts = useQuery({
    queryKey: ["forecasts"],
    queryFn: ({ signal }) => ask<Forecasts>("/api/forecasts", {}, signal),
  });
  const ledger = useQuery({
    queryKey: ["warnings"],
    queryFn: ({ signal }) => ask<WarningLedger>("/api/warnings", {}, signal),
  });
  return (
    <div className="page warnings">
      <h1>{t("frame.warnings")}</h1>
      <p>{t("warnings.what")}</p>
      <Answered query={forecasts}>{(answer) => <Areas {...answer} />}</Answered>
      <Truces />
      <h2>{t("warnings.ledger")}</h2>
      <Answered query={ledger}>{(answer) => <Ledger ledger={answer} />}</Answered>
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
      {gravest.map((area) => (
        <Area key={area.zone} area={area} levels={levels} />
      ))}
    </>
  );
}

function chance({ escalation }: Forecasts["areas"][number]): number {
  return escalation?.probability ?? -1;
}
