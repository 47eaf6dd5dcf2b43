import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { MiddlewareHandler } from "hono";
import { Kept } from "./kept.ts";

/** Less than a packet is sent as it is. */
const LEAST_BYTES = 1400;
/** Good enough on a line, and fast: a map of fifty thousand incidents is packed in a fraction of a second. */
const BROTLI_QUALITY = 4;
const GZIP_LEVEL = 5;

/** Answers with a tag that are as large as this are packed once, and kept up to so many bytes in all. */
const LARGE_BYTES = 100_000;
const KEPT_BYTES = 32_000_000;

const PACKED = /^(?:text\/(?!event-stream)|application\/(?:[\w.-]+\+)?(?:json|xml)|application\/javascript|image\/svg)/;

const packers = {
  br: (bytes: Uint8Array) =>
    promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } }),
  gzip: (bytes: Uint8Array) => promisify(gzip)(bytes, { level: GZIP_LEVEL }),
};

/** Packs larger answers as whoever asks can unpack them. Streams go out as they are. */
export function compression(): MiddlewareHandler {
  const known = new Kept<Uint8Array<ArrayBuffer>>(KEPT_BYTES);
  return async (c, next) => {
    await next();
    const { headers, body, status, statusText } = c.res;
    const way = wayFor(c.req.header("accept-encoding") ?? "");
    if (way === null || body === null || c.req.method === "HEAD" || headers.has("content-encoding")) return;
    if (!PACKED.test(headers.get("content-type") ?? "")) return;
    const tag = headers.get("etag");
    const name = `${way} ${tag} ${c.req.url}`;
    const before = tag === null ? undefined : known.get(name);
    const bytes = before ?? new Uint8Array(await c.res.arrayBuffer());
    const sent = new Headers(headers);
    if (!/accept-encoding/i.test(sent.get("vary") ?? "")) sent.append("vary", "Accept-Encoding");
    const packed = before ?? (bytes.length < LEAST_BYTES ? null : new Uint8Array(await packers[way](bytes)));
    if (packed !== null) {
      sent.set("content-encoding", way);
      sent.delete("content-length");
      if (tag !== null && bytes.length >= LARGE_BYTES) known.put(name, packed, packed.length);
    }
    c.res = undefined;
    c.res = new Response(packed ?? bytes, { status, statusText, headers: sent });
  };
}

/** The first of the ways that we have and they take. */
function wayFor(accepted: string): keyof typeof packers | null {
  const ways = accepted.split(",").flatMap((part) => {
    const [name = "", ...parameters] = part.split(";").map((piece) => piece.trim().toLowerCase());
    return parameters.some((each) => /^q=0(?:\.0*)?$/.test(each)) ? [] : [name];
  });
  if (ways.includes("br")) return "br";
  return ways.includes("gzip") || ways.includes("*") ? "gzip" : null;
}
