import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What a publisher's server answers to one request. */
export type Answerer = (request: IncomingMessage, response: ServerResponse) => void;

/** A publisher's web server, which does as it is told and remembers what it was asked. */
export interface Publisher {
  readonly address: string;
  /** Addresses that were asked for, in order, robots.txt left out. */
  readonly asked: string[];
  /** What it answers, by path; anything else is 404. */
  readonly answers: Map<string, Answerer>;
  close(): Promise<void>;
}

export async function openPublisher(): Promise<Publisher> {
  const answers = new Map<string, Answerer>();
  const asked: string[] = [];
  const server: Server = createServer((request, response) => {
    const path = request.url ?? "/";
    if (path !== "/robots.txt") asked.push(path);
    const answer = answers.get(path);
    if (answer === undefined) response.writeHead(404).end("nothing here");
    else answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    answers,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** An answer of one kind and text, always the same. */
export function always(mediaType: string, text: string): Answerer {
  return (_, response) => response.writeHead(200, { "content-type": mediaType }).end(text);
}

export interface Listed {
  readonly path: string;
  readonly title: string;
  readonly published?: string;
}

export function rss(base: string, items: readonly Listed[]): string {
  const entries = items.map(
    ({ path, title, published }) =>
      `<item><title>${title}</title><link>${base}${path}</link>${published === undefined ? "" : `<pubDate>${published}</pubDate>`}</item>`,
  );
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>Valley Courier</title>${entries.join("")}</channel></rss>`;
}

export function page(words: string): string {
  return `<!doctype html><html lang="en"><head><title>Page</title></head><body><article><h1>Page</h1><p>${words}</p></article></body></html>`;
}
