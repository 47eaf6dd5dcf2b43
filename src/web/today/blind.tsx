import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ask } from "../ask.ts";
import { Answered } from "../parts/answered.tsx";
import { useFormat } from "../parts/format.ts";
import type { BlindAnswer, BlindArea } from "./answers.ts";

const SHOWN = 6;

/** Where the record could not see: no incidents there says nothing. */
export function Blind() {
  const { t } = useTranslation();
  const { days } = useFormat();
  const [all, setAll] = useState(false);
  const query = useQuery({
    queryKey: ["blind"],
    queryFn: ({ signal }) => ask<BlindAnswer>("/api/blind", {}, signal),
  });
  return (
    <section aria-labelledby="blind">
      <h2 id="blind">{t("today.blind")}</h2>
      <Answered query={query}>
        {({ period, looked, items }) => (
          <>
            <p className="quiet">{t("today.blind-of", { count: items.length, looked, days: days(period) })}</p>
            <ul className="plain">
              {items.slice(0, all ? items.length : SHOWN).map((area) => (
                <AreaLine key={area.area} area={area} />
              ))}
            </ul>
            {items.length > SHOWN && (
              <button type="button" aria-expanded={all} onClick={() => setAll(!all)}>
                {all ? t("today.fewer") : t("today.more", { count: items.length - SHOWN })}
              </button>
            )}
          </>
        )}
      </Answered>
    </section>
  );
}

function AreaLine({ area: { area, name, kind, agreement, days, silent, down, unread } }: { readonly area: BlindArea }) {
  const { t } = useTranslation();
  const { country } = useFormat();
  const seen = (["blind", "thin", "unknown", "usual"] as const).filter((state) => days[state] > 0);
  return (
    <li>
      {kind === "country" || agreement === null ? (
        <Link to="/search" search={{ country: area }}>
          {country(name)}
        </Link>
      ) : (
        <Link to="/agreements/$id" params={{ id: agreement.id }}>
          <bdi lang="en">{name}</bdi>
        </Link>
      )}
      {kind === "zone" && agreement !== null && <small lang="en"> {agreement.title}</small>}
      <DayBar days={days} />
      <p className="quiet">
        {seen.map((state) => t(`today.days-${state}`, { count: days[state] })).join(t("record.comma"))}
        {silent.length > 0 && ` · ${t("today.silent", { names: silent.join(t("record.comma")) })}`}
        {down.length > 0 && ` · ${t("today.down", { names: down.join(t("record.comma")) })}`}
        {unread > 0 && ` · ${t("today.unread", { count: unread })}`}
      </p>
    </li>
  );
}

/** The days as a bar; the words below it say the same. */
function DayBar({ days }: { readonly days: BlindArea["days"] }) {
  return (
    <span className="day-bar" aria-hidden="true">
      {(["usual", "thin", "unknown", "blind"] as const).map((state) => (
        <span key={state} className={state} style={{ flexGrow: days[state] }} />
      ))}
    </span>
  );
}
