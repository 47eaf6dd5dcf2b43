import { promisify } from "node:util";
import { brotliDecompress, gunzip, inflate } from "node:zlib";

const UNPACKERS = { gzip: promisify(gunzip), deflate: promisify(inflate), brotli: promisify(brotliDecompress) };

/**
 * A body that was packed without a word of it in the header, as sitemaps in files (.gz) are and as misled servers send
 * pages; any other as it came. `null` when it unpacks to more than `maxBytes`.
 */
export async function unpacked(body: Uint8Array, mediaType: string, maxBytes: number): Promise<Uint8Array | null> {
  const packing = packingOf(body, mediaType);
  if (packing === null) return body;
  try {
    return await UNPACKERS[packing](body, { maxOutputLength: maxBytes });
  } catch (error) {
    // Not packed after all, or damaged: whoever reads it says that it is no text.
    return error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE" ? null : body;
  }
}

function packingOf(body: Uint8Array, mediaType: string): keyof typeof UNPACKERS | null {
  if (body[0] === 0x1f && body[1] === 0x8b) return "gzip";
  if (body[0] === 0x78 && (body[1] === 0x9c || body[1] === 0xda || body[1] === 0x01)) return "deflate";
  // Brotli has no mark of its own: what is called text and holds no text may be it.
  return /^text\/|xml|json/i.test(mediaType) && !isText(body) ? "brotli" : null;
}

/** Whether the first bytes are text in some encoding: none that letters and line ends are never written with, but for the zeros of UTF-16. */
function isText(body: Uint8Array): boolean {
  const start = body.subarray(0, 512);
  const odd = start.filter((byte) => (byte > 0 && byte < 9) || (byte > 13 && byte < 27) || byte === 0x7f);
  return odd.length < 3 || odd.length < start.length * 0.02;
}
