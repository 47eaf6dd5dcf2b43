import type { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import * as z from "zod";
import { dossierOn } from "../ledger/dossier.ts";
import type { Article, ArticleId, Dossier, Incident } from "../model.ts";
import { groundWords } from "../pipeline.ts";
import { authorWords, decisionWords } from "../present/decisions.ts";
import { dossierText, tallyFacts, type Voice, voices } from "../present/dossier.ts";
import { quantitiesWords } from "../present/words.ts";
import { answer, READS } from "./answer.ts";
import {
  articlesCited,
  assessmentShape,
  type Citer,
  citerOf,
  claimShape,
  incidentShape,
  reasonShape,
} from "./cited.ts";
import { AskedWrongly, type Desk } from "./desk.ts";
import { ASSESSMENT, CITATION, CLAIM, INCIDENT, REASON } from "./shapes.ts";

/** Claims that one answer holds; an incident of world news has hundreds. */
const CLAIMS_MAX = 60;

const TOLD = CLAIM.extend({
  printed_in: z.array(z.object({ publisher: z.string(), published: z.string().nullable(), report: z.string() })),
});

const GIVEN = {
  incident: INCIDENT,
  says_it_happened: z.array(TOLD),
  says_it_did_not: z.array(TOLD),
  says_otherwise: z.array(TOLD),
  claims_total: z.number(),
  claims_left_out: z.number().describe("ask again with `after` to have them"),
  origins: z.array(
    z.object({
      label: z.string(),
      basis: z.string(),
      publishers: z.array(z.string()),
      grounds: z.array(REASON).describe("why its claims are taken to go back to one source"),
      side: z.string().describe("for whom it speaks; sources of one side do not bear each other out"),
      owner: z.string().nullable().describe("what its side is called, such as the state whose medium or organ it is"),
      interest: REASON.nullable().describe("what it has to do with what it reports"),
    }),
  ),
  counts: z
    .array(z.object({ counts: z.string(), facts: z.string(), citation: CITATION }))
    .describe("rival counts side by side, never added or averaged"),
  assessments: z.array(ASSESSMENT),
  people: z
    .array(z.object({ by: z.string(), at: z.string(), decided: z.string(), why: z.string() }))
    .describe("what people put on record, rulings of named bodies among it"),
};

export function addOpenIncident(server: McpServer, desk: Desk): void {
  server.registerTool(
    "open_incident",
    {
      title: "Open an incident",
      description:
        "All that is on record of one incident: every claim in its exact words with speaker, article, publisher, day and address; denials beside assertions; the origins and whose they are; rival counts; the obligations it touches with reasons on both sides; what people decided.",
      inputSchema: {
        incident: z.string().min(1).max(200).describe("its code, such as SYR-K7Q-F2M, or its id"),
        after: z.number().int().min(0).default(0).describe("leave out so many claims"),
      },
      outputSchema: GIVEN,
      annotations: READS,
    },
    async ({ incident: name, after }) => {
      const incident = await oneIncident(name, desk);
      const dossier = await dossierOn(incident, desk.store);
      const articles = await desk.store.articlesWith([...new Set(articlesCited(dossier))]);
      return answer(
        textOf(dossier, desk, articles),
        shapeOf(dossier, desk, citerOf(articles, desk.publisherOf), after),
      );
    },
  );
}

async function oneIncident(name: string, { store }: Desk): Promise<Incident> {
  const [only, ...others] = await store.incidentsCalled(name);
  if (only === undefined) throw new AskedWrongly(`No incident has the code ${name}. search_incidents finds codes.`);
  if (others.length === 0) return only;
  const named = [only, ...others].map(({ id, date }) => `${id} of ${date?.first ?? "an unknown day"}`);
  throw new AskedWrongly(`Several incidents go by ${name}. Ask for one by its id: ${named.join(", ")}.`);
}

function textOf(dossier: Dossier, { agreements, publisherOf }: Desk, articles: readonly Article[]): string {
  const byId = new Map<ArticleId, Article>(articles.map((article) => [article.id, article]));
  return dossierText(dossier, { agreements, articles: byId, asOf: null, groundWords, publisherOf, pathOf: () => null });
}

function shapeOf(dossier: Dossier, { agreements }: Desk, cite: Citer, after: number) {
  const { incident, findings, decisions } = dossier;
  const sides = voices(incident).map(([, entries]) => entries);
  const total = sides.reduce((sum, entries) => sum + entries.length, 0);
  const [happened = [], not = [], otherwise = []] = stretch(sides, after, CLAIMS_MAX);
  return {
    incident: incidentShape(dossier),
    says_it_happened: happened.map((voice) => toldShape(voice, cite)),
    says_it_did_not: not.map((voice) => toldShape(voice, cite)),
    says_otherwise: otherwise.map((voice) => toldShape(voice, cite)),
    claims_total: total,
    claims_left_out: Math.max(0, total - after - CLAIMS_MAX),
    origins: incident.origins.map(({ label, basis, publishers, grounds, side, sideName = null, interest }) => ({
      label,
      basis,
      publishers: [...publishers],
      grounds: grounds.map((ground) => reasonShape(ground, cite)),
      side,
      owner: sideName,
      interest: interest === null ? null : reasonShape(interest, cite),
    })),
    counts: incident.tallies.map((tally) => ({
      counts: quantitiesWords(tally.quantities),
      facts: tallyFacts(tally),
      citation: cite(tally.citation),
    })),
    assessments: findings.flatMap(({ machine }) => machine.map((each) => assessmentShape(each, agreements, cite))),
    people: decisions.map((decided) => ({
      by: authorWords(decided.by),
      at: decided.at,
      decided: decisionWords(decided),
      why: decided.why,
    })),
  };
}

/** So many entries of several lists read one after the other, from one on. */
function stretch<T>(lists: readonly (readonly T[])[], from: number, most: number): readonly (readonly T[])[] {
  let at = 0;
  return lists.map((list) => list.filter(() => at++ >= from && at <= from + most));
}

function toldShape({ claim, told }: Voice, cite: Citer) {
  return {
    ...claimShape(claim, cite),
    printed_in: told.map(({ publisher, publishedAt, id }) => ({ publisher, published: publishedAt, report: id })),
  };
}
