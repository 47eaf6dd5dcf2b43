import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Assessment, Dossier, Finding, Opinion, Reason } from "../../model.ts";
import type { IncidentView } from "../../present/screens.ts";
import { Cited } from "../parts/cited.tsx";
import { English } from "../parts/english.tsx";
import { Signed } from "../parts/signed.tsx";

interface DutiesProps {
  readonly dossier: Dossier;
  readonly view: IncidentView;
}

/** The obligations that it may touch: what speaks for it and what against, by the machine and by people. */
export function Duties({ dossier, view }: DutiesProps) {
  const { t } = useTranslation();
  const { findings, decisions } = dossier;
  const within = findings.filter((finding) => !isOutside(finding));
  const outside = findings.filter(isOutside);
  const rulings = decisions.filter(({ decision }) => decision.kind === "ruling");
  return (
    <section id="duties" aria-labelledby="duties-title">
      <h2 id="duties-title">{t("incident.duties")}</h2>
      {findings.length + rulings.length === 0 ? <p className="quiet">{t("incident.no-duties")}</p> : null}
      {rulings.map(({ seq, decision }) =>
        decision.kind === "ruling" ? (
          <div key={seq} className="card ruling">
            <h3>{t("incident.ruling", { body: decision.body })}</h3>
            <blockquote dir="auto">{decision.finding}</blockquote>
            <p className="quiet">
              <bdi>{decision.document}</bdi>
            </p>
          </div>
        ) : null,
      )}
      {within.map((finding) => (
        <FindingView key={finding.obligation} finding={finding} view={view} />
      ))}
      {outside.length === 0 ? null : (
        <details>
          <summary>{t("incident.outside", { count: outside.length })}</summary>
          {outside.map((finding) => (
            <FindingView key={finding.obligation} finding={finding} view={view} />
          ))}
        </details>
      )}
    </section>
  );
}

function isOutside({ machine, people, dissents }: Finding): boolean {
  return people.length + dissents.length === 0 && machine.every(({ value }) => value === "outside-scope");
}

function FindingView({ finding, view }: { readonly finding: Finding; readonly view: IncidentView }) {
  const { t } = useTranslation();
  const { obligation, machine, dissents, people } = finding;
  const duty = view.duties.find(({ id }) => id === obligation);
  return (
    <div className="card finding">
      <h3>
        {duty === undefined ? (
          obligation
        ) : (
          <>
            <Link to="/agreements/$id" params={{ id: duty.agreement }} hash={duty.id}>
              <English>{duty.title}</English>
            </Link>{" "}
            · <English>{duty.clause}</English>
          </>
        )}
      </h3>
      {duty === undefined ? null : (
        <p>
          <English>{duty.summary}</English>
        </p>
      )}
      {machine.map((assessment) => (
        <MachineView key={`${assessment.rule} ${assessment.zone}`} assessment={assessment} view={view} />
      ))}
      {dissents.map((opinion) => (
        <OpinionView key={opinion.decided.seq} opinion={opinion} dissents={t("incident.dissents-machine")} />
      ))}
      {people.map((opinion) => (
        <OpinionView key={opinion.decided.seq} opinion={opinion} dissents={null} />
      ))}
    </div>
  );
}

function MachineView({ assessment, view }: { readonly assessment: Assessment; readonly view: IncidentView }) {
  const { t } = useTranslation();
  const { value, reasonsFor, reasonsAgainst, rule, zone } = assessment;
  const where = zone === null ? undefined : view.zones[zone];
  return (
    <>
      <p>
        <ValueTag value={value} /> {t("incident.by-machine")} <small>{rule}</small>
        {where === undefined ? null : (
          <>
            {" "}
            · <English>{where}</English>
          </>
        )}
      </p>
      <div className="reasons">
        <Reasons title={t("incident.for")} reasons={reasonsFor} />
        <Reasons title={t("incident.against")} reasons={reasonsAgainst} />
      </div>
    </>
  );
}

function Reasons({ title, reasons }: { readonly title: string; readonly reasons: readonly Reason[] }) {
  const { t } = useTranslation();
  return (
    <div>
      <h4>{title}</h4>
      {reasons.length === 0 ? <p className="quiet">{t("incident.no-reason")}</p> : null}
      <ul>
        {reasons.map((reason) => (
          <li key={`${reason.code} ${reason.text}`}>
            <English>{reason.text}</English>{" "}
            {reason.citations.slice(0, CITED).map((citation) => (
              <Cited key={`${citation.article} ${citation.span.start}`} citation={citation} />
            ))}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Citations of one reason that are shown. */
const CITED = 2;

function OpinionView({ opinion, dissents }: { readonly opinion: Opinion; readonly dissents: string | null }) {
  const { t } = useTranslation();
  const { decision, seq, why } = opinion.decided;
  if (decision.kind !== "assessment") return null;
  return (
    <div className="opinion">
      <p>
        {dissents === null ? null : <b>{dissents} </b>}
        <ValueTag value={decision.value} /> <Signed decided={opinion.decided} />
      </p>
      <p dir="auto">{why}</p>
      {decision.reasonsFor.length + decision.reasonsAgainst.length === 0 ? null : (
        <div className="reasons">
          <Plain title={t("incident.for")} lines={decision.reasonsFor} />
          <Plain title={t("incident.against")} lines={decision.reasonsAgainst} />
        </div>
      )}
      {opinion.dissents.map((other) => (
        <OpinionView key={other.decided.seq} opinion={other} dissents={t("incident.dissents-from", { seq })} />
      ))}
    </div>
  );
}

function Plain({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  return (
    <div>
      <h4>{title}</h4>
      <ul>
        {lines.map((line) => (
          <li key={line} dir="auto">
            {line}
          </li>
        ))}
      </ul>
    </div>
  );
}

function ValueTag({ value }: { readonly value: string }) {
  const { t } = useTranslation();
  const tone = value.endsWith("non-compliance") ? "caution" : "";
  return <span className={`tag ${tone}`}>{t(`record.value.${value}`)}</span>;
}
