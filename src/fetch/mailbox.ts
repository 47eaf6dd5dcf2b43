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
  yield* filesOn(own, mail, options);
}

/** The files that hang on a mail and that are read: documents, not pictures. */
export async function* attachmentsOf(mail: Capture, options: FetchOptions): AsyncGenerator<Fetched> {
  const read = await readMail(mail.body).catch(() => null); // whoever reads the mail itself is told
  if (read !== null) yield* filesOn(mail.url, read, options);
}

const READ =
  /^(?:text\/(?:plain|html|markdown)|message\/rfc822|application\/(?:pdf|vnd\.openxmlformats-officedocument\.wordprocessingml\.document))/i;

function* filesOn(url: string, { attachments }: Mail, options: FetchOptions): Generator<Fetched> {
  const maxBytes = options.maxBytes ?? MAX_BYTES;
  for (const { name, mediaType, body } of attachments) {
    if (!READ.test(mediaType)) continue;
    const own = `${url}/${name}`;
    yield body.byteLength > maxBytes
      ? failed(own, `is larger than ${maxBytes} bytes`)
      : captured(own, mediaType, body, options);
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
