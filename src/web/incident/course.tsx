import { useTranslation } from "react-i18next";
import type { Decided, Decision, Dossier, Verification } from "../../model.ts";
import { actionWords, decisionWords } from "../../present/decisions.ts";
import { momentIn } from "../parts/days.ts";
import { English } from "../parts/english.tsx";
import { authorName, Signed } from "../parts/signed.tsx";
import { StateTag } from "../parts/state-tag.tsx";

/** What became of it: its verification step by step, and whatever else people put on record. */
export function Course({ dossier }: { readonly dossier: Dossier }) {
  const { t } = useTranslation();
  const { verification, decisions, withdrawn } = dossier;
  return (
    <section id="course" aria-labelledby="course-title">
      <h2 id="course-title">{t("incident.course")}</h2>
      <ol className="steps">
        {verification.map((step, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: steps are told in order and never change places
          <Step key={`${i} ${step.state}`} step={step} />
        ))}
      </ol>
      {GROUPS.map(([name, kinds]) => (
        <Group key={name} name={name} decided={decisions.filter(({ decision }) => kinds.includes(decision.kind))} />
      ))}
      {withdrawn.length === 0 ? null : (
        <>
          <h3>{t("incident.taken-back")}</h3>
          <ul>
            {withdrawn.map(({ decided, by }) => (
              <li key={decided.seq}>
                <s>
                  <English>{decisionWords(decided)}</English>
                </s>{" "}
                <Signed decided={decided} /> · {t("incident.taken-back-by")} <Signed decided={by} />:{" "}
                <span dir="auto">{by.why}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

const GROUPS: readonly (readonly [string, readonly Decision["kind"][]])[] = [
  ["actions", ["action"]],
  ["grades", ["reliability", "credibility"]],
  ["corrections", ["correction", "missed-event", "no-event"]],
  ["keeping", ["together", "apart", "seal", "reopen", "marking"]],
];

function Step({ step: { state, by, at, why, evidence } }: { readonly step: Verification }) {
  const { t, i18n } = useTranslation();
  return (
    <li>
      <StateTag state={state} />{" "}
      <span className="quiet">
        {by === "reports" ? t("incident.by-reports") : <bdi>{authorName(by)}</bdi>}
        {at === null ? "" : `, ${momentIn(i18n.language, at)}`}
      </span>
      <p dir="auto">{by === "reports" ? <English>{why}</English> : why}</p>
      {evidence.length === 0 ? null : (
        <ul>
          {evidence.map((one) => (
            <li key={one} dir="auto">
              {t("incident.evidence")} <Evidence text={one} />
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function Evidence({ text }: { readonly text: string }) {
  return /^https?:\/\/\S+$/.test(text) ? (
    <a href={text} rel="noreferrer nofollow">
      {text}
    </a>
  ) : (
    text
  );
}

function Group({ name, decided }: { readonly name: string; readonly decided: readonly Decided[] }) {
  const { t } = useTranslation();
  if (decided.length === 0) return null;
  return (
    <>
      <h3>{t(`incident.group-${name}`)}</h3>
      <ul>
        {decided.map((one) => (
          <li key={one.seq}>
            <English>{one.decision.kind === "action" ? actionWords(one.decision) : decisionWords(one)}</English>
            <br />
            <Signed decided={one} />: <span dir="auto">{one.why}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
