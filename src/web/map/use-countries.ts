import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import countriesList from "./basemap/countries.json?url";
import type { CountryRow } from "./ground.ts";

/** Countries by their names in the language of the screens. */
export function useCountries(): readonly { readonly code: string; readonly name: string }[] {
  const { i18n } = useTranslation();
  const { data } = useQuery({
    queryKey: ["country-rows"],
    queryFn: async () => (await (await fetch(countriesList)).json()) as readonly CountryRow[],
    staleTime: Number.POSITIVE_INFINITY,
  });
  return useMemo(() => named(data ?? [], i18n.language), [data, i18n.language]);
}

function named(rows: readonly CountryRow[], language: string) {
  const said = new Intl.DisplayNames(language, { type: "region" });
  return rows
    .filter(([code, iso2]) => code !== "" && iso2 !== "")
    .map(([code, iso2, name]) => ({ code, name: said.of(iso2) ?? name }))
    .sort((a, b) => a.name.localeCompare(b.name, language));
}
