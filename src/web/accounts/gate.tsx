import { useQueryClient } from "@tanstack/react-query";
import { Link, useRouterState } from "@tanstack/react-router";
import { type ReactNode, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { ProblemError, send } from "../ask.ts";
import { becomes, useMe } from "./me.ts";
import { SignIn } from "./sign-in.tsx";

/** Shows the screens to whoever may see them, and to everybody else the way in. */
export function Gate({ children }: { readonly children: ReactNode }) {
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const me = useMe();
  useSessionEnd();
  if (path === "/join" || me.data === undefined || me.data.role !== null) return children;
  return <SignIn />;
}

/** Whether the record may be asked: not while somebody still has to sign in. */
export function useIsLetIn(): boolean {
  const { data } = useMe();
  return data !== undefined && data.role !== null;
}

/** A session that ended shows the way in again, at the screen where one was. */
function useSessionEnd(): void {
  const cache = useQueryClient();
  useEffect(
    () =>
      cache.getQueryCache().subscribe(({ query, type }) => {
        const { error } = query.state;
        if (type !== "updated" || query.queryKey[0] === "me" || !(error instanceof ProblemError)) return;
        if (error.status === 401) void cache.invalidateQueries({ queryKey: ["me"] });
      }),
    [cache],
  );
}

/** Who is signed in, and the way out; nothing where nobody has to. */
export function SignedIn() {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const { data: me } = useMe();
  if (me === undefined || !me.needsAccount || me.name === null) return null;
  const leave = async () => {
    await send("POST", "/api/sign-out", {});
    await becomes(cache, null);
  };
  return (
    <div className="signed-in">
      <Link to="/accounts">
        <bdi>{me.name}</bdi>
      </Link>
      <button type="button" className="plain" onClick={() => void leave()}>
        {t("accounts.sign-out")}
      </button>
    </div>
  );
}
