import * as z from "zod";

/** What the tools take and give, as schemas: they check what comes in and describe to a client what goes out. */

export const DAY = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "write the day as YYYY-MM-DD");
export const COUNTRY = z.string().regex(/^[A-Z]{3}$/, "write three letters (ISO 3166-1 alpha-3), such as SDN");

/** Words of an article as evidence, with where they are printed. */
export const CITATION = z.object({
  quote: z.string().describe("the exact words"),
  article: z.string(),
  start: z.number().describe("where they begin in the article's text, in UTF-16 units"),
  end: z.number(),
  title: z.string(),
  publisher: z.string(),
  owner: z
    .object({ ownership: z.string(), owner: z.string(), source: z.string() })
    .nullable()
    .describe("whose the publisher is, as a plain fact, where it is listed"),
  published: z.string().nullable(),
  url: z.string().nullable().describe("null for a page that was not taken from the web"),
});

/** Someone's word that a thing happened, did not, or will. */
export const CLAIM = z.object({
  speaker: z.string().describe("who says it, in words; where nobody is named, the publisher's own words or hearsay"),
  speaker_country: z.string().nullable(),
  speaker_sector: z.string().nullable(),
  passed_on_by: z.array(z.string()).describe("who stands between publisher and speaker, the outermost first"),
  stance: z.string(),
  polarity: z.string(),
  certainty: z.string(),
  realis: z.string(),
  citation: CITATION,
});

export const REASON = z.object({ text: z.string(), citations: z.array(CITATION) });

/** What the machine makes of an incident under one obligation: a question to look into, with reasons on both sides. */
export const ASSESSMENT = z.object({
  agreement: z.string(),
  obligation: z.string(),
  clause: z.string(),
  duty: z.string().describe("our summary of the clause"),
  value: z.string(),
  by: z.string(),
  reasons_for: z.array(REASON),
  reasons_against: z.array(REASON),
});

export const RANGE = z.object({ first: z.string(), last: z.string() }).nullable();

export const PLACE = z
  .object({
    name: z.string(),
    country: z.string().nullable(),
    latitude: z.number().nullable(),
    longitude: z.number().nullable(),
    precision: z.string(),
  })
  .nullable();

/** The head of an incident, as a list shows it. */
export const INCIDENT = z.object({
  code: z.string(),
  id: z.string(),
  what: z.string(),
  who: z.string().describe("who is said to have done it to whom"),
  where: PLACE,
  when: RANGE,
  printed: z
    .string()
    .nullable()
    .describe("the first day on which it was printed; where no day is told, it lies on it or a little before"),
  standing: z.string().describe("how far it is borne out"),
  reports: z.number(),
  origins: z.number().describe("sources that its claims go back to"),
  independent: z
    .number()
    .describe("how many tell of it without resting on one another; sources of one owner or state count once"),
  marking: z.string().nullable().describe("TLP 2.0; the strictest wins"),
});

export type CitationShape = z.infer<typeof CITATION>;
export type ClaimShape = z.infer<typeof CLAIM>;
export type AssessmentShape = z.infer<typeof ASSESSMENT>;
export type IncidentShape = z.infer<typeof INCIDENT>;
