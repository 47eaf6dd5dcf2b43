import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useFormat } from "../parts/format.ts";
import { useAlerts } from "./use-alerts.ts";

const NAMED = 5;

/** Says in red over which channels word does not arrive, why, and when it is tried again. */
export function ChannelAlarm({ here = false }: { readonly here?: boolean }) {
  const { t } = useTranslation();
  const { moment } = useFormat();
  const failing = useAlerts(true).data?.failing ?? [];
  if (failing.length === 0) return null;
  return (
    <div className="card alarm" role="alert">
      <p>
        <b>{t("alerts.channels-fail", { count: failing.length })}</b>{" "}
        {!here && <Link to="/alerts">{t("alerts.look")}</Link>}
      </p>
      <ul>
        {failing.slice(0, NAMED).map(({ name, waiting, since, reason, nextTry }) => (
          <li key={name}>
            <bdi>{name}</bdi>:{" "}
            <span lang="en" dir="auto">
              {reason}
            </span>
            . {t("alerts.fails-since", { count: waiting, since: moment(since), next: moment(nextTry) })}
          </li>
        ))}
        {failing.length > NAMED && <li>…</li>}
      </ul>
    </div>
  );
}
