import { expect, test } from "vitest";
import type { Fetched } from "../../src/fetch/fetched.ts";
import { readMail } from "../../src/fetch/formats/mail.ts";
import { attachmentsOf, messagesIn } from "../../src/fetch/mailbox.ts";
import type { Capture } from "../../src/model.ts";

const OPTIONS = { now: "2025-03-04T06:00:00Z" };

async function inMailbox(text: string, chunk = 7, maxBytes = 10_000): Promise<readonly Fetched[]> {
  const bytes = Buffer.from(text);
  async function* stream() {
    for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
  }
  const found: Fetched[] = [];
  for await (const each of messagesIn("box.mbox", stream(), { ...OPTIONS, maxBytes })) found.push(each);
  return found;
}

const words = (found: readonly Fetched[]) =>
  found.map((each) =>
    each.status === "fetched"
      ? [each.capture.url, Buffer.from(each.capture.body).toString().split("\n\n")[1]?.trim()]
      : [each.url, each.reason],
  );

test("each message is a capture, whatever the pieces the file comes in", async () => {
  const box =
    "From a Mon\nMessage-ID: <one@x>\n\nFirst.\n>From the south.\n\nFrom b Tue\nSubject: s\n\nSecond. From there\nFrom here\n";
  const expected = [
    ["box.mbox#one@x", "First.\nFrom the south."],
    ["box.mbox#2", "Second. From there\nFrom here"],
  ];
  for (const chunk of [1, 3, 1000]) expect(words(await inMailbox(box, chunk))).toEqual(expected);
});

test("too large a message is named and the others are read", async () => {
  const box = `From a Mon\n\n${"x".repeat(300)}\n\nFrom b Tue\n\nShort.\n`;
  expect(words(await inMailbox(box, 50, 200))).toEqual([
    ["box.mbox#1", "is larger than 200 bytes"],
    ["box.mbox#2", undefined],
  ]);
});

test("a file that is no mailbox says so", async () => {
  expect(words(await inMailbox("Dear all,\n"))).toEqual([
    ["box.mbox", "holds no messages: a mailbox file begins with a line “From …”"],
  ]);
});

test("documents on a mail are captures, pictures are not", async () => {
  const part = (type: string, name: string, body: string) =>
    `--b\nContent-Type: ${type}\nContent-Disposition: attachment; filename=${name}\nContent-Transfer-Encoding: base64\n\n${Buffer.from(body).toString("base64")}\n`;
  const mail = `Subject: s\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nSee the file.\n${part("application/pdf", "note.pdf", "%PDF-")}${part("image/png", "map.png", "x")}--b--\n`;
  const body = Buffer.from(mail);
  const capture: Capture = { url: "in.eml", fetchedAt: "", mediaType: "message/rfc822", sha256: "", body, stated: {} };
  const found: Fetched[] = [];
  for await (const each of attachmentsOf(capture, OPTIONS)) found.push(each);
  expect(found.map((each) => each.status === "fetched" && [each.capture.url, each.capture.mediaType])).toEqual([
    ["in.eml/note.pdf", "application/pdf"],
  ]);
});

test("a mail within a mail is one of its own, with its own sender and day, and its words stand nowhere else", async () => {
  const around = (words: string, inner: string, how = "") =>
    `Subject: Fwd\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="${words}"\n\n--${words}\nContent-Type: text/plain\n\n${words}\n--${words}\nContent-Type: message/rfc822\n${how}\n${inner}\n--${words}--\n`;
  const inner = "From: field@ngo.example\nSubject: In\nDate: Thu, 01 May 2025 10:00:00 +0000\n\nShells fell on Oru.\n";
  const outer = around("outer", around("middle", inner), 'Content-Disposition: attachment; filename="note.eml"\n');
  const found = await inMailbox(`From a Mon\nMessage-ID: <1@x>\n${outer}`);
  const captures = found.flatMap((each) => (each.status === "fetched" ? [each.capture] : []));
  expect(captures.map(({ url }) => url)).toEqual([
    "box.mbox#1@x",
    "box.mbox#1@x/note.eml",
    "box.mbox#1@x/note.eml/attachment-1.eml",
  ]);
  const texts = await Promise.all(captures.map(async ({ body }) => (await readMail(body)).text));
  expect(texts.filter((text) => text.includes("Shells fell"))).toHaveLength(1);
  expect(texts[2]).toContain("published: 2025-05-01");
});
