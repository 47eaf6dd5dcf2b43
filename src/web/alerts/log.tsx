import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../ask.ts";
import { Answered } from "../parts/answered.tsx";
import type { AuthorName } from "../parts/author.tsx";
import { useFormat } from "../parts/format.ts";
import { WhyNot } from "../parts/why-not.tsx";
import type { AlertsAnswer, ShownStory } from "./answers.ts";
import { useAlerts } from "./use-alerts.ts";

interface AlertLogProps {
  readonly author: AuthorName | null;
  /** Whether they may say that an alert was seen. */
  readonly may: boolean;
}

/** What was told to whom, and what came of it: first what nobody has acknowledged. */
export function AlertLog({ author, may }: AlertLogProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(true);
  const query = useAlerts(open);
  return (
    <section aria-labelledby="log">
      <div className="section-head">
        <h2 id="log">{t(open ? "alerts.open" : "alerts.all")}</h2>
        <button type="button" onClick={() => setOpen(!open)}>
          {t(open ? "alerts.show-all" : "alerts.show-open")}
        </button>
      </div>
      <Answered query={query}>
        {(answer) =>
          answer === null ? (
            <p className="card">{t("alerts.none-here")}</p>
          ) : (
            <Stories {...{ answer, open, author, may }} />
          )
        }
      </Answered>
    </section>
  );
}

function Stories({
  answer,
  open,
  author,
  may,
}: AlertLogProps & { readonly answer: AlertsAnswer; readonly open: boolean }) {
  const { t } = useTranslation();
  const { number } = useFormat();
  if (answer.alerts.length === 0) return <p>{t(open ? "alerts.all-seen" : "alerts.nothing-told")}</p>;
  return (
    <>
      <ol className="plain stories">
        {answer.alerts.map((story) => (
          <Story key={story.alert.id} story={story} author={author} may={may} />
        ))}
      </ol>
      {answer.total > answer.alerts.length && (
        <p className="quiet">
          {t("alerts.newest-of", { shown: number(answer.alerts.length), total: number(answer.total) })}
        </p>
      )}
    </>
  );
}

function Story({ story, author, may }: AlertLogProps & { readonly story: ShownStory }) {
  const { t } = useTranslation();
  const { moment } = useFormat();
  const { alert, to, owedAt, acknowledged } = story;
  return (
    <li>
      {alert.notices.map(({ id, headline, path, level, kind }) => (
        <p key={id} className="what" lang="en" dir="auto">
          <Link to={path}>{headline}</Link>{" "}
          {kind === "warning" && (
            <span className={`tag ${level === 4 ? "alarm" : level === 3 ? "caution" : ""}`}>
              {t("alerts.at-level", { level })}
            </span>
          )}
        </p>
      ))}
      <p className="quiet">
        {moment(owedAt)} · {to === null ? t("alerts.to-ended") : t("alerts.told-to", { name: to })} ·{" "}
        <Fate story={story} />
      </p>
      {acknowledged.map(({ at, by, did }) => (
        <p key={`${at}${by}`}>
          {t("alerts.seen-by", { by, at: moment(at) })} {did !== null && <b dir="auto">{did}</b>}
        </p>
      ))}
      {may && author !== null && <Acknowledge story={story} author={author} />}
    </li>
  );
}

function Fate({ story: { state, failures, delivered, nextTry, alert } }: { readonly story: ShownStory }) {
  const { t } = useTranslation();
  const { moment } = useFormat();
  const last = failures.at(-1);
  const tried = failures.length === 0 ? "" : t("alerts.tried", { count: failures.length });
  if (state === "failing" && last !== undefined) {
    return (
      <span className="tag alarm wraps">
        {t("alerts.state-failing")} {tried}: {last.reason}.{" "}
        {nextTry !== null && t("alerts.next-try", { at: moment(nextTry) })}
      </span>
    );
  }
  if (delivered !== null)
    return (
      <span>
        {t("alerts.state-delivered", { at: moment(delivered.at) })} {tried}
      </span>
    );
  return <span>{t(`alerts.state-${state === "in the feed" ? "feed" : state}`, { at: moment(alert.due) })}</span>;
}

function Acknowledge({
  story: { alert, acknowledged },
  author,
}: {
  readonly story: ShownStory;
  readonly author: AuthorName;
}) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const seen = useMutation({
    mutationFn: (did: string) =>
      send("POST", `/api/alerts/${encodeURIComponent(alert.id)}/acknowledgements`, { did, by: author }),
    onSuccess: () => {
      setOpen(false);
      return cache.invalidateQueries({ queryKey: ["alerts"] });
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    seen.mutate(String(new FormData(event.currentTarget).get("did") ?? ""));
  };
  const headline = alert.notices[0]?.headline ?? alert.id;
  if (!isOpen)
    return (
      <button type="button" onClick={() => setOpen(true)}>
        {t(acknowledged.length === 0 ? "alerts.acknowledge" : "alerts.add-action")}{" "}
        <span className="unseen">{headline}</span>
      </button>
    );
  return (
    <form onSubmit={submit} className="acknowledge">
      <label>
        {t("alerts.did")}
        {/* biome-ignore lint/a11y/noAutofocus: it opens because its button was pressed */}
        <input name="did" maxLength={2000} autoFocus dir="auto" />
        <small>{t("alerts.did-hint")}</small>
      </label>
      <button type="submit" className="main" disabled={seen.isPending}>
        {t("alerts.put-down")}
      </button>{" "}
      <button type="button" onClick={() => setOpen(false)}>
        {t("alerts.cancel")}
      </button>
      {seen.error !== null && (
        <p role="alert">
          <WhyNot error={seen.error} />
        </p>
      )}
    </form>
  );
}
