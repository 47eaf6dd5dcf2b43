import type { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import * as z from "zod";
import { findDossiers, type Search } from "../ledger/list.ts";
import type { Dossier, EventType, VerificationState } from "../model.ts";
import { PLOVER } from "../plover.ts";
import { incidentLines } from "../present/incident-list.ts";
import { answer, READS } from "./answer.ts";
import { type Citer, citerFor, incidentShape, leading } from "./cited.ts";
import type { Desk } from "./desk.ts";
import { oneAgreement, oneZone } from "./named.ts";
import { CLAIM, COUNTRY, DAY, INCIDENT } from "./shapes.ts";

const STATES = ["reported", "corroborated", "disputed", "withdrawn", "verified", "refuted", "not-verifiable"] as const;

const ASKED = {
  text: z.string().max(300).optional().describe('words as in a search engine: "exact phrase", -without, or'),
  country: COUNTRY.optional().describe("of the place, ISO 3166-1 alpha-3"),
  agreement: z.string().optional().describe("incidents set against this agreement: its id or a part of its title"),
  zone: z.string().optional().describe("incidents set against an obligation in this zone: its id"),
  from: DAY.optional(),
  to: DAY.optional(),
  types: z.array(z.enum(Object.keys(PLOVER) as [EventType, ...EventType[]])).optional(),
  states: z.array(z.enum(STATES)).optional().describe("how far they are borne out"),
  needs_review: z.boolean().optional().describe("only what waits for people"),
  limit: z.number().int().min(1).max(50).default(10),
};

const GIVEN = {
  total: z.number().nullable().describe("how many there are in all; null when not all were looked at"),
  incidents: z.array(
    INCIDENT.extend({
      says_so: CLAIM.nullable().describe("one claim that it happened; open_incident gives all"),
      denies: CLAIM.nullable().describe("one claim that it did not"),
    }),
  ),
};

export function addSearchIncidents(server: McpServer, desk: Desk): void {
  server.registerTool(
    "search_incidents",
    {
      title: "Search incidents",
      description:
        "Find incidents on record, newest first, each with a claim that it happened and one that it did not, in the exact words. An incident is what several reports tell of one happening. An empty answer may mean that nothing was reported or that nobody who reports it is read: ask what_is_blind.",
      inputSchema: ASKED,
      outputSchema: GIVEN,
      annotations: READS,
    },
    async (asked) => {
      const { items, total } = await findDossiers(desk.store, { ...searchOf(asked, desk), limit: asked.limit });
      const cite = await citerFor(
        items.flatMap(({ incident }) => incident.reports.map(({ article }) => article)),
        desk,
      );
      const lines = items.map((dossier) => textOf(dossier, desk, cite));
      return answer([footing(items.length, total), ...lines].join("\n\n"), {
        total,
        incidents: items.map((dossier) => ({ ...incidentShape(dossier), ...leading(dossier, cite) })),
      });
    },
  );
}

type Asked = z.infer<z.ZodObject<typeof ASKED>>;

function searchOf(asked: Asked, { agreements }: Desk): Omit<Search, "limit"> {
  const { agreement, zone, states, needs_review: needsReview, types, text, country, from, to } = asked;
  return {
    ...(text === undefined ? {} : { text }),
    ...(country === undefined ? {} : { country }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(types === undefined ? {} : { types }),
    ...(states === undefined ? {} : { states: states as readonly VerificationState[] }),
    ...(needsReview === undefined ? {} : { needsReview }),
    ...(agreement === undefined ? {} : { agreement: oneAgreement(agreements, agreement).id }),
    ...(zone === undefined ? {} : { zone: oneZone(agreements, zone).id }),
  };
}

function textOf(dossier: Dossier, { agreements }: Desk, cite: Citer): string {
  const { says_so, denies } = leading(dossier, cite);
  const claims = [says_so, denies].flatMap((claim) =>
    claim === null
      ? []
      : [
          `             ${claim.speaker} ${claim.stance}: “${oneLine(claim.citation.quote)}” (${source(claim.citation)})`,
        ],
  );
  return [incidentLines(dossier, agreements).trimEnd(), ...claims].join("\n");
}

/** "Courier, 2031-03-02, https://courier.example/a" */
export function source({
  publisher,
  published,
  url,
}: {
  publisher: string;
  published: string | null;
  url: string | null;
}): string {
  return [publisher, published ?? "day not known", ...(url === null ? [] : [url])].join(", ");
}

export function oneLine(words: string): string {
  return words.replace(/\s+/g, " ").trim();
}

function footing(shown: number, total: number | null): string {
  if (shown === 0)
    return "Nothing on record fits. That may mean that nothing was reported, or that nobody who reports it is read.";
  if (total === null) return `${shown} incidents; there may be more.`;
  return total > shown ? `${shown} of ${total} incidents.` : `${shown} ${shown === 1 ? "incident" : "incidents"}.`;
}
