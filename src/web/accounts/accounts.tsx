import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../ask.ts";
import { WhyNot } from "../parts/why-not.tsx";
import "./accounts.css";
import { Log } from "./log.tsx";
import { becomes, useMe } from "./me.ts";
import { People } from "./people.tsx";
import { Tokens } from "./tokens.tsx";

/** One's own account, and for owners everybody's: who can see and change the record, and who has tried to. */
export function AccountsScreen() {
  const { t } = useTranslation();
  const { data: me } = useMe();
  if (me === undefined) return null;
  if (!me.needsAccount) {
    return (
      <div className="page">
        <h1>{t("accounts.accounts")}</h1>
        <p>{t("accounts.none-needed")}</p>
      </div>
    );
  }
  return (
    <div className="page">
      <h1>{t("accounts.accounts")}</h1>
      <p>
        {t("accounts.you-are")} <bdi>{me.name}</bdi>
        {me.organisation === null ? null : (
          <>
            {" "}
            (<bdi>{me.organisation}</bdi>)
          </>
        )}
        . {t("accounts.role")}: {me.role === null ? null : t(`accounts.role-${me.role}`)}.
      </p>
      <SignOutEverywhere />
      {me.may.includes("accounts") ? <People /> : null}
      <Tokens role={me.role ?? "viewer"} />
      {me.may.includes("accounts") ? <Log /> : null}
    </div>
  );
}

function SignOutEverywhere() {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const [failed, setFailed] = useState<unknown>(null);
  const leave = async () => {
    try {
      await send("POST", "/api/sign-out", { everywhere: true });
      await becomes(cache, null);
    } catch (error) {
      setFailed(error);
    }
  };
  return (
    <p>
      <button type="button" onClick={() => void leave()}>
        {t("accounts.sign-out-everywhere")}
      </button>{" "}
      {failed === null ? null : (
        <span role="alert">
          <WhyNot error={failed} />
        </span>
      )}
    </p>
  );
}
