import type { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import * as z from "zod";
import { loadOwners } from "../knowledge/owners.ts";
import type { Digest, ReportedEvent } from "../model.ts";
import { update } from "../pipeline.ts";
import { brief } from "../present/brief.ts";
import { deed, quantityWords } from "../present/words.ts";
import { answer, READS } from "./answer.ts";
import { assessmentShape, type Citer, citerOf, claimShape, placeShape } from "./cited.ts";
import { AskedWrongly, type Desk } from "./desk.ts";
import { ASSESSMENT, CITATION, CLAIM, DAY, PLACE, RANGE } from "./shapes.ts";

/** About fifty pages; a longer text is read in parts. */
const CHARACTERS_MAX = 200_000;

const PARTICIPANT = z.object({
  name: z.string(),
  country: z.string().nullable(),
  sector: z.string().nullable(),
  citation: CITATION,
});

const GIVEN = {
  title: z.string(),
  publisher: z.string(),
  published: z.string().nullable(),
  language: z.string(),
  events: z.array(
    z.object({
      type: z.string(),
      mode: z.string().nullable(),
      what: z.string(),
      realis: z.string().describe("whether the words say that it happened, will, might, once did, or did not"),
      trigger: CITATION,
      actors: z.array(PARTICIPANT),
      recipients: z.array(PARTICIPANT),
      place: PLACE,
      date: RANGE,
      counts: z.array(z.object({ words: z.string(), citation: CITATION })),
      claims: z.array(CLAIM),
    }),
  ),
  assessments: z
    .array(ASSESSMENT)
    .describe("agreements on file that it touches, what lies outside their scope left out"),
  remarks: z.array(z.string()).describe("what could not be read"),
};

export function addReadText(server: McpServer, desk: Desk): void {
  server.registerTool(
    "read_text",
    {
      title: "Read a text",
      description:
        "Read an English news text and say who did what to whom, where and when, according to whom, each with the exact words, and which agreements on file it touches. Nothing is stored. Tell the day of publication where you know it: without it, “yesterday” stays open.",
      inputSchema: {
        text: z.string().min(1).max(CHARACTERS_MAX),
        title: z.string().max(500).optional(),
        publisher: z.string().max(200).optional(),
        published: DAY.optional(),
        url: z.string().max(2000).optional(),
      },
      outputSchema: GIVEN,
      annotations: READS,
    },
    async ({ text, title, publisher, published, url }) => {
      if (text.trim() === "") throw new AskedWrongly("The text is empty. Give the words of an article.");
      const digest = await desk.digest({
        id: "text",
        text,
        title: title ?? null,
        publisher: publisher ?? null,
        published: published ?? null,
        url: url ?? null,
      });
      const ledger = update([], digest.reports, desk.agreements, { owners: loadOwners() });
      const cite = citerOf([digest.article], desk.publisherOf);
      const touched = ledger.assessments.filter(({ value }) => value !== "outside-scope");
      return answer(brief(digest, ledger, desk.agreements), {
        ...headOf(digest),
        events: digest.reports.map((report) => eventShape(report, cite)),
        assessments: touched.map((each) => assessmentShape(each, desk.agreements, cite)),
        remarks: digest.reading.diagnostics.map(({ message }) => message),
      });
    },
  );
}

function headOf({ article: { title, publisher, publishedAt, language } }: Digest) {
  return { title, publisher, published: publishedAt, language };
}

function eventShape(report: ReportedEvent, cite: Citer) {
  const participant = ({ name, country, sector, citation }: ReportedEvent["actors"][number]) => ({
    name,
    country,
    sector,
    citation: cite(citation),
  });
  return {
    type: report.type,
    mode: report.mode,
    what: deed(report.type, report.mode),
    realis: report.realis,
    trigger: cite(report.trigger),
    actors: report.actors.map(participant),
    recipients: report.recipients.map(participant),
    place: placeShape(report.place),
    date: report.date,
    counts: report.quantities.map((each) => ({ words: quantityWords(each), citation: cite(each.citation) })),
    claims: report.claims.map((claim) => claimShape(claim, cite)),
  };
}
