import { parseHTML } from "linkedom";
import { type Item, type Listing, wholeUrl } from "./item.ts";
import { dayOfMoment } from "./moments.ts";

/** The messages on a public channel's web preview (t.me/s/NAME). A message is whole: there is no page behind it. */
export function readTelegramPreview(text: string, url: string): Listing | null {
  const { document } = parseHTML(text);
  const messages = [...document.querySelectorAll(".tgme_widget_message[data-post]")];
  if (messages.length === 0) return null;
  const title = document.querySelector(".tgme_channel_info_header_title")?.textContent?.trim() || null;
  return {
    kind: "channel",
    title,
    language: null,
    items: messages.flatMap((message) => {
      const words = message.querySelector(".js-message_text") ?? message.querySelector(OWN_TEXT);
      const own = wholeUrl(`https://t.me/${message.getAttribute("data-post") ?? ""}`, url);
      if (words === null || own === null) return [];
      const time = message.querySelector("time[datetime]")?.getAttribute("datetime") ?? undefined;
      return [
        itemOf(own, time, paragraphs(words.innerHTML), forwardedFrom(message.querySelector(FORWARDED)?.textContent)),
      ];
    }),
    lists: [],
  };
}

/** A message that answers another shows the beginning of that one, too. */
const OWN_TEXT = ".tgme_widget_message_text:not(.js-message_reply_text)";
const FORWARDED = ".tgme_widget_message_forwarded_from_name";

/** What a message passes on is another's word, and says so in its first line. */
function forwardedFrom(name: string | null | undefined): string {
  return name === null || name === undefined || name.trim() === ""
    ? ""
    : `<p>According to ${escaped(name.trim())}:</p>`;
}

/** Telegram parts paragraphs by two line breaks. */
function paragraphs(html: string): string {
  return `<p>${html.replace(/(?:<br\s*\/?>\s*){2,}/gi, "</p><p>")}</p>`;
}

function itemOf(url: string, time: string | undefined, words: string, before: string): Item {
  const plain = words
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  const title = /^.{20,100}?[.!?](?=\s|$)/u.exec(plain)?.[0] ?? plain.slice(0, 100);
  return {
    url,
    title: title === "" ? null : title,
    published: dayOfMoment(time),
    dated: "published",
    html: before + words,
    whole: true,
  };
}

/** The messages of a chat that Telegram Desktop exported as JSON (result.json); `null` when the text is no such export. */
export function readTelegramExport(text: string, url: string): Listing | null {
  const chat = chatIn(text);
  if (chat === null) return null;
  return {
    kind: "channel",
    title: typeof chat.name === "string" ? chat.name : null,
    language: null,
    items: chat.messages.filter(isNode).flatMap((message) => {
      const words = wordsOf(message["text"]) || wordsOf(message["text_entities"]);
      if (message["type"] !== "message" || words.trim() === "") return [];
      const own = `${url}#${String(message["id"] ?? "")}`;
      const time = typeof message["date"] === "string" ? message["date"].slice(0, 10) : undefined;
      const from = typeof message["forwarded_from"] === "string" ? message["forwarded_from"] : null;
      const html = escaped(words)
        .replace(/\n{2,}/g, "</p><p>")
        .replaceAll("\n", "<br>");
      return [itemOf(own, time, `<p>${html}</p>`, forwardedFrom(from))];
    }),
    lists: [],
  };
}

interface Chat {
  readonly name?: unknown;
  readonly messages: readonly unknown[];
}

type Node = Readonly<Record<string, unknown>>;

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function chatIn(text: string): Chat | null {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed !== "object" || parsed === null || !("messages" in parsed)) return null;
    return Array.isArray(parsed.messages) ? (parsed as Chat) : null;
  } catch {
    return null; // not JSON: another format may be meant
  }
}

/** A message's words: plain, or in pieces of which some are links or bold. */
function wordsOf(text: unknown, depth = 0): string {
  if (typeof text === "string") return text;
  if (depth > DEEPEST) return "";
  if (Array.isArray(text)) return text.map((piece) => wordsOf(piece, depth + 1)).join("");
  return isNode(text) ? wordsOf(text["text"], depth + 1) : "";
}

/** Pieces within pieces deeper than this are no message. */
const DEEPEST = 10;

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
