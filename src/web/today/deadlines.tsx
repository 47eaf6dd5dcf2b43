import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ask } from "../ask.ts";
import { Answered } from "../parts/answered.tsx";
import { useFormat } from "../parts/format.ts";
import type { DeadlinesAnswer } from "./answers.ts";

/** Less than a week is soon. */
const SOON_DAYS = 7;

/** What agreements have fall due in the next days, or had in the last. */
export function Deadlines() {
  const { t } = useTranslation();
  const { daysLeft, day } = useFormat();
  const query = useQuery({
    queryKey: ["deadlines"],
    queryFn: ({ signal }) => ask<DeadlinesAnswer>("/api/deadlines", {}, signal),
  });
  return (
    <section aria-labelledby="deadlines">
      <h2 id="deadlines">{t("today.deadlines")}</h2>
      <Answered query={query}>
        {({ items }) => (
          <>
            {items.length === 0 && (
              <p className="quiet">
                {t("today.no-deadlines")} <Link to="/agreements">{t("frame.agreements")}</Link>
              </p>
            )}
            <ul className="plain">
              {items.map((due) => (
                <li key={`${due.agreement} ${due.obligation} ${due.day}`}>
                  <span className={`tag ${Math.abs(due.daysLeft) <= SOON_DAYS ? "caution" : ""}`}>
                    {daysLeft(due.daysLeft)}
                  </span>{" "}
                  <Link to="/agreements/$id" params={{ id: due.agreement }}>
                    <bdi>{due.title}</bdi>
                  </Link>
                  <p className="quiet">
                    {day(due.day)} · <bdi lang="en">{[due.clause, due.summary].filter(Boolean).join(": ")}</bdi> ·{" "}
                    {t("today.told", { count: due.told })}
                  </p>
                </li>
              ))}
            </ul>
          </>
        )}
      </Answered>
    </section>
  );
}
