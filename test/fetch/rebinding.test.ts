import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test, vi } from "vitest";
import { ask } from "../../src/fetch/ask.ts";

/** Where a name leads at each look-up, the last one from then on: a stranger's name server answers as it likes. */
const answers: string[] = [];

vi.mock("node:dns", async (original) => ({
  ...(await original<typeof import("node:dns")>()),
  lookup: (_: string, __: object, answer: (error: null, found: readonly object[]) => void) => {
    const address = answers.length > 1 ? answers.shift() : answers[0];
    answer(null, [{ address, family: 4 }]);
  },
}));

/** What comes of asking a public name for a page, and how often a server on this machine was asked meanwhile. */
async function askName(...leadsTo: readonly string[]): Promise<{ readonly reason: string; readonly reached: number }> {
  let reached = 0;
  const server = createServer((_, response) => {
    reached++;
    response.end("the house's own page");
  });
  await new Promise<void>((done) => {
    server.listen(0, "127.0.0.1", done);
  });
  const { port } = server.address() as AddressInfo;
  answers.splice(0, answers.length, ...leadsTo);
  const answer = await ask(`http://paper.example:${port}/`, { timeoutMs: 3000 });
  server.close();
  return { reason: answer.status === "failed" ? answer.reason : answer.status, reached };
}

test("a public name that leads to this machine is not connected to", async () => {
  expect(await askName("127.0.0.1")).toEqual({
    reason: "paper.example leads to a private address, which is not asked",
    reached: 0,
  });
});

test("the address that is connected to is the one that was looked at, whatever the name leads to afterwards", async () => {
  // 192.0.2.0/24 is for examples (RFC 5737): nobody answers there, and this machine must not answer in its place.
  const { reached } = await askName("192.0.2.1", "127.0.0.1");
  expect(reached).toBe(0);
  expect(answers).toEqual(["127.0.0.1"]); // looked up once
});
