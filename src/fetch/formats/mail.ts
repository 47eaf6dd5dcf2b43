import PostalMime, { type Attachment, type Email } from "postal-mime";
import { withHead } from "./head.ts";

/** What a mail brings: its own words in a form that `clean` reads, and the files that hang on it. */
export interface Mail {
  readonly mediaType: "text/plain" | "text/html";
  readonly text: string;
  /** `null` where the mail has none. */
  readonly id: string | null;
  readonly attachments: readonly { readonly name: string; readonly mediaType: string; readonly body: Uint8Array }[];
}

/** Parts within parts deeper than this are no mail that people write. */
const LIMITS = { maxNestingDepth: 50, maxHeadersSize: 1_000_000, forceRfc822Attachments: true };

/**
 * A mail (RFC 5322) with its subject as title, its day, and the sender's domain as publisher: a sender's own
 * name may be a private person's, and is left out. A mail within the mail is a file that hangs on it: it has another
 * sender and day.
 */
export async function readMail(body: Uint8Array): Promise<Mail> {
  const mail = await PostalMime.parse(body, LIMITS);
  const known = {
    title: mail.subject ?? null,
    publisher: domainOf(mail),
    published:
      mail.date === undefined || Number.isNaN(Date.parse(mail.date))
        ? null
        : new Date(mail.date).toISOString().slice(0, 10),
  };
  const own = mail.text === undefined || mail.text.trim() === "" ? null : ownWords(mail.text);
  const attachments = mail.attachments.flatMap((attachment, i) => fileOf(attachment, i));
  const id = mail.messageId ?? null;
  if (own === null && mail.html !== undefined) {
    return { mediaType: "text/html", text: htmlWithHead(known, mail.html), id, attachments };
  }
  return { mediaType: "text/plain", text: withHead(known, own ?? ""), id, attachments };
}

function domainOf({ from, sender }: Email): string | null {
  const address = from?.address ?? sender?.address ?? "";
  return /@([^\s@>]+)$/.exec(address)?.[1]?.toLowerCase() ?? null;
}

/** What the sender wrote, without the mail that is answered and without the signature. What is forwarded stays: it is why it was sent. */
function ownWords(text: string): string {
  const lines = text.replace(/\r\n?/g, "\n").split("\n");
  const signature = lines.findIndex((line) => /^--\s?$/.test(line));
  return (signature > 0 ? lines.slice(0, signature) : lines)
    .filter((line) => !line.startsWith(">") && !/^On .{5,120} wrote:$/.test(line.trim()))
    .join("\n");
}

function fileOf({ filename, mimeType, content }: Attachment, i: number): Mail["attachments"] {
  if (typeof content === "string") return [];
  return [
    {
      name: filename ?? `attachment-${i + 1}${mimeType === "message/rfc822" ? ".eml" : ""}`,
      mediaType: mimeType,
      body: new Uint8Array(content),
    },
  ];
}

function htmlWithHead(known: Readonly<Record<string, string | null>>, html: string): string {
  const names = { title: "og:title", publisher: "og:site_name", published: "article:published_time" } as const;
  const metas = Object.entries(names).flatMap(([key, name]) => {
    const value = known[key] ?? null;
    return value === null ? [] : [`<meta property="${name}" content="${escaped(value)}">`];
  });
  return `<!doctype html><html><head>${metas.join("")}</head><body>${html}</body></html>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
