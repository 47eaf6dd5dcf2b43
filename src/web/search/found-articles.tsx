import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ask } from "../ask.ts";
import { useFormat } from "../parts/format.ts";
import { LongList, type Stretch } from "./long-list.tsx";

interface FoundArticle {
  readonly id: string;
  readonly title: string;
  readonly publisher: string;
  readonly publishedAt: string | null;
  readonly language: string;
}

/** The articles that have some words; without words all, the newest first. */
export function FoundArticles({ text }: { readonly text: string }) {
  const { t } = useTranslation();
  const { day, language, number } = useFormat();
  const query = useInfiniteQuery({
    queryKey: ["articles", "list", text],
    queryFn: ({ pageParam, signal }) =>
      ask<Stretch<FoundArticle>>("/api/articles", { text, limit: 100, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    staleTime: Number.POSITIVE_INFINITY,
    structuralSharing: false, // a long list would be compared as a whole with each stretch
    meta: { still: true },
  });
  const total = query.data?.pages[0]?.total;
  return (
    <>
      <p role="status">
        {total !== undefined && <b>{t("search.articles", { count: total, number: number(total) })}</b>}
      </p>
      {total === 0 && <p>{t("search.nothing")}</p>}
      <LongList query={query} label={t("search.find-articles")} keyOf={({ id }) => id}>
        {(article) => (
          <article className="incident-row">
            <p className="when">
              <span>{article.publishedAt === null ? t("record.undated") : day(article.publishedAt)}</span>
              <bdi>{article.publisher}</bdi>
              {article.language !== "en" && article.language !== "" && (
                <span className="tag">{language(article.language)}</span>
              )}
            </p>
            <p className="what">
              <Link to="/articles/$id" params={{ id: article.id }}>
                <bdi lang={article.language}>{article.title === "" ? t("search.untitled") : article.title}</bdi>
              </Link>
            </p>
          </article>
        )}
      </LongList>
    </>
  );
}
