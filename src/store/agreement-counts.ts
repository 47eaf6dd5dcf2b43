import { sql } from "kysely";
import type { AgreementId, Day } from "../model.ts";
import { type Database, plain, wholeNumber } from "./database.ts";

/** How many incidents were set against each agreement up to a day, and how many of them lie after another. */
export interface CountsAsked {
  readonly on: Day;
  readonly latelyAfter: Day;
  /** From which day on those that may not be in line with it are counted by day. */
  readonly doubtedFrom: Day;
}

export interface AgreementCount {
  readonly agreement: AgreementId;
  readonly incidents: number;
  readonly lately: number;
  /** By the first of the days that are told. */
  readonly doubted: readonly { readonly day: Day; readonly incidents: number }[];
}

/** Counts of what was set against agreements, out of what lists are made of: whoever asks has the lines made first. */
export async function countAgreements(database: Database, asked: CountsAsked): Promise<readonly AgreementCount[]> {
  const [on, after, from] = [plain(asked.on), plain(asked.latelyAfter), plain(asked.doubtedFrom)];
  const { rows } = await sql<{ agreement: string; day: string | null; incidents: unknown; lately: unknown }>`
    select agreement, case when doubted and told and first_day >= ${from} then first_day end as day,
      count(*) as incidents, count(*) filter (where told and last_day > ${after}) as lately
    from (
      select agreement, incident, bool_or(value like '%non-compliance') as doubted
      from assessments group by agreement, incident
    ) as assessed
    join facets on facets.id = assessed.incident
    where case when told then first_day <= ${on} else last_day is null or last_day <= ${on} end
    group by agreement, day`.execute(database);
  const counts = new Map<string, { incidents: number; lately: number; doubted: AgreementCount["doubted"][number][] }>();
  for (const row of rows) {
    const known = counts.get(row.agreement) ?? { incidents: 0, lately: 0, doubted: [] };
    counts.set(row.agreement, known);
    const incidents = wholeNumber(row.incidents);
    known.incidents += incidents;
    known.lately += wholeNumber(row.lately);
    if (row.day !== null) known.doubted.push({ day: row.day, incidents });
  }
  return [...counts].map(([agreement, count]) => ({ agreement: agreement as AgreementId, ...count }));
}
