import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Span } from "../../model.ts";
import type { ArticleView } from "../../present/screens.ts";
import { ask } from "../ask.ts";
import { Answered } from "../parts/answered.tsx";
import { dayIn, momentIn } from "../parts/days.ts";
import { MissedForm } from "./correct.tsx";
import { Explanation } from "./explanation.tsx";
import { Reports, SetAside } from "./reports.tsx";
import { Text } from "./text.tsx";
import "./article.css";

const route = getRouteApi("/articles/$id");

/** What was read in an article, beside its words, and whether that is right. */
export function ArticleScreen() {
  const { id } = route.useParams();
  const query = useQuery({
    queryKey: ["article", id],
    queryFn: ({ signal }) => ask<ArticleView>(`/api/articles/${encodeURIComponent(id)}/view`, {}, signal),
  });
  return (
    <div className="page article">
      <Answered query={query}>{(view) => <ArticlePage key={view.article.id} view={view} />}</Answered>
    </div>
  );
}

function ArticlePage({ view }: { readonly view: ArticleView }) {
  const { t } = useTranslation();
  const { at } = route.useSearch();
  const [active, setActive] = useState<readonly Span[]>([]);
  const { article, reports, isText, isRead } = view;
  return (
    <>
      <Head view={view} />
      <div className="beside">
        <section aria-labelledby="text-title" className="words">
          <h2 id="text-title" className="unseen">
            {t("article.text")}
          </h2>
          <Text article={article} reports={reports} active={active} at={spanIn(at)} onActive={setActive} />
        </section>
        <section aria-labelledby="read-title" className="readings">
          <h2 id="read-title">{t("article.read", { count: reports.length })}</h2>
          {isRead ? null : <p className="card caution">{t("article.unread")}</p>}
          {reports.length === 0 && isRead ? <p className="quiet">{t("article.nothing")}</p> : null}
          <Reports view={view} onActive={setActive} />
          <SetAside view={view} onActive={setActive} />
          {isText ? <MissedForm view={view} /> : null}
        </section>
      </div>
      {isText && isRead ? <Explanation id={article.id} /> : null}
    </>
  );
}

function Head({ view: { article, captures, versions, reports, isRead } }: { readonly view: ArticleView }) {
  const { t, i18n } = useTranslation();
  const { title, publisher, publishedAt, url, language } = article;
  const credits = reports[0]?.edition?.credits ?? [];
  const languages = new Intl.DisplayNames(i18n.language, { type: "language", fallback: "code" });
  return (
    <header>
      <h1 dir="auto" lang={language}>
        {title || t("article.untitled")}
      </h1>
      <p className="facts">
        <b>
          <bdi>{publisher}</bdi>
        </b>
        <span>{publishedAt === null ? t("incident.day-unknown") : dayIn(i18n.language, publishedAt)}</span>
        <span className={`tag ${isRead ? "" : "caution"}`}>
          {nameOf(languages, language)}
          {isRead ? "" : `: ${t("article.not-read")}`}
        </span>
        {/^https?:/.test(url) ? (
          <a href={url} rel="noreferrer nofollow">
            {t("incident.page")}
          </a>
        ) : null}
      </p>
      {credits.length === 0 ? null : (
        <p className="quiet">{t("article.credits", { names: credits.map(({ name }) => name).join(", ") })}</p>
      )}
      {versions.length === 0 ? null : (
        <p>
          {t("article.versions")}{" "}
          {versions.map(({ id, title: other, publishedAt: day }) => (
            <span key={id}>
              <Link to="/articles/$id" params={{ id }} dir="auto">
                {other || t("article.untitled")}
              </Link>{" "}
              {day === null ? "" : dayIn(i18n.language, day)}{" "}
            </span>
          ))}
        </p>
      )}
      <details className="quiet">
        <summary>{t("article.kept", { count: captures.length })}</summary>
        <ul>
          {captures.map(({ seq, fetchedAt, mediaType, sha256 }) => (
            <li key={seq}>
              {t("incident.number", { seq })}, {momentIn(i18n.language, fetchedAt)}, <bdi>{mediaType}</bdi>, SHA-256{" "}
              <code className="hash">{sha256}</code>
            </li>
          ))}
        </ul>
      </details>
    </header>
  );
}

function nameOf(languages: Intl.DisplayNames, code: string): string {
  try {
    return languages.of(code) ?? code;
  } catch {
    return code; // no code that anyone knows
  }
}

/** "120-168" in the address; `null` for anything else. */
function spanIn(at: string | undefined): Span | null {
  const [start, end] = (at ?? "").split("-").map(Number);
  return Number.isInteger(start) && Number.isInteger(end) ? { start: Number(start), end: Number(end) } : null;
}
