import { expect, test } from "vitest";
import { whileLetIn } from "../../src/server/streams.ts";

/** A stream that says a letter whenever it is asked for one, and whether it was let go of. */
function letters() {
  let [at, isOver] = [0, false];
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(new TextEncoder().encode(String.fromCharCode(97 + at++))),
    cancel: () => void (isOver = true),
  });
  return { body, isOver: () => isOver };
}

test("a stream ends, and its source with it, when its listener is let in no more", async () => {
  const { body, isOver } = letters();
  let looks = 0;
  const heard = await new Response(whileLetIn(body, async () => ++looks < 4, 0)).text();
  expect(heard).toBe("abc");
  expect(isOver()).toBe(true);
});

test("who listens is not looked into at every word", async () => {
  const { body } = letters();
  let looks = 0;
  const reader = whileLetIn(body, async () => ++looks > 0, 60_000).getReader();
  for (let i = 0; i < 100; i++) await reader.read();
  await reader.cancel();
  expect(looks).toBe(0);
});
