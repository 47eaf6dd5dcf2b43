import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Agreement, Obligation } from "../../model.ts";
import type { AgreementView, DutyEntry, DutyView } from "../../present/screens.ts";
import { Bars } from "../parts/bars.tsx";
import { dayIn, daysIn } from "../parts/days.ts";
import { English } from "../parts/english.tsx";
import { useFormat } from "../parts/format.ts";
import { Headline } from "../parts/headline.tsx";
import { authorName } from "../parts/signed.tsx";
import { StateTag } from "../parts/state-tag.tsx";

/** Incidents by clause over time, small and side by side: where to look first. */
export function Clauses({ view: { duties, agreement } }: { readonly view: AgreementView }) {
  const { t, i18n } = useTranslation();
  const shown = duties.filter(({ groups }) => groups.length > 0);
  if (shown.length === 0) return null;
  const most = Math.max(1, ...shown.flatMap(({ weeks }) => weeks.map(({ incidents }) => incidents)));
  return (
    <section>
      <h2>{t("agreement.by-clause")}</h2>
      <p className="quiet">{t("agreement.by-clause-why")}</p>
      <div className="scroll" tabIndex={0} role="region" aria-label={t("agreement.by-clause")}>
        <table className="clauses">
          <thead>
            <tr>
              <th scope="col">{t("agreement.clause")}</th>
              <th scope="col">{t("agreement.may-not")}</th>
              <th scope="col">{t("agreement.others")}</th>
              <th scope="col">{t("agreement.weeks-of")}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((duty) => {
              const { id, weeks } = duty;
              const against = countOf(duty, true);
              return (
                <tr key={id}>
                  <th scope="row">
                    <a href={`#${id}`}>
                      <English>{agreement.obligations.find((one) => one.id === id)?.clause ?? id}</English>
                    </a>{" "}
                    <small>
                      <English>{agreement.obligations.find((one) => one.id === id)?.summary ?? ""}</English>
                    </small>
                  </th>
                  <td>{against}</td>
                  <td>{countOf(duty, false)}</td>
                  <td>
                    {weeks.length === 0 ? (
                      "–"
                    ) : (
                      <>
                        <Bars
                          counts={weeks.map(({ incidents }) => incidents)}
                          most={most}
                          label={weeks
                            .map(({ first, incidents }) => `${dayIn(i18n.language, first)}: ${incidents}`)
                            .join("; ")}
                        />{" "}
                        <small>
                          {daysIn(i18n.language, { first: weeks[0]?.first ?? "", last: weeks.at(-1)?.first ?? "" })}
                        </small>
                      </>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** How many incidents may not be in line with a duty, or how many others were set against it. */
function countOf({ groups }: DutyView, isAgainst: boolean): number {
  return groups
    .filter(({ value }) => (value?.endsWith("non-compliance") ?? false) === isAgainst)
    .reduce((sum, { total }) => sum + total, 0);
}

/** Each clause with its clock, and what was set against it. */
export function Duties({ view: { duties, agreement } }: { readonly view: AgreementView }) {
  const { t } = useTranslation();
  return (
    <section>
      <h2>{t("agreement.obligations")}</h2>
      {duties.map((duty) => {
        const obligation = agreement.obligations.find(({ id }) => id === duty.id);
        return obligation === undefined ? null : (
          <Duty key={duty.id} duty={duty} obligation={obligation} agreement={agreement} />
        );
      })}
    </section>
  );
}

/** Groups of more entries than this are folded. */
const OPEN_UP_TO = 3;

interface DutyProps {
  readonly duty: DutyView;
  readonly obligation: Obligation;
  readonly agreement: Agreement;
}

function Duty({ duty, obligation, agreement }: DutyProps) {
  const { t } = useTranslation();
  const { scope, clock, groups } = duty;
  return (
    <article className="card" id={duty.id}>
      <h3>
        <English>{obligation.clause}</English>
      </h3>
      <p>
        <English>{obligation.summary}</English>
      </p>
      <p className="quiet">
        <English>{scope}</English>
      </p>
      {obligation.exceptions.map(({ summary }) => (
        <p key={summary} className="quiet">
          {t("agreement.except")} <English>{summary}</English>
        </p>
      ))}
      {obligation.conditions.map((condition) => (
        <p key={condition} className="quiet">
          {t("agreement.condition")} <English>{condition}</English>
        </p>
      ))}
      {clock === null ? null : <Clock clock={clock} />}
      {groups.length === 0 ? <p className="quiet">{t("agreement.none-set")}</p> : null}
      {groups.map(({ value, total, entries }) => (
        <details key={value} open={total <= OPEN_UP_TO && value !== "outside-scope"}>
          <summary>
            {t("agreement.group", {
              value: value === null ? t("agreement.people-alone") : t(`record.value.${value}`),
              count: total,
            })}
          </summary>
          <ul className="plain entries">
            {entries.map((entry) => (
              <li key={entry.incident.code}>
                <Entry entry={entry} />
              </li>
            ))}
          </ul>
          {total > entries.length && value !== null ? (
            <p>
              {t("agreement.newest", { count: entries.length })}{" "}
              <Link to="/search" search={{ agreement: agreement.id, assessed: value, kind: "all" }}>
                {t("agreement.all-such")}
              </Link>
            </p>
          ) : null}
        </details>
      ))}
    </article>
  );
}

function Entry({ entry }: { readonly entry: DutyEntry }) {
  const { t } = useTranslation();
  const { when } = useFormat();
  const { incident, outside, reasonFor, reasonAgainst, opinions, rulings } = entry;
  return (
    <>
      <Link to="/incidents/$code" params={{ code: incident.code }}>
        {incident.code}
      </Link>{" "}
      <Headline of={incident} />, {when(incident)} <StateTag state={incident.state} />
      {outside === null || outside === "" ? null : (
        <small>
          {" "}
          <English>{outside}</English>
        </small>
      )}
      <dl className="pair">
        {reasonFor === null ? null : (
          <div>
            <dt>{t("incident.for")}</dt>
            <dd>
              <English>{reasonFor}</English>
            </dd>
          </div>
        )}
        {reasonAgainst === null ? null : (
          <div>
            <dt>{t("incident.against")}</dt>
            <dd>
              <English>{reasonAgainst}</English>
            </dd>
          </div>
        )}
      </dl>
      {opinions.map(({ by, value, why }) => (
        <p key={`${authorName(by)} ${value} ${why}`}>
          <bdi>{authorName(by)}</bdi>: {t(`record.value.${value}`)}. <span dir="auto">{why}</span>
        </p>
      ))}
      {rulings.map((ruling) => (
        <p key={ruling} dir="auto">
          {ruling}
        </p>
      ))}
    </>
  );
}

function Clock({ clock: { words, owed, told, lines, state } }: { readonly clock: NonNullable<DutyView["clock"]> }) {
  const { t } = useTranslation();
  return (
    <div className="clock">
      <p>
        <span className={`tag ${state === "past-due" ? "caution" : ""}`}>{t("agreement.clock")}</span>{" "}
        <English>{words}</English>
      </p>
      {told.length === 0 ? null : (
        <ul>
          {told.map((one) => (
            <li key={`${one.code} ${one.words} ${one.exact}`}>
              <English>{one.words}</English>: <q dir="auto">{one.exact}</q>{" "}
              {one.code === null ? null : (
                <Link to="/incidents/$code" params={{ code: one.code }}>
                  {one.code}
                </Link>
              )}
            </li>
          ))}
        </ul>
      )}
      {lines.length === 0 ? null : (
        <div className="scroll" tabIndex={0} role="region" aria-label={t("agreement.owed", { words: owed })}>
          <table>
            <caption>
              <bdi>{t("agreement.owed", { words: owed })}</bdi>
            </caption>
            <thead>
              <tr>
                <th scope="col">{t("agreement.days")}</th>
                <th scope="col">{t("agreement.counted")}</th>
              </tr>
            </thead>
            <tbody>
              {lines.map(({ days, counts }) => (
                <tr key={days}>
                  <td>
                    <English>{days}</English>
                  </td>
                  <td>
                    <English>{counts}</English>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}
