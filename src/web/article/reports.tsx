import { Link } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Citation, Participant, ReportedEvent, Span } from "../../model.ts";
import { amendmentWords } from "../../present/decisions.ts";
import type { ArticleView } from "../../present/screens.ts";
import { estimateWords } from "../../present/words.ts";
import { daysIn } from "../parts/days.ts";
import { English } from "../parts/english.tsx";
import { deedWords } from "../parts/headline.tsx";
import { Signed } from "../parts/signed.tsx";
import { CorrectForm, NoEventForm, WithdrawForm } from "./correct.tsx";
import { spansOf } from "./text.tsx";

interface ReportsProps {
  readonly view: ArticleView;
  readonly onActive: (spans: readonly Span[]) => void;
}

/** What was read, event by event; each part leads to its words. */
export function Reports({ view, onActive }: ReportsProps) {
  return (
    <ol className="plain">
      {view.reports.map((report, i) => (
        <li key={report.id}>
          <ReportView report={report} number={i} view={view} onActive={onActive} />
        </li>
      ))}
    </ol>
  );
}

interface ReportProps extends ReportsProps {
  readonly report: ReportedEvent;
  readonly number: number;
}

function ReportView({ report, number, view, onActive }: ReportProps) {
  const { t, i18n } = useTranslation();
  const [isCorrecting, setCorrecting] = useState(false);
  const { type, mode, trigger, actors, recipients, place, date, quantities, polarity, realis, claims, rule } = report;
  const incident = view.incidents[report.id];
  const words = (citation: Citation, shown?: ReactNode) => (
    <Words citation={citation} onActive={onActive}>
      {shown}
    </Words>
  );
  return (
    <article className="card report" id={`read-${number}`} tabIndex={-1}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: only shows what the links in it show, too */}
      <header onMouseEnter={() => onActive(spansOf(report))} onMouseLeave={() => onActive([])}>
        <h3>
          {deedWords(t, type, mode)} <small>{words(trigger)}</small>
        </h3>
        {incident === undefined ? null : (
          <Link to="/incidents/$code" params={{ code: incident.code }}>
            {incident.code}
          </Link>
        )}
      </header>
      <dl>
        <Row label={t("article.who")}>{people(actors, words) ?? t("record.unnamed")}</Row>
        <Row label={t("article.whom")}>{people(recipients, words)}</Row>
        <Row label={t("incident.where")}>
          {place === null
            ? t("record.nowhere")
            : words(
                place.citation,
                place.place === null
                  ? t("incident.not-found", { words: place.citation.exact })
                  : `${place.place.name}${place.place.country === null ? "" : `, ${place.place.country}`}`,
              )}
          {place === null || place.place === null ? null : <small> {t(`record.precision.${place.precision}`)}</small>}
        </Row>
        <Row label={t("incident.when")}>{date === null ? t("record.undated") : daysIn(i18n.language, date)}</Row>
        <Row label={t("article.counts")}>
          {quantities.length === 0
            ? null
            : quantities.map((one) => (
                <span key={`${one.kind} ${one.citation.span.start}`} className="part">
                  {words(one.citation, `${estimateWords(one.estimate)} ${t(`article.counted.${one.kind}`)}`)}
                  {one.cumulative ? ` ${t("article.in-all")}` : ""}
                </span>
              ))}
        </Row>
        <Row label={t("article.status")}>
          {t(`article.realis.${realis}`)}
          {polarity === "negative" ? `, ${t("article.negative")}` : ""}
        </Row>
        <Row label={t("article.claims")}>
          {claims.map((claim) => (
            <span key={`${claim.citation.span.start} ${claim.stance}`} className="part">
              <bdi>
                {typeof claim.speaker === "string"
                  ? t(claim.speaker === "narrator" ? "article.itself" : "article.somebody")
                  : claim.speaker.name}
              </bdi>{" "}
              {t(`incident.stance.${claim.stance}`)}: {words(claim.citation)}
            </span>
          ))}
        </Row>
      </dl>
      <AsRead report={report} view={view} />
      <p className="row">
        <small className="quiet">{rule}</small>
        <button type="button" aria-expanded={isCorrecting} onClick={() => setCorrecting(!isCorrecting)}>
          {t("article.correct")}
        </button>
      </p>
      {isCorrecting ? (
        <>
          <CorrectForm report={report} view={view} onDone={() => setCorrecting(false)} />
          <NoEventForm report={report} />
        </>
      ) : null}
    </article>
  );
}

