import type { Message } from "../alert/book.ts";
import type { Channel } from "../model.ts";
import type { AlertWords } from "../present/alert-text.ts";
import type { Outcome } from "./outcome.ts";
import { post } from "./post.ts";

type Kind<Name extends Channel["kind"]> = Extract<Channel, { readonly kind: Name }>;

/** To an incoming webhook of Slack, which takes three characters for its own (docs: "Escaping text"). */
export async function sendSlack(
  { url }: Kind<"slack" | "mattermost">,
  message: Message,
  words: AlertWords,
): Promise<Outcome> {
  const text = plain(words).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  return await post(url, { body: JSON.stringify({ text }), allowPrivate: message.subscription.allowPrivate });
}

/** To an incoming webhook of Mattermost, which reads Markdown: what foreign texts bring of it is shown as it is. */
export async function sendMattermost(
  { url }: Kind<"slack" | "mattermost">,
  message: Message,
  words: AlertWords,
): Promise<Outcome> {
  const text = plain(words).replaceAll(/[\\`*_{}[\]<>()#+!|~@]/g, String.raw`\$&`);
  return await post(url, { body: JSON.stringify({ text }), allowPrivate: message.subscription.allowPrivate });
}

/** To a room of Matrix, under a transaction id that is the same at every attempt: the server takes it once. */
export async function sendMatrix(
  { server, room, token }: Kind<"matrix">,
  message: Message,
  words: AlertWords,
): Promise<Outcome> {
  const transaction = encodeURIComponent(message.alerts.map(({ id }) => id).join("."));
  const path = `/_matrix/client/v3/rooms/${encodeURIComponent(room)}/send/m.room.message/${transaction}`;
  return await post(`${server.replace(/\/$/, "")}${path}`, {
    method: "PUT",
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify({ msgtype: "m.text", body: plain(words) }),
    allowPrivate: message.subscription.allowPrivate,
  });
}

/** To a topic of ntfy: a short text on a telephone, louder from level 3 on, that opens the record when touched. */
export async function sendNtfy(
  { url, token }: Kind<"ntfy">,
  message: Message,
  words: AlertWords,
  origin: string,
): Promise<Outcome> {
  const notices = message.alerts.flatMap((alert) => alert.notices);
  const level = Math.max(...notices.map((notice) => notice.level));
  const topic = new URL(url).pathname.slice(1);
  const body = {
    topic,
    title: words.subject,
    message: words.text.slice(0, NTFY_MAX),
    priority: level >= 4 ? 5 : level === 3 ? 4 : 3,
    click: `${origin}${notices[0]?.path ?? "/"}`,
  };
  return await post(new URL("/", url).href, {
    headers: token === null ? {} : { authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
    allowPrivate: message.subscription.allowPrivate,
  });
}

/** Longer messages become attachments there. */
const NTFY_MAX = 3500;

function plain({ subject, text }: AlertWords): string {
  return text.startsWith(subject) ? text : `${subject}\n\n${text}`;
}
