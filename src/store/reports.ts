import type { ArticleId, IncidentId, ReportedEvent, ReportId } from "../model.ts";
import { type Database, plain } from "./database.ts";

/** A report with the incident that it tells of. */
export interface PlacedReport {
  readonly report: ReportedEvent;
  readonly incident: IncidentId | null;
}

/** More ids than this are asked for in several statements: PostgreSQL takes 65,535 parameters. */
const IDS_PER_QUERY = 10_000;

/** The reports with one of some ids, or out of some articles; by article, each in the order of the text. */
export async function findReports(
  database: Database,
  asked: { readonly ids: readonly ReportId[] } | { readonly articles: readonly ArticleId[] },
): Promise<readonly PlacedReport[]> {
  const [column, values] = "ids" in asked ? (["id", asked.ids] as const) : (["article", asked.articles] as const);
  const found: PlacedReport[] = [];
  for (let start = 0; start < values.length; start += IDS_PER_QUERY) {
    const rows = await database
      .selectFrom("reports")
      .select(["document", "incident"])
      .where(column, "in", values.slice(start, start + IDS_PER_QUERY).map(plain))
      .orderBy("article")
      .orderBy("place_in_list")
      .execute();
    found.push(...rows.map(placed));
  }
  return found;
}

function placed({ document, incident }: { readonly document: string; readonly incident: string | null }): PlacedReport {
  return { report: JSON.parse(document) as ReportedEvent, incident: incident as IncidentId | null };
}
