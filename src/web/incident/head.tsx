import { useTranslation } from "react-i18next";
import type { Day, Dossier } from "../../model.ts";
import { countInterests } from "../../present/interests.ts";
import { incidentName } from "../../present/screens.ts";
import { Copy } from "../parts/copy.tsx";
import { dayIn } from "../parts/days.ts";
import { English } from "../parts/english.tsx";
import { useFormat } from "../parts/format.ts";
import { Headline } from "../parts/headline.tsx";
import { StateTag } from "../parts/state-tag.tsx";
import { Whereabouts } from "./whereabouts.tsx";

interface HeadProps {
  readonly dossier: Dossier;
  readonly open: readonly string[];
  readonly knownOn: Day | null;
}

/** What it is, how far it is borne out, and what nobody knows yet. */
export function Head({ dossier, open, knownOn }: HeadProps) {
  const { t, i18n } = useTranslation();
  const { incident, agreed, reportsSince, sealed, marking } = dossier;
  const { when } = useFormat();
  const name = incidentName(dossier);
  const interests = countInterests(incident);
  const publishers = new Set(incident.reports.map(({ publisher }) => publisher)).size;
  return (
    <header className="incident-head">
      <p className="facts">
        <code className="code">{incident.code}</code>
        <StateTag state={name.state} />
        {name.state === "verified" ? <span>{t("incident.by-people", { count: agreed.length })}</span> : null}
        {marking === null ? null : <span className="tag">TLP:{marking}</span>}
        {sealed ? <span className="tag caution">{t("incident.sealed")}</span> : null}
      </p>
      <h1>
        <Headline of={name} />
      </h1>
      <dl className="facts">
        <div>
          <dt>{t("incident.when")}</dt>
          <dd>{when(name)}</dd>
        </div>
        <div>
          <dt>{t("incident.where")}</dt>
          <dd>
            <Whereabouts of={incident.place} />
          </dd>
        </div>
        <div>
          <dt>{t("incident.told")}</dt>
          <dd>
            {t("incident.reports", { count: incident.reports.length })},{" "}
            {t("incident.publishers", { count: publishers })},{" "}
            {t("incident.origins", { count: incident.origins.length })}
            {interests < incident.origins.length ? `, ${t("incident.interests", { count: interests })}` : null}
          </dd>
        </div>
        <div>
          <dt>{t("incident.borne-out")}</dt>
          <dd>
            <English>{reportsSince?.why ?? incident.verification.why}</English>
          </dd>
        </div>
      </dl>
      {open.length === 0 ? null : (
        <section className="card open" aria-label={t("incident.open")}>
          <h2>{t("incident.open")}</h2>
          <ul>
            {open.map((line) => (
              <li key={line}>
                <English>{line}</English>
              </li>
            ))}
          </ul>
        </section>
      )}
      <p className="unprinted row">
        <Copy text={incident.code} label={t("incident.copy-code")} />
        <Copy text={citation(dossier, knownOn)} label={t("incident.copy-citation")} />
        <button type="button" onClick={() => print()}>
          {t("incident.print")}
        </button>
      </p>
      <p className="printed">{t("incident.printed", { day: dayIn(i18n.language, today()) })}</p>
    </header>
  );
}

/** How somebody refers to it: the record, its code, its state, and as of when. */
function citation({ incident, verification }: Dossier, knownOn: Day | null): string {
  const state = verification.at(-1)?.state ?? "reported";
  const papers = [...new Set(incident.reports.map(({ publisher }) => publisher))].join(", ");
  const at = `${location.origin}/incidents/${incident.code}${knownOn === null ? "" : `?asKnownOn=${knownOn}`}`;
  return `Tocsin record, ${incident.code} (${state}; ${papers}), as known on ${knownOn ?? today()}, ${at}`;
}

function today(): Day {
  return new Date().toISOString().slice(0, 10);
}
