import { createHash } from "node:crypto";
import { deflateRawSync } from "node:zlib";
import { expect, test } from "vitest";
import { clean } from "../../src/clean/clean.ts";
import { plainCapture } from "../../src/fetch/plain.ts";
import type { Article, Capture } from "../../src/model.ts";

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

function capture(body: Uint8Array, mediaType: string): Capture {
  const sha256 = createHash("sha256").update(body).digest("hex");
  return { url: "reports/weekly", fetchedAt: "2025-03-04T06:00:00Z", mediaType, sha256, body, stated: {} };
}

async function read(body: Uint8Array, mediaType: string): Promise<Article> {
  const plain = await plainCapture(capture(body, mediaType));
  if (plain.status === "failed") throw new Error(plain.reason);
  return clean(plain.capture);
}

// ---------------------------------------------------------------- files made here

/** A PDF whose pages show lines of text at given heights, in Helvetica of twelve points. */
function pdf(pages: readonly (readonly (readonly [y: number, text: string])[])[]): Uint8Array {
  const objects: string[] = ["<< /Type /Catalog /Pages 2 0 R >>", ""];
  const font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>";
  const kids: number[] = [];
  for (const lines of pages) {
    const stream = lines.map(([y, text]) => `BT /F1 12 Tf 1 0 0 1 72 ${y} Tm (${text}) Tj ET`).join("\n");
    objects.push(`<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`);
    const contents = objects.length;
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents ${contents} 0 R /Resources << /Font << /F1 ${font} >> >> >>`,
    );
    kids.push(objects.length);
  }
  objects[1] = `<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((kid) => `${kid} 0 R`).join(" ")}] >>`;
  objects.push("<< /Title (Weekly note) /CreationDate (D:20250303090000Z) >>");
  let text = "%PDF-1.4\n";
  const offsets = objects.map((object, i) => {
    const at = text.length;
    text += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const rows = offsets.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("");
  const trailer = `<< /Size ${objects.length + 1} /Root 1 0 R /Info ${objects.length} 0 R >>`;
  return Buffer.from(
    `${text}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n${trailer}\nstartxref\n${text.length}\n%%EOF`,
    "latin1",
  );
}

/** A ZIP file of these parts. `claims` is the unpacked size that its directory names, the true one unless told. */
function zip(parts: Readonly<Record<string, string>>, claims?: number): Uint8Array {
  const [local, central]: [Buffer[], Buffer[]] = [[], []];
  let offset = 0;
  for (const [name, content] of Object.entries(parts)) {
    const [raw, packed] = [Buffer.from(content), deflateRawSync(content)];
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(raw), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(claims ?? raw.length, 18);
    fields.writeUInt16LE(name.length, 22);
    const head = Buffer.concat([Buffer.from("PK\u0003\u0004"), fields, Buffer.from(name)]);
    const rest = Buffer.alloc(16);
    rest.writeUInt32LE(offset, 12);
    const entry = [Buffer.from("PK\u0001\u0002"), Buffer.from([20, 0]), fields, rest.subarray(0, 4), rest.subarray(4)];
    // The central record has comment length, disk and attributes between the name's length and the offset.
    central.push(Buffer.concat([...entry.slice(0, 3), rest.subarray(2, 16), Buffer.from(name)]));
    local.push(head, packed);
    offset += head.length + packed.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006", 0, "latin1");
  end.writeUInt16LE(central.length, 8);
  end.writeUInt16LE(central.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, directory, end]);
}

function crc32(bytes: Uint8Array): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

const WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org";

function docx(...paragraphs: readonly string[]): Uint8Array {
  return zip(wordParts(paragraphs.map((text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`).join("")));
}

