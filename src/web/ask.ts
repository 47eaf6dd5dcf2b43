/** What the server refuses: which problem it is, and in its own words, which are English (RFC 9457). */
export class ProblemError extends Error {
  readonly status: number;
  /** What the screens' word lists go by, such as `not-found`; `null` where something between says no. */
  readonly code: string | null;

  constructor(status: number, code: string | null, detail: string) {
    super(detail);
    this.status = status;
    this.code = code;
  }
}

/** Nothing answered: no connection, or no server. */
export class NotReached extends Error {}

/** What the server answers to a GET, as JSON. `search` holds what is asked for; empty values are left out. */
export async function ask<Answer>(
  path: string,
  search: Readonly<Record<string, string | number | undefined | null>> = {},
  signal?: AbortSignal,
): Promise<Answer> {
  const asked = Object.entries(search).flatMap(([name, value]) =>
    value === undefined || value === null || value === "" ? [] : [[name, String(value)] as [string, string]],
  );
  const query = asked.length === 0 ? "" : `?${new URLSearchParams(asked)}`;
  return await answered(await reach(`${path}${query}`, signal === undefined ? {} : { signal }));
}

/** Sends JSON and gives what the server answers. */
export async function send<Answer>(method: "POST" | "PUT" | "DELETE", path: string, body?: unknown): Promise<Answer> {
  const headers = { "content-type": "application/json", "x-tocsin": "web" };
  return await answered(
    await reach(path, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }),
  );
}

async function reach(address: string, how: RequestInit): Promise<Response> {
  try {
    return await fetch(address, how);
  } catch (error) {
    if (how.signal?.aborted === true || !(error instanceof TypeError)) throw error;
    throw new NotReached(error.message);
  }
}

async function answered<Answer>(response: Response): Promise<Answer> {
  const text = await response.text();
  if (response.ok) return (text === "" ? null : JSON.parse(text)) as Answer;
  throw problemIn(response, text);
}

/** The refusal that an answer is. A proxy on the way may answer with a page of its own, or with JSON cut off. */
export function problemIn({ status, statusText, headers }: Response, text: string): ProblemError {
  const { type, detail, errors } =
    headers.get("content-type")?.includes("json") === true ? (jsonIn(text) as Partial<Problem>) : {};
  const words = [
    detail ?? `${status} ${statusText}`.trim(),
    ...(errors ?? []).map((slip) => `${slip.pointer}: ${slip.detail}`),
  ];
  return new ProblemError(status, codeIn(type), words.join(" "));
}

function codeIn(type: string | undefined): string | null {
  return type?.startsWith(TYPE) === true ? type.slice(TYPE.length) : null;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {};
  }
}

const TYPE = "urn:tocsin:problem:";

interface Problem {
  readonly type: string;
  readonly detail: string;
  readonly errors: readonly { readonly pointer: string; readonly detail: string }[];
}
