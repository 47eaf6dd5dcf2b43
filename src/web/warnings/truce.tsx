import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { addDays } from "../../day.ts";
import type { AgreementId, Day } from "../../model.ts";
import { ask } from "../ask.ts";
import { Answered } from "../parts/answered.tsx";
import { English } from "../parts/english.tsx";
import { useFormat } from "../parts/format.ts";
import { percentIn } from "./percent.ts";
import "./truce.css";

/** How a zone stands after a ceasefire, as `/api/ceasefires` tells. */
interface Truce {
  readonly agreement: AgreementId;
  readonly title: string;
  readonly zone: string;
  readonly name: string;
  readonly asOf: Day;
  readonly since: Day;
  readonly saidBy: string;
  readonly isDisputed: boolean;
  readonly state: "lull" | "relapsed" | "not-fallen" | "too-early" | "quiet" | "not-known" | "unseen";
  readonly against: { readonly what: "ceasefire" | "drop"; readonly from: Day } | null;
  readonly age: number | null;
  /** Events a week: before, and over the last four weeks. */
  readonly level: number | null;
  readonly now: number | null;
  readonly recent: readonly (number | null)[];
  readonly unseen: number;
  readonly of: number;
  readonly risk: { readonly nextWeek: number; readonly fourWeeks: number; readonly twelveWeeks: number } | null;
  readonly usual: number | null;
  readonly open: { readonly incidents: number };
  /** Weeks that count as more than was reported by then. */
  readonly nowcasts?: readonly { readonly week: Day; readonly reported: number; readonly best: number }[];
  /** So many events in four weeks are a relapse. */
  readonly bound: number | null;
}

interface Ceasefires {
  readonly now: readonly Truce[];
  readonly all: {
    readonly made: number;
    readonly open: number;
    readonly judged: number;
    readonly relapsed: number;
    readonly expected: number | null;
  };
}

/** The ceasefires in force, or those of one agreement: how likely each is to relapse, and why. */
export function Truces({ agreement }: { readonly agreement?: AgreementId }) {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: ["ceasefires", agreement ?? null],
    queryFn: ({ signal }) => ask<Ceasefires>("/api/ceasefires", { agreement }, signal),
  });
  return (
    <section className="truce" aria-label={t("truce.title")}>
      <h2>{t("truce.title")}</h2>
      <Answered query={query}>{(answer) => <All ceasefires={answer} isNamed={agreement === undefined} />}</Answered>
    </section>
  );
}

interface AllProps {
  readonly ceasefires: Ceasefires;
  readonly isNamed: boolean;
}

function All({ ceasefires: { now, all }, isNamed }: AllProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [first] = now;
  if (first === undefined) return <p className="quiet">{t("truce.none")}</p>;
  const untold = now.filter(({ risk }) => risk === null);
  return (
    <>
      <p>
        {t("truce.what")} <span className="quiet">{t("truce.seen-from", { day: format.day(first.asOf) })}</span>
      </p>
      {now.map((truce) =>
        truce.risk === null ? null : (
          <AtRisk key={truce.agreement + truce.zone} truce={truce} risk={truce.risk} isNamed={isNamed} />
        ),
      )}
      {untold.length === 0 ? null : <Untold truces={untold} isOpen={untold.length === now.length && !isNamed} />}
      {all.judged === 0 ? null : (
        <p className="quiet">
          {t("truce.record", {
            count: all.made,
            judged: format.number(all.judged),
            open: format.number(all.open),
            relapsed: format.number(all.relapsed),
            expected: format.number(Math.round(10 * (all.expected ?? 0) * all.judged) / 10),
          })}
        </p>
      )}
    </>
  );
}

interface AtRiskProps {
  readonly truce: Truce;
  readonly risk: NonNullable<Truce["risk"]>;
  readonly isNamed: boolean;
}

/** One zone: what could not be seen first, then the probability beside the usual one, and what it rests on. */
function AtRisk({ truce, risk, isNamed }: AtRiskProps) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const percent = percentIn(i18n.language);
  const { unseen, of, age, usual, against, open, bound, recent } = truce;
  return (
    <article className="card">
      <h3>
        <English>{truce.name}</English>
      </h3>
      <p className="quiet">
        {isNamed ? (
          <>
            <Link to="/agreements/$id" params={{ id: truce.agreement }}>
              <English>{truce.title}</English>
            </Link>
            {". "}
          </>
        ) : null}
        {t("truce.since", { day: format.day(truce.since), who: truce.saidBy })}{" "}
        {truce.isDisputed ? t("truce.disputed") : ""}
      </p>
      {unseen === 0 ? null : (
        <p className="caution note">{t("truce.blind", { count: unseen, of: format.number(of) })}</p>
      )}
      <p className="chance">
        {t("truce.chance", { chance: percent(risk.fourWeeks) })}
        {usual === null ? null : (
          <span className="usual"> ({t("truce.usual", { count: age ?? 0, usual: percent(usual) })})</span>
        )}
      </p>
      <Meter truce={truce} />
      <p>
        {t("truce.other-times", { week: percent(risk.nextWeek), twelve: percent(risk.twelveWeeks) })}{" "}
        {bound === null ? "" : t("truce.bound", { count: bound })}{" "}
        {against?.what === "drop" ? t("truce.against-drop", { day: format.day(against.from) }) : ""}
      </p>
      <p className="quiet">
        {t("truce.recent", { weeks: recent.map((count) => (count === null ? "?" : format.number(count))).join(", ") })}
      </p>
      {(truce.nowcasts ?? []).map(({ week, reported, best }) => (
        <p key={week} className="quiet">
          {t("truce.late", { day: format.day(week), reported: format.number(reported), best: format.number(best) })}
        </p>
      ))}
      {open.incidents === 0 ? null : (
        <p>
          {t("truce.open", { count: open.incidents })}{" "}
          <Link to="/search" search={{ zone: truce.zone, from: addDays(truce.asOf, -27), to: truce.asOf }}>
            {t("truce.open-list")}
          </Link>
        </p>
      )}
    </article>
  );
}

/** The level now as a share of the old one, with the mark from which it is a relapse. */
function Meter({ truce: { now, level } }: { readonly truce: Truce }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  if (now === null || level === null || level === 0) return null;
  const tenths = (value: number) => format.number(Math.round(10 * value) / 10);
  const share = now / level;
  return (
    <>
      <div className="meter" aria-hidden="true">
        <div className="now" style={{ inlineSize: `${Math.min(100, 100 * share)}%` }} />
        <div className="bound" />
      </div>
      <p>{t("truce.level", { now: tenths(now), level: tenths(level), share: percentIn(i18n.language)(share) })}</p>
    </>
  );
}

interface UntoldProps {
  readonly truces: readonly Truce[];
  readonly isOpen: boolean;
}

/** Zones without a probability, gathered by the reason. */
function Untold({ truces, isOpen }: UntoldProps) {
  const { t } = useTranslation();
  const states = [...new Set(truces.map(({ state }) => state))];
  return (
    <details open={isOpen}>
      <summary>{t("truce.untold", { count: truces.length })}</summary>
      <ul>
        {states.map((state) => (
          <li key={state}>
            {t(`truce.state-${state}`)}{" "}
            <English>
              {[...new Set(truces.filter((each) => each.state === state).map(({ name }) => name))].join("; ")}
            </English>
          </li>
        ))}
      </ul>
    </details>
  );
}
