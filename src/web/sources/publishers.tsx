import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Author, Ownership, Reliability } from "../../model.ts";
import { ask } from "../ask.ts";
import { Answered } from "../parts/answered.tsx";
import { type AuthorName, mayDo, useAuthor } from "../parts/author.tsx";
import { English } from "../parts/english.tsx";
import { useFormat } from "../parts/format.ts";
import { GradeForm } from "./grade-form.tsx";

interface Counts {
  readonly told: number;
  readonly corroborated: number;
  readonly contradicted: number;
  readonly accused: number;
}

interface PublisherLine extends Counts {
  readonly publisher: string;
  readonly articles: number;
  readonly lastPublished: string | null;
  readonly languages: readonly { readonly language: string; readonly articles: number; readonly read: boolean }[];
  readonly grades: readonly {
    readonly seq: number;
    readonly grade: Reliability;
    readonly by: Author;
    readonly at: string;
    readonly why: string;
  }[];
  readonly ownership: Ownership | null;
  readonly owner: string | null;
  readonly country: string | null;
  readonly source: string | null;
  readonly side: string | null;
}

interface SourcesAnswer {
  readonly asOf: string;
  readonly incidents: number;
  readonly items: readonly PublisherLine[];
  readonly speakers: readonly (Counts & { readonly name: string })[];
}

/** Who prints and who speaks in the record. */
export function Publishers() {
  const { t } = useTranslation();
  const { moment, number } = useFormat();
  const { me, author } = useAuthor();
  const query = useQuery({
    queryKey: ["sources"],
    queryFn: ({ signal }) => ask<SourcesAnswer>("/api/sources", {}, signal),
  });
  return (
    <section aria-labelledby="publishers">
      <h2 id="publishers">{t("sources.publishers")}</h2>
      <p className="quiet">{t("sources.how-counted")}</p>
      <Answered query={query}>
        {({ asOf, incidents, items, speakers }) => (
          <>
            <p className="quiet">{t("sources.as-of", { incidents: number(incidents), at: moment(asOf) })}</p>
            <div className="wide" role="group" aria-label={t("sources.publishers")} tabIndex={0}>
              <table>
                <thead>
                  <tr>
                    {["publisher", "whose", "articles", "told", "corroborated", "contradicted", "grades"].map(
                      (name) => (
                        <th key={name} scope="col">
                          {t(`sources.${name}`)}
                        </th>
                      ),
                    )}
                  </tr>
                </thead>
                <tbody>
                  {items.map((line) => (
                    <PublisherRow key={line.publisher} line={line} author={mayDo(me, "grade") ? author : null} />
                  ))}
                </tbody>
              </table>
            </div>
            <h2>{t("sources.speakers")}</h2>
            <div className="wide" role="group" aria-label={t("sources.speakers")} tabIndex={0}>
              <table>
                <thead>
                  <tr>
                    {["speaker", "told", "corroborated", "contradicted"].map((name) => (
                      <th key={name} scope="col">
                        {t(`sources.${name}`)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {speakers.map((speaker) => (
                    <tr key={speaker.name}>
                      <th scope="row">
                        <Link to="/search" search={{ text: `"${speaker.name}"`, find: "claims" }}>
                          <bdi>{speaker.name}</bdi>
                        </Link>
                      </th>
                      <CountCells counts={speaker} />
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </>
        )}
      </Answered>
    </section>
  );
}

/** Each count with what it is a part of: never a share alone. */
function CountCells({ counts: { told, corroborated, contradicted, accused } }: { readonly counts: Counts }) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const of = (count: number) => t("sources.of", { count: number(count), told: number(told) });
  return (
    <>
      <td>{number(told)}</td>
      <td>{of(corroborated)}</td>
      <td>
        {of(contradicted)}
        {accused === 0 ? null : <small>{t("sources.accused", { count: accused })}</small>}
      </td>
    </>
  );
}

interface PublisherRowProps {
  readonly line: PublisherLine;
  /** Who may grade; `null` for whoever may not, or did not say who they are. */
  readonly author: AuthorName | null;
}

function PublisherRow({ line, author }: PublisherRowProps) {
  const { t } = useTranslation();
  const { country, day, language, number } = useFormat();
  const [grading, setGrading] = useState(false);
  const unread = line.languages.filter(({ read }) => !read);
  return (
    <tr>
      <th scope="row">
        <bdi>{line.publisher}</bdi>
        {line.lastPublished !== null && <small>{t("sources.last-printed", { day: day(line.lastPublished) })}</small>}
      </th>
      <td>
        {line.ownership === null ? (
          <span className="quiet">{t("sources.not-listed")}</span>
        ) : (
          <>
            {t(`sources.ownership.${line.ownership}`)}
            {line.country !== null && ` · ${country(line.country)}`}
            <small lang="en" dir="auto">
              {line.owner}{" "}
              {line.source !== null && (
                <a href={line.source} rel="noreferrer nofollow">
                  {t("sources.says-who")}
                </a>
              )}
            </small>
          </>
        )}
        {line.side === null || line.side === line.publisher ? null : (
          <small>
            {t("sources.side")} <English>{line.side}</English>
          </small>
        )}
      </td>
      <td>
        {number(line.articles)}
        {unread.map((each) => (
          <small key={each.language}>
            {t("sources.unread", { count: each.articles, language: language(each.language) })}
          </small>
        ))}
      </td>
      <CountCells counts={line} />
      <td>
        {line.grades.map(({ seq, grade, by, at, why }) => (
          <p key={seq}>
            <b>{grade}</b> <bdi>{[by.person, by.organisation].filter(Boolean).join(", ")}</bdi>{" "}
            <small>
              {day(at.slice(0, 10))}: <bdi>{why}</bdi>
            </small>
          </p>
        ))}
        {author !== null &&
          (grading ? (
            <GradeForm publisher={line.publisher} author={author} onDone={() => setGrading(false)} />
          ) : (
            <button type="button" onClick={() => setGrading(true)}>
              {t("sources.grade")} <span className="unseen">{line.publisher}</span>
            </button>
          ))}
      </td>
    </tr>
  );
}
