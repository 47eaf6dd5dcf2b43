import mammoth from "mammoth";

/** More than this unpacked is no report but a bomb. */
const MAX_UNPACKED_BYTES = 200_000_000;

/** The text of a Word document as HTML: its headings, paragraphs, lists and tables, without pictures. */
export async function docxHtml(body: Uint8Array): Promise<string> {
  const bytes = unpackedBytes(body);
  if (bytes > MAX_UNPACKED_BYTES) throw new Error(`unpacks to ${bytes} bytes, more than ${MAX_UNPACKED_BYTES}`);
  const { value } = await mammoth.convertToHtml(
    { buffer: Buffer.from(body) },
    { convertImage: mammoth.images.imgElement(async () => ({ src: "" })), externalFileAccess: false },
  );
  return `<!doctype html><html><body><article>${value}</article></body></html>`;
}

/** The sizes that a ZIP file's directory names, all together; 0 where it has none. */
export function unpackedBytes(zip: Uint8Array): number {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  let sum = 0;
  for (let at = 0; at + 46 <= zip.byteLength; at++) {
    if (view.getUint32(at, true) !== 0x02014b50) continue;
    sum += view.getUint32(at + 24, true);
    at += 45;
  }
  return sum;
}
