import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { Agreement, ZoneId } from "../../model.ts";
import type { AgreementView } from "../../present/screens.ts";
import { estimateWords } from "../../present/words.ts";
import { ask } from "../ask.ts";
import { Answered } from "../parts/answered.tsx";
import { Cited } from "../parts/cited.tsx";
import { dayIn, daysIn } from "../parts/days.ts";
import { English } from "../parts/english.tsx";
import { Truces } from "../warnings/truce.tsx";
import { DueList } from "./due.tsx";
import { Clauses, Duties } from "./duties.tsx";
import { Seen } from "./seen.tsx";
import "../parts/sides.css";
import "./agreement.css";
import "../record/record.css";

const route = getRouteApi("/agreements/$id");

/** What is owed, by whom, by when, and what is reported against it. */
export function AgreementScreen() {
  const { id } = route.useParams();
  const { on } = route.useSearch();
  const query = useQuery({
    queryKey: ["agreement", id, on ?? null],
    queryFn: ({ signal }) => ask<AgreementView>(`/api/agreements/${encodeURIComponent(id)}/view`, { on }, signal),
  });
  return (
    <div className="page agreement">
      <Answered query={query}>{(view) => <AgreementPage view={view} />}</Answered>
    </div>
  );
}

function AgreementPage({ view }: { readonly view: AgreementView }) {
  const { t, i18n } = useTranslation();
  const { agreement, on, incidents, due } = view;
  useEffect(() => {
    const { hash } = location;
    if (hash.length > 1) document.getElementById(decodeURIComponent(hash.slice(1)))?.scrollIntoView();
  }, []);
  return (
    <>
      <h1>
        <English>{agreement.title}</English>
      </h1>
      <p>
        {agreement.signed === null
          ? t("agreement.not-signed")
          : t("agreement.signed", { day: dayIn(i18n.language, agreement.signed) })}
        . {t("agreement.as-on", { day: dayIn(i18n.language, on) })}:{" "}
        <b>{t("agreement.incidents", { count: incidents })}</b>.{" "}
        <span className="quiet">{t("agreement.question")}</span>{" "}
        {incidents === 0 ? null : (
          <Link to="/map" search={{ agreement: agreement.id, kind: "all" }}>
            {t("agreement.on-map")}
          </Link>
        )}
      </p>
      <Clauses view={view} />
      <div className="sides">
        <section className="side">
          <h2>{t("agreement.in-force")}</h2>
          <Statements agreement={agreement} on={on} />
        </section>
        <section className="side">
          <h2>{t("agreement.due")}</h2>
          <DueList next={due.next} past={due.past} isNamed={false} />
        </section>
        <section className="side">
          <h2>{t("agreement.roles")}</h2>
          <Roles agreement={agreement} />
        </section>
      </div>
      {agreement.zones.length === 0 ? null : <Truces agreement={agreement.id} />}
      <Duties view={view} />
      <Violations view={view} />
      <Zones agreement={agreement} />
      <Seen agreement={agreement} />
      <Rest agreement={agreement} />
      <OtherDay view={view} />
    </>
  );
}

function Statements({
  agreement: { effective, lifecycle },
  on,
}: {
  readonly agreement: Agreement;
  readonly on: string;
}) {
  const { t, i18n } = useTranslation();
  const said = [
    ...effective.map(({ from, localText, saidBy }) => ({
      from,
      saidBy,
      words: t("agreement.takes-effect", { words: localText }),
    })),
    ...lifecycle.map(({ from, state, saidBy }) => ({ from, saidBy, words: t(`agreement.state.${state}`) })),
  ]
    .filter(({ from }) => from <= on)
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  if (said.length === 0) return <p className="quiet">{t("agreement.not-said")}</p>;
  return (
    <ol className="plain dues">
      {said.map(({ from, words, saidBy }) => (
        <li key={`${from} ${words} ${saidBy}`}>
          <b>{dayIn(i18n.language, from)}</b> <bdi>{words}</bdi>{" "}
          <small>
            {t("incident.counted-by")} <bdi>{saidBy}</bdi>
          </small>
        </li>
      ))}
    </ol>
  );
}

