import { createHash } from "node:crypto";
import { createTransport } from "nodemailer";
import type { Message } from "../alert/book.ts";
import type { Instant } from "../model.ts";
import type { AlertWords } from "../present/alert-text.ts";
import { alertCap } from "../present/cap.ts";
import type { Outcome } from "./outcome.ts";

/** Where mails are handed in, as `smtp://user:password@host:587` or `smtps://…`, and in whose name. */
export interface MailServer {
  readonly url: string;
  readonly from: string;
}

const TIMEOUT_MS = 20_000;

/**
 * Sends alerts as one mail in plain text, with each as CAP beside it. Its Message-ID is the same at every attempt, so
 * that mail programs show one that came twice once.
 */
export async function sendMail(
  { url, from }: MailServer,
  to: string,
  message: Message,
  words: AlertWords,
  { at, origin }: { readonly at: Instant; readonly origin: string },
): Promise<Outcome> {
  const domain = from.replace(/^.*@/, "").replace(/[^\w.-].*$/, "");
  const name = createHash("sha256")
    .update(message.alerts.map(({ id }) => id).join("\n"))
    .digest("hex")
    .slice(0, 32);
  try {
    const transport = createTransport(
      { url, connectionTimeout: TIMEOUT_MS, greetingTimeout: TIMEOUT_MS, socketTimeout: TIMEOUT_MS },
      { from },
    );
    const { messageId } = await transport.sendMail({
      to,
      subject: words.subject,
      text: words.text,
      messageId: `<${name}@${domain}>`,
      headers: { "Auto-Submitted": "auto-generated" }, // RFC 3834: nothing answers it by itself
      attachments: message.alerts.map((alert) => ({
        filename: `${alert.id.replace(":", "-")}.cap`,
        contentType: "application/cap+xml",
        content: alertCap(alert, at, { sender: `tocsin@${domain}`, origin }),
      })),
    });
    return { status: "delivered", reference: messageId };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const { response } = error as { readonly response?: unknown };
    return { status: "failed", reason: `the mail server: ${typeof response === "string" ? response : error.message}` };
  }
}
