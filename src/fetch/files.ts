import { createReadStream } from "node:fs";
import { readdir, realpath, stat } from "node:fs/promises";
import { extname, join, sep } from "node:path";
import type { Capture } from "../model.ts";
import { captured, type Fetched, type FetchOptions, failed, MAX_BYTES, readUpTo } from "./fetched.ts";

export type { Fetched } from "./fetched.ts";

export interface InputOptions extends FetchOptions {
  /** What "-" reads. Standard input unless told. */
  readonly stdin?: AsyncIterable<Uint8Array | string>;
}

/**
 * The captures of an input: a file, all files of a folder and its folders in the order of their names,
 * "-" for standard input, or a web address. Never throws: what cannot be read comes as failed.
 */
export async function* capturesOf(input: string, options: InputOptions): AsyncGenerator<Fetched> {
  if (/^https?:\/\//i.test(input)) yield await ofWeb(input, options);
  else if (input === "-") yield await ofStandardInput(options);
  else yield* ofPath(input, options, true);
}

/** What the web needs takes a tenth of a second to load, and most inputs are files. */
async function ofWeb(address: string, options: InputOptions): Promise<Fetched> {
  const { fetchPage } = await import("./web.ts");
  return fetchPage(address, options);
}

async function ofStandardInput(options: InputOptions): Promise<Fetched> {
  return readStream("stdin:", "", options.stdin ?? process.stdin, options);
}

async function* ofPath(path: string, options: InputOptions, isNamed: boolean): AsyncGenerator<Fetched> {
  const kind = await kindOf(path);
  if (kind === "folder") yield* ofFolder(path, options);
  else if (kind === "file") yield* ofFile(path, options, isNamed);
  else yield failed(urlOf(path), kind.reason);
}

async function* ofFolder(path: string, options: InputOptions): AsyncGenerator<Fetched> {
  let entries: readonly { readonly name: string; isSymbolicLink(): boolean }[];
  try {
    entries = await readdir(path, { withFileTypes: true });
  } catch (error) {
    yield failed(urlOf(path), reasonOf(error));
    return;
  }
  const visible = entries.filter(({ name }) => !name.startsWith("."));
  if (visible.length === 0) yield failed(urlOf(path), "is an empty folder");
  for (const entry of visible.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const each = join(path, entry.name);
    // A link may lead back up, and the walk would never end.
    if (entry.isSymbolicLink() && (await kindOf(each)) === "folder") {
      yield failed(urlOf(each), "is a link to a folder, which is not followed; name that folder itself");
    } else if (!(entry.isSymbolicLink() && (await leadsInto(each, path)))) yield* ofPath(each, options, false);
  }
}

/** Whether a link leads to what is taken in anyway, beside it or below. */
async function leadsInto(link: string, folder: string): Promise<boolean> {
  const [target, root] = await Promise.all([realpath(link).catch(() => null), realpath(folder)]);
  return target !== null && target.startsWith(`${root}${sep}`);
}

/** Media types by file name. */
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  ".txt": "text/plain",
  ".text": "text/plain",
  ".md": "text/markdown",
  ".markdown": "text/markdown",
  ".html": "text/html",
  ".htm": "text/html",
  ".xhtml": "application/xhtml+xml",
  ".pdf": "application/pdf",
  ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  ".eml": "message/rfc822",
  ".mbox": "application/mbox",
};

async function* ofFile(path: string, options: InputOptions, isNamed: boolean): AsyncGenerator<Fetched> {
  const extension = extname(path).toLowerCase();
  const mediaType = MEDIA_TYPES[extension] ?? (extension === "" && isNamed ? "" : null);
  if (mediaType === null)
    yield failed(urlOf(path), `is not read: ${extension || "files without ending"} is none of ${KNOWN}`);
  else if (mediaType === "application/mbox") yield* ofMailbox(path, options);
  else {
    const found = await readStream(urlOf(path), mediaType, createReadStream(path), options);
    yield found;
    if (found.status === "fetched" && mediaType === "message/rfc822") yield* attachedTo(found.capture, options);
  }
}

async function* ofMailbox(path: string, options: InputOptions): AsyncGenerator<Fetched> {
  const { messagesIn } = await import("./mailbox.ts");
  try {
    yield* messagesIn(urlOf(path), createReadStream(path), options);
  } catch (error) {
    yield failed(urlOf(path), reasonOf(error));
  }
}

/** What mail needs takes a moment to load, and most inputs are none. */
async function* attachedTo(mail: Capture, options: InputOptions): AsyncGenerator<Fetched> {
  const { attachmentsOf } = await import("./mailbox.ts");
  yield* attachmentsOf(mail, options);
}

const KNOWN = Object.keys(MEDIA_TYPES).join(" ");

async function readStream(
  url: string,
  mediaType: string,
  stream: AsyncIterable<Uint8Array | string>,
  options: InputOptions,
): Promise<Fetched> {
  const maxBytes = options.maxBytes ?? MAX_BYTES;
  try {
    const body = await readUpTo(stream, maxBytes);
    if (body === null)
      return failed(url, `is larger than ${maxBytes} bytes, which no article is; split it into articles`);
    return body.byteLength === 0 ? failed(url, "is empty") : captured(url, mediaType, body, options);
  } catch (error) {
    return failed(url, reasonOf(error));
  }
}

async function kindOf(path: string): Promise<"file" | "folder" | { readonly reason: string }> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) return "folder";
    return found.isFile() ? "file" : { reason: "is neither a file nor a folder" };
  } catch (error) {
    return { reason: reasonOf(error) };
  }
}

/** Files go by their path as the user wrote it, so that the same folder gives the same record on every machine. */
function urlOf(path: string): string {
  return path.split(sep).join("/");
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "does not exist",
  EACCES: "may not be read: permission denied",
  EPERM: "may not be read: permission denied",
  ELOOP: "is a link that leads to itself",
  ENAMETOOLONG: "has too long a name",
  ENOTDIR: "lies below a file, not a folder",
};

/** Why the file system refused; anything else is our own mistake and goes up. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) throw error;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  return REASONS[code] ?? `cannot be read: ${error.message}`;
}
