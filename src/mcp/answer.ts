import type { CallToolResult, ToolAnnotations } from "@modelcontextprotocol/sdk/types.js";

/** What stands under every answer, so that a quotation out of it keeps its ground. */
const FOOTING =
  "These are claims, each by whoever is named with it. Nothing here finds that anyone did or broke anything; say who says so, and quote with the source.";

/** No tool changes anything, and each gives the same answer to the same question on the same record. */
export const READS: ToolAnnotations = { readOnlyHint: true, idempotentHint: true, openWorldHint: false };

/** An answer as text for people and as data for programs. */
export function answer(text: string, data: Record<string, unknown>): CallToolResult {
  return { content: [{ type: "text", text: `${text.trimEnd()}\n\n${FOOTING}` }], structuredContent: data };
}
