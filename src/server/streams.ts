/** How often an open stream is looked at again. */
const RECHECK_MS = 30_000;

/**
 * A stream that ends when whoever listens may not any more: who was removed, signed out or lost a role hears nothing
 * further. It is looked into when something is to be sent, which heartbeats see to.
 */
export function whileLetIn(
  body: ReadableStream<Uint8Array>,
  isLetIn: () => Promise<boolean>,
  everyMs = RECHECK_MS,
): ReadableStream<Uint8Array> {
  let lookedAt = Date.now();
  return body.pipeThrough(
    new TransformStream({
      async transform(chunk, controller) {
        if (Date.now() - lookedAt >= everyMs) {
          lookedAt = Date.now();
          if (!(await isLetIn())) return controller.terminate();
        }
        controller.enqueue(chunk);
      },
    }),
  );
}
