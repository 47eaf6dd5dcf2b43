/** What a series counts, and in which steps. */
export type Measure = "incidents" | "deaths" | "reports";
export type Unit = "day" | "week";

/** A day or a week, as `/api/series` gives it. */
export interface IntervalAnswer {
  readonly first: string;
  readonly last: string;
  readonly seen: "seen" | "partly" | "blind";
  readonly daysSeen: number;
  /** Of what was asked; `null` where nobody could see, or nobody tells. */
  readonly count: number | null;
  readonly incidents: number;
  readonly reports: number;
  readonly deaths: { readonly low: number; readonly high: number; readonly told: number } | null;
  /** Known only after it was over. */
  readonly late: number;
  readonly nowcast: { readonly best: number; readonly low: number; readonly high: number } | null;
}

/** A series, as `/api/series` gives it. */
export interface SeriesAnswer {
  readonly of: Measure;
  readonly by: Unit;
  readonly spread: number;
  readonly intervals: readonly IntervalAnswer[];
}

/** The most that an interval may come to: rival counts of the dead, or what is usually still to come. */
export function mostOf({ seen, count, deaths, nowcast }: IntervalAnswer, of: Measure): number {
  if (seen === "blind") return 0;
  if (of === "deaths") return deaths?.high ?? 0;
  return Math.max(count ?? 0, of === "incidents" ? (nowcast?.best ?? 0) : 0);
}