function Roles({ agreement: { roles, bodies } }: { readonly agreement: Agreement }) {
  const { t } = useTranslation();
  return (
    <>
      <ul className="plain dues">
        {roles.map(({ actor, name, role }) => (
          <li key={`${actor} ${role}`}>
            <bdi>{name}</bdi> <small>{t(`agreement.role.${role}`)}</small>
          </li>
        ))}
      </ul>
      {bodies.length === 0 ? null : (
        <>
          <h3>{t("agreement.bodies")}</h3>
          <ul className="plain dues">
            {bodies.map(({ name, task, members, reports }) => (
              <li key={name}>
                <English>{name}</English>{" "}
                <small>
                  <English>{[task, ...(members.length === 0 ? [] : [members.join(", ")])].join("; ")}</English>;{" "}
                  {reports === null ? t("agreement.no-reports") : <English>{reports}</English>}
                </small>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** Rival counts side by side. The word is the counters'. */
function Violations({ view: { violations } }: { readonly view: AgreementView }) {
  const { t, i18n } = useTranslation();
  if (violations.length === 0) return null;
  return (
    <section>
      <h2>{t("agreement.violations")}</h2>
      <p className="quiet">{t("agreement.violations-why")}</p>
      <ul>
        {violations.map(({ by, against, asOf, during, rule, quantity, citation, incident }) => (
          <li key={`${incident} ${citation.article} ${citation.span.start}`}>
            <b>
              {estimateWords(quantity.estimate)}
              {quantity.cumulative ? ` ${t("article.in-all")}` : ""}
            </b>
            , {t("agreement.by")} <bdi>{by}</bdi>
            {against.length === 0 ? "" : `, ${t("agreement.of", { names: against.join(", ") })}`}
            {asOf === null ? "" : `, ${t("incident.as-of")} ${dayIn(i18n.language, asOf)}`}
            {during === null ? "" : `, ${t("incident.covers", { days: daysIn(i18n.language, during) })}`}
            {rule === null ? null : <q dir="auto">{rule}</q>}: <Cited citation={citation} />{" "}
            <Link to="/incidents/$code" params={{ code: incident }}>
              {incident}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Zones({ agreement: { zones } }: { readonly agreement: Agreement }) {
  const { t, i18n } = useTranslation();
  if (zones.length === 0) return null;
  return (
    <section>
      <h2>{t("agreement.bears-on")}</h2>
      <ul>
        {zones.map(({ id, name, versions }) => (
          <li key={id}>
            <Link to="/map" search={{ zone: id as ZoneId, kind: "all" }}>
              <English>{name}</English>
            </Link>
            <ul>
              {versions.map(({ from, to, basis, precisionKm, contestedBy }) => (
                <li key={from} className="quiet">
                  {to === null
                    ? t("agreement.from", { from: dayIn(i18n.language, from) })
                    : t("agreement.from-to", { from: dayIn(i18n.language, from), to: dayIn(i18n.language, to) })}
                  : {t("agreement.edge", { basis: t(`agreement.basis.${basis}`), km: precisionKm })}
                  {contestedBy.length === 0 ? null : (
                    <>
                      ; <bdi>{t("agreement.contested", { names: contestedBy.join("; ") })}</bdi>
                    </>
                  )}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Rest({ agreement }: { readonly agreement: Agreement }) {
  const { t } = useTranslation();
  const { disputedPoints, texts, sources, supersedes, partOf } = agreement;
  const related = [
    ["supersedes", supersedes],
    ["part-of", partOf],
  ] as const;
  return (
    <>
      {disputedPoints.length === 0 ? null : (
        <section>
          <h2>{t("agreement.disputed")}</h2>
          <ul>
            {disputedPoints.map((point) => (
              <li key={point}>
                <English>{point}</English>
              </li>
            ))}
          </ul>
        </section>
      )}
      {related.map(([name, ids]) =>
        ids.length === 0 ? null : (
          <p key={name}>
            {t(`agreement.${name}`)}:{" "}
            {ids.map((id) => (
              <Link key={id} to="/agreements/$id" params={{ id }}>
                {id}
              </Link>
            ))}
          </p>
        ),
      )}
      <section>
        <h2>{t("agreement.sources")}</h2>
        <ul className="addresses">
          {texts.map(({ url, language, official }) => (
            <li key={url}>
              <Address text={url} />{" "}
              <small>
                {t("agreement.texts")}, {language}
                {official ? `, ${t("agreement.official")}` : ""}
              </small>
            </li>
          ))}
          {sources.map((source) => (
            <li key={source}>
              <Address text={source} />
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

function Address({ text }: { readonly text: string }) {
  return /^https?:/.test(text) ? (
    <a href={text} rel="noreferrer nofollow">
      {text}
    </a>
  ) : (
    <English>{text}</English>
  );
}

function OtherDay({ view: { agreement, on } }: { readonly view: AgreementView }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const show = (form: FormData) => {
    const day = String(form.get("on") ?? "");
    void navigate({ to: "/agreements/$id", params: { id: agreement.id }, search: day === "" ? {} : { on: day } });
  };
  return (
    <section>
      <h2>{t("agreement.other-day")}</h2>
      <form action={show} className="row" key={on}>
        <label>
          {t("agreement.on")} <input type="date" name="on" defaultValue={on} required />
        </label>
        <button type="submit">{t("agreement.show")}</button>
      </form>
    </section>
  );
}
