import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { ask, send } from "../ask.ts";
import { Answered } from "../parts/answered.tsx";
import { WhyNot } from "../parts/why-not.tsx";
import { MadeOnce } from "./made-once.tsx";
import { ROLES, type Role, useMe } from "./me.ts";

interface Account {
  readonly id: string;
  readonly name: string;
  readonly organisation: string | null;
  readonly role: Role;
  readonly signInName: string;
}

interface OpenLink {
  readonly id: string;
  readonly kind: "owner" | "invite" | "reset";
  readonly role: Role;
  readonly account: string | null;
  readonly expiresAt: string;
}

interface Listing {
  readonly items: readonly Account[];
  readonly links: readonly OpenLink[];
}

interface MadeLink {
  readonly link: string;
}

/** Something that an owner asks of the server; whatever comes of it, the list is asked for anew. */
function useAct<Answer>() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ method, path, body }: { method: "POST" | "PUT" | "DELETE"; path: string; body?: object }) =>
      send<Answer>(method, `/api/accounts${path}`, body),
    onSettled: () => cache.invalidateQueries({ queryKey: ["accounts"] }),
  });
}

/** Who may sign in, with what role, and the links that were sent to those to come. */
export function People() {
  const { t } = useTranslation();
  const listing = useQuery({
    queryKey: ["accounts", "people"],
    queryFn: ({ signal }) => ask<Listing>("/api/accounts", {}, signal),
  });
  return (
    <section aria-labelledby="people">
      <h2 id="people">{t("accounts.people")}</h2>
      <Answered query={listing}>
        {({ items, links }) => (
          <>
            <ul className="rows">
              {items.map((account) => (
                <Person key={account.id} account={account} />
              ))}
            </ul>
            <Invite />
            {links.length === 0 ? null : <OpenLinks links={links} people={items} />}
          </>
        )}
      </Answered>
    </section>
  );
}

function Person({ account }: { readonly account: Account }) {
  const { t } = useTranslation();
  const { data: me } = useMe();
  const change = useAct<Account>();
  const reset = useAct<MadeLink>();
  const remove = useAct<null>();
  const [sure, setSure] = useState(false);
  const error = change.error ?? reset.error ?? remove.error;
  const path = `/${encodeURIComponent(account.id)}`;
  return (
    <li className="card">
      <div className="row">
        <span className="who">
          <bdi>{account.name}</bdi>{" "}
          {account.organisation === null ? null : <bdi className="quiet">{account.organisation}</bdi>}
          <br />
          <small>
            <bdi>{account.signInName}</bdi>
          </small>
        </span>
        <label>
          {t("accounts.role")}{" "}
          <select
            value={account.role}
            disabled={change.isPending}
            onChange={({ target }) =>
              change.mutate({ method: "PUT", path: `${path}/role`, body: { role: target.value } })
            }
          >
            {ROLES.map((role) => (
              <option key={role} value={role}>
                {t(`accounts.role-${role}`)}
              </option>
            ))}
          </select>
        </label>
        <button type="button" onClick={() => reset.mutate({ method: "POST", path: `${path}/reset` })}>
          {t("accounts.reset")}
        </button>
        {sure ? (
          <button type="button" className="alarm" onClick={() => remove.mutate({ method: "DELETE", path })}>
            {t("accounts.remove-sure", { name: account.name })}
          </button>
        ) : (
          <button type="button" disabled={account.name === me?.name} onClick={() => setSure(true)}>
            {t("accounts.remove")}
          </button>
        )}
      </div>
      {reset.data === undefined ? null : (
        <MadeOnce label={t("accounts.reset-link", { name: account.name })} text={reset.data.link} />
      )}
      {error === null ? null : (
        <p role="alert">
          <WhyNot error={error} />
        </p>
      )}
    </li>
  );
}

function Invite() {
  const { t } = useTranslation();
  const invite = useAct<MadeLink>();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const role = String(new FormData(event.currentTarget).get("role"));
    invite.mutate({ method: "POST", path: "/invitations", body: { role } });
  };
  return (
    <div className="card">
      <form onSubmit={submit} className="row">
        <label>
          {t("accounts.invite-as")}{" "}
          <select name="role" defaultValue="analyst">
            {ROLES.map((role) => (
              <option key={role} value={role}>
                {t(`accounts.can-${role}`)}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" className="main" disabled={invite.isPending}>
          {t("accounts.invite")}
        </button>
      </form>
      {invite.data === undefined ? null : <MadeOnce label={t("accounts.invitation")} text={invite.data.link} />}
      {invite.error === null ? null : (
        <p role="alert">
          <WhyNot error={invite.error} />
        </p>
      )}
    </div>
  );
}

function OpenLinks({ links, people }: { readonly links: readonly OpenLink[]; readonly people: readonly Account[] }) {
  const { t, i18n } = useTranslation();
  const revoke = useAct<null>();
  const until = (instant: string) =>
    new Date(instant).toLocaleString(i18n.language, { dateStyle: "medium", timeStyle: "short" });
  return (
    <>
      <h3>{t("accounts.open-links")}</h3>
      <ul className="rows">
        {links.map(({ id, kind, role, account, expiresAt }) => (
          <li key={id} className="card row">
            <span className="who">
              {kind === "reset"
                ? t("accounts.reset-of", { name: people.find((person) => person.id === account)?.name ?? "" })
                : t("accounts.joins-as", { role: t(`accounts.role-${role}`) })}
              <br />
              <small>{t("accounts.until", { time: until(expiresAt) })}</small>
            </span>
            <button type="button" onClick={() => revoke.mutate({ method: "DELETE", path: `/invitations/${id}` })}>
              {t("accounts.take-back")}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
