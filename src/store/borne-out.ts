import { sql } from "kysely";
import { type Database, wholeNumber } from "./database.ts";

/** In how many incidents a publisher or a speaker tells of them, and in how many of these others bear it out or deny it. */
export interface BorneOutCount {
  readonly kind: "publisher" | "speaker";
  readonly name: string;
  readonly told: number;
  readonly corroborated: number;
  readonly contradicted: number;
  /** Of those that are denied, how many are denied by nobody but the side that is said to have done it. */
  readonly accused: number;
}

/** The counts of all who tell of incidents, whoever tells of most first; whoever asks has the lines made first. */
export async function countBorneOut(database: Database): Promise<readonly BorneOutCount[]> {
  const rows = await database
    .selectFrom("tellings")
    .select((builder) => [
      "kind",
      "name",
      builder.fn.countAll().as("told"),
      sql<unknown>`count(*) filter (where corroborated)`.as("corroborated"),
      sql<unknown>`count(*) filter (where contradicted)`.as("contradicted"),
      sql<unknown>`count(*) filter (where accused)`.as("accused"),
    ])
    .groupBy(["kind", "name"])
    .orderBy("told", "desc")
    .orderBy("name")
    .orderBy("kind")
    .execute();
  return rows.map(({ kind, name, ...counts }) => ({
    kind: kind === "publisher" ? "publisher" : "speaker",
    name,
    told: wholeNumber(counts.told),
    corroborated: wholeNumber(counts.corroborated),
    contradicted: wholeNumber(counts.contradicted),
    accused: wholeNumber(counts.accused),
  }));
}
