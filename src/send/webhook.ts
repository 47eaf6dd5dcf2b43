import { createHmac } from "node:crypto";
import type { Message } from "../alert/book.ts";
import type { Channel, Instant } from "../model.ts";
import type { Outcome } from "./outcome.ts";
import { post } from "./post.ts";

type Webhook = Extract<Channel, { kind: "webhook" }>;

/**
 * Sends alerts as JSON, signed as Standard Webhooks 1.0 has it: `webhook-id`, `webhook-timestamp` in seconds, and in
 * `webhook-signature` "v1," with the HMAC-SHA-256 of id, timestamp and body. The id is the same at every attempt, so
 * that whoever receives one twice can tell.
 */
export async function sendWebhook({ url, secret }: Webhook, message: Message, at: Instant): Promise<Outcome> {
  const id = message.alerts.map((alert) => alert.id).join(".");
  const timestamp = String(Math.floor(Date.parse(at) / 1000));
  const { id: subscription, name, allowPrivate } = message.subscription;
  const body = JSON.stringify({
    type: "alert",
    timestamp: at,
    data: { subscription: { id: subscription, name }, alerts: message.alerts },
  });
  const headers = {
    "webhook-id": id,
    "webhook-timestamp": timestamp,
    "webhook-signature": `v1,${createHmac("sha256", keyOf(secret)).update(`${id}.${timestamp}.${body}`).digest("base64")}`,
  };
  return await post(url, { headers, body, allowPrivate });
}

/** A secret that begins with "whsec_" is base64; any other is taken as it is. */
function keyOf(secret: string): Buffer {
  return secret.startsWith("whsec_") ? Buffer.from(secret.slice(6), "base64") : Buffer.from(secret, "utf8");
}
