import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { ask, send } from "../ask.ts";
import { Answered } from "../parts/answered.tsx";
import { WhyNot } from "../parts/why-not.tsx";
import { MadeOnce } from "./made-once.tsx";
import { ROLES, type Role } from "./me.ts";

interface Token {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly expiresAt: string;
}

/** The tokens of one's own programs: feed readers, scripts, assistants. None may do more than oneself. */
export function Tokens({ role: own }: { readonly role: Role }) {
  const { t, i18n } = useTranslation();
  const cache = useQueryClient();
  const again = () => cache.invalidateQueries({ queryKey: ["accounts", "tokens"] });
  const tokens = useQuery({
    queryKey: ["accounts", "tokens"],
    queryFn: ({ signal }) => ask<{ readonly items: readonly Token[] }>("/api/accounts/tokens", {}, signal),
  });
  const make = useMutation({
    mutationFn: (asked: object) => send<{ readonly token: string }>("POST", "/api/accounts/tokens", asked),
    onSettled: again,
  });
  const revoke = useMutation({
    mutationFn: (id: string) => send("DELETE", `/api/accounts/tokens/${encodeURIComponent(id)}`),
    onSettled: again,
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    make.mutate({ name: String(form.get("name")), role: String(form.get("role")) });
  };
  const error = make.error ?? revoke.error;
  return (
    <section aria-labelledby="tokens">
      <h2 id="tokens">{t("accounts.tokens")}</h2>
      <p className="quiet">{t("accounts.tokens-why")}</p>
      <Answered query={tokens}>
        {({ items }) => (
          <ul className="rows">
            {items.map(({ id, name, role, expiresAt }) => (
              <li key={id} className="card row">
                <span className="who">
                  <bdi>{name}</bdi>
                  <br />
                  <small>
                    {t(`accounts.role-${role}`)},{" "}
                    {t("accounts.until", {
                      time: new Date(expiresAt).toLocaleDateString(i18n.language, { dateStyle: "medium" }),
                    })}
                  </small>
                </span>
                <button type="button" onClick={() => revoke.mutate(id)}>
                  {t("accounts.revoke")}
                </button>
              </li>
            ))}
          </ul>
        )}
      </Answered>
      <form onSubmit={submit} className="card row">
        <label>
          {t("accounts.token-name")} <input name="name" maxLength={100} required dir="auto" />
        </label>
        <label>
          {t("accounts.role")}{" "}
          <select name="role" defaultValue="viewer">
            {ROLES.slice(0, ROLES.indexOf(own) + 1).map((role) => (
              <option key={role} value={role}>
                {t(`accounts.role-${role}`)}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" disabled={make.isPending}>
          {t("accounts.make-token")}
        </button>
      </form>
      {make.data === undefined ? null : <MadeOnce label={t("accounts.token-once")} text={make.data.token} />}
      {error === null ? null : (
        <p role="alert">
          <WhyNot error={error} />
        </p>
      )}
    </section>
  );
}
