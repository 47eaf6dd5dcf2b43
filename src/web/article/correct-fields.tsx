import { useQuery } from "@tanstack/react-query";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { Article, EventType, Place, Polarity, QuantityKind, Realis } from "../../model.ts";
import { PLOVER } from "../../plover.ts";
import { ask } from "../ask.ts";
import { deedWords } from "../parts/headline.tsx";
import type { Draft, DraftPerson, DraftQuantity } from "./draft.ts";
import { findWords, selectedSpan } from "./pieces.ts";

interface InText {
  readonly article: Article;
  /** About where in the text the words are looked for. */
  readonly near: number;
}

interface WordsFieldProps extends InText {
  readonly label: string;
  readonly value: string;
  readonly onChange: (words: string) => void;
  readonly required?: boolean;
}

/** Words of the article, typed or taken from what is selected in it; says at once when the text does not have them. */
export function WordsField({ label, value, onChange, article, near, required = false }: WordsFieldProps) {
  const { t } = useTranslation();
  const id = useId();
  const isThere = value === "" || findWords(article.text, value, near) !== null;
  const take = () => {
    const span = selectedSpan(article.text);
    if (span !== null) onChange(article.text.slice(span.start, span.end));
  };
  return (
    <div className="words-field">
      <label htmlFor={id}>{label}</label>
      <span className="row">
        <input
          id={id}
          value={value}
          onChange={({ target }) => onChange(target.value)}
          required={required}
          aria-invalid={!isThere}
          aria-describedby={isThere ? undefined : `${id}-wrong`}
          lang={article.language}
          dir="auto"
        />
        {/* The press must not take the selection away. */}
        <button type="button" onMouseDown={(event) => event.preventDefault()} onClick={take}>
          {t("article.take-selection")}
        </button>
      </span>
      {isThere ? null : (
        <small id={`${id}-wrong`} className="wrong">
          {t("article.not-in-text", { words: value })}
        </small>
      )}
    </div>
  );
}

interface DeedProps {
  readonly type: EventType;
  readonly mode: string | null;
  readonly onChange: (type: EventType, mode: string | null) => void;
}

const TYPES = Object.keys(PLOVER) as readonly EventType[];

export function Deed({ type, mode, onChange }: DeedProps) {
  const { t } = useTranslation();
  const modes = Object.keys(PLOVER[type].modes);
  return (
    <div className="row">
      <label>
        {t("article.type")}
        <select value={type} onChange={({ target }) => onChange(target.value as EventType, null)}>
          {TYPES.map((one) => (
            <option key={one} value={one}>
              {deedWords(t, one, null)}
            </option>
          ))}
        </select>
      </label>
      {modes.length === 0 ? null : (
        <label>
          {t("article.mode")}
          <select value={mode ?? ""} onChange={({ target }) => onChange(type, target.value || null)}>
            <option value="">{t("put.none")}</option>
            {modes.map((one) => (
              <option key={one} value={one}>
                {deedWords(t, type, one)}
              </option>
            ))}
          </select>
        </label>
      )}
    </div>
  );
}

interface PeopleProps extends InText {
  readonly label: string;
  readonly people: readonly DraftPerson[];
  readonly onChange: (people: readonly DraftPerson[]) => void;
}

export function People({ label, people, onChange, article, near }: PeopleProps) {
  const { t } = useTranslation();
  const put = (at: number, person: DraftPerson) => onChange(people.map((one, i) => (i === at ? person : one)));
  return (
    <fieldset>
      <legend>{label}</legend>
      {people.map((person, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows of a form have nothing else to go by
        <div key={i} className="entry">
          <WordsField
            label={t("article.in-text")}
            value={person.words}
            onChange={(words) => put(i, { ...person, words })}
            article={article}
            near={near}
            required
          />
          <ActorField actor={person.actor} onChange={(actor) => put(i, { ...person, actor })} />
          <button type="button" onClick={() => onChange(people.filter((_, other) => other !== i))}>
            {t("article.remove")}
          </button>
        </div>
      ))}
      <button type="button" onClick={() => onChange([...people, { words: "", actor: "" }])}>
        {t("article.add")}
      </button>
    </fieldset>
  );
}

interface ActorAnswer {
  readonly items: readonly { readonly id: string; readonly name: string; readonly country: string | null }[];
}

/** An actor on file, found by a part of its name; empty leaves it to the words. */
function ActorField({ actor, onChange }: { readonly actor: string; readonly onChange: (actor: string) => void }) {
  const { t } = useTranslation();
  const list = useId();
  const isId = actor.startsWith("actor:");
  const query = useQuery({
    queryKey: ["actors", actor],
    queryFn: ({ signal }) => ask<ActorAnswer>("/api/actors", { text: actor }, signal),
    enabled: actor.length > 1 && !isId,
  });
  return (
    <label>
      {t("article.stands-for")}
      <input value={actor} list={list} onChange={({ target }) => onChange(target.value)} />
      <datalist id={list}>
        {(query.data?.items ?? []).map(({ id, name, country }) => (
          <option key={id} value={id}>
            {name}
            {country === null ? "" : ` (${country})`}
          </option>
        ))}
      </datalist>
    </label>
  );
}

interface PlaceFieldProps extends InText {
  readonly place: Draft["place"];
  readonly onChange: (place: Draft["place"]) => void;
}

