import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { ask, send } from "../ask.ts";
import { Answered } from "../parts/answered.tsx";
import { mayDo, useAuthor } from "../parts/author.tsx";
import { useFormat } from "../parts/format.ts";
import { WhyNot } from "../parts/why-not.tsx";
import { type FollowedFeed, isDown, useFeeds } from "./feeds.ts";

/** The feeds that are followed, those that are down first. */
export function Feeds() {
  const { t } = useTranslation();
  const { me } = useAuthor();
  const query = useFeeds();
  const may = mayDo(me, "feeds");
  return (
    <section aria-labelledby="feeds">
      <h2 id="feeds">{t("sources.feeds")}</h2>
      <Answered query={query}>
        {(feeds) =>
          feeds === null ? (
            <p className="quiet">{t("sources.no-watch")}</p>
          ) : (
            <>
              {!feeds.watching && <p className="card caution">{t("sources.not-watching")}</p>}
              <FeedTable feeds={feeds.items} may={may} />
              {may && <AddFeed />}
              {may && <AddCountry />}
            </>
          )
        }
      </Answered>
    </section>
  );
}

function FeedTable({ feeds, may }: { readonly feeds: readonly FollowedFeed[]; readonly may: boolean }) {
  const { t } = useTranslation();
  const [onlyDown, setOnlyDown] = useState(false);
  const down = feeds.filter(isDown);
  const sorted = [...down, ...feeds.filter((feed) => !isDown(feed))];
  const shown = onlyDown ? down : sorted;
  if (feeds.length === 0) return <p>{t("sources.no-feeds")}</p>;
  return (
    <>
      <p role="status">
        {t("sources.followed", { count: feeds.length })}
        {down.length > 0 && (
          <>
            {" · "}
            <b>{t("sources.down", { count: down.length })}</b>{" "}
            <label>
              <input type="checkbox" checked={onlyDown} onChange={({ target }) => setOnlyDown(target.checked)} />{" "}
              {t("sources.only-down")}
            </label>
          </>
        )}
      </p>
      <div className="wide" role="group" aria-label={t("sources.feeds")} tabIndex={0}>
        <table>
          <thead>
            <tr>
              {["feed", "state", "last", "volume", "next"].map((name) => (
                <th key={name} scope="col">
                  {t(`sources.${name}`)}
                </th>
              ))}
              {may && <th scope="col">{t("sources.do")}</th>}
            </tr>
          </thead>
          <tbody>
            {shown.map((feed) => (
              <FeedRow key={feed.id} feed={feed} may={may} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function FeedRow({ feed, may }: { readonly feed: FollowedFeed; readonly may: boolean }) {
  const { t } = useTranslation();
  const { country, language, moment, number } = useFormat();
  const { title, url, publisher, ownership, health } = feed;
  const facts = [
    publisher,
    ownership === null ? "" : t(`sources.ownership.${ownership}`),
    feed.country === null ? "" : country(feed.country),
    feed.language === null ? "" : language(feed.language),
  ];
  const count = (value: number | null) => (value === null ? "?" : number(value));
  return (
    <tr>
      <th scope="row">
        <a href={health.moved?.to ?? url} rel="noreferrer nofollow">
          <bdi>{title === "" ? url : title}</bdi>
        </a>
        <small>{facts.filter((fact) => fact !== "").join(" · ")}</small>
        {health.moved !== null && (
          <small>
            {t("sources.moved", { at: moment(health.moved.since) })} <bdi dir="ltr">{health.moved.to}</bdi>
          </small>
        )}
      </th>
      <td>
        <span className={`tag ${isDown(feed) ? "alarm" : health.failures > 0 ? "caution" : ""}`}>
          {t(`sources.health.${health.state}`)}
        </span>
        {health.failures > 0 && <small>{t("sources.failures", { count: health.failures })}</small>}
        {health.reason !== null && (
          <small lang="en" dir="auto">
            {health.reason}
          </small>
        )}
      </td>
      <td>
        {health.lastSuccessAt === null ? t("sources.never") : moment(health.lastSuccessAt)}
        {health.lastItemAt !== null && <small>{t("sources.last-item", { at: moment(health.lastItemAt) })}</small>}
      </td>
      <td>{t("sources.of-usual", { actual: count(health.actualLastDay), usual: count(health.expectedPerDay) })}</td>
      <td>{health.nextAt === null ? "–" : moment(health.nextAt)}</td>
      {may && (
        <td>
          <FeedActions feed={feed} />
        </td>
      )}
    </tr>
  );
}

function FeedActions({ feed: { id, title } }: { readonly feed: FollowedFeed }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const path = `/api/feeds/${encodeURIComponent(id)}`;
  const onSuccess = () => cache.invalidateQueries({ queryKey: ["feeds"] });
  const check = useMutation({ mutationFn: () => send("POST", `${path}/check`, {}), onSuccess });
  const remove = useMutation({ mutationFn: () => send("DELETE", path), onSuccess });
  const trouble = check.error ?? remove.error;
  return (
    <>
      <button type="button" disabled={check.isPending} onClick={() => check.mutate()}>
        {t("sources.check")} <span className="unseen">{title}</span>
      </button>{" "}
      <button
        type="button"
        disabled={remove.isPending}
        onClick={() => {
          if (window.confirm(t("sources.remove-sure", { title }))) remove.mutate();
        }}
      >
        {t("sources.remove")} <span className="unseen">{title}</span>
      </button>
      {trouble !== null && (
        <p role="alert">
          <WhyNot error={trouble} />
        </p>
      )}
    </>
  );
}

function AddFeed() {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const add = useMutation({
    mutationFn: (url: string) => send("POST", "/api/feeds", { url }),
    onSuccess: () => cache.invalidateQueries({ queryKey: ["feeds"] }),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    add.mutate(String(new FormData(event.currentTarget).get("url") ?? "").trim());
  };
  return (
    <form onSubmit={submit} className="add">
      <label>
        {t("sources.add")} <input type="url" name="url" required placeholder="https://…" dir="ltr" />
      </label>{" "}
      <button type="submit" disabled={add.isPending}>
        {t("sources.follow")}
      </button>
      {add.error !== null && (
        <p role="alert">
          <WhyNot error={add.error} />
        </p>
      )}
    </form>
  );
}

interface KnownFeeds {
  readonly items: readonly { readonly regions: readonly string[] }[];
}

/** Follows what is known of a country at once: the quickest way from nothing to something. */
function AddCountry() {
  const { t } = useTranslation();
  const { country } = useFormat();
  const cache = useQueryClient();
  const { data } = useQuery({
    queryKey: ["known-feeds"],
    queryFn: ({ signal }) => ask<KnownFeeds>("/api/feeds/known", {}, signal),
    staleTime: Number.POSITIVE_INFINITY,
    meta: { still: true },
  });
  const add = useMutation({
    mutationFn: (code: string) => send("POST", "/api/feeds", { country: code }),
    onSuccess: () => cache.invalidateQueries({ queryKey: ["feeds"] }),
  });
  const codes = [...new Set((data?.items ?? []).flatMap(({ regions }) => regions))];
  const sorted = codes.map((code) => ({ code, name: country(code) })).sort((a, b) => a.name.localeCompare(b.name));
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    add.mutate(String(new FormData(event.currentTarget).get("country") ?? ""));
  };
  return (
    <form onSubmit={submit} className="add">
      <label>
        {t("sources.add-country")}{" "}
        <select name="country" required>
          {sorted.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      </label>{" "}
      <button type="submit" disabled={add.isPending || sorted.length === 0}>
        {t("sources.follow")}
      </button>
      {add.error !== null && (
        <p role="alert">
          <WhyNot error={add.error} />
        </p>
      )}
    </form>
  );
}
