import { z } from "@hono/zod-openapi";
import { plainCapture } from "../../fetch/plain.ts";
import { askedCorrectionSchema } from "../../ledger/asked.ts";
import { completed } from "../../ledger/correct.ts";
import type { ArticleId, Decided, IncidentId } from "../../model.ts";
import { explain, FOREIGN_TYPE, ROWS_TYPE } from "../../pipeline.ts";
import { explainRecord } from "../../present/explain.ts";
import type { ArticleView } from "../../present/screens.ts";
import { authorSchema, whySchema } from "../../store/decisions.ts";
import { problem } from "../problems.ts";
import { bodyOf, decidedSchema, REFUSALS, recordSent } from "./decision-routes.ts";
import { type Api, declare } from "./declare.ts";
import { asJsonSchema } from "./json-schema.ts";

/** Languages that are read. */
const READ = new Set(["en"]);

const correctionSchema = z.strictObject({
  by: authorSchema.optional(),
  why: whySchema,
  correction: askedCorrectionSchema,
});

const articleId = z.string().openapi({ example: "article:7M2K9QX4W1AB" });

/** What the screen of an article shows, why it was read so, and how people correct it. */
export function articleViewRoutes(api: Api): void {
  const { knowledge } = api;
  const { store } = api;
  declare(
    api,
    {
      method: "get",
      path: "/api/articles/{id}/view",
      tag: "Articles",
      summary: "All that the screen of an article shows: its text, its reports with their words, people's corrections.",
      params: z.object({ id: articleId }),
      answer: {
        schema: z
          .looseObject({ article: z.looseObject({}), reports: z.array(z.looseObject({})) })
          .openapi("ArticleView"),
        description: "Made for one screen; other programs ask for the article.",
      },
      refusals: [404],
      settled: true,
    },
    async ({ params }, c) => {
      const id = params.id as ArticleId;
      const digest = await store.digest(id);
      if (digest === null) return problem(c, "not-found", `No article has the id ${id}.`);
      const { article, reports, asRead = null } = digest;
      const captures = await store.capturesOf(id);
      const view: ArticleView = {
        article,
        reports,
        sentences: digest.reading.sentences.map(({ span }) => span),
        asRead,
        incidents: await incidentsOf(id),
        corrections: (await store.decisionsAbout([id], [id])).filter(isCorrection),
        isRead: READ.has(article.language),
        isText: captures.every(({ mediaType }) => mediaType !== ROWS_TYPE && mediaType !== FOREIGN_TYPE),
        captures: captures.map(({ seq, fetchedAt, recordedAt, mediaType, sha256 }) => ({
          seq,
          fetchedAt,
          recordedAt,
          mediaType,
          sha256,
        })),
        versions: await versionsOf(article),
      };
      return c.json(view);
    },
  );

  declare(
    api,
    {
      method: "get",
      path: "/api/articles/{id}/explanation",
      tag: "Articles",
      summary: "Why each sentence was read as it was, and why other words told of nothing: it is read anew.",
      params: z.object({ id: articleId }),
      answer: {
        schema: z.looseObject({ sentences: z.array(z.looseObject({})) }).openapi("Explanation"),
        description: "As `tocsin read --explain --format json` prints it.",
      },
      refusals: [404, 422],
      settled: true,
    },
    async ({ params: { id } }, c) => {
      const [recorded] = await store.capturesOf(id as ArticleId);
      if (recorded === undefined) return problem(c, "not-found", `No article has the id ${id}.`);
      const plain = await plainCapture(await store.readCapture(recorded));
      if (plain.status === "failed") return problem(c, "page-unreadable", plain.reason);
      const { digest, accounts } = explain(plain.capture, knowledge());
      return c.json(explainRecord(digest, accounts));
    },
  );

  declare(
    api,
    {
      method: "post",
      path: "/api/articles/{id}/corrections",
      tag: "Decisions",
      summary: "Puts on record how words of an article are to be read; it wins over the reader.",
      params: z.object({ id: articleId }),
      body: asJsonSchema("Correction", correctionSchema),
      answer: { schema: decidedSchema, description: "As it stands in the journal.", status: 201 },
      refusals: REFUSALS,
    },
    async ({ params }, c) => {
      const sent = await bodyOf(c, correctionSchema);
      if (sent instanceof Response) return sent;
      const article = await store.article(params.id as ArticleId);
      if (article === null) return problem(c, "not-found", `No article has the id ${params.id}.`);
      const found = completed(sent.correction, article, knowledge());
      if ("message" in found) return problem(c, "decision-refused", found.message);
      return await recordSent(c, api, { ...found, by: sent.by, why: sent.why });
    },
  );

  async function incidentsOf(id: ArticleId): Promise<ArticleView["incidents"]> {
    const placed = await store.reports({ articles: [id] });
    const codes = await codesOf(placed.flatMap(({ incident }) => incident ?? []));
    return Object.fromEntries(
      placed.flatMap(({ report, incident }) => {
        const code = incident === null ? undefined : codes.get(incident);
        return incident === null || code === undefined ? [] : [[report.id, { id: incident, code }]];
      }),
    );
  }

  async function codesOf(ids: readonly IncidentId[]): Promise<ReadonlyMap<IncidentId, string>> {
    const codes = new Map<IncidentId, string>();
    for (const id of new Set(ids)) {
      const incident = await store.incident(id);
      if (incident !== null) codes.set(id, incident.code);
    }
    return codes;
  }

  async function versionsOf({ id, url }: ArticleView["article"]): Promise<ArticleView["versions"]> {
    return (await store.versions(url))
      .filter((other) => other.id !== id)
      .map(({ id: other, title, publishedAt }) => ({ id: other, title, publishedAt }));
  }
}

function isCorrection({ decision, ...rest }: Decided): boolean {
  if (decision.kind === "withdrawal") return rest.anchors.length > 0;
  return decision.kind === "correction" || decision.kind === "no-event" || decision.kind === "missed-event";
}
