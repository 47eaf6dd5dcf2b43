import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Assessment, Dossier } from "../../model.ts";

/** What it may touch, with what speaks for and against: the machine's assessments, in the words of its reasons. */
export function Reasons({ dossier: { assessments, incident } }: { readonly dossier: Dossier }) {
  const { t } = useTranslation();
  const touching = assessments.filter(({ value }) => value !== "outside-scope");
  return (
    <>
      <p className="quiet">
        {t("review.reports-say")} <bdi lang="en">{incident.verification.why}</bdi>
      </p>
      {touching.length > 0 && (
        <details>
          <summary>{t("review.touches", { count: touching.length })}</summary>
          <ul className="plain">
            {touching.map((assessment) => (
              <Touched key={`${assessment.obligation} ${assessment.zone}`} assessment={assessment} />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function Touched({ assessment }: { readonly assessment: Assessment }) {
  const { t } = useTranslation();
  const { agreement, obligation, value, reasonsFor, reasonsAgainst } = assessment;
  return (
    <li>
      <p>
        <span className="tag caution">{t(`record.value.${value}`)}</span>{" "}
        <Link to="/agreements/$id" params={{ id: agreement }}>
          <bdi>{obligation.replace(/^obligation:/, "")}</bdi>
        </Link>
      </p>
      <div className="sides" lang="en" dir="ltr">
        <ReasonList label={t("review.for")} reasons={reasonsFor} />
        <ReasonList label={t("review.against")} reasons={reasonsAgainst} />
      </div>
    </li>
  );
}

function ReasonList({ label, reasons }: { readonly label: string; readonly reasons: Assessment["reasonsFor"] }) {
  const { t } = useTranslation();
  return (
    <div>
      <b dir="auto">{label}</b>
      {reasons.length === 0 ? (
        <p className="quiet" dir="auto">
          {t("review.no-reasons")}
        </p>
      ) : (
        <ul>
          {reasons.map(({ code, text }) => (
            <li key={`${code} ${text}`}>{text}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
