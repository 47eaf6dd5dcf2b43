import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { addDays } from "../../src/day.ts";
import { waves } from "../warn/made-up.ts";

const COMMAND = fileURLToPath(new URL("../../bin/tocsin.js", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "tocsin-forecast-"));
afterAll(() => rmSync(folder, { recursive: true }));

function tocsin(args: readonly string[], input = "") {
  return spawnSync(process.execPath, [COMMAND, ...args], { input, cwd: folder, encoding: "utf8", maxBuffer: 1e9 });
}

const lines = ["Alba", "Bora"].flatMap((zone, i) =>
  waves(130, 6, 5 * i).map((count, t) => `"${zone}",${addDays("2021-01-04", 7 * t)},${count}`),
);
writeFileSync(join(folder, "counts.csv"), ["zone,week,events", ...lines].join("\n"));

test("a file of weekly counts is forecast with a chart for each zone", () => {
  const { status, stdout } = tocsin(["forecast", "--series", "counts.csv"]);
  expect(status).toBe(0);
  expect(stdout).toMatch(/after 2023-07-02/);
  expect(stdout).toMatch(/Alba\n {2}last 52 weeks/);
  expect(stdout.match(/^  next 4 weeks/gm)).toHaveLength(2);
});

test("the forecast comes as CSV and as JSON, and from standard input", () => {
  const csv = tocsin(["forecast", "--series", "counts.csv", "--zone", "Bora", "--format", "csv"])
    .stdout.trim()
    .split("\n");
  expect(csv).toHaveLength(5);
  expect(csv[0]).toMatch(
    /^zone,as_of,ahead,first_day,last_day,mean,q0\.01,.*q0\.5,.*q0\.99,level,escalation_probability,escalation_bound\r?$/,
  );
  const json = tocsin(["forecast", "--series", "-", "--format", "json"], ["zone,week,events", ...lines].join("\n"));
  const { zones } = JSON.parse(json.stdout) as { zones: { zone: string; forecasts: { quantiles: object }[] }[] };
  expect(zones.map(({ zone }) => zone)).toEqual(["Alba", "Bora"]);
  expect(Object.keys(zones[0]?.forecasts[0]?.quantiles ?? {})).toContain("0.95");
});

test("a backtest has the gain and the coverage at the top, and a score for every baseline", () => {
  const { status, stdout } = tocsin(["forecast", "backtest", "counts.csv", "--format", "json"]);
  expect(status).toBe(0);
  const result = JSON.parse(stdout) as Record<string, unknown> & { nextFourWeeks: { scores: { name: string }[] } };
  expect(result["logCrpsGain"]).toEqual(expect.any(Number));
  expect(result["coverage90"]).toEqual(expect.any(Number));
  expect(result.nextFourWeeks.scores.map(({ name }) => name)).toContain("NB-EWMA");
  expect(tocsin(["forecast", "backtest", "counts.csv"]).stdout).toMatch(/conflictology-12 +[\d.]+ +\+0\.0 %/);
});

test("slips in a file are named with their lines, and the exit code is 1", () => {
  const { status, stderr } = tocsin(["forecast", "--series", "-"], "zone,week,events\nA,2024-01-01,x\nA,never,2\n");
  expect(status).toBe(1);
  expect(stderr).toMatch(/Line 2: “x” is no number/);
  expect(stderr).toMatch(/Line 3: “never” is no week/);
});

test("wrong usage is told from a file that cannot be read", () => {
  expect(tocsin(["forecast", "--series", "counts.csv", "--zone", "Cora"]).status).toBe(2);
  expect(tocsin(["forecast", "--series", "counts.csv", "--gaps", "maybe"]).status).toBe(2);
  expect(tocsin(["forecast", "--series", "absent.csv"])).toMatchObject({
    status: 1,
    stderr: expect.stringContaining("no such file"),
  });
  expect(tocsin(["forecast", "backtest", "-"], "zone,week,events\nA,2024-01-01,3\n").status).toBe(1);
});

test("many weeks without a row raise the question whether they were empty", () => {
  const sparse = `zone,week,events\nA,2023-01-02,1\nA,2024-01-01,2\n`;
  expect(tocsin(["forecast", "--series", "-"], sparse).stderr).toMatch(/--gaps zero/);
  expect(tocsin(["forecast", "--series", "-", "--gaps", "zero"], sparse).stderr).not.toMatch(/--gaps zero/);
});

test("after a ceasefire the file is asked how likely a relapse is, as text, CSV and JSON", () => {
  const fallen = Array.from({ length: 60 }, (_, t) => {
    const count = t < 50 ? 12 + (t % 5) : t % 3;
    return `North bank,${addDays("2023-01-02", 7 * t)},${count}`;
  });
  const ask = (...more: readonly string[]) =>
    tocsin(
      ["forecast", "--series", "-", "--since", addDays("2023-01-02", 350), ...more],
      ["zone,week,events", ...fallen].join("\n"),
    );
  expect(ask().stdout).toMatch(/Ceasefire at risk: (under )?\d+ % for a relapse within 4 weeks; lulls 10 weeks old/);
  const [head = "", line = ""] = ask("--format", "csv").stdout.split("\r\n");
  expect(head.split(",")).toHaveLength(line.split(",").length);
  expect(line).toMatch(/^North bank,.*,lull,/);
  const { truces } = JSON.parse(ask("--format", "json").stdout) as { truces: { risk: { fourWeeks: number } }[] };
  expect(truces[0]?.risk.fourWeeks).toBeLessThan(0.5);
});

test("a ceasefire that took effect after the file ends, or is asked of the record, is refused with what to do", () => {
  const late = tocsin(["forecast", "--series", "counts.csv", "--since", "2030-01-01"]);
  expect([late.status, late.stderr]).toEqual([2, expect.stringMatching(/ends on 2023-07-02/)]);
  const record = tocsin(["forecast", "--since", "2023-01-01"]);
  expect([record.status, record.stderr]).toEqual([2, expect.stringMatching(/tocsin warnings/)]);
});
