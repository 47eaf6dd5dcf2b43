/** A message of a mailbox file with its number, from 1. `body` is `null` when it is larger than allowed. */
export interface Message {
  readonly number: number;
  readonly body: Uint8Array | null;
}

const NEWLINE = 0x0a;

/**
 * The messages of a mailbox file (RFC 4155, the variants mboxo and mboxrd): each begins with a line "From …"
 * behind an empty line, and such lines within a message are quoted with ">". It holds one message at a time.
 */
export async function* messagesOf(stream: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<Message> {
  let [held, size, number, blank]: [Uint8Array[], number, number, boolean] = [[], 0, 0, true];
  const message = (): Message => ({ number, body: size > maxBytes ? null : Buffer.concat(held) });
  for await (const line of linesOf(stream, maxBytes)) {
    if (blank && startsWith(line, "From ")) {
      if (number > 0) yield message();
      [held, size, number] = [[], 0, number + 1];
    } else if (number > 0) {
      const plain = isQuoted(line) ? line.subarray(1) : line;
      size += plain.byteLength;
      if (size <= maxBytes) held.push(plain);
    }
    blank = line.byteLength === 1 || (line.byteLength === 2 && line[0] === 0x0d);
  }
  if (number > 0) yield message();
}

/** The lines of a stream with their ends; one that is longer than `maxBytes` comes in pieces. */
async function* linesOf(stream: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<Uint8Array> {
  let rest: Uint8Array = new Uint8Array();
  for await (const chunk of stream) {
    let bytes: Uint8Array = rest.byteLength === 0 ? chunk : Buffer.concat([rest, chunk]);
    for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE)) {
      yield bytes.subarray(0, end + 1);
      bytes = bytes.subarray(end + 1);
    }
    if (bytes.byteLength > maxBytes) {
      yield bytes;
      bytes = new Uint8Array();
    }
    rest = bytes;
  }
  if (rest.byteLength > 0) yield rest;
}

function startsWith(line: Uint8Array, words: string): boolean {
  for (let i = 0; i < words.length; i++) if (line[i] !== words.charCodeAt(i)) return false;
  return true;
}

function isQuoted(line: Uint8Array): boolean {
  let at = 0;
  while (line[at] === 0x3e) at++;
  return at > 0 && startsWith(line.subarray(at), "From ");
}
