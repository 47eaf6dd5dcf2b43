import { useTranslation } from "react-i18next";
import type { Decided, Dossier, ReportedEvent } from "../../model.ts";
import { decisionWords } from "../../present/decisions.ts";
import type { DutyName } from "../../present/screens.ts";
import { ask } from "../ask.ts";
import { authorName } from "../parts/signed.tsx";
import { AuthorFields, NotAllowed, useRecorder } from "./author.tsx";
import { Choice, DutyChoice, Text } from "./fields.tsx";
import { linesIn, optionalIn, PutForm, type Sending, textIn } from "./put-form.tsx";
import "./record.css";

interface FormsProps {
  readonly dossier: Dossier;
  readonly duties: readonly DutyName[];
}

const STATES = ["verified", "refuted", "not-verifiable", "disputed", "corroborated", "reported", "withdrawn"];
const VALUES = [
  "possible-non-compliance",
  "likely-non-compliance",
  "cannot-be-determined",
  "consistent",
  "outside-scope",
];
const ACTIONS = ["contacted-party", "requested-verification", "site-visit", "alert-sent", "statement", "other"];
const MARKINGS = ["CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED"];
const CREDIBILITIES = ["1", "2", "3", "4", "5", "6"];
const RELIABILITIES = ["A", "B", "C", "D", "E", "F"];

/** Forms by which people put on record what they found out, hold or did. The server checks what they send. */
export function RecordForms({ dossier, duties }: FormsProps) {
  const { t } = useTranslation();
  const recorder = useRecorder("verify");
  const { author } = recorder;
  const { incident, sealed, decisions, findings } = dossier;
  const { reports, code } = incident;
  const path = `/api/incidents/${encodeURIComponent(code)}/decisions`;
  const one = (decision: object, about?: string): readonly Sending[] => [
    { path, body: { decision, ...(about === undefined ? {} : { about }) } },
  ];
  const touched = new Set<string>(findings.map(({ obligation }) => obligation));
  if (!recorder.may) {
    return (
      <section id="record" className="unprinted">
        <h2>{t("put.title")}</h2>
        <NotAllowed recorder={recorder} />
      </section>
    );
  }
  return (
    <section id="record" className="record unprinted" aria-labelledby="record-title">
      <h2 id="record-title">{t("put.title")}</h2>
      <p className="quiet">{t("put.for-good")}</p>
      <AuthorFields recorder={recorder} />
      {sealed ? (
        <PutForm author={author} title={t("put.reopen")} sendings={() => one({ kind: "reopen" })}>
          <p>{t("put.reopen-words")}</p>
        </PutForm>
      ) : (
        <>
          <PutForm
            author={author}
            title={t("put.verification")}
            sendings={(form) =>
              one({ kind: "verification", state: textIn(form, "state"), evidence: linesIn(form, "evidence") })
            }
          >
            <Choice name="state" label={t("put.state")} values={STATES} words={(state) => t(`record.state.${state}`)} />
            <Text name="evidence" label={t("put.evidence")} rows={3} />
          </PutForm>
          <PutForm
            author={author}
            title={t("put.assessment")}
            sendings={(form) =>
              one({
                kind: "assessment",
                obligation: textIn(form, "obligation"),
                value: textIn(form, "value"),
                reasonsFor: linesIn(form, "reasonsFor"),
                reasonsAgainst: linesIn(form, "reasonsAgainst"),
                dissentOf: textIn(form, "dissentOf") === "" ? null : Number(textIn(form, "dissentOf")),
              })
            }
          >
            <DutyChoice duties={duties} touched={touched} />
            <Choice name="value" label={t("put.value")} values={VALUES} words={(value) => t(`record.value.${value}`)} />
            <Text name="reasonsFor" label={t("put.reasons-for")} rows={2} />
            <Text name="reasonsAgainst" label={t("put.reasons-against")} rows={2} />
            <DissentChoice decisions={decisions} />
          </PutForm>
          <PutForm
            author={author}
            title={t("put.action")}
            sendings={(form) =>
              one({
                kind: "action",
                action: textIn(form, "action"),
                whom: optionalIn(form, "whom"),
                day: optionalIn(form, "day"),
                outcome: optionalIn(form, "outcome"),
              })
            }
          >
            <Choice name="action" label={t("put.done")} values={ACTIONS} words={(name) => t(`put.action-${name}`)} />
            <Text name="whom" label={t("put.whom")} />
            <Text name="day" label={t("put.day")} type="date" />
            <Text name="outcome" label={t("put.outcome")} />
          </PutForm>
          <PutForm
            author={author}
            title={t("put.ruling")}
            sendings={(form) =>
              one({
                kind: "ruling",
                body: textIn(form, "body"),
                obligation: optionalIn(form, "obligation"),
                finding: textIn(form, "finding"),
                document: textIn(form, "document"),
                day: optionalIn(form, "day"),
              })
            }
          >
            <Text name="body" label={t("put.body")} required />
            <DutyChoice duties={duties} touched={touched} optional />
            <Text name="finding" label={t("put.finding")} rows={3} required />
            <Text name="document" label={t("put.document")} required />
            <Text name="day" label={t("put.day")} type="date" />
          </PutForm>
          {reports.length < 2 ? null : (
            <PutForm
              author={author}
              title={t("put.split")}
              sendings={(form) => {
                const leaving = form.getAll("leaving").map(String);
                const staying = reports.map(({ id }) => id).filter((id) => !leaving.includes(id));
                if (leaving.length === 0 || staying.length === 0) throw new Error(t("put.split-some"));
                return leaving.flatMap((about) =>
                  staying.flatMap((other) => one({ kind: "apart", other }, about).map(atLarge)),
                );
              }}
            >
              <fieldset>
                <legend>{t("put.leaving")}</legend>
                {reports.map((report) => (
                  <label key={report.id} className="check">
                    <input type="checkbox" name="leaving" value={report.id} /> <bdi>{reportName(report)}</bdi>
                  </label>
                ))}
              </fieldset>
            </PutForm>
          )}
          <PutForm
            author={author}
            title={t("put.join")}
            sendings={async (form) => {
              const other = await ask<Dossier>(`/api/incidents/${encodeURIComponent(textIn(form, "code"))}`);
              return one({ kind: "together", other: other.incident.reports[0].id }, reports[0].id).map(atLarge);
            }}
          >
            <Text name="code" label={t("put.join-code")} required />
          </PutForm>
          <PutForm
            author={author}
            title={t("put.credibility")}
            sendings={(form) =>
              one({ kind: "credibility", grade: Number(textIn(form, "grade")) }, textIn(form, "report"))
            }
          >
            <Choice
              name="report"
              label={t("put.report")}
              values={reports.map(({ id }) => id)}
              words={(id) => reportName(reports.find((report) => report.id === id) ?? reports[0])}
            />
            <Choice
              name="grade"
              label={t("put.credibility-scale")}
              values={CREDIBILITIES}
              words={(grade) => `${grade} · ${t(`put.credibility-${grade}`)}`}
            />
          </PutForm>
          <PutForm
            author={author}
            title={t("put.reliability")}
            sendings={(form) => [
              {
                path: "/api/decisions",
                body: {
                  about: textIn(form, "source"),
                  decision: { kind: "reliability", grade: textIn(form, "grade") },
                },
              },
            ]}
          >
            <Choice
              name="source"
              label={t("put.publisher")}
              values={[...new Set(reports.map(({ publisher }) => `publisher:${publisher}`))]}
              words={(id) => id.slice("publisher:".length)}
            />
            <Choice
              name="grade"
              label={t("put.reliability-scale")}
              values={RELIABILITIES}
              words={(grade) => `${grade} · ${t(`put.reliability-${grade}`)}`}
            />
          </PutForm>
          <PutForm
            author={author}
            title={t("put.marking")}
            sendings={(form) => one({ kind: "marking", marking: textIn(form, "marking") })}
          >
            <Choice name="marking" label={t("put.marking-label")} values={MARKINGS} words={(one) => `TLP:${one}`} />
          </PutForm>
          <WithdrawalForm author={author} decisions={decisions} path={path} />
          <PutForm author={author} title={t("put.seal")} sendings={() => one({ kind: "seal" })}>
            <p>{t("put.seal-words")}</p>
          </PutForm>
        </>
      )}
    </section>
  );
}