function Row({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return children === null ? null : (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

type WordsOf = (citation: Citation, shown?: ReactNode) => ReactNode;

function people(participants: readonly Participant[], words: WordsOf): ReactNode {
  if (participants.length === 0) return null;
  return participants.map(({ citation, name, country, sector, link }) => {
    const known = [country, sector].filter((part) => part !== null && part !== name);
    return (
      <span key={`${citation.span.start} ${name}`} className="part">
        {words(citation, name)}
        <small>
          {known.length === 0 ? "" : ` (${known.join(", ")})`}
          {link.status === "linked" ? ` ${link.id}` : ""}
        </small>
      </span>
    );
  });
}

interface WordsProps {
  readonly citation: Citation;
  readonly onActive: (spans: readonly Span[]) => void;
  readonly children: ReactNode;
}

/** A part of a reading; it shows its words in the text, and leads to them. */
function Words({ citation: { span, exact }, onActive, children }: WordsProps) {
  const show = () => onActive([span]);
  const go = () => {
    onActive([span]);
    // The words are marked first, then brought into view.
    requestAnimationFrame(() => document.querySelector("#text .active")?.scrollIntoView({ block: "center" }));
  };
  return (
    <button
      type="button"
      className="words-link"
      onMouseEnter={show}
      onMouseLeave={() => onActive([])}
      onFocus={show}
      onBlur={() => onActive([])}
      onClick={go}
      dir="auto"
    >
      {children ?? `“${exact.replace(/\s+/g, " ")}”`}
    </button>
  );
}

/** What the reader read, where people corrected it, and who did. */
function AsRead({ report, view }: { readonly report: ReportedEvent; readonly view: ArticleView }) {
  const { t } = useTranslation();
  const { corrected = [] } = report;
  if (corrected.length === 0) return null;
  const read = view.asRead?.find(({ id }) => id === report.id);
  return (
    <div className="as-read">
      <p>
        {read === undefined ? (
          t("article.reader-missed")
        ) : (
          <>
            {t("article.reader-read")} <English>{amendmentWords(read)}</English>
          </>
        )}
      </p>
      {view.corrections
        .filter(({ seq }) => corrected.includes(seq))
        .map((decided) => (
          <div key={decided.seq}>
            <Signed decided={decided} />: <span dir="auto">{decided.why}</span>
            <WithdrawForm seq={decided.seq} />
          </div>
        ))}
    </div>
  );
}

/** What people said is no event: off the record, but not out of sight. */
export function SetAside({ view, onActive }: ReportsProps) {
  const { t } = useTranslation();
  const gone = (view.asRead ?? []).filter(({ id }) => view.reports.every((report) => report.id !== id));
  if (gone.length === 0) return null;
  const takenBack = new Set(
    view.corrections.flatMap(({ decision }) => (decision.kind === "withdrawal" ? [decision.of] : [])),
  );
  return (
    <>
      <h3>{t("article.set-aside")}</h3>
      {gone.map((report) => (
        <div key={report.id} className="card">
          <s>
            <English>{amendmentWords(report)}</English>
          </s>{" "}
          <Words citation={report.trigger} onActive={onActive}>
            {undefined}
          </Words>
          {view.corrections
            .filter(
              ({ about, decision, seq }) => about === report.id && decision.kind === "no-event" && !takenBack.has(seq),
            )
            .map((decided) => (
              <div key={decided.seq}>
                <Signed decided={decided} />: <span dir="auto">{decided.why}</span>
                <WithdrawForm seq={decided.seq} />
              </div>
            ))}
        </div>
      ))}
    </>
  );
}
