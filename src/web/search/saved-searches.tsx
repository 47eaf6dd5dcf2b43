import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "../accounts/me.ts";
import { ask, send } from "../ask.ts";
import { filterIn, type IncidentFilter } from "../filter.ts";
import { AuthorForm, type AuthorName, useAuthor } from "../parts/author.tsx";
import { useFormat } from "../parts/format.ts";
import { WhyNot } from "../parts/why-not.tsx";
import { WIDE } from "./filters.tsx";

interface SavedSearch {
  readonly id: string;
  readonly name: string;
  readonly filter: Readonly<Record<string, string>>;
  readonly by: string;
  readonly seenAt: string;
  readonly total: number | null;
  readonly fresh: number | null;
  readonly forecast: boolean;
}

/** The searches that are kept, with how much is new in each. */
export function SavedSearches({ filter }: { readonly filter: IncidentFilter }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const query = useQuery({
    queryKey: ["searches"],
    queryFn: ({ signal }) => ask<{ readonly items: readonly SavedSearch[] }>("/api/searches", {}, signal),
  });
  const again = () => cache.invalidateQueries({ queryKey: ["searches"] });
  const remove = useMutation({
    mutationFn: (id: string) => send("DELETE", `/api/searches/${encodeURIComponent(id)}`),
    onSuccess: again,
  });
  const foretell = useMutation({
    mutationFn: ({ id, forecast }: Pick<SavedSearch, "id" | "forecast">) =>
      send("POST", `/api/searches/${encodeURIComponent(id)}/forecast`, { forecast }),
    onSuccess: again,
  });
  const see = useMutation({
    mutationFn: (id: string) => send("POST", `/api/searches/${encodeURIComponent(id)}/seen`, {}),
    onSuccess: again,
  });
  const mayForecast = useMe().data?.may.includes("forecast") ?? false;
  const items = query.data?.items ?? [];
  const fresh = items.reduce((sum, search) => sum + (search.fresh ?? 0), 0);
  return (
    <details className="saved" open={window.innerWidth > WIDE}>
      <summary>
        {t("search.saved")} {fresh > 0 && <span className="tag">{t("search.fresh", { count: fresh })}</span>}
      </summary>
      {items.length === 0 && <p className="quiet">{t("search.none-saved")}</p>}
      <ul className="plain">
        {items.map((search) => (
          <li key={search.id}>
            <Link to="/search" search={filterIn(search.filter)}>
              <bdi>{search.name}</bdi>
            </Link>
            <Found search={search} onSee={() => see.mutate(search.id)} />
            {mayForecast && (
              <label className="quiet" title={t("search.forecast-what")}>
                <input
                  type="checkbox"
                  checked={
                    foretell.isPending && foretell.variables.id === search.id
                      ? foretell.variables.forecast
                      : search.forecast
                  }
                  onChange={({ target }) => foretell.mutate({ id: search.id, forecast: target.checked })}
                />{" "}
                {t("search.forecast")} <span className="unseen">{search.name}</span>
              </label>
            )}
            <button type="button" className="small" onClick={() => remove.mutate(search.id)}>
              {t("search.remove")} <span className="unseen">{search.name}</span>
            </button>
          </li>
        ))}
      </ul>
      {[remove.error, foretell.error].map(
        (error, i) =>
          error !== null && (
            <p key={i === 0 ? "remove" : "forecast"} role="alert">
              <WhyNot error={error} />
            </p>
          ),
      )}
      {items.some(({ forecast }) => forecast) && (
        <p className="quiet">
          <Link to="/warnings">{t("search.forecasts")}</Link>
        </p>
      )}
      <Keep filter={filter} onKept={again} />
    </details>
  );
}

interface FoundProps {
  readonly search: SavedSearch;
  readonly onSee: () => void;
}

function Found({ search: { filter, seenAt, total, fresh }, onSee }: FoundProps) {
  const { t } = useTranslation();
  const { number } = useFormat();
  if (total === null) return <p className="quiet">{t("search.not-on-file")}</p>;
  return (
    <p className="quiet">
      {fresh !== null && fresh > 0 && (
        <>
          <Link to="/search" search={{ ...filterIn(filter), since: seenAt, sort: "new" }} onClick={onSee}>
            <b>{t("search.fresh", { count: fresh })}</b>
          </Link>{" "}
        </>
      )}
      {t("search.in-all", { number: number(total) })} ·{" "}
      <a href={`/feed.xml?${new URLSearchParams(filter)}`}>{t("search.follow")}</a>
    </p>
  );
}

interface KeepProps {
  readonly filter: IncidentFilter;
  readonly onKept: () => void;
}

/** Keeps the search in the address under a name. */
function Keep({ filter, onKept }: KeepProps) {
  const { t } = useTranslation();
  const { author, name: nameMe } = useAuthor();
  const keep = useMutation({
    mutationFn: ({ name, by }: { readonly name: string; readonly by: AuthorName }) =>
      send("POST", "/api/searches", { name, filter: filterIn({ ...filter, since: "" }), by }),
    onSuccess: onKept,
  });
  if (author === null) return <AuthorForm onName={nameMe} />;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get("name") ?? "").trim();
    if (name !== "") keep.mutate({ name, by: author });
    event.currentTarget.reset();
  };
  return (
    <form onSubmit={submit} className="keep">
      <label>
        {t("search.keep-as")}
        <input name="name" required maxLength={100} dir="auto" />
      </label>
      <button type="submit">{t("search.keep")}</button>
      {keep.error !== null && (
        <p role="alert">
          <WhyNot error={keep.error} />
        </p>
      )}
    </form>
  );
}