/** Where: words of the text, and which of the places of that name; or a place that no gazetteer has; or none. */
export function PlaceField({ place, onChange, article, near }: PlaceFieldProps) {
  const { t, i18n } = useTranslation();
  const name = place?.words ?? "";
  const query = useQuery({
    queryKey: ["places", name],
    queryFn: ({ signal }) => ask<{ readonly items: readonly Place[] }>("/api/places", { name }, signal),
    enabled: name.length > 1,
  });
  const people = new Intl.NumberFormat(i18n.language);
  if (place === null) {
    return (
      <fieldset>
        <legend>{t("incident.where")}</legend>
        <button type="button" onClick={() => onChange({ words: "", place: "" })}>
          {t("article.add-place")}
        </button>
      </fieldset>
    );
  }
  const items = query.data?.items ?? [];
  return (
    <fieldset>
      <legend>{t("incident.where")}</legend>
      <WordsField
        label={t("article.in-text")}
        value={place.words}
        onChange={(words) => onChange({ words, place: "" })}
        article={article}
        near={near}
        required
      />
      <label>
        {t("article.which-place")}
        <select value={place.place} onChange={({ target }) => onChange({ ...place, place: target.value })}>
          <option value="">{t("article.no-gazetteer")}</option>
          {items.every(({ id }) => id !== place.place) && place.place !== "" ? (
            <option value={place.place}>{place.place}</option>
          ) : null}
          {items.map(({ id, name: own, admin1, country, population }) => (
            <option key={id} value={id}>
              {[own, admin1, country].filter((part) => part !== null).join(", ")}
              {population > 0 ? ` (${people.format(population)})` : ""}
            </option>
          ))}
        </select>
      </label>
      <button type="button" onClick={() => onChange(null)}>
        {t("article.remove")}
      </button>
    </fieldset>
  );
}

interface DaysProps {
  readonly first: string;
  readonly last: string;
  readonly onChange: (first: string, last: string) => void;
}

export function Days({ first, last, onChange }: DaysProps) {
  const { t } = useTranslation();
  return (
    <fieldset>
      <legend>{t("incident.when")}</legend>
      <div className="row">
        <label>
          {t("article.first-day")}
          <input type="date" value={first} onChange={({ target }) => onChange(target.value, last)} />
        </label>
        <label>
          {t("article.last-day")}
          <input type="date" value={last} onChange={({ target }) => onChange(first, target.value)} />
        </label>
      </div>
    </fieldset>
  );
}

const KINDS: readonly QuantityKind[] = [
  "dead",
  "injured",
  "missing",
  "displaced",
  "detained",
  "released",
  "projectiles",
  "intercepted",
  "participants",
  "troops",
  "violations",
  "vehicles",
  "flights",
  "vessels",
];

interface QuantitiesProps extends InText {
  readonly quantities: readonly DraftQuantity[];
  readonly onChange: (quantities: readonly DraftQuantity[]) => void;
}

export function Quantities({ quantities, onChange, article, near }: QuantitiesProps) {
  const { t } = useTranslation();
  const put = (at: number, part: Partial<DraftQuantity>) =>
    onChange(quantities.map((one, i) => (i === at ? { ...one, ...part } : one)));
  const fresh: DraftQuantity = { kind: "dead", low: "", high: "", cumulative: false, words: "" };
  return (
    <fieldset>
      <legend>{t("article.counts")}</legend>
      {quantities.map((one, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows of a form have nothing else to go by
        <div key={i} className="entry">
          <div className="row">
            <label>
              {t("article.kind")}
              <select value={one.kind} onChange={({ target }) => put(i, { kind: target.value as QuantityKind })}>
                {KINDS.map((kind) => (
                  <option key={kind} value={kind}>
                    {t(`article.counted.${kind}`)}
                  </option>
                ))}
              </select>
            </label>
            <label>
              {t("article.lowest")}
              <input
                inputMode="numeric"
                value={one.low}
                onChange={({ target }) => put(i, { low: target.value })}
                required
              />
            </label>
            <label>
              {t("article.highest")}
              <input inputMode="numeric" value={one.high} onChange={({ target }) => put(i, { high: target.value })} />
            </label>
            <label className="check">
              <input
                type="checkbox"
                checked={one.cumulative}
                onChange={({ target }) => put(i, { cumulative: target.checked })}
              />{" "}
              {t("article.in-all")}
            </label>
          </div>
          <WordsField
            label={t("article.in-text")}
            value={one.words}
            onChange={(words) => put(i, { words })}
            article={article}
            near={near}
            required
          />
          <button type="button" onClick={() => onChange(quantities.filter((_, other) => other !== i))}>
            {t("article.remove")}
          </button>
        </div>
      ))}
      <button type="button" onClick={() => onChange([...quantities, fresh])}>
        {t("article.add")}
      </button>
    </fieldset>
  );
}

const REALES: readonly Realis[] = ["actual", "future", "hypothetical", "historical", "negated"];
const POLARITIES: readonly Polarity[] = ["positive", "negative"];

interface StatusProps {
  readonly realis: Realis;
  readonly polarity: Polarity;
  readonly onChange: (realis: Realis, polarity: Polarity) => void;
}

export function Status({ realis, polarity, onChange }: StatusProps) {
  const { t } = useTranslation();
  return (
    <div className="row">
      <label>
        {t("article.status")}
        <select value={realis} onChange={({ target }) => onChange(target.value as Realis, polarity)}>
          {REALES.map((one) => (
            <option key={one} value={one}>
              {t(`article.realis.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t("article.polarity")}
        <select value={polarity} onChange={({ target }) => onChange(realis, target.value as Polarity)}>
          {POLARITIES.map((one) => (
            <option key={one} value={one}>
              {t(`article.polarity-${one}`)}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
