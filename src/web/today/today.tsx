import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ChannelAlarm } from "../alerts/channel-alarm.tsx";
import { ask } from "../ask.ts";
import { Answered } from "../parts/answered.tsx";
import { useFormat } from "../parts/format.ts";
import { IncidentRow } from "../parts/incident-row.tsx";
import { Tour } from "../tour/tour.tsx";
import type { TodayAnswer } from "./answers.ts";
import { Blind } from "./blind.tsx";
import { Deadlines } from "./deadlines.tsx";
import { FeedAlarm } from "./feed-alarm.tsx";
import { recordIn, see, seenAt } from "./seen.ts";
import "./today.css";

/** What is new since I last looked, what needs me, what falls due, where nobody could see. */
export function Today() {
  const { t } = useTranslation();
  const [since, setSince] = useState(seenAt);
  const query = useQuery({
    queryKey: ["today", since],
    queryFn: ({ signal }) => ask<TodayAnswer>("/api/today", { since }, signal).then((answer) => keepRecord(answer)),
  });
  /** A record that was not looked at yet in this browser has a mark of its own, or none. */
  function keepRecord(answer: TodayAnswer): TodayAnswer {
    if (recordIn(answer.record)) setSince(seenAt());
    return answer;
  }
  return (
    <div className="page today">
      <h1>{t("frame.today")}</h1>
      <FeedAlarm />
      <ChannelAlarm />
      <Answered query={query}>
        {(answer) => (
          <>
            <Basis answer={answer} />
            <div className="columns">
              <News answer={answer} since={since} onSeen={() => setSince(see(answer.record, answer.now))} />
              <div>
                <Waiting answer={answer} />
                <Deadlines />
                <Blind />
              </div>
            </div>
            <Tour demonstration={answer.demonstration} />
          </>
        )}
      </Answered>
    </div>
  );
}

/** What the record rests on: a short list must not look like a quiet day. */
function Basis({ answer: { basis, incidents } }: { readonly answer: TodayAnswer }) {
  const { t } = useTranslation();
  const { number, day } = useFormat();
  return (
    <p className="quiet">
      {t("today.basis", {
        articles: number(basis.articles),
        publishers: number(basis.publishers),
        incidents: number(incidents),
      })}{" "}
      {basis.lastPublished !== null && t("today.last-published", { day: day(basis.lastPublished) })}{" "}
      {basis.pending > 0 && t("today.pending", { count: basis.pending })}
    </p>
  );
}

interface NewsProps {
  readonly answer: TodayAnswer;
  readonly since: string | null;
  readonly onSeen: () => void;
}

function News({ answer: { fresh, now }, since, onSeen }: NewsProps) {
  const { t } = useTranslation();
  const { ago, moment } = useFormat();
  return (
    <section aria-labelledby="news">
      <div className="section-head">
        <h2 id="news">{since === null ? t("today.newest") : t("today.new", { count: fresh.total })}</h2>
        <button type="button" onClick={onSeen}>
          {t("today.mark-seen")}
        </button>
      </div>
      <p className="quiet">
        {since === null ? (
          t("today.first-time")
        ) : (
          <time dateTime={since} title={moment(since)}>
            {t("today.since", { ago: ago(since, now) })}
          </time>
        )}
      </p>
      {fresh.items.length === 0 && <p>{t("today.nothing-new")}</p>}
      {fresh.items.map((line) => (
        <IncidentRow key={line.id} line={line} />
      ))}
      {fresh.total > fresh.items.length && (
        <p>
          <Link to="/search" search={{ sort: "new", ...(since === null ? {} : { since }) }}>
            {t("today.all-new", { count: fresh.total })}
          </Link>
        </p>
      )}
    </section>
  );
}

/** So many of what waits stand here; the rest is in the queue. */
const WAITING_SHOWN = 4;

function Waiting({ answer: { waiting, disputed } }: { readonly answer: TodayAnswer }) {
  const { t } = useTranslation();
  const { number } = useFormat();
  return (
    <section aria-labelledby="waiting">
      <div className="section-head">
        <h2 id="waiting">{t("today.waiting", { count: waiting.total })}</h2>
        {waiting.total > 0 && (
          <Link to="/review" className="button main">
            {t("today.review")}
          </Link>
        )}
      </div>
      <ul className="counts">
        {Object.entries(waiting.byNeed).map(([need, count]) => (
          <li key={need}>
            <b>{number(count)}</b> {t(`row.need.${need}`)}
          </li>
        ))}
        {disputed > 0 && (
          <li>
            <Link to="/search" search={{ state: "disputed" }}>
              <b>{number(disputed)}</b> {t("today.disputed")}
            </Link>
          </li>
        )}
      </ul>
      {waiting.total === 0 && <p>{t("today.nothing-waits")}</p>}
      {waiting.items.slice(0, WAITING_SHOWN).map((line) => (
        <IncidentRow key={line.id} line={line} />
      ))}
    </section>
  );
}
