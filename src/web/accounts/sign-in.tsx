import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../ask.ts";
import { WhyNot } from "../parts/why-not.tsx";
import "./accounts.css";
import { becomes, type Me } from "./me.ts";

/** Asks who one is. Where one wanted to go stays in the address. */
export function SignIn() {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const signing = useMutation({
    mutationFn: (who: { readonly signInName: string; readonly password: string }) =>
      send<Me>("POST", "/api/sign-in", who),
    onSuccess: (me) => becomes(cache, me),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    signing.mutate({ signInName: String(form.get("name")), password: String(form.get("password")) });
  };
  return (
    <div className="page narrow">
      <h1>{t("accounts.sign-in")}</h1>
      <form onSubmit={submit} className="fields">
        <label>
          {t("accounts.sign-in-name")}
          <input name="name" autoComplete="username" autoCapitalize="none" spellCheck={false} required dir="auto" />
        </label>
        <label>
          {t("accounts.password")}
          <input name="password" type="password" autoComplete="current-password" required />
        </label>
        {signing.error === null ? null : (
          <p role="alert" className="card alarm">
            <WhyNot error={signing.error} />
          </p>
        )}
        <button type="submit" className="main" disabled={signing.isPending}>
          {t("accounts.sign-in")}
        </button>
      </form>
      <p className="quiet">{t("accounts.lost-password")}</p>
    </div>
  );
}
