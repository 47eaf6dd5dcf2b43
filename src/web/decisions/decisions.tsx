import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { decisionWords } from "../../present/decisions.ts";
import type { DecisionsView } from "../../present/screens.ts";
import { ask } from "../ask.ts";
import { Answered } from "../parts/answered.tsx";
import { English } from "../parts/english.tsx";
import { Signed } from "../parts/signed.tsx";

/** Everything that people put on record, the latest first: who decided what, and why. */
export function DecisionsScreen() {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: ["decisions"],
    queryFn: ({ signal }) => ask<DecisionsView>("/api/decisions-view", {}, signal),
  });
  return (
    <div className="page">
      <h1>{t("decisions.title")}</h1>
      <p className="quiet">{t("decisions.for-good")}</p>
      <Answered query={query}>{(view) => <Log view={view} />}</Answered>
    </div>
  );
}

function Log({ view: { decisions, named } }: { readonly view: DecisionsView }) {
  const { t } = useTranslation();
  const takenBack = new Map(
    decisions.flatMap(({ seq, decision }) => (decision.kind === "withdrawal" ? [[decision.of, seq] as const] : [])),
  );
  if (decisions.length === 0) return <p>{t("decisions.none")}</p>;
  return (
    <>
      <p>{t("decisions.count", { count: decisions.length })}</p>
      <ol className="plain" reversed>
        {decisions.toReversed().map((decided) => {
          const { seq, about, why, decision } = decided;
          const by = takenBack.get(seq);
          const words = <English>{decisionWords(decided)}</English>;
          return (
            <li key={seq} className="card" id={`no-${seq}`}>
              <p>
                <b>{seq}</b> · <About about={about} named={named} /> · {by === undefined ? words : <s>{words}</s>}
              </p>
              <p dir="auto">{why}</p>
              <p>
                <Signed decided={decided} />
                {by === undefined ? null : (
                  <>
                    {" · "}
                    <a href={`#no-${by}`}>{t("decisions.taken-back", { seq: by })}</a>
                  </>
                )}
                {decision.kind === "withdrawal" ? (
                  <>
                    {" · "}
                    <a href={`#no-${decision.of}`}>{t("incident.number", { seq: decision.of })}</a>
                  </>
                ) : null}
              </p>
            </li>
          );
        })}
      </ol>
    </>
  );
}

function About({ about, named }: { readonly about: string; readonly named: DecisionsView["named"] }) {
  const { t } = useTranslation();
  const known = named[about];
  if (known === undefined) return <bdi className="quiet">{about.replace(/^(?:publisher|actor):/, "")}</bdi>;
  if ("code" in known) {
    return (
      <Link to="/incidents/$code" params={{ code: known.code }}>
        {known.code}
      </Link>
    );
  }
  return (
    <Link to="/articles/$id" params={{ id: known.article }}>
      {t("decisions.article")}
    </Link>
  );
}
