import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { packageVersion } from "../knowledge/root.ts";
import { addCountInTime } from "./count-in-time.ts";
import type { Desk } from "./desk.ts";
import { addOpenIncident } from "./open-incident.ts";
import { addReadAgreement } from "./read-agreement.ts";
import { addReadText } from "./read-text.ts";
import { addSearchArticles } from "./search-articles.ts";
import { addSearchIncidents } from "./search-incidents.ts";
import { addWhatIsBlind } from "./what-is-blind.ts";
import { addWhatMayCome } from "./what-may-come.ts";

/** What a client is told before it asks anything. */
const INSTRUCTIONS = `Tocsin keeps a cited record of who says what happened in armed conflicts, and sets it against ceasefire agreements.
Everything here is a claim by someone who is named: pass it on as "according to …", with the exact words, the publisher, the day and the address.
Keep assertions and denials side by side, never add or average rival counts, and do not say that anyone violated or breached anything: "possible-non-compliance" is a question with reasons on both sides. Only a ruling names what a body decided.
Few incidents are not calm: before you say that nothing happened, ask what_is_blind.
A forecast is a probability beside what is usual, and rests on counts: give both with its day and what could not be seen, and never say that something will happen or who will do it.`;

/** A Model Context Protocol server over a record: tools that read, none that change anything. */
export function openMcpServer(desk: Desk): McpServer {
  const server = new McpServer({ name: "tocsin", version: packageVersion() }, { instructions: INSTRUCTIONS });
  for (const add of [
    addSearchIncidents,
    addOpenIncident,
    addReadAgreement,
    addReadText,
    addSearchArticles,
    addWhatIsBlind,
    addCountInTime,
    addWhatMayCome,
  ])
    add(server, desk);
  return server;
}
