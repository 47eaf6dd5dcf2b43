import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { openPoliteWeb } from "../../src/fetch/polite.ts";

interface Site {
  readonly home: string;
  /** What was asked for, with the milliseconds since the first. */
  readonly asked: readonly { readonly path: string; readonly ms: number; readonly headers: Record<string, unknown> }[];
}

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

type Reply = { readonly status?: number; readonly headers?: Record<string, string>; readonly body?: string };

async function open(pages: Readonly<Record<string, Reply>>): Promise<Site> {
  const asked: { path: string; ms: number; headers: Record<string, unknown> }[] = [];
  const server = createServer((request, response) => {
    asked.push({ path: request.url ?? "", ms: performance.now(), headers: request.headers });
    const { status = 200, headers = {}, body = "" } = pages[request.url ?? ""] ?? { status: 404 };
    response.writeHead(status, headers).end(body);
  });
  await new Promise<void>((done) => {
    server.listen(0, "127.0.0.1", done);
  });
  servers.push(server);
  return { home: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

test("robots.txt is asked for once, and what it forbids is not asked for", async () => {
  const site = await open({ "/robots.txt": { body: "User-agent: *\nDisallow: /private" }, "/a": { body: "a" } });
  const web = openPoliteWeb({ allowPrivate: true, delayMs: 0 });
  expect(await web.ask(`${site.home}/a`)).toMatchObject({ status: "answered" });
  expect(await web.ask(`${site.home}/private/b`)).toMatchObject({
    status: "failed",
    reason: "its host's robots.txt asks programs not to read it",
  });
  expect(site.asked.map(({ path }) => path)).toEqual(["/robots.txt", "/a"]);
});

test("a redirect into what another host forbids is not followed", async () => {
  const other = await open({ "/robots.txt": { body: "User-agent: Tocsin\nDisallow: /" }, "/x": { body: "x" } });
  const site = await open({ "/go": { status: 302, headers: { location: `${other.home}/x` } } });
  const web = openPoliteWeb({ allowPrivate: true, delayMs: 0 });
  expect(await web.ask(`${site.home}/go`)).toMatchObject({ status: "failed" });
  expect(other.asked.map(({ path }) => path)).toEqual(["/robots.txt"]);
});

test("a host without robots.txt is read, one whose robots.txt fails is left alone", async () => {
  const [without, failing] = [
    await open({ "/a": { body: "a" } }),
    await open({ "/robots.txt": { status: 503 }, "/a": { body: "a" } }),
  ];
  const web = openPoliteWeb({ allowPrivate: true, delayMs: 0 });
  expect(await web.ask(`${without.home}/a`)).toMatchObject({ status: "answered" });
  expect(await web.ask(`${failing.home}/a`)).toMatchObject({ status: "failed" });
});

test("requests to one host come one by one with a pause, others need not wait for them", async () => {
  const [slow, quick] = [
    await open({ "/a": { body: "a" }, "/b": { body: "b" }, "/c": { body: "c" } }),
    await open({ "/a": { body: "a" } }),
  ];
  const web = openPoliteWeb({ allowPrivate: true, delayMs: 120 });
  await Promise.all(["/a", "/b", "/c"].map((path) => web.ask(slow.home + path)).concat(web.ask(`${quick.home}/a`)));
  const times = slow.asked.filter(({ path }) => path !== "/robots.txt").map(({ ms }) => ms);
  expect(times).toHaveLength(3);
  for (let i = 1; i < times.length; i++) expect((times[i] ?? 0) - (times[i - 1] ?? 0)).toBeGreaterThan(100);
  expect(quick.asked.at(-1)?.ms).toBeLessThan(times[2] ?? 0);
});

test("what has not changed since is not sent again", async () => {
  const site = await open({
    "/feed": { body: "x", headers: { etag: '"1"', "last-modified": "Mon, 03 Mar 2025 10:00:00 GMT" } },
  });
  const web = openPoliteWeb({ allowPrivate: true, delayMs: 0 });
  const first = await web.ask(`${site.home}/feed`);
  const validators = first.status === "answered" ? first.validators : { etag: null, lastModified: null };
  await web.ask(`${site.home}/feed`, { validators });
  expect(site.asked.at(-1)?.headers).toMatchObject({
    "if-none-match": '"1"',
    "if-modified-since": "Mon, 03 Mar 2025 10:00:00 GMT",
  });
});

test("a server that asks to be left alone says for how long", async () => {
  const site = await open({ "/a": { status: 429, headers: { "retry-after": "120" } } });
  const web = openPoliteWeb({ allowPrivate: true, delayMs: 0 });
  expect(await web.ask(`${site.home}/a`)).toMatchObject({ code: 429, retryAfterMs: 120_000 });
  // By its own clock, which need not be ours.
  const headers = { date: "Sat, 01 Mar 2031 06:00:00 GMT", "retry-after": "Sat, 01 Mar 2031 06:05:00 GMT" };
  const dated = await open({ "/a": { status: 503, headers } });
  expect(await web.ask(`${dated.home}/a`)).toMatchObject({ code: 503, retryAfterMs: 300_000 });
  const odd = await open({ "/a": { status: 503, headers: { "retry-after": "soon" } } });
  expect(await web.ask(`${odd.home}/a`)).toMatchObject({ code: 503, retryAfterMs: null });
});
