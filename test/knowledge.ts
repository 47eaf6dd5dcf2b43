import { loadKnowledge } from "../src/knowledge/knowledge.ts";
import type { Capture, Digest, Stated } from "../src/model.ts";
import { digest } from "../src/pipeline.ts";

/** What is known, loaded once for all tests of a file. */
export const knowledge = loadKnowledge();

/** A page that somebody hands in as bytes or words. */
export function capture(body: string | Uint8Array, stated: Stated = {}, mediaType = "text/plain"): Capture {
  const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
  return {
    url: "test.txt",
    fetchedAt: "2024-12-09T06:00:00Z",
    mediaType,
    sha256: `${bytes.length}`,
    body: bytes,
    stated,
  };
}

/** What a short text says. */
export function digestWords(
  text: string,
  stated: Stated = { published: "2024-11-29", publisher: "Valley Courier" },
): Digest {
  return digest(capture(text, stated), knowledge);
}
