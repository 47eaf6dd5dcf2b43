import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isPrivateAddress, isPrivateHost, PrivateAddressError, publicLookup } from "../../src/fetch/addresses.ts";
import type { Fetched, FetchOptions } from "../../src/fetch/fetched.ts";
import { fetchPage } from "../../src/fetch/web.ts";

/** A publisher on this machine, by path. */
const PAGES: Readonly<Record<string, (response: ServerResponse) => void>> = {
  "/page": (response) => response.setHeader("content-type", "text/html; charset=utf-8").end("<p>Gao</p>"),
  "/zipped": (response) =>
    response
      .setHeader("content-type", "text/plain")
      .setHeader("content-encoding", "gzip")
      .end(gzipSync("Gao ".repeat(1000))),
  "/moved": (response) => response.writeHead(302, { location: "/page" }).end(),
  "/round": (response) => response.writeHead(302, { location: "/round" }).end(),
  "/to-file": (response) => response.writeHead(302, { location: "file:///etc/hostname" }).end(),
  "/to-nowhere": (response) => response.writeHead(302, { location: "http://[" }).end(),
  "/picture": (response) => response.setHeader("content-type", "image/png").end("x"),
  "/gone": (response) => response.writeHead(404).end(),
  "/slow": () => {},
  "/broken": (response) => response.socket?.destroy(),
};

let server: Server;
let home = "";

beforeAll(async () => {
  server = createServer((request, response) => PAGES[request.url ?? ""]?.(response));
  await new Promise<void>((done) => {
    server.listen(0, "127.0.0.1", done);
  });
  home = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

function ask(address: string, options: Partial<FetchOptions> = {}): Promise<Fetched> {
  return fetchPage(address, { now: "2024-11-30T08:00:00Z", allowPrivate: true, timeoutMs: 5000, ...options });
}

/** Why a page failed; the empty string when it did not. */
async function reasonFor(address: string, options: Partial<FetchOptions> = {}): Promise<string> {
  const found = await ask(address.startsWith("/") ? home + address : address, options);
  return found.status === "failed" ? found.reason : "";
}

test("a page comes with its address after redirects, its media type and its bytes", async () => {
  const found = await ask(`${home}/moved`);
  expect(found).toMatchObject({
    status: "fetched",
    capture: { url: `${home}/page`, mediaType: "text/html; charset=utf-8" },
  });
});

test.each<[string, string, Partial<FetchOptions>?]>([
  ["/gone", "answered 404 Not Found"],
  ["/picture", "is image/png, which is not read"],
  ["/round", "is redirected in a circle"],
  ["/to-file", "leads to file:"],
  ["/to-nowhere", "is no web address"],
  ["/broken", "its host broke the connection"],
  ["/slow", "took longer than 0.2 s", { timeoutMs: 200 }],
  ["/zipped", "is larger than 2000 bytes", { maxBytes: 2000 }],
  ["http://user:secret@example.org/", "holds a user name or password"],
  ["http://127.0.0.1:9/", "cannot be fetched"],
  ["/page", "private network", { allowPrivate: false }],
  ["http://localhost/", "private network", { allowPrivate: false }],
  ["http://2130706433/", "leads to 127.0.0.1", { allowPrivate: false }],
  ["http://0x7f.1/", "leads to 127.0.0.1", { allowPrivate: false }],
  ["http://[::ffff:7f00:1]/", "private network", { allowPrivate: false }],
])("%s fails: %s", async (address, reason, options) => {
  expect(await reasonFor(address, options)).toContain(reason);
});

test("a packed page is unpacked", async () => {
  const found = await ask(`${home}/zipped`);
  expect(found.status === "fetched" && found.capture.body.length).toBe(4000);
});

test.each(
  "127.0.0.1 127.9.9.9 10.1.2.3 172.16.0.1 172.31.255.255 192.168.1.1 169.254.169.254 0.0.0.0 100.64.0.1 224.0.0.1 ::1 :: fc00::1 fd12::1 fe80::1%eth0 ::ffff:10.0.0.1 ::ffff:8.8.8.8 64:ff9b::7f00:1 [::1]".split(
    " ",
  ),
)("%s is private", (address) => expect(isPrivateAddress(address)).toBe(true));

test.each(["8.8.8.8", "172.32.0.1", "192.169.0.1", "2a00:1450::1", "2606:4700::1111"])("%s is public", (address) => {
  expect(isPrivateAddress(address)).toBe(false);
});

test("a public name that leads to this machine is found out when it is looked up, for the very connection", async () => {
  const found = await new Promise<unknown>((resolve) => {
    publicLookup("localhost", {}, (error, address) => resolve(error ?? address));
  });
  expect(found).toBeInstanceOf(PrivateAddressError);
});

test("hosts are private by name too", () => {
  for (const host of ["localhost", "LOCALHOST.", "a.localhost", "printer.local"])
    expect(isPrivateHost(host)).toBe(true);
  for (const host of ["example.org", "localhost.example.org", "10.example.org"])
    expect(isPrivateHost(host)).toBe(false);
});
