import { createHmac } from "node:crypto";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Message } from "../../src/alert/book.ts";
import type { Channel } from "../../src/model.ts";
import { send } from "../../src/send/send.ts";
import { alert, notice, subscription } from "../alert/notices.ts";

const AT = "2031-05-02T08:00:00Z";
const ORIGIN = "http://127.0.0.1:4700";
const words = "Reported attack near <Port> & *Amber*";

function message(channel: Channel, allowPrivate = true): Message {
  return { subscription: subscription({ channel, allowPrivate }), alerts: [alert(notice({ headline: words }))] };
}

/** A server that takes what is sent and answers as it is told. */
interface Taken {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

describe("over HTTP", () => {
  let server: Server;
  let address: string;
  let taken: Taken[];
  let answers: { readonly status: number; readonly body?: string; readonly location?: string }[];

  beforeAll(async () => {
    server = createServer((request, response) => {
      let body = "";
      request.on("data", (chunk: Buffer) => {
        body += chunk.toString("utf8");
      });
      request.on("end", () => {
        const { method = "", url: path = "", headers } = request;
        taken.push({ method, path, headers, body });
        const answer = answers.shift() ?? { status: 200 };
        response.writeHead(answer.status, answer.location === undefined ? {} : { location: answer.location });
        response.end(answer.body ?? "ok");
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  beforeEach(() => {
    taken = [];
    answers = [];
  });

  afterAll(() => new Promise((resolve) => server.close(resolve)));

  const deliver = (channel: Channel, allowPrivate?: boolean) =>
    send(message(channel, allowPrivate), AT, { origin: ORIGIN, mail: null });

  test("a webhook is signed so that whoever has the secret can check it", async () => {
    const secret = `whsec_${Buffer.from("a long secret").toString("base64")}`;
    expect(await deliver({ kind: "webhook", url: `${address}/hook`, secret })).toMatchObject({ status: "delivered" });
    const headers: IncomingHttpHeaders = taken[0]?.headers ?? {};
    const body = taken[0]?.body ?? "";
    const signed = `${String(headers["webhook-id"])}.${String(headers["webhook-timestamp"])}.${body}`;
    const expected = createHmac("sha256", "a long secret").update(signed).digest("base64");
    expect(headers["webhook-signature"]).toBe(`v1,${expected}`);
    expect(headers["webhook-timestamp"]).toBe(String(Date.parse(AT) / 1000));
    expect(JSON.parse(body)).toMatchObject({ type: "alert", data: { alerts: [{ notices: [{ headline: words }] }] } });
  });

  test("Slack's own characters are escaped", async () => {
    await deliver({ kind: "slack", url: `${address}/slack` });
    expect(JSON.parse(taken[0]?.body ?? "").text).toContain("near &lt;Port&gt; &amp; *Amber*");
  });

  test("Mattermost does not take foreign words for marks of its own", async () => {
    await deliver({ kind: "mattermost", url: `${address}/mattermost` });
    expect(JSON.parse(taken[0]?.body ?? "").text).toContain(String.raw`near \<Port\> & \*Amber\*`);
  });

  test("Matrix takes a message under the same transaction at every attempt", async () => {
    const channel: Channel = { kind: "matrix", server: address, room: "!room:example.org", token: "token" };
    answers = [{ status: 502, body: "down" }];
    expect(await deliver(channel)).toMatchObject({ status: "failed" });
    expect(await deliver(channel)).toMatchObject({ status: "delivered" });
    const [first, second] = taken;
    expect(first?.method).toBe("PUT");
    expect(first?.path).toMatch(
      /^\/_matrix\/client\/v3\/rooms\/!room%3Aexample\.org\/send\/m\.room\.message\/alert%3AABC$/,
    );
    expect(second?.path).toBe(first?.path);
    expect(first?.headers.authorization).toBe("Bearer token");
    expect(JSON.parse(first?.body ?? "")).toMatchObject({ msgtype: "m.text" });
  });

  test("ntfy gets a topic, a priority and where to look", async () => {
    await deliver({ kind: "ntfy", url: `${address}/ceasefire`, token: null });
    expect(taken[0]?.path).toBe("/");
    expect(JSON.parse(taken[0]?.body ?? "")).toMatchObject({
      topic: "ceasefire",
      title: words,
      priority: 3,
      click: `${ORIGIN}/incidents/SYR-K7Q-F2M`,
    });
  });

  test("a refusal is told in the channel's words, without the address, which may hold a secret", async () => {
    answers = [{ status: 403, body: "invalid_token" }];
    const outcome = await deliver({ kind: "slack", url: `${address}/services/T0/SECRET` });
    expect(outcome).toMatchObject({
      status: "failed",
      reason: expect.stringContaining("403 Forbidden: invalid_token"),
    });
    expect(JSON.stringify(outcome)).not.toContain("SECRET");
  });

  test("nothing is sent on to where a redirect leads", async () => {
    answers = [{ status: 302, location: `${address}/elsewhere` }];
    expect(await deliver({ kind: "slack", url: `${address}/slack` })).toMatchObject({ status: "failed" });
    expect(taken.map(({ path }) => path)).toEqual(["/slack"]);
  });

  test.each(["/slack", "/x?to=y"])("a private address is asked only where that is allowed: %s", async (path) => {
    const outcome = await deliver({ kind: "slack", url: `${address}${path}` }, false);
    expect(outcome).toMatchObject({ status: "failed", reason: expect.stringContaining("--allow-private") });
    expect(taken).toEqual([]);
  });

  test("who does not answer is told of", async () => {
    const gone = createServer();
    await new Promise<void>((resolve) => gone.listen(0, "127.0.0.1", resolve));
    const host = `127.0.0.1:${(gone.address() as AddressInfo).port}`;
    await new Promise((resolve) => gone.close(resolve));
    const outcome = await deliver({ kind: "slack", url: `http://${host}/` });
    expect(outcome).toEqual({ status: "failed", reason: `${host} could not be reached (ECONNREFUSED)` });
  });
});

describe("by mail", () => {
  let smtp: SMTPServer;
  let url: string;
  let mails: Email[];
  let refusal: string | null;

  beforeAll(async () => {
    smtp = new SMTPServer({
      authOptional: true,
      disabledCommands: ["STARTTLS"],
      onRcptTo: (_, __, done) =>
        refusal === null ? done() : done(Object.assign(new Error(refusal), { responseCode: 550 })),
      onData: (stream, _, done) => {
        const chunks: Buffer[] = [];
        stream.on("data", (chunk: Buffer) => chunks.push(chunk));
        stream.on("end", () => {
          void PostalMime.parse(Buffer.concat(chunks)).then((mail) => {
            mails.push(mail);
            done();
          });
        });
      },
    });
    await new Promise<void>((resolve) => smtp.listen(0, "127.0.0.1", () => resolve()));
    url = `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}`;
  });

  beforeEach(() => {
    mails = [];
    refusal = null;
  });

  afterAll(() => new Promise<void>((resolve) => smtp.close(() => resolve())));

  const mail = (server: string) =>
    send(message({ kind: "mail", to: "desk@example.org" }), AT, {
      origin: ORIGIN,
      mail: { url: server, from: "Tocsin <tocsin@example.org>" },
    });

  test("plain text with the words, the marking and the way to the record, and CAP beside it", async () => {
    expect(await mail(url)).toMatchObject({ status: "delivered" });
    const [sent] = mails;
    expect(sent?.subject).toBe(words);
    expect(sent?.to?.[0]?.address).toBe("desk@example.org");
    expect(sent?.text).toContain("according to the Valley Courier");
    expect(sent?.text).toContain("TLP:CLEAR");
    expect(sent?.text).toContain(`${ORIGIN}/incidents/SYR-K7Q-F2M`);
    expect(sent?.attachments.map(({ mimeType, filename }) => [mimeType, filename])).toEqual([
      ["application/cap+xml", "alert-ABC.cap"],
    ]);
  });

  test("the same alert has the same Message-ID at every attempt", async () => {
    await mail(url);
    await mail(url);
    expect(mails[0]?.messageId).toMatch(/@example\.org>$/);
    expect(mails[1]?.messageId).toBe(mails[0]?.messageId);
  });

  test("what the server refuses, or that it is not there, is told", async () => {
    refusal = "no such mailbox";
    expect(await mail(url)).toMatchObject({ status: "failed", reason: expect.stringContaining("no such mailbox") });
    expect(await mail("smtp://127.0.0.1:1")).toMatchObject({ status: "failed" });
    const unset = await send(message({ kind: "mail", to: "desk@example.org" }), AT, { origin: ORIGIN, mail: null });
    expect(unset).toMatchObject({ status: "failed", reason: expect.stringContaining("TOCSIN_SMTP_URL") });
  });
});
