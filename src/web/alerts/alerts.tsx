import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ask } from "../ask.ts";
import { Answered } from "../parts/answered.tsx";
import { AuthorForm, mayDo, useAuthor } from "../parts/author.tsx";
import type { ShownSubscription } from "./answers.ts";
import "./alerts.css";
import { ChannelAlarm } from "./channel-alarm.tsx";
import { AlertLog } from "./log.tsx";
import { SubscribeForm } from "./subscribe-form.tsx";
import { SubscriptionCard } from "./subscription-card.tsx";
import { nullWithoutAlerts } from "./use-alerts.ts";

/** Who is told of what over which channel, whether word arrives, and what was done about it. */
export function AlertsScreen() {
  const { t } = useTranslation();
  const { me, author, name } = useAuthor();
  const may = mayDo(me, "subscribe");
  return (
    <div className="page alerts">
      <h1>{t("alerts.title")}</h1>
      <p>{t("alerts.what")}</p>
      <ChannelAlarm here />
      {me !== null && author === null && <AuthorForm onName={name} />}
      <AlertLog author={author} may={mayDo(me, "acknowledge")} />
      {me !== null && (may ? <Subscriptions /> : <p className="card">{t("alerts.not-yours")}</p>)}
    </div>
  );
}

function Subscriptions() {
  const { t } = useTranslation();
  const { author } = useAuthor();
  const query = useQuery({
    queryKey: ["alerts", "subscriptions"],
    queryFn: ({ signal }) =>
      ask<{ readonly items: readonly ShownSubscription[] }>("/api/alerts/subscriptions", {}, signal).catch(
        nullWithoutAlerts,
      ),
  });
  return (
    <section aria-labelledby="subscriptions">
      <h2 id="subscriptions">{t("alerts.subscriptions")}</h2>
      <Answered query={query}>
        {(answer) =>
          answer === null ? (
            <p className="card">{t("alerts.none-here")}</p>
          ) : (
            <>
              {answer.items.length === 0 && <p>{t("alerts.no-subscriptions")}</p>}
              {answer.items.map((subscription) => (
                <SubscriptionCard key={subscription.id} subscription={subscription} author={author} />
              ))}
              <SubscribeForm author={author} />
            </>
          )
        }
      </Answered>
    </section>
  );
}
