import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { isDown, useFeeds } from "../sources/feeds.ts";

const NAMED = 5;

/** Says in red which feeds are dead or emptied: what they would tell of does not come in. */
export function FeedAlarm() {
  const { t } = useTranslation();
  const feeds = useFeeds();
  const down = (feeds.data?.items ?? []).filter(isDown);
  if (down.length === 0) return null;
  const names = down.slice(0, NAMED).map(({ title }) => title);
  return (
    <div className="card alarm" role="alert">
      <p>
        <b>{t("today.feeds-down", { count: down.length })}</b> <bdi>{names.join(t("record.comma"))}</bdi>
        {down.length > NAMED && "…"} <Link to="/sources">{t("today.feeds-look")}</Link>
      </p>
    </div>
  );
}
