import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { DueName } from "../../present/screens.ts";
import { dayIn } from "../parts/days.ts";
import { English } from "../parts/english.tsx";

interface DueListProps {
  readonly next: readonly DueName[];
  readonly past: readonly DueName[];
  /** Whether each entry says of which agreement it is. */
  readonly isNamed: boolean;
}

/** Days past that are shown before one asks for all. */
const PAST_SHOWN = 5;

/** What falls on a day, to come and past. Whether it was done is not said here. */
export function DueList({ next, past, isNamed }: DueListProps) {
  const { t } = useTranslation();
  if (next.length + past.length === 0) return <p className="quiet">{t("agreement.nothing-due")}</p>;
  const items = (entries: readonly DueName[]) =>
    entries.map((entry) => (
      <li key={`${entry.agreement} ${entry.obligation} ${entry.day}`}>
        <Due entry={entry} isNamed={isNamed} />
      </li>
    ));
  return (
    <>
      {next.length === 0 ? null : (
        <>
          <h3>{t("agreement.due-next")}</h3>
          <ul className="plain dues">{items(next)}</ul>
        </>
      )}
      {past.length === 0 ? null : (
        <>
          <h3>{t("agreement.due-past")}</h3>
          <p className="quiet">{t("agreement.due-past-why")}</p>
          <ul className="plain dues">{items(past.slice(0, PAST_SHOWN))}</ul>
          {past.length <= PAST_SHOWN ? null : (
            <details>
              <summary>{t("agreement.more-past", { count: past.length })}</summary>
              <ul className="plain dues">{items(past.slice(PAST_SHOWN))}</ul>
            </details>
          )}
        </>
      )}
    </>
  );
}

function Due({ entry, isNamed }: { readonly entry: DueName; readonly isNamed: boolean }) {
  const { t, i18n } = useTranslation();
  const { day, daysLeft, agreement, title, clause, summary, obligation } = entry;
  const when = daysLeft < 0 ? t("agreement.ago", { count: -daysLeft }) : t("agreement.left", { count: daysLeft });
  return (
    <>
      <b>{dayIn(i18n.language, day)}</b>,{" "}
      <span className={daysLeft >= 0 && daysLeft <= SOON ? "tag caution" : ""}>{when}</span>:{" "}
      {isNamed ? (
        <>
          <Link to="/agreements/$id" params={{ id: agreement }} hash={obligation ?? ""}>
            <English>{title}</English>
          </Link>
          {", "}
        </>
      ) : null}
      {obligation === null ? t("agreement.own-last-day") : <English>{clause}</English>}
      {summary === "" ? null : (
        <small>
          {" "}
          <English>{summary}</English>
        </small>
      )}
    </>
  );
}

/** Days that call for attention. */
const SOON = 14;
