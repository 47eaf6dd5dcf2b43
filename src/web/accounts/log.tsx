import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ask } from "../ask.ts";
import { Answered } from "../parts/answered.tsx";
import type { Role } from "./me.ts";

interface Named {
  readonly name: string;
}

interface Logged {
  readonly seq: number;
  readonly at: string;
  readonly event: string;
  readonly by: Named | "terminal" | null;
  readonly about: Named | null;
  readonly role: Role | null;
  readonly network: string | null;
  readonly unrecorded: number;
}

const SHOWN = 50;

/** What happened to accounts lately: whether somebody tries to get in, and whether the right people did. */
export function Log() {
  const { t } = useTranslation();
  const log = useQuery({
    queryKey: ["accounts", "log"],
    queryFn: ({ signal }) => ask<{ readonly items: readonly Logged[] }>("/api/accounts/log", {}, signal),
  });
  return (
    <section aria-labelledby="log">
      <h2 id="log">{t("accounts.log")}</h2>
      <Answered query={log}>
        {({ items }) => (
          <ol className="log">
            {items.slice(0, SHOWN).map((logged) => (
              <Line key={logged.seq} logged={logged} />
            ))}
          </ol>
        )}
      </Answered>
      <p className="quiet">{t("accounts.log-more")}</p>
    </section>
  );
}

function Line({ logged }: { readonly logged: Logged }) {
  const { t, i18n } = useTranslation();
  const { at, event, by, about, role, network, unrecorded } = logged;
  const words = t(`accounts.event-${event}`, {
    by: by === "terminal" ? t("accounts.terminal") : (by?.name ?? t("accounts.unknown")),
    about: about?.name ?? t("accounts.no-account"),
    role: role === null ? "" : t(`accounts.role-${role}`),
  });
  return (
    <li className={event === "sign-in-failed" ? "failed-line" : undefined}>
      <time dateTime={at}>
        {new Date(at).toLocaleString(i18n.language, { dateStyle: "medium", timeStyle: "short" })}
      </time>{" "}
      {words}
      {network === null ? null : (
        <>
          {" "}
          <small dir="ltr">{network}</small>
        </>
      )}
      {unrecorded === 0 ? null : <> {t("accounts.more-failed", { count: unrecorded })}</>}
    </li>
  );
}
