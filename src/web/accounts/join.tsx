import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { ProblemError, send } from "../ask.ts";
import { Answered } from "../parts/answered.tsx";
import { WhyNot } from "../parts/why-not.tsx";
import "./accounts.css";
import { becomes, type Me, type Role } from "./me.ts";

interface OpenLink {
  readonly kind: "owner" | "invite" | "reset";
  readonly role: Role;
  readonly name: string | null;
}

/** Where a link leads that somebody was sent: to a new account, or to a new password. */
export function JoinScreen() {
  const { t } = useTranslation();
  const [secret] = useState(() => window.location.hash.slice(1));
  useEffect(() => window.history.replaceState(window.history.state, "", "/join"), []); // a secret does not belong in the history
  const link = useQuery({
    queryKey: ["join", secret],
    queryFn: () => send<OpenLink>("POST", "/api/join/link", { secret }),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  if (link.error instanceof ProblemError && link.error.status === 404) {
    return (
      <div className="page narrow">
        <h1>{t("accounts.link-gone")}</h1>
        <p>{t("accounts.link-gone-why")}</p>
      </div>
    );
  }
  return (
    <div className="page narrow">
      <h1>{t(link.data?.kind === "reset" ? "accounts.new-password" : "accounts.join")}</h1>
      <Answered query={link}>{(found) => <JoinForm link={found} secret={secret} />}</Answered>
    </div>
  );
}

function JoinForm({ link, secret }: { readonly link: OpenLink; readonly secret: string }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const isReset = link.kind === "reset";
  const joining = useMutation({
    mutationFn: (sent: object) => send<Me>("POST", isReset ? "/api/password" : "/api/join", { ...sent, secret }),
    onSuccess: async (me) => {
      await becomes(cache, me);
      await navigate({ to: "/" });
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? "").trim();
    const password = String(form.get("password"));
    const organisation = text("organisation") === "" ? null : text("organisation");
    joining.mutate(
      isReset ? { password } : { name: text("name"), organisation, signInName: text("sign-in"), password },
    );
  };
  return (
    <form onSubmit={submit} className="fields">
      <p>{isReset ? t("accounts.for", { name: link.name }) : t(`accounts.join-as-${link.role}`)}</p>
      {isReset ? null : <PersonFields />}
      <label>
        {t("accounts.password")}
        <input
          name="password"
          type="password"
          autoComplete="new-password"
          minLength={15}
          maxLength={256}
          required
          aria-describedby="password-rule"
        />
      </label>
      <p id="password-rule" className="quiet">
        {t("accounts.password-rule")}
      </p>
      {joining.error === null ? null : (
        <p role="alert" className="card alarm">
          <WhyNot error={joining.error} />
        </p>
      )}
      <button type="submit" className="main" disabled={joining.isPending}>
        {t(isReset ? "accounts.set-password" : "accounts.join")}
      </button>
    </form>
  );
}

function PersonFields() {
  const { t } = useTranslation();
  return (
    <>
      <label>
        {t("accounts.name")}
        <input
          name="name"
          autoComplete="name"
          minLength={2}
          maxLength={100}
          required
          dir="auto"
          aria-describedby="name-why"
        />
      </label>
      <p id="name-why" className="quiet">
        {t("accounts.name-why")}
      </p>
      <label>
        {t("accounts.organisation")}
        <input name="organisation" autoComplete="organization" maxLength={200} dir="auto" />
      </label>
      <label>
        {t("accounts.sign-in-name")}
        <input
          name="sign-in"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
          dir="auto"
          aria-describedby="sign-in-why"
        />
      </label>
      <p id="sign-in-why" className="quiet">
        {t("accounts.sign-in-why")}
      </p>
    </>
  );
}
