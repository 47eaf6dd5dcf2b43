import { closeSync, createReadStream, openSync, writeSync } from "node:fs";
import { createInterface } from "node:readline";
import { COURSE, courseAt } from "../../src/warn/course.ts";
import { HORIZONS } from "../../src/warn/model.ts";
import { followed } from "../../src/warn/series.ts";
import { type Counts, paceOf, totalTo } from "../../src/warn/situations.ts";

/**
 * `npx tsx training/warning/net-cases.ts PANELS.jsonl OUT` lays out what a network has to learn from made-up conflicts:
 * for every third week of each zone its course, its pace, and the totals of the weeks ahead (-1 where they are unknown),
 * as 32-bit numbers in rows of `COURSE` + 1 + the number of horizons.
 */
const [panels, out] = process.argv.slice(2);
if (panels === undefined || out === undefined) {
  process.stderr.write("Give the file of made-up conflicts, one a line, and the file to write.\n");
  process.exit(2);
}
const EVERY = 3;
const file = openSync(out, "w");
let turn = 0;
for await (const line of createInterface({ input: createReadStream(panels) })) {
  const zones = JSON.parse(line) as readonly Counts[];
  const weeks = zones[0]?.length ?? 0;
  const series = followed({
    start: "2000-01-03",
    weeks,
    series: zones.map((counts, i) => ({ zone: String(i), first: 0, counts })),
  });
  const rows = series.flatMap((each) =>
    Array.from({ length: weeks - 1 }, (_, t) => t)
      .filter((t) => (each.known[t] ?? 0) > 0 && turn++ % EVERY === 0)
      .map((t) => [
        ...courseAt(each, t),
        paceOf(each.rows, t),
        ...HORIZONS.map((horizon) => totalTo(each.counts, t + horizon, horizon) ?? -1),
      ]),
  );
  writeSync(file, new Uint8Array(Float32Array.from(rows.flat()).buffer));
}
closeSync(file);
process.stdout.write(`${COURSE}\n`);
