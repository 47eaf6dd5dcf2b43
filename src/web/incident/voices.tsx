import { useTranslation } from "react-i18next";
import type { Claim, Dossier, ReportedEvent } from "../../model.ts";
import { type Voice, voices } from "../../present/dossier.ts";
import type { IncidentView } from "../../present/screens.ts";
import { Cited } from "../parts/cited.tsx";
import { dayIn } from "../parts/days.ts";
import "../parts/sides.css";

interface VoicesProps {
  readonly dossier: Dossier;
  readonly view: IncidentView;
}

const SIDES = ["for", "against", "other"] as const;

/** The sides beside each other: who says that it happened, who that it did not, and who speaks of it otherwise. */
export function Voices({ dossier: { incident }, view }: VoicesProps) {
  const { t } = useTranslation();
  const sides = voices(incident);
  return (
    <section id="voices" aria-labelledby="voices-title">
      <h2 id="voices-title">{t("incident.voices")}</h2>
      <div className="sides">
        {SIDES.map((side, i) => {
          const said = sides[i]?.[1] ?? [];
          if (side === "other" && said.length === 0) return null;
          return (
            <section key={side} className={`side ${side}`}>
              <h3>
                {t(`incident.side-${side}`)} <span className="count">{said.length}</span>
              </h3>
              {said.length === 0 ? <p className="quiet">{t(`incident.nobody-${side}`)}</p> : null}
              <ul className="voices">
                {said.map((voice) => (
                  <li key={`${voice.claim.citation.article} ${voice.claim.citation.span.start} ${who(voice.claim)}`}>
                    <VoiceView voice={voice} view={view} />
                  </li>
                ))}
              </ul>
            </section>
          );
        })}
      </div>
    </section>
  );
}

function VoiceView({ voice: { claim, told }, view }: { readonly voice: Voice; readonly view: IncidentView }) {
  const { t } = useTranslation();
  return (
    <>
      <p className="who">
        <b>
          <Speaker claim={claim} />
        </b>{" "}
        <span>{t(`incident.stance.${claim.stance}`)}</span>
        <Notes claim={claim} />
      </p>
      <Cited citation={claim.citation} language={view.articles[claim.citation.article]?.language} />
      <ul className="papers">
        {told.map((report) => (
          <Paper key={report.id} report={report} view={view} />
        ))}
      </ul>
    </>
  );
}

function Speaker({ claim: { speaker, via } }: { readonly claim: Claim }) {
  const { t } = useTranslation();
  if (speaker === "narrator") return <bdi>{t("incident.own-words", { publisher: via })}</bdi>;
  if (speaker === "unnamed") return <bdi>{t("incident.not-named", { publisher: via })}</bdi>;
  const { name, country, sector } = speaker;
  const known = [country, sector].filter((part) => part !== null && part !== name);
  return (
    <>
      <bdi>{name}</bdi>
      {known.length === 0 ? null : <small> ({known.join(", ")})</small>}
    </>
  );
}

function Notes({ claim: { chain, certainty, realis } }: { readonly claim: Claim }) {
  const { t } = useTranslation();
  const notes = [
    ...(chain.length === 0 ? [] : [t("incident.passed-on", { names: chain.map(({ name }) => name).join(", ") })]),
    ...(certainty === "certain" ? [] : [t(`incident.certainty.${certainty}`)]),
    ...(realis === "actual" ? [] : [t(`incident.realis.${realis}`)]),
  ];
  return notes.length === 0 ? null : <small> · {notes.join(" · ")}</small>;
}

function Paper({ report, view }: { readonly report: ReportedEvent; readonly view: IncidentView }) {
  const { t, i18n } = useTranslation();
  const { publisher, publishedAt, article, corrected = [] } = report;
  const page = view.articles[article];
  return (
    <li>
      <bdi>{publisher}</bdi>, {publishedAt === null ? t("incident.day-unknown") : dayIn(i18n.language, publishedAt)}
      {page !== undefined && /^https?:/.test(page.url) ? (
        <>
          {" "}
          <a href={page.url} rel="noreferrer nofollow">
            {t("incident.page")}
          </a>
        </>
      ) : null}
      {corrected.length === 0 ? null : (
        <span className="tag">{t("incident.corrected", { numbers: corrected.map((seq) => `${seq}`).join(", ") })}</span>
      )}
    </li>
  );
}

function who({ speaker, stance }: Claim): string {
  return `${typeof speaker === "string" ? speaker : speaker.name} ${stance}`;
}
