import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { send } from "../ask.ts";
import type { AuthorName } from "../parts/author.tsx";
import { Copy } from "../parts/copy.tsx";
import { type Format, useFormat } from "../parts/format.ts";
import { WhyNot } from "../parts/why-not.tsx";
import type { ShownSubscription } from "./answers.ts";

interface SubscriptionCardProps {
  readonly subscription: ShownSubscription;
  readonly author: AuthorName | null;
}

/** One subscription: of what, how and when, whether it works, and what can be done with it. */
export function SubscriptionCard({ subscription, author }: SubscriptionCardProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { name, channel, feed, by, ceiling, failing, lastDelivered } = subscription;
  return (
    <article className="card subscription" aria-label={name}>
      <h3>
        <bdi>{name}</bdi> {failing !== null && <span className="tag alarm">{t("alerts.fails")}</span>}
      </h3>
      <p>
        {t(`alerts.channel-${channel.kind}`)} {channel.where !== "" && <bdi dir="ltr">{channel.where}</bdi>}
      </p>
      <p>{wantsWords(subscription, t, format)}</p>
      <p>{hoursWords(subscription, t)}</p>
      <p className="quiet">
        {t("alerts.made-by", { by, ceiling })}{" "}
        {feed === null &&
          (lastDelivered === null
            ? t("alerts.never-delivered")
            : t("alerts.last-delivered", { at: format.moment(lastDelivered) }))}
      </p>
      {failing !== null && (
        <p className="alarm note">
          <span lang="en" dir="auto">
            {failing.reason}
          </span>
          .{" "}
          {t("alerts.fails-since", {
            count: failing.waiting,
            since: format.moment(failing.since),
            next: format.moment(failing.nextTry),
          })}
        </p>
      )}
      <Actions subscription={subscription} author={author} />
    </article>
  );
}

function Actions({ subscription: { id, name, feed }, author }: SubscriptionCardProps) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const path = `/api/alerts/subscriptions/${encodeURIComponent(id)}`;
  const trial = useMutation({
    mutationFn: () => send<{ readonly status: string; readonly reason: string | null }>("POST", `${path}/trial`, {}),
  });
  const end = useMutation({
    mutationFn: (by: string) => send("DELETE", `${path}?${new URLSearchParams({ by })}`),
    onSuccess: () => cache.invalidateQueries({ queryKey: ["alerts"] }),
  });
  const trouble = trial.error ?? end.error;
  return (
    <div className="actions">
      {feed === null ? (
        <button type="button" disabled={trial.isPending} onClick={() => trial.mutate()}>
          {trial.isPending ? t("alerts.trying") : t("alerts.try")} <span className="unseen">{name}</span>
        </button>
      ) : (
        <>
          <a href={feed}>{t("alerts.open-feed")}</a>
          <Copy text={new URL(feed, window.location.href).href} label={t("alerts.copy-feed")} />
        </>
      )}
      <button
        type="button"
        disabled={author === null || end.isPending}
        onClick={() => {
          if (author !== null && window.confirm(t("alerts.end-sure", { name }))) end.mutate(author.person);
        }}
      >
        {t("alerts.end")} <span className="unseen">{name}</span>
      </button>
      <p role="status">
        {trial.data?.status === "delivered" && t("alerts.trial-taken")}
        {trial.data?.status === "failed" && t("alerts.trial-failed", { reason: trial.data.reason })}
      </p>
      {trouble !== null && (
        <p role="alert">
          <WhyNot error={trouble} />
        </p>
      )}
    </div>
  );
}

/** Each list that is not empty narrows. */
function wantsWords({ wants }: ShownSubscription, t: TFunction, format: Format): string {
  const parts = [
    // A likelihood that was asked for says the kind as well.
    wants.kinds
      .filter((kind) => kind !== "ceasefire" || typeof wants.risk !== "number")
      .map((kind) => t(`alerts.kind-${kind}`)),
    wants.countries.map(format.country),
    wants.agreements,
    wants.zones,
    wants.actors,
    wants.types.map((type) => t(`record.type.${type}`)),
    wants.level > 1 ? [t("alerts.from-level", { level: wants.level })] : [],
    typeof wants.risk === "number" ? [t("alerts.from-risk", { percent: Math.round(100 * wants.risk) })] : [],
  ].filter((part) => part.length > 0);
  return parts.length === 0 ? t("alerts.everything") : parts.map((part) => part.join(t("record.comma"))).join(" · ");
}

function hoursWords({ digest, quiet, timeZone }: ShownSubscription, t: TFunction): string {
  if (digest !== null) return t("alerts.digest-at", { digest, timeZone });
  return quiet === null ? t("alerts.at-once") : t("alerts.not-from", { ...quiet, timeZone });
}
