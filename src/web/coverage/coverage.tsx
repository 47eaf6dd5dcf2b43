import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Agreement, Calendar, DateRange } from "../../model.ts";
import { ask } from "../ask.ts";
import { Answered } from "../parts/answered.tsx";
import { CalendarView, Legend } from "../parts/calendar.tsx";
import { English } from "../parts/english.tsx";
import "../record/record.css";

const route = getRouteApi("/coverage");

interface CoverageAnswer {
  readonly period: DateRange;
  /** What the record rests on, and how far it reaches, in English. */
  readonly record: string;
  readonly areas: readonly (Calendar & { readonly words: string })[];
}

/** How well each day was watched, by country or zone: where silence may be blindness. */
export function CoverageScreen() {
  const { t } = useTranslation();
  const { area, from, to } = route.useSearch();
  const asked = area === undefined ? {} : { [kindOf(area)]: area };
  const query = useQuery({
    queryKey: ["coverage", area ?? null, from ?? null, to ?? null],
    queryFn: ({ signal }) => ask<CoverageAnswer>("/api/coverage", { ...asked, from, to }, signal),
  });
  return (
    <div className="page">
      <h1>{t("coverage.title")}</h1>
      <AreaForm />
      <Answered query={query}>
        {({ areas, record }) => (
          <>
            <p>
              <English>{record}</English>
            </p>
            {areas.length === 0 ? <p>{t("coverage.nothing")}</p> : <Legend />}
            <div className="calendars">
              {areas.map((calendar) => (
                <CalendarView key={calendar.area} calendar={calendar} words={calendar.words} heading="h2" />
              ))}
            </div>
          </>
        )}
      </Answered>
    </div>
  );
}

function kindOf(area: string): "zone" | "agreement" | "country" {
  if (area.startsWith("zone:")) return "zone";
  return area.startsWith("agreement:") ? "agreement" : "country";
}

function AreaForm() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { area, from, to } = route.useSearch();
  const agreements = useQuery({
    queryKey: ["agreements-named"],
    queryFn: ({ signal }) => ask<{ readonly items: readonly AreaNames[] }>("/api/agreements-view", {}, signal),
  });
  const show = (form: FormData) => {
    const search = Object.fromEntries(
      ["area", "from", "to"].flatMap((name) => {
        const value = String(form.get(name) ?? "").trim();
        return value === "" ? [] : [[name, value]];
      }),
    );
    void navigate({ to: "/coverage", search });
  };
  return (
    <form action={show} className="row" key={`${area} ${from} ${to}`}>
      <label>
        {t("coverage.area")}{" "}
        <input name="area" list="areas" defaultValue={area ?? ""} placeholder={t("coverage.country-hint")} dir="auto" />
        <datalist id="areas">
          {(agreements.data?.items ?? []).map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </datalist>
      </label>
      <label>
        {t("coverage.from")} <input type="date" name="from" defaultValue={from ?? ""} />
      </label>
      <label>
        {t("coverage.to")} <input type="date" name="to" defaultValue={to ?? ""} />
      </label>
      <button type="submit">{t("coverage.show")}</button>
    </form>
  );
}

type AreaNames = Pick<Agreement, "id" | "title">;
