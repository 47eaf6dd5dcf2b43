import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import type { EventType } from "../../model.ts";
import { isVerbal, PLOVER } from "../../plover.ts";
import { ask } from "../ask.ts";
import { filterIn, type IncidentFilter } from "../filter.ts";
import { useFormat } from "../parts/format.ts";

interface FiltersProps {
  readonly filter: IncidentFilter;
  readonly onFilter: (filter: IncidentFilter) => void;
}

interface Choices {
  readonly countries: readonly string[];
  readonly agreements: readonly {
    readonly id: string;
    readonly title: string;
    readonly zones: readonly { readonly id: string; readonly name: string }[];
  }[];
}

const STATES = ["reported", "corroborated", "disputed", "verified", "refuted", "not-verifiable", "withdrawn"];
const VALUES = ["likely-non-compliance", "possible-non-compliance", "cannot-be-determined", "consistent"];
const TYPES = Object.keys(PLOVER) as readonly EventType[];

/** On narrower screens what is found comes first; pixels. */
export const WIDE = 832;

/** By what incidents are narrowed. What only other screens set, such as an actor, can be taken out here. */
export function Filters({ filter, onFilter }: FiltersProps) {
  const { t } = useTranslation();
  const { country } = useFormat();
  const { data: choices } = useQuery({
    queryKey: ["choices"],
    queryFn: ({ signal }) => ask<Choices>("/api/choices", {}, signal),
    staleTime: 300_000,
  });
  const set = (name: keyof IncidentFilter, value: string) => onFilter(withValue(filter, name, value));
  const chosen = choices?.agreements.find(({ id }) => id === filter.agreement);
  const active = Object.keys(filter).filter((name) => name !== "text" && name !== "sort");
  return (
    <details className="filters" open={window.innerWidth > WIDE}>
      <summary>
        {t("search.filters")} {active.length > 0 && <span className="tag">{active.length}</span>}
      </summary>
      <Choice name="kind" none={t("search.kind-deeds")} filter={filter} onSet={set}>
        <option value="words">{t("search.kind-words")}</option>
        <option value="all">{t("search.kind-all")}</option>
      </Choice>
      <Choice name="type" filter={filter} onSet={set}>
        <optgroup label={t("search.kind-deeds")}>{TYPES.filter((type) => !isVerbal(type)).map(typeOption)}</optgroup>
        <optgroup label={t("search.kind-words")}>{TYPES.filter(isVerbal).map(typeOption)}</optgroup>
      </Choice>
      <Choice name="state" filter={filter} onSet={set}>
        {STATES.map((state) => (
          <option key={state} value={state}>
            {t(`record.state.${state}`)}
          </option>
        ))}
      </Choice>
      <Choice name="assessed" filter={filter} onSet={set}>
        {VALUES.map((value) => (
          <option key={value} value={value}>
            {t(`record.value.${value}`)}
          </option>
        ))}
      </Choice>
      <Choice name="country" filter={filter} onSet={set}>
        {(choices?.countries ?? []).map((code) => (
          <option key={code} value={code}>
            {country(code)}
          </option>
        ))}
      </Choice>
      <Choice name="agreement" filter={filter} onSet={set}>
        {(choices?.agreements ?? []).map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </Choice>
      {(chosen !== undefined || filter.zone !== undefined) && (
        <Choice name="zone" filter={filter} onSet={set}>
          {(chosen?.zones ?? []).map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Choice>
      )}
      <Choice name="origins" none={t("search.origins-any")} filter={filter} onSet={set}>
        {["2", "3", "4"].map((count) => (
          <option key={count} value={count}>
            {t("search.origins-least", { count: Number(count) })}
          </option>
        ))}
      </Choice>
      <DayField name="from" filter={filter} onSet={set} />
      <DayField name="to" filter={filter} onSet={set} />
      <Choice name="sort" none={t("search.sort-day")} filter={filter} onSet={set}>
        <option value="new">{t("search.sort-new")}</option>
      </Choice>
      {(["actor", "bbox", "since"] as const).map(
        (name) =>
          filter[name] !== undefined && (
            <button key={name} type="button" className="chip" onClick={() => set(name, "")}>
              {t(`search.${name}`)}: <bdi>{filter[name]}</bdi> <span aria-hidden="true">×</span>
              <span className="unseen">{t("search.take-out")}</span>
            </button>
          ),
      )}
      {active.length > 0 && (
        <button type="button" onClick={() => onFilter(filter.text === undefined ? {} : { text: filter.text })}>
          {t("search.clear")}
        </button>
      )}
    </details>
  );

  function typeOption(type: EventType) {
    return (
      <option key={type} value={type}>
        {t(`record.type.${type}`)}
      </option>
    );
  }
}

interface FieldProps {
  readonly name: keyof IncidentFilter;
  readonly filter: IncidentFilter;
  readonly onSet: (name: keyof IncidentFilter, value: string) => void;
}

/** A value that the list does not offer, such as two types in an address, stays chosen as it is. */
function Choice({
  name,
  none,
  filter,
  onSet,
  children,
}: FieldProps & { readonly none?: string; readonly children: ReactNode }) {
  const { t } = useTranslation();
  const id = useId();
  const value = filter[name] ?? "";
  const isSeveral = value.includes(",");
  return (
    <label htmlFor={id}>
      {t(`search.${name}`)}
      <select id={id} value={value} onChange={({ target }) => onSet(name, target.value)}>
        <option value="">{none ?? t("search.any")}</option>
        {isSeveral && <option value={value}>{value}</option>}
        {children}
      </select>
    </label>
  );
}

function DayField({ name, filter, onSet }: FieldProps) {
  const { t } = useTranslation();
  return (
    <label>
      {t(`search.${name}`)}
      <input type="date" value={filter[name] ?? ""} onChange={({ target }) => onSet(name, target.value)} />
    </label>
  );
}

/** An empty value takes its name out. A zone belongs to its agreement and goes with it. */
function withValue(filter: IncidentFilter, name: keyof IncidentFilter, value: string): IncidentFilter {
  return filterIn({ ...filter, ...(name === "agreement" ? { zone: "" } : {}), [name]: value });
}
