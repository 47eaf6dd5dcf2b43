import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Channel, EventType, Notice } from "../../model.ts";
import { PLOVER } from "../../plover.ts";
import { ask, send } from "../ask.ts";
import { useCountries } from "../map/use-countries.ts";
import { type AuthorName, mayDo, useAuthor } from "../parts/author.tsx";
import { WhyNot } from "../parts/why-not.tsx";

const CHANNELS: readonly Channel["kind"][] = ["mail", "webhook", "slack", "mattermost", "matrix", "ntfy", "feed"];
const RISKS = ["above-usual", "0.2", "0.4", "0.6", "0.8"] as const;
const KINDS: readonly Notice["kind"][] = [
  "warning",
  "ceasefire",
  "incident",
  "assessment",
  "verification",
  "deadline",
  "coverage",
];
/** Which channels need a secret, and which may have one. */
const SECRET: Partial<Record<Channel["kind"], "needed" | "may">> = { webhook: "needed", matrix: "needed", ntfy: "may" };

interface Choices {
  readonly agreements: readonly {
    readonly id: string;
    readonly title: string;
    readonly zones: readonly { readonly id: string; readonly name: string }[];
  }[];
}

/** Asks to be told: of what, over which channel, when. */
export function SubscribeForm({ author }: { readonly author: AuthorName | null }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const [channel, setChannel] = useState<Channel["kind"]>("mail");
  const [when, setWhen] = useState("at-once");
  const { me } = useAuthor();
  const make = useMutation({
    mutationFn: (wish: object) => send("POST", "/api/alerts/subscriptions", wish),
    onSuccess: () => cache.invalidateQueries({ queryKey: ["alerts"] }),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    make.mutate({ ...wishIn(new FormData(form)), by: author }, { onSuccess: () => form.reset() });
  };
  const secret = SECRET[channel];
  return (
    <details className="card">
      <summary>{t("alerts.new")}</summary>
      <form onSubmit={submit} className="subscribe" aria-label={t("alerts.new")}>
        <fieldset>
          <legend>{t("alerts.how")}</legend>
          <Field label={t("alerts.name")} hint={t("alerts.name-hint")}>
            <input name="name" required maxLength={100} dir="auto" />
          </Field>
          <label>
            {t("alerts.channel")}
            <select
              name="channel"
              value={channel}
              onChange={({ target }) => setChannel(target.value as Channel["kind"])}
            >
              {CHANNELS.map((kind) => (
                <option key={kind} value={kind}>
                  {t(`alerts.channel-${kind}`)}
                </option>
              ))}
            </select>
          </label>
          {channel !== "feed" && (
            <Field label={t(`alerts.to-${channel}`)} hint={t(`alerts.to-${channel}-hint`)}>
              <input name="address" required type={channel === "mail" ? "email" : "url"} dir="ltr" maxLength={2000} />
            </Field>
          )}
          {secret !== undefined && (
            <Field label={t(`alerts.secret-${channel}`)} hint={t("alerts.secret-hint")}>
              <input name="secret" type="password" autoComplete="off" required={secret === "needed"} dir="ltr" />
            </Field>
          )}
          {channel !== "feed" && channel !== "mail" && mayDo(me, "channels") && (
            <label className="check">
              <input type="checkbox" name="private" /> {t("alerts.private")}
            </label>
          )}
        </fieldset>
        <Wanted />
        <fieldset>
          <legend>{t("alerts.when")}</legend>
          <label>
            {t("alerts.when-told")}
            <select name="when" value={when} onChange={({ target }) => setWhen(target.value)}>
              {["at-once", "quiet", "digest"].map((each) => (
                <option key={each} value={each}>
                  {t(`alerts.when-${each}`)}
                </option>
              ))}
            </select>
          </label>
          {when === "quiet" && (
            <>
              <Field label={t("alerts.quiet-from")}>
                <input name="quiet-from" type="time" required defaultValue="22:00" />
              </Field>
              <Field label={t("alerts.quiet-to")}>
                <input name="quiet-to" type="time" required defaultValue="06:30" />
              </Field>
            </>
          )}
          {when === "digest" && (
            <Field label={t("alerts.digest")}>
              <input name="digest" type="time" required defaultValue="06:30" />
            </Field>
          )}
          <TimeZone isShown={when !== "at-once"} />
          <Field label={t("alerts.ceiling")} hint={t("alerts.ceiling-hint")}>
            <select name="ceiling" defaultValue="GREEN">
              {["CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED"].map((marking) => (
                <option key={marking} value={marking}>{`TLP:${marking}`}</option>
              ))}
            </select>
          </Field>
        </fieldset>
        <p>
          <button type="submit" className="main" disabled={author === null || make.isPending}>
            {t("alerts.make")}
          </button>{" "}
          {author === null && t("alerts.name-first")}
        </p>
        <p role="status">{make.isSuccess && t("alerts.made")}</p>
        {make.error !== null && (
          <p role="alert">
            <WhyNot error={make.error} />
          </p>
        )}
      </form>
    </details>
  );
}

/** Of what: what is left empty narrows nothing. */
function Wanted() {
  const { t } = useTranslation();
  const countries = useCountries();
  const [agreement, setAgreement] = useState("");
  const list = useId();
  const { data } = useQuery({
    queryKey: ["choices"],
    queryFn: ({ signal }) => ask<Choices>("/api/choices", {}, signal),
    meta: { still: true },
  });
  const agreements = data?.agreements ?? [];
  const zones = agreements.filter(({ id }) => agreement === "" || id === agreement).flatMap((each) => each.zones);
  return (
    <fieldset>
      <legend>{t("alerts.of-what")}</legend>
      <p className="quiet">{t("alerts.narrows")}</p>
      <Checks name="kinds" label={t("alerts.kinds")} choices={KINDS} words={(kind) => t(`alerts.kind-${kind}`)} />
      <label>
        {t("filter.country")}
        <select name="country" defaultValue="">
          <option value="">{t("filter.any-zone")}</option>
          {countries.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t("filter.agreement")}
        <select name="agreement" value={agreement} onChange={({ target }) => setAgreement(target.value)}>
          <option value="">{t("filter.any-agreement")}</option>
          {agreements.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t("filter.zone")}
        <select name="zone" defaultValue="">
          <option value="">{t("filter.any-zone")}</option>
          {zones.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <ActorField list={list} />
      <label>
        {t("alerts.level")}
        <select name="level" defaultValue="2">
          {([1, 2, 3, 4] as const).map((level) => (
            <option key={level} value={level}>
              {t("alerts.level-from", { level, word: t(`warnings.level-${level}`) })}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t("alerts.risk")}
        <select name="risk" defaultValue="above-usual">
          {RISKS.map((risk) => (
            <option key={risk} value={risk}>
              {risk === "above-usual" ? t("alerts.risk-usual") : t("alerts.risk-from", { percent: 100 * Number(risk) })}
            </option>
          ))}
        </select>
      </label>
      <Checks
        name="types"
        label={t("alerts.types")}
        choices={Object.keys(PLOVER) as readonly EventType[]}
        words={(type) => t(`record.type.${type}`)}
      />
    </fieldset>
  );
}

/** An actor on file, found by a part of its name. */
function ActorField({ list }: { readonly list: string }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState("");
  const { data } = useQuery({
    queryKey: ["actors", typed],
    queryFn: ({ signal }) =>
      ask<{ readonly items: readonly { readonly id: string; readonly name: string }[] }>(
        "/api/actors",
        { name: typed },
        signal,
      ),
    enabled: typed.length > 1 && !typed.startsWith("actor:"),
    meta: { still: true },
  });
  return (
    <Field label={t("filter.actor")} hint={t("alerts.actor-hint")}>
      <input name="actor" list={list} value={typed} dir="auto" onChange={({ target }) => setTyped(target.value)} />
      <datalist id={list}>
        {(data?.items ?? []).map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </datalist>
    </Field>
  );
}

function TimeZone({ isShown }: { readonly isShown: boolean }) {
  const { t } = useTranslation();
  const list = useId();
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (!isShown) return <input type="hidden" name="time-zone" value={own} />;
  return (
    <Field label={t("alerts.time-zone")}>
      <input name="time-zone" list={list} defaultValue={own} required dir="ltr" />
      <datalist id={list}>
        {Intl.supportedValuesOf("timeZone").map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
    </Field>
  );
}

interface FieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly children: ReactNode;
}

function Field({ label, hint, children }: FieldProps) {
  return (
    <label>
      {label}
      {children}
      {hint !== undefined && <small>{hint}</small>}
    </label>
  );
}

interface ChecksProps<Value extends string> {
  readonly name: string;
  readonly label: string;
  readonly choices: readonly Value[];
  readonly words: (choice: Value) => string;
}

function Checks<Value extends string>({ name, label, choices, words }: ChecksProps<Value>) {
  return (
    <fieldset className="several">
      <legend>{label}</legend>
      {choices.map((choice) => (
        <label key={choice}>
          <input type="checkbox" name={name} value={choice} /> {words(choice)}
        </label>
      ))}
    </fieldset>
  );
}

/** What the form says, as the server takes it. */
function wishIn(form: FormData): object {
  const one = (name: string) => String(form.get(name) ?? "").trim();
  const listed = (name: string) => (one(name) === "" ? [] : [one(name)]);
  const [channel, when] = [one("channel"), one("when")];
  return {
    name: one("name"),
    to: channel === "feed" ? "feed" : `${channel}:${one("address")}`,
    secret: one("secret") === "" ? null : one("secret"),
    kinds: form.getAll("kinds"),
    countries: listed("country"),
    agreements: listed("agreement"),
    zones: listed("zone"),
    actors: listed("actor"),
    types: form.getAll("types"),
    level: Number(one("level")),
    risk: one("risk"),
    quiet: when === "quiet" ? `${one("quiet-from")}-${one("quiet-to")}` : null,
    digest: when === "digest" ? one("digest") : null,
    timeZone: one("time-zone"),
    ceiling: one("ceiling"),
    allowPrivate: form.has("private"),
  };
}
