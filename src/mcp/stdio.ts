import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import type { Transport } from "@modelcontextprotocol/sdk/shared/transport.js";
import type { Desk } from "./desk.ts";
import { openMcpServer } from "./server.ts";

/** Serves the tools on standard input and output until the client hangs up. */
export async function serveOnStdio(desk: Desk): Promise<void> {
  const stdio = new StdioServerTransport();
  const over = hungUp(stdio);
  await openMcpServer(desk).connect(stdio);
  await over;
}

/** Passes messages between standard input and output and a server that holds the record, with a token where it asks for one. */
export async function relayOnStdio(address: string, token: string | null): Promise<void> {
  const stdio = new StdioServerTransport();
  const headers = token === null ? {} : { authorization: `Bearer ${token}` };
  const far: Transport = new StreamableHTTPClientTransport(new URL("/mcp", address), { requestInit: { headers } });
  const over = hungUp(stdio);
  // oxlint-disable-next-line unicorn/prefer-add-event-listener -- a transport is no node of a page
  stdio.onmessage = (message) => {
    far.send(message).catch((error: unknown) => {
      if ("id" in message && "method" in message)
        void stdio.send({
          jsonrpc: "2.0",
          id: message.id,
          error: {
            code: -32_000,
            message: `The Tocsin server at ${address} did not take the request: ${String(error)}`,
          },
        });
    });
  };
  // oxlint-disable-next-line unicorn/prefer-add-event-listener -- a transport is no node of a page
  far.onmessage = (message) => void stdio.send(message);
  await far.start();
  await stdio.start();
  await over;
  await far.close();
}

/** Settles when the client closes our standard input, which the transport itself does not watch. */
function hungUp(stdio: StdioServerTransport): Promise<void> {
  return new Promise((resolve) => {
    process.stdin.once("end", resolve);
    process.stdin.once("close", resolve);
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
    // oxlint-disable-next-line unicorn/prefer-add-event-listener -- a transport is no node of a page
    stdio.onclose = resolve;
  });
}
