import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ask } from "../ask.ts";
import { Answered } from "../parts/answered.tsx";
import { useFormat } from "../parts/format.ts";
import { IncidentRow } from "../parts/incident-row.tsx";
import type { AreaForecast, AreaOutlook } from "./answers.ts";
import { percentIn } from "./percent.ts";

/** What would change the forecast's mind, in numbers, and the dated incidents that it rests on, the weightiest first. */
export function Why({ area }: { readonly area: AreaForecast }) {
  const { t } = useTranslation();
  const outlook = useQuery({
    queryKey: ["outlook", area.zone],
    queryFn: ({ signal }) => ask<AreaOutlook>(`/api/warnings/${encodeURIComponent(area.zone)}`, {}, signal),
  });
  return (
    <>
      <p lang="en" dir="ltr">
        {area.words}
      </p>
      <Answered query={outlook}>
        {(answer) => (
          <>
            <Mind outlook={answer} now={area.escalation?.level ?? null} />
            <h3>{t("warnings.rests-on")}</h3>
            {answer.weighty.length === 0 && <p>{t("warnings.rests-on-none")}</p>}
            {answer.weighty.map((one) => (
              <IncidentRow key={one.line.id} line={one.line}>
                <Weight one={one} />
              </IncidentRow>
            ))}
          </>
        )}
      </Answered>
    </>
  );
}

interface MindProps {
  readonly outlook: AreaOutlook;
  readonly now: number | null;
}

function Mind({ outlook: { whatIf }, now }: MindProps) {
  const { t } = useTranslation();
  if (whatIf === null || now === null) return null;
  const { falls, rises } = whatIf;
  const level = (value: number) => ({ level: value, word: t(`warnings.level-${value}`) });
  return (
    <>
      <h3>{t("warnings.mind")}</h3>
      <ul>
        {falls !== null && <li>{t("warnings.falls", { count: falls.atMost, ...level(falls.level) })}</li>}
        {falls === null && now > 1 && <li>{t("warnings.falls-not")}</li>}
        {rises !== null && <li>{t("warnings.rises", { count: rises.atLeast, ...level(rises.level) })}</li>}
        {rises === null && now < 4 && <li>{t("warnings.rises-not")}</li>}
      </ul>
    </>
  );
}

function Weight({ one: { week, events, weight } }: { readonly one: AreaOutlook["weighty"][number] }) {
  const { t, i18n } = useTranslation();
  const { days } = useFormat();
  const percent = percentIn(i18n.language);
  const words = weight > 0.0005 ? "adds" : weight < -0.0005 ? "takes" : "adds-little";
  return (
    <p className="quiet">
      {t("warnings.in-week", { week: days(week), count: events })}{" "}
      {t(`warnings.${words}`, { share: percent(Math.abs(weight)) })}
    </p>
  );
}
