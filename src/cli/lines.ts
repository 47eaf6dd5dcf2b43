import type { Readable, Writable } from "node:stream";

/**
 * The lines of a stream, cut at "\n" alone. Node's own reader also cuts at U+2028, which may stand inside a
 * JSON string.
 */
export async function* linesOf(stream: Readable): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8");
  let rest: string[] = [];
  for await (const chunk of stream) {
    const parts = decoder.decode(chunk as Uint8Array, { stream: true }).split("\n");
    for (let i = 0; i < parts.length - 1; i++) {
      yield [...rest, parts[i] ?? ""].join("").replace(/\r$/, "");
      rest = [];
    }
    rest.push(parts.at(-1) ?? "");
  }
  const last = [...rest, decoder.decode()].join("");
  if (last !== "") yield last;
}

/** Writes and waits until the reader on the other side has room again. */
export async function write(stream: Writable, text: string): Promise<void> {
  if (text === "" || stream.write(text)) return;
  await new Promise<void>((resolve, reject) => {
    const settle = (done: () => void) => () => {
      stream.off("drain", onDrain).off("error", onError).off("close", onError);
      done();
    };
    const onDrain = settle(resolve);
    const onError = settle(() =>
      reject(Object.assign(new Error("The reader of the output has gone."), { code: "EPIPE" })),
    );
    stream.on("drain", onDrain).on("error", onError).on("close", onError);
  });
}
