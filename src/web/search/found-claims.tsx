import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Stance } from "../../model.ts";
import { ask } from "../ask.ts";
import { useFormat } from "../parts/format.ts";
import { LongList, type Stretch } from "./long-list.tsx";

interface FoundClaim {
  readonly incident: string | null;
  readonly article: string;
  readonly speaker: string;
  readonly stance: Stance;
  readonly exact: string;
  readonly publisher: string;
  readonly publishedAt: string | null;
}

/** What was said, by whom, in which words: the claims that have some words or are a speaker's by that name. */
export function FoundClaims({ text }: { readonly text: string }) {
  const { t } = useTranslation();
  const { day, number } = useFormat();
  const query = useInfiniteQuery({
    queryKey: ["claims", "list", text],
    queryFn: ({ pageParam, signal }) =>
      ask<Stretch<FoundClaim>>("/api/claims", { text, limit: 100, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    enabled: text !== "",
    staleTime: Number.POSITIVE_INFINITY,
    structuralSharing: false, // a long list would be compared as a whole with each stretch
    meta: { still: true },
  });
  const total = query.data?.pages[0]?.total;
  if (text === "") return <p>{t("search.say-words")}</p>;
  return (
    <>
      <p role="status">{total !== undefined && <b>{t("search.claims", { count: total, number: number(total) })}</b>}</p>
      {total === 0 && <p>{t("search.nothing")}</p>}
      <LongList query={query} label={t("search.find-claims")} keyOf={keyOf}>
        {(claim) => (
          <article className="incident-row">
            <p className="when">
              <span>{claim.publishedAt === null ? t("record.undated") : day(claim.publishedAt)}</span>
              <bdi>{claim.publisher}</bdi>
            </p>
            <p className="what">
              <bdi>{claim.speaker === "" ? t("record.unnamed") : claim.speaker}</bdi>{" "}
              {t(`search.stance.${claim.stance}`)}
              {": "}
              <q dir="auto">{claim.exact}</q>
            </p>
            <p className="marks">
              <Link to="/articles/$id" params={{ id: claim.article }}>
                {t("search.in-article")}
              </Link>
              {claim.incident !== null && (
                <Link to="/incidents/$code" params={{ code: claim.incident }}>
                  <bdi>{claim.incident}</bdi>
                </Link>
              )}
            </p>
          </article>
        )}
      </LongList>
    </>
  );
}

function keyOf({ article, incident, speaker, stance, exact }: FoundClaim): string {
  return [article, incident, speaker, stance, exact].join("\n");
}
