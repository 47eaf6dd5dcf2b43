import { useTranslation } from "react-i18next";
import type { Dossier, Incident, Origin, Tally } from "../../model.ts";
import { isOwned, sharedInterests } from "../../present/interests.ts";
import type { IncidentView } from "../../present/screens.ts";
import { quantitiesWords } from "../../present/words.ts";
import { Cited } from "../parts/cited.tsx";
import { dayIn, daysIn } from "../parts/days.ts";
import { English } from "../parts/english.tsx";
import { useFormat } from "../parts/format.ts";

interface GroundsProps {
  readonly dossier: Dossier;
  readonly view: IncidentView;
}

/** What it rests on: to whom the words go back, rival counts side by side, and why the reports are taken for one. */
export function Grounds({ dossier: { incident }, view }: GroundsProps) {
  const { t } = useTranslation();
  return (
    <section id="grounds" aria-labelledby="grounds-title">
      <h2 id="grounds-title">{t("incident.grounds")}</h2>
      <Tallies tallies={incident.tallies} view={view} />
      <h3>{t("incident.origins-title", { count: incident.origins.length })}</h3>
      <p className="quiet">{t("incident.origins-why")}</p>
      {sharedInterests(incident).map(({ origins, name }) => (
        <p key={origins[0]?.side} className="interest">
          <span className="tag caution">{t("incident.one-interest")}</span>{" "}
          <Side side={origins[0]?.side ?? ""} name={name} />:
          <Names names={[...new Set(origins.map(({ label }) => label))]} />
        </p>
      ))}
      <ul className="origins">
        {incident.origins.map((origin) => (
          <OriginView key={origin.id} origin={origin} />
        ))}
      </ul>
      <Joins incident={incident} view={view} />
    </section>
  );
}

function Tallies({ tallies, view }: { readonly tallies: readonly Tally[]; readonly view: IncidentView }) {
  const { t, i18n } = useTranslation();
  if (tallies.length === 0) return null;
  return (
    <>
      <h3>{t("incident.tallies")}</h3>
      <p className="quiet">{t("incident.tallies-why")}</p>
      <div className="scroll" tabIndex={0} role="region" aria-label={t("incident.tallies")}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t("incident.count")}</th>
              <th scope="col">{t("incident.counted-by")}</th>
              <th scope="col">{t("incident.as-of")}</th>
              <th scope="col">{t("incident.counting-rule")}</th>
              <th scope="col">{t("incident.words")}</th>
            </tr>
          </thead>
          <tbody>
            {tallies.map((tally) => (
              <tr key={`${tally.citation.article} ${tally.citation.span.start}`}>
                <td>
                  <b>
                    <English>{quantitiesWords(tally.quantities)}</English>
                  </b>
                </td>
                <td>
                  <bdi>{tally.by}</bdi>
                </td>
                <td>
                  {tally.asOf === null ? "–" : dayIn(i18n.language, tally.asOf)}
                  {tally.during === null ? null : (
                    <small> {t("incident.covers", { days: daysIn(i18n.language, tally.during) })}</small>
                  )}
                </td>
                <td dir="auto">{tally.rule ?? t("incident.rule-untold")}</td>
                <td>
                  <Cited citation={tally.citation} language={view.articles[tally.citation.article]?.language} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** Names in other letters keep their own direction, each by itself. */
function Names({ names }: { readonly names: readonly string[] }) {
  return names.map((name, i) => (
    <span key={name}>
      {i === 0 ? " " : " · "}
      <bdi>{name}</bdi>
    </span>
  ));
}

/** For whom origins speak: a state by its name in the reader's language, another as it is called. */
function Side({ side, name }: { readonly side: string; readonly name: string | null }) {
  const { t } = useTranslation();
  const { country } = useFormat();
  if (name === null) return t("incident.state-open");
  const state = /^state ([A-Z]{3})$/.exec(side)?.[1];
  return state === undefined ? <English>{name}</English> : t("incident.state-of", { country: country(state) });
}

function OriginView({ origin }: { readonly origin: Origin }) {
  const { t } = useTranslation();
  const { label, basis, reports, publishers, interest, grounds, says, side, sideName } = origin;
  return (
    <li>
      <p>
        <b>
          <bdi>{label}</bdi>
        </b>{" "}
        <small>
          {t(`incident.basis.${basis}`)}; {says.map((one) => t(`incident.says.${one}`)).join(", ")};{" "}
          {t("incident.reports", { count: reports.length })};{" "}
          {t("incident.printed-by", { names: publishers.join(", ") })}
          {sideName === undefined ? null : (
            <>
              ; {t(isOwned(origin) ? "incident.owned-by" : "incident.speaks-for")} <Side side={side} name={sideName} />
            </>
          )}
        </small>
      </p>
      {interest === null ? null : (
        <p className="interest">
          <span className="tag caution">{t("incident.interested")}</span> <English>{interest.text}</English>
        </p>
      )}
      {grounds.length === 0 ? null : (
        <details>
          <summary>{t("incident.one-origin")}</summary>
          <ul>
            {grounds.map((reason) => (
              <li key={`${reason.code} ${reason.text}`}>
                <English>{reason.text}</English>{" "}
                {reason.citations.slice(0, 2).map((citation) => (
                  <Cited key={`${citation.article} ${citation.span.start}`} citation={citation} />
                ))}
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}

function Joins({ incident, view }: { readonly incident: Incident; readonly view: IncidentView }) {
  const { t } = useTranslation();
  const paper = (id: string) => incident.reports.find((report) => report.id === id)?.publisher ?? id;
  if (incident.joins.length === 0) return null;
  return (
    <>
      <h3>{t("incident.joins")}</h3>
      <ul>
        {incident.joins.map(({ reports: [a, b], grounds }) => (
          <li key={`${a} ${b}`}>
            <bdi>{paper(a)}</bdi> + <bdi>{paper(b)}</bdi>:{" "}
            <English>{grounds.map(({ code }) => view.grounds[code] ?? code).join("; ")}</English>
          </li>
        ))}
      </ul>
    </>
  );
}