/** Words on which reports belong together may be about reports of two incidents. */
function atLarge({ body }: Sending): Sending {
  return { path: "/api/decisions", body };
}

function DissentChoice({ decisions }: { readonly decisions: readonly Decided[] }) {
  const { t } = useTranslation();
  return (
    <label>
      {t("put.dissents-from")}
      <select name="dissentOf">
        <option value="">{t("put.nobody")}</option>
        <option value="0">{t("put.machine")}</option>
        {decisions
          .filter(({ decision }) => decision.kind === "assessment")
          .map(({ seq, by }) => (
            <option key={seq} value={seq}>
              {seq}, {authorName(by)}
            </option>
          ))}
      </select>
    </label>
  );
}

interface WithdrawalProps {
  readonly author: Parameters<typeof PutForm>[0]["author"];
  readonly decisions: readonly Decided[];
  readonly path: string;
}

function WithdrawalForm({ author, decisions, path }: WithdrawalProps) {
  const { t } = useTranslation();
  if (decisions.length === 0) return null;
  return (
    <PutForm
      author={author}
      title={t("put.withdrawal")}
      sendings={(form) => [{ path, body: { decision: { kind: "withdrawal", of: Number(textIn(form, "of")) } } }]}
    >
      <label>
        {t("put.decision")}
        <select name="of" required>
          {decisions.map((decided) => (
            <option key={decided.seq} value={decided.seq}>
              {decided.seq}, {authorName(decided.by)}: {decisionWords(decided)}
            </option>
          ))}
        </select>
      </label>
    </PutForm>
  );
}

function reportName({ publisher, publishedAt, claims: [claim] }: ReportedEvent): string {
  const words = claim.citation.exact.replace(/\s+/g, " ");
  return `${publisher}, ${publishedAt ?? "–"}: “${words.length > 60 ? `${words.slice(0, 60)}…` : words}”`;
}
