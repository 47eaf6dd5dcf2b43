/** What the server refuses, in its own words (RFC 9457). */
export class ProblemError extends Error {
  readonly status: number;

  constructor(status: number, detail: string) {
    super(detail);
    this.status = status;
  }
}

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
  return await answered(await fetch(`${path}${query}`, signal === undefined ? {} : { signal }));
}

/** Sends JSON and gives what the server answers. */
export async function send<Answer>(method: "POST" | "PUT" | "DELETE", path: string, body?: unknown): Promise<Answer> {
  const headers = { "content-type": "application/json", "x-tocsin": "web" };
  return await answered(
    await fetch(path, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }),
  );
}

async function answered<Answer>(response: Response): Promise<Answer> {
  const text = await response.text();
  if (response.ok) return (text === "" ? null : JSON.parse(text)) as Answer;
  throw new ProblemError(response.status, problemWords(response, text));
}

function problemWords({ status, statusText, headers }: Response, text: string): string {
  if (headers.get("content-type")?.includes("json") !== true) return `${status} ${statusText}`;
  const { detail, errors } = JSON.parse(text) as { detail?: string; errors?: readonly Slip[] };
  return [detail ?? `${status} ${statusText}`, ...(errors ?? []).map((slip) => `${slip.pointer}: ${slip.detail}`)].join(
    " ",
  );
}

interface Slip {
  readonly pointer: string;
  readonly detail: string;
}
