import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Agreement, Calendar } from "../../model.ts";
import { ask } from "../ask.ts";
import { Answered } from "../parts/answered.tsx";
import { CalendarView, Legend } from "../parts/calendar.tsx";

/** What could be seen of an agreement's zones; asked for when wanted, for it counts what was printed over months. */
export function Seen({ agreement: { id, zones } }: { readonly agreement: Agreement }) {
  const { t } = useTranslation();
  const [isWanted, setWanted] = useState(false);
  const query = useQuery({
    queryKey: ["coverage", id, null, null],
    queryFn: ({ signal }) =>
      ask<{ readonly areas: readonly (Calendar & { readonly words: string })[] }>(
        "/api/coverage",
        { agreement: id },
        signal,
      ),
    enabled: isWanted,
  });
  return (
    <section>
      <h2>{t("agreement.seen")}</h2>
      {zones.length === 0 ? <p>{t("agreement.no-zones")}</p> : null}
      {zones.length > 0 && !isWanted ? (
        <button type="button" onClick={() => setWanted(true)}>
          {t("agreement.seen-show")}
        </button>
      ) : null}
      {isWanted ? (
        <Answered query={query}>
          {({ areas }) => (
            <>
              <Legend />
              <div className="calendars">
                {areas.map((calendar) => (
                  <CalendarView key={calendar.area} calendar={calendar} words={calendar.words} />
                ))}
              </div>
            </>
          )}
        </Answered>
      ) : null}
    </section>
  );
}
