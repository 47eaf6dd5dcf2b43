import { useQuery } from "@tanstack/react-query";
import { type ChangeEvent, type FormEvent, type ReactNode, useEffect, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Agreement, AssessmentValue, EventType, VerificationState } from "../../model.ts";
import { PLOVER } from "../../plover.ts";
import { ask } from "../ask.ts";
import type { IncidentFilter } from "../filter.ts";
import "./filter-panel.css";

interface FilterPanelProps {
  readonly filter: IncidentFilter;
  readonly onFilter: (filter: IncidentFilter) => void;
  /** Countries to offer, by ISO 3166-1 alpha-3 code. */
  readonly countries: readonly { readonly code: string; readonly name: string }[];
  /** Actors to offer, such as those in view. */
  readonly actors: readonly { readonly id: string; readonly name: string }[];
  /** What a screen adds. */
  readonly children?: ReactNode;
}

const TYPES = Object.keys(PLOVER) as readonly EventType[];
const STATES: readonly VerificationState[] = [
  "reported",
  "corroborated",
  "disputed",
  "verified",
  "refuted",
  "not-verifiable",
  "withdrawn",
];
const VALUES: readonly AssessmentValue[] = [
  "possible-non-compliance",
  "likely-non-compliance",
  "consistent",
  "cannot-be-determined",
  "outside-scope",
];
const ORIGINS = ["1", "2", "3", "5"];
/** Kept behind "More", which says how many of them are set. */
const BEHIND: readonly (keyof IncidentFilter)[] = [
  "kind",
  "type",
  "state",
  "zone",
  "actor",
  "origins",
  "assessed",
  "since",
];

