import { WebStandardStreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js";
import type { Desk } from "./desk.ts";
import { openMcpServer } from "./server.ts";

/** Texts come in by `read_text`; nothing larger is taken. */
const BODY_MAX = 1_000_000;

/**
 * Answers one request of the Model Context Protocol's Streamable HTTP transport. Nothing is kept from one request to the
 * next, so any number of clients may ask, and a restart loses nothing.
 */
export async function answerMcp(request: Request, desk: Desk): Promise<Response> {
  const server = openMcpServer(desk);
  const transport = new WebStandardStreamableHTTPServerTransport({
    enableJsonResponse: true,
    maxRequestBodySize: BODY_MAX,
  });
  await server.connect(transport);
  try {
    return await transport.handleRequest(request);
  } finally {
    await server.close();
  }
}
