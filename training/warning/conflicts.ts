import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { csvRecords } from "../../src/fetch/csv-rows.ts";
import { type Followed, followed, type Panel } from "../../src/warn/series.ts";
import { newReader } from "../../src/warn/series-records.ts";

/** A conflict whose weekly counts the model learns from, or is judged by. */
export interface Conflict {
  readonly name: string;
  readonly panel: Panel;
  readonly series: readonly Followed[];
}

/** The conflicts of a folder, one CSV file each (zone, week, events), in the order of their names. */
export async function loadConflicts(folder: string): Promise<readonly Conflict[]> {
  const files = readdirSync(folder).filter((file) => file.endsWith(".csv"));
  return Promise.all(files.sort().map((file) => loadConflict(folder, file)));
}

async function loadConflict(folder: string, file: string): Promise<Conflict> {
  const reader = newReader();
  for await (const record of csvRecords(chunks(readFileSync(join(folder, file), "utf8")))) reader.take(record);
  const read = reader.end("missing");
  if (read.status === "failed") throw new Error(`${file}: ${read.problems.join(" ")}`);
  return { name: file.slice(0, -4), panel: read.panel, series: followed(read.panel) };
}

async function* chunks(text: string): AsyncGenerator<string> {
  yield text;
}

/** The first week on which forecasts are judged: 40 % lie from it on, and the survey keeps 70 before it. */
export function splitOf(weeks: number): number {
  return Math.max(Math.floor(weeks * 0.6), 70);
}

/** A conflict with sums of two zones, of four, and of all beside its zones, so that the model sees more levels of violence. */
export function withSums({ name, panel, series }: Conflict): Conflict {
  const zones = panel.series;
  const groups = [groupsOf(zones.length, 2), groupsOf(zones.length, 4), [zones.map((_, i) => i)]].flat();
  const sums = groups.map((group) => ({
    zone: group.join("+"),
    first: 0,
    counts: Array.from({ length: panel.weeks }, (_, week) =>
      group.reduce<number | null>((sum, i) => {
        const zone = zones[i];
        const count = zone?.counts[week - zone.first] ?? null;
        return sum === null || count === null ? null : sum + count;
      }, 0),
    ),
  }));
  return { name, panel, series: [...series, ...followed({ ...panel, series: sums })] };
}

function groupsOf(length: number, size: number): number[][] {
  return Array.from({ length: Math.floor(length / size) }, (_, i) =>
    Array.from({ length: size }, (_, j) => i * size + j),
  );
}
