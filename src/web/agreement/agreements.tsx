import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Day } from "../../model.ts";
import type { AgreementName, DueName } from "../../present/screens.ts";
import { ask } from "../ask.ts";
import { Answered } from "../parts/answered.tsx";
import { Bars } from "../parts/bars.tsx";
import { dayIn } from "../parts/days.ts";
import { English } from "../parts/english.tsx";
import { DueList } from "./due.tsx";
import "./agreement.css";

interface AgreementsAnswer {
  readonly on: Day;
  /** The last day of which the record has pages. */
  readonly last: Day;
  readonly items: readonly AgreementName[];
  readonly due: { readonly past: readonly DueName[]; readonly next: readonly DueName[] };
}

/** Every agreement on file: what is due soonest, in force according to whom, and what was reported lately. */
export function AgreementsScreen() {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: ["agreements-named"],
    queryFn: ({ signal }) => ask<AgreementsAnswer>("/api/agreements-view", {}, signal),
  });
  return (
    <div className="page agreements">
      <h1>{t("agreement.list")}</h1>
      <p className="quiet">{t("agreement.list-why")}</p>
      <Answered query={query}>
        {({ items, due, last }) => (
          <div className="beside-due">
            <ul className="plain">
              {[...items].sort(byUse).map((agreement) => (
                <li key={agreement.id}>
                  <AgreementCard agreement={agreement} last={last} />
                </li>
              ))}
            </ul>
            <section aria-labelledby="due-title">
              <h2 id="due-title">{t("agreement.due")}</h2>
              <DueList next={due.next} past={due.past} isNamed />
            </section>
          </div>
        )}
      </Answered>
    </div>
  );
}

/** Those with the most reported lately first, then those with the most at all, then the newest. */
function byUse(a: AgreementName, b: AgreementName): number {
  return b.lately - a.lately || b.incidents - a.incidents || ((a.signed ?? "") < (b.signed ?? "") ? 1 : -1);
}

function AgreementCard({ agreement, last }: { readonly agreement: AgreementName; readonly last: Day }) {
  const { t, i18n } = useTranslation();
  const { id, title, signed, parties, last: state, zones, obligations, incidents, lately, weeks, next } = agreement;
  const most = Math.max(...weeks);
  return (
    <article className="card">
      <h2>
        <Link to="/agreements/$id" params={{ id }}>
          <English>{title}</English>
        </Link>
      </h2>
      <p>
        {state === null ? (
          t("agreement.not-said")
        ) : (
          <>
            <span className="tag">{t(`agreement.state.${state.state}`)}</span>{" "}
            <bdi>
              {t("agreement.said", {
                state: t(`agreement.state.${state.state}`),
                day: dayIn(i18n.language, state.from),
                by: state.saidBy,
              })}
            </bdi>
          </>
        )}
      </p>
      <p className="quiet">
        {signed === null ? t("agreement.not-signed") : t("agreement.signed", { day: dayIn(i18n.language, signed) })}
        {parties.length === 0 ? "" : `; ${t("agreement.parties", { names: parties.join(", ") })}`};{" "}
        {t("agreement.zones", { count: zones })}, {t("agreement.duties", { count: obligations })}
      </p>
      <p>
        <b>{t("agreement.incidents", { count: incidents })}</b>; {t("agreement.lately", { count: lately })}
        {most === 0 ? null : (
          <Bars counts={weeks} label={t("agreement.weeks", { day: dayIn(i18n.language, last), most })} />
        )}
      </p>
      {next === null ? null : (
        <p>
          {t("agreement.next")}: {dayIn(i18n.language, next.day)}, {t("agreement.left", { count: next.daysLeft })}:{" "}
          <English>{next.clause}</English>
        </p>
      )}
    </article>
  );
}
