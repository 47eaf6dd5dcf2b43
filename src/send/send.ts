import type { Message } from "../alert/book.ts";
import type { Instant } from "../model.ts";
import { alertWords } from "../present/alert-text.ts";
import { sendMatrix, sendMattermost, sendNtfy, sendSlack } from "./chat.ts";
import { type MailServer, sendMail } from "./mail.ts";
import type { Outcome } from "./outcome.ts";
import { sendWebhook } from "./webhook.ts";

export interface SendOptions {
  /** Where the record is served, without a slash at its end: alerts link there. */
  readonly origin: string;
  /** `null` when nobody said by which server mails go. */
  readonly mail: MailServer | null;
}

/** Brings word to whoever is owed it, over their channel. Never throws for what the channel does. */
export async function send(message: Message, at: Instant, { origin, mail }: SendOptions): Promise<Outcome> {
  const { channel } = message.subscription;
  const words = alertWords(message.alerts, origin);
  switch (channel.kind) {
    case "mail":
      return mail === null
        ? { status: "failed", reason: "no mail server is named: set TOCSIN_SMTP_URL and TOCSIN_MAIL_FROM" }
        : await sendMail(mail, channel.to, message, words, { at, origin });
    case "webhook":
      return await sendWebhook(channel, message, at);
    case "slack":
      return await sendSlack(channel, message, words);
    case "mattermost":
      return await sendMattermost(channel, message, words);
    case "matrix":
      return await sendMatrix(channel, message, words);
    case "ntfy":
      return await sendNtfy(channel, message, words, origin);
    case "feed":
      return { status: "delivered", reference: null }; // whoever follows it fetches it
  }
}