/** Which incidents are shown. Each change stands in the address at once; words when they are finished. */
export function FilterPanel({ filter, onFilter, countries, actors, children }: FilterPanelProps) {
  const { t } = useTranslation();
  const agreements = useAgreements();
  const [isOpen, setOpen] = useState(false);
  const howMany = Object.keys(filter).length;
  const set = (name: keyof IncidentFilter) => (value: string) => {
    const { [name]: _, ...rest } = filter;
    // A zone belongs to its agreement.
    const { zone: _zone, ...others } = rest as IncidentFilter;
    const kept = name === "agreement" ? others : rest;
    onFilter(value === "" ? kept : { ...kept, [name]: value });
  };
  const pick = (name: keyof IncidentFilter) => ({
    label: t(`filter.${name}`),
    value: filter[name] ?? "",
    onValue: set(name),
  });
  const behind = BEHIND.filter((name) => filter[name] !== undefined).length;
  const zones = agreements
    .filter(({ id }) => filter.agreement === undefined || id === filter.agreement)
    .flatMap(({ zones }) => zones);
  return (
    <search className={isOpen ? "filters open" : "filters"}>
      <button type="button" className="filters-open" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {howMany === 0 ? t("filter.filters") : t("filter.filters-set", { count: howMany })}
      </button>
      <div className="filter-row">
        <Words value={filter.text ?? ""} onValue={set("text")} />
        <CountryChoice {...pick("country")} countries={countries} />
        <Choice {...pick("agreement")} all={t("filter.any-agreement")}>
          {agreements.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </Choice>
        <DayChoice {...pick("from")} />
        <DayChoice {...pick("to")} />
        {children}
        {howMany > 0 && (
          <button type="button" onClick={() => onFilter({})}>
            {t("filter.clear")}
          </button>
        )}
      </div>
      <details open={behind > 0 || undefined}>
        <summary>{behind === 0 ? t("filter.more") : t("filter.more-set", { count: behind })}</summary>
        <div className="filter-row">
          <Choice {...pick("kind")} all={t("filter.deeds")}>
            <option value="words">{t("filter.said")}</option>
            <option value="all">{t("filter.both")}</option>
          </Choice>
          <Choice {...pick("zone")} all={t("filter.any-zone")}>
            {zones.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Choice>
          <Choice {...pick("actor")} all={t("filter.any-actor")}>
            {withCurrent(actors, filter.actor).map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Choice>
          <Choice {...pick("origins")} all={t("filter.any-number")}>
            {ORIGINS.map((count) => (
              <option key={count} value={count}>
                {t("filter.at-least", { count: Number(count) })}
              </option>
            ))}
          </Choice>
        </div>
        <Several {...pick("type")} choices={TYPES} words={(type) => t(`record.type.${type}`)} />
        <Several {...pick("state")} choices={STATES} words={(state) => t(`record.state.${state}`)} />
        <Several {...pick("assessed")} choices={VALUES} words={(value) => t(`record.value.${value}`)} />
      </details>
    </search>
  );
}

function withCurrent(actors: FilterPanelProps["actors"], current: string | undefined): FilterPanelProps["actors"] {
  if (current === undefined || actors.some(({ id }) => id === current)) return actors;
  return [{ id: current, name: current }, ...actors];
}

/** The agreements on file, to choose from. */
function useAgreements(): readonly Pick<Agreement, "id" | "title" | "zones">[] {
  const { data } = useQuery({
    queryKey: ["agreements"],
    queryFn: () => ask<{ readonly items: readonly Agreement[] }>("/api/agreements"),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data?.items ?? [];
}

interface Picked {
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
}

/** Words are taken when they are finished: by Enter, or by leaving the field. */
function Words({ value, onValue }: Omit<Picked, "label">) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  const take = (event?: FormEvent) => {
    event?.preventDefault();
    if (typed.trim() !== value) onValue(typed.trim());
  };
  return (
    <form onSubmit={take}>
      <label>
        {t("filter.text")}
        <input type="search" value={typed} onChange={({ target }) => setTyped(target.value)} onBlur={() => take()} />
      </label>
    </form>
  );
}

function Choice({
  label,
  value,
  onValue,
  all,
  children,
}: Picked & { readonly all: string; readonly children: ReactNode }) {
  const take = ({ target }: ChangeEvent<HTMLSelectElement>) => onValue(target.value);
  return (
    <label>
      {label}
      <select value={value} onChange={take}>
        <option value="">{all}</option>
        {children}
      </select>
    </label>
  );
}

function DayChoice({ label, value, onValue }: Picked) {
  return (
    <label>
      {label}
      <input type="date" value={value} onChange={({ target }) => onValue(target.value)} />
    </label>
  );
}

/** A country by its name or code; what is no country is left where it was. */
function CountryChoice({ label, value, onValue, countries }: Picked & Pick<FilterPanelProps, "countries">) {
  const list = useId();
  const named = value
    .split(",")
    .map((code) => countries.find((country) => country.code === code)?.name ?? code)
    .join(", ");
  const [typed, setTyped] = useState(named);
  useEffect(() => setTyped(named), [named]);
  const take = (text: string) => {
    setTyped(text);
    const codes = text.split(",").map((part) => codeOf(part.trim(), countries));
    if (text.trim() === "") onValue("");
    else if (codes.every((code) => code !== null) && codes.join(",") !== value) onValue(codes.join(","));
  };
  return (
    <label>
      {label}
      <input list={list} value={typed} onChange={({ target }) => take(target.value)} onBlur={() => setTyped(named)} />
      <datalist id={list}>
        {countries.map(({ code, name }) => (
          <option key={code} value={name} />
        ))}
      </datalist>
    </label>
  );
}

function codeOf(text: string, countries: FilterPanelProps["countries"]): string | null {
  const wanted = text.toLocaleLowerCase();
  return (
    countries.find(({ code, name }) => code.toLowerCase() === wanted || name.toLocaleLowerCase() === wanted)?.code ??
    null
  );
}

interface SeveralProps<Value extends string> extends Picked {
  readonly choices: readonly Value[];
  readonly words: (choice: Value) => string;
}

/** Any number of choices; none is all of them. */
function Several<Value extends string>({ label, value, onValue, choices, words }: SeveralProps<Value>) {
  const chosen = value === "" ? [] : value.split(",");
  const toggle = (choice: Value) => {
    const next = chosen.includes(choice) ? chosen.filter((one) => one !== choice) : [...chosen, choice];
    onValue(next.join(","));
  };
  return (
    <fieldset className="several">
      <legend>{label}</legend>
      {choices.map((choice) => (
        <label key={choice}>
          <input type="checkbox" checked={chosen.includes(choice)} onChange={() => toggle(choice)} />
          {words(choice)}
        </label>
      ))}
    </fieldset>
  );
}
