import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Claim, Dossier, ReportedEvent } from "../../model.ts";
import { useFormat } from "../parts/format.ts";

const SIDES = [
  ["happened", (claim: Claim) => !isAgainst(claim) && isTelling(claim)],
  ["did-not", isAgainst],
  ["otherwise", (claim: Claim) => !isAgainst(claim) && !isTelling(claim)],
] as const;

/** What each side says, in its words: that it happened, and that it did not. */
export function Voices({ dossier: { incident } }: { readonly dossier: Dossier }) {
  const { t } = useTranslation();
  const claims = incident.reports.flatMap((report) => report.claims.map((claim) => ({ report, claim })));
  return (
    <div className="sides">
      {SIDES.map(([side, isOn]) => {
        const own = claims.filter(({ claim }) => isOn(claim));
        if (own.length === 0 && side === "otherwise") return null;
        return (
          <section key={side} aria-label={t(`review.${side}`)}>
            <h3>{t(`review.${side}`)}</h3>
            {own.length === 0 && <p className="quiet">{t("review.nobody")}</p>}
            <ul className="plain">
              {own.map(({ report, claim }) => (
                <Voice
                  key={`${report.id} ${claim.citation.span.start} ${claim.citation.span.end} ${speakerOf(claim)}`}
                  report={report}
                  claim={claim}
                />
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

function Voice({ report, claim }: { readonly report: ReportedEvent; readonly claim: Claim }) {
  const { t } = useTranslation();
  const { day } = useFormat();
  const speaker = speakerOf(claim);
  return (
    <li>
      <p>
        <b>
          {speaker === null ? (
            t(claim.speaker === "narrator" ? "review.own-words" : "review.unnamed", { publisher: claim.via })
          ) : (
            <bdi>{speaker}</bdi>
          )}
        </b>{" "}
        {t(`search.stance.${claim.stance}`)}
      </p>
      <q dir="auto">{claim.citation.exact}</q>
      <p className="quiet">
        <Link to="/articles/$id" params={{ id: report.article }}>
          <bdi>{report.publisher}</bdi>
        </Link>
        {report.publishedAt !== null && `${t("record.comma")}${day(report.publishedAt)}`}
      </p>
    </li>
  );
}

/** Threats, promises and demands tell of nothing that was done. */
function isTelling({ stance, realis }: Claim): boolean {
  return !["threatens", "promises", "demands", "hopes"].includes(stance) && realis !== "future";
}

function isAgainst({ stance, polarity, realis }: Claim): boolean {
  return stance === "denies" || stance === "retracts" || polarity === "negative" || realis === "negated";
}

function speakerOf({ speaker }: Claim): string | null {
  return typeof speaker === "string" ? null : speaker.name;
}
