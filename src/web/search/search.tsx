import { useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { filterIn } from "../filter.ts";
import { SeriesPart } from "../series/series.tsx";
import { KINDS_FOUND, type SearchAsked, searchIn } from "./asked.ts";
import { Filters } from "./filters.tsx";
import { FoundArticles } from "./found-articles.tsx";
import { FoundClaims } from "./found-claims.tsx";
import { FoundIncidents } from "./found-incidents.tsx";
import { SavedSearches } from "./saved-searches.tsx";
import "./search.css";
import { WordsForm } from "./words-form.tsx";

/** Finds incidents, articles and what people said by words and by what is known of them. All of it stands in the address. */
export function SearchScreen() {
  const { t } = useTranslation();
  const asked: SearchAsked = useSearch({ from: "/search" });
  const navigate = useNavigate({ from: "/search" });
  const change = (search: SearchAsked) => void navigate({ search, replace: true });
  const find = asked.find ?? "incidents";
  const { series, count } = asked;
  const narrow = (search: SearchAsked) => change(searchIn({ ...search, series, count }));
  const filter = filterIn({ ...asked });
  return (
    <div className="page search">
      <h1>{t("frame.search")}</h1>
      <WordsForm key={asked.text} text={asked.text ?? ""} onText={(text) => change(searchIn({ ...asked, text }))} />
      <nav className="kinds" aria-label={t("search.find")}>
        {KINDS_FOUND.map((kind) => (
          <button
            key={kind}
            type="button"
            aria-pressed={kind === find}
            onClick={() => change(kind === "incidents" ? filter : { ...filter, find: kind })}
          >
            {t(`search.find-${kind}`)}
          </button>
        ))}
      </nav>
      <div className="columns">
        <div className="aside">
          {find === "incidents" && <Filters filter={filter} onFilter={narrow} />}
          <SavedSearches filter={filter} />
        </div>
        <div className="found">
          {find === "incidents" && (
            <button
              type="button"
              aria-expanded={series !== undefined}
              onClick={() => change(searchIn({ ...filter, series: series === undefined ? "week" : undefined }))}
            >
              {t(series === undefined ? "series.open" : "series.close")}
            </button>
          )}
          {find === "incidents" && series !== undefined && (
            <SeriesPart
              filter={filter}
              by={series}
              of={count ?? "incidents"}
              onAsk={(by, of) => change(searchIn({ ...filter, series: by, count: of }))}
            />
          )}
          {find === "incidents" && <FoundIncidents filter={filter} />}
          {find === "articles" && <FoundArticles text={asked.text ?? ""} />}
          {find === "claims" && <FoundClaims text={asked.text ?? ""} />}
        </div>
      </div>
    </div>
  );
}
