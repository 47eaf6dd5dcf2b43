import type { Capture } from "../model.ts";
import { captured, type Fetched, type FetchOptions, failed, MAX_BYTES } from "./fetched.ts";
import { type Mail, readMail } from "./formats/mail.ts";
import { messagesOf } from "./formats/mbox.ts";

/** The messages of a mailbox file, each a capture of its own with what hangs on it, named by its message id or its number. */
export async function* messagesIn(
  url: string,
  stream: AsyncIterable<Uint8Array>,
  options: FetchOptions,
): AsyncGenerator<Fetched> {
  const maxBytes = options.maxBytes ?? MAX_BYTES;
  let found = false;
  for await (const { number, body } of messagesOf(stream, maxBytes)) {
    found = true;
    if (body === null) yield failed(`${url}#${number}`, `is larger than ${maxBytes} bytes`);
    else yield* message(url, number, body, options);
  }
  if (!found) yield failed(url, "holds no messages: a mailbox file begins with a line “From …”");
}

async function* message(url: string, number: number, body: Uint8Array, options: FetchOptions): AsyncGenerator<Fetched> {
  const mail = await readMail(body).catch((error: unknown) => reasonOf(error));
  if (typeof mail === "string") {
    yield failed(`${url}#${number}`, `cannot be read as mail: ${mail}`);
    return;
  }
  const own = `${url}#${(mail.id ?? "").replace(/[<>\s]/g, "") || number}`;
  yield captured(own, "message/rfc822", body, options);
  yield* filesOn(own, mail, options, 0);
}

/** The files that hang on a mail and that are read: documents, not pictures. */
export async function* attachmentsOf(mail: Capture, options: FetchOptions): AsyncGenerator<Fetched> {
  const read = await readMail(mail.body).catch(() => null); // whoever reads the mail itself is told
  if (read !== null) yield* filesOn(mail.url, read, options, 0);
}

const READ =
  /^(?:text\/(?:plain|html|markdown)|message\/rfc822|application\/(?:pdf|vnd\.openxmlformats-officedocument\.wordprocessingml\.document))/i;

/** Mails within mails deeper than this are no chain of forwards that people made. */
const DEEPEST = 10;

async function* filesOn(
  url: string,
  { attachments }: Mail,
  options: FetchOptions,
  depth: number,
): AsyncGenerator<Fetched> {
  const maxBytes = options.maxBytes ?? MAX_BYTES;
  for (const { name, mediaType, body } of attachments) {
    if (!READ.test(mediaType)) continue;
    const own = `${url}/${name}`;
    if (body.byteLength > maxBytes) {
      yield failed(own, `is larger than ${maxBytes} bytes`);
      continue;
    }
    yield captured(own, mediaType, body, options);
    if (mediaType !== "message/rfc822" || depth === DEEPEST) continue;
    const inner = await readMail(body).catch(() => null); // whoever reads that mail itself is told
    if (inner !== null) yield* filesOn(own, inner, options, depth + 1);
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