function wordParts(body: string): Readonly<Record<string, string>> {
  return {
    "[Content_Types].xml": `<Types xmlns="${OFFICE}/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="${DOCX}.main+xml"/></Types>`,
    "_rels/.rels": `<Relationships xmlns="${OFFICE}/package/2006/relationships"><Relationship Id="r1" Type="${OFFICE}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    "word/document.xml": `<w:document xmlns:w="${WORD}"><w:body>${body}</w:body></w:document>`,
  };
}

// ---------------------------------------------------------------- PDF

test("a PDF is its paragraphs, its parted words joined", async () => {
  const article = await read(
    pdf([
      [
        [700, "Fighters shelled the village of Oru on Monday, kill-"],
        [685, "ing four people and wounding nine who had gathered there."],
        [655, "The militia denied it."],
      ],
    ]),
    "application/pdf",
  );
  expect(article.title).toBe("Weekly note");
  expect(article.publishedAt).toBe("2025-03-03");
  expect(article.text).toBe(
    "Fighters shelled the village of Oru on Monday, killing four people and wounding nine who had gathered there.\n\nThe militia denied it.",
  );
});

test("running heads and page numbers of a PDF go, and a sentence goes on over the page", async () => {
  const page = (number: number, ...lines: readonly string[]) => [
    [760, "Mission report 7"] as const,
    ...lines.map((line, i) => [700 - 15 * i, line] as const),
    [40, `${number}`] as const,
  ];
  const article = await read(
    pdf([page(1, "The convoy left Karal and"), page(2, "reached Oru."), page(3, "Nobody was hurt.")]),
    "application/pdf",
  );
  expect(article.text).toBe("The convoy left Karal and reached Oru.\n\nNobody was hurt.");
});

test("a damaged PDF says so", async () => {
  const broken = Buffer.concat([Buffer.from("%PDF-1.7\n"), Buffer.alloc(5000, 7)]);
  await expect(read(broken, "application/pdf")).rejects.toThrow(/^the PDF cannot be read: /);
});

test("a PDF that is locked, or holds pictures of pages, says what to do", async () => {
  const locked = Buffer.from(
    Buffer.from(pdf([[[700, "Words"]]]))
      .toString("latin1")
      .replace(
        "/Root 1 0 R",
        `/Root 1 0 R /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${"ab".repeat(32)}> /U <${"cd".repeat(32)}> >> /ID [<00> <00>]`,
      ),
    "latin1",
  );
  await expect(read(locked, "application/pdf")).rejects.toThrow("locked with a password; take in a copy");
  await expect(read(pdf([[], []]), "application/pdf")).rejects.toThrow(/2 pages without words.*OCR/);
});

test.each(["", "x", "%PD", "PK"])("a file of hardly a byte (%j) does not stop reading", async (words) => {
  expect((await read(Buffer.from(words), "text/plain")).text).toBe(words);
});

test("what is called a PDF or Word document and is none says so", async () => {
  await expect(read(Buffer.from("Dear all"), "application/pdf")).rejects.toThrow(
    "the PDF cannot be read: it is damaged",
  );
  await expect(read(Buffer.from("Dear all"), DOCX)).rejects.toThrow("Word document cannot be read: it is damaged");
  await expect(read(Buffer.from("PK\u0003\u0004...."), DOCX)).rejects.toThrow("it is damaged");
});

test("a mail without words has nothing to read, whatever its head says", async () => {
  const mail = "From: a@courier.example\nSubject: Report\nDate: Fri, 02 May 2025 10:00:00 +0000\n\n";
  expect((await read(Buffer.from(mail), "message/rfc822")).text).toBe("");
});

// ---------------------------------------------------------------- Word

test("a Word document is known by its parts, whatever it is called", async () => {
  const article = await read(docx("Fighters shelled Oru &amp; Karal.", "Nobody was hurt."), "application/octet-stream");
  expect(article.text).toBe("Fighters shelled Oru & Karal.\n\nNobody was hurt.");
});

test("a Word document that unpacks to gigabytes is refused before it is unpacked", async () => {
  const bomb = zip(wordParts("<w:p/>"), 2_000_000_000);
  await expect(read(bomb, DOCX)).rejects.toThrow(/the Word document cannot be read: unpacks to 6000000000 bytes/);
});

test("another kind of archive is left as it is, and has nothing to read", async () => {
  expect((await read(zip({ "a.txt": "hello" }), "application/zip")).text).toBe("");
});

// ---------------------------------------------------------------- mail

const HEAD =
  "From: Field Office <office@relief.example>\r\nSubject: Flash update\r\nDate: Mon, 3 Mar 2025 23:30:00 -0500\r\n";

test("a mail is its own words, with its subject, day and the sender's domain", async () => {
  const mail = `${HEAD}Content-Type: text/plain; charset=utf-8\r\n\r\nShelling hit Oru.\r\n\r\nOn Sun, 2 Mar 2025, A wrote:\r\n> older words\r\n-- \r\nA name\r\n`;
  const article = await read(Buffer.from(mail), "message/rfc822");
  expect(article).toMatchObject({ title: "Flash update", publisher: "relief.example", publishedAt: "2025-03-04" });
  expect(article.text).toBe("Shelling hit Oru.");
});

test("a mail in HTML alone is read as a page", async () => {
  const mail = `${HEAD}Content-Type: text/html\r\n\r\n<p>Shelling hit Oru.</p><p>Nobody was hurt.</p>`;
  const article = await read(Buffer.from(mail), "message/rfc822");
  expect(article).toMatchObject({ title: "Flash update", publisher: "relief.example" });
  expect(article.text).toContain("Shelling hit Oru.");
});

test("the address and the hash stay those of the file", async () => {
  const original = capture(docx("Words."), DOCX);
  const { url, sha256 } = original;
  expect(await plainCapture(original)).toMatchObject({ status: "fetched", capture: { url, sha256 } });
  const text = capture(Buffer.from("Words."), "text/plain");
  expect(await plainCapture(text)).toEqual({ status: "fetched", capture: text });
});
