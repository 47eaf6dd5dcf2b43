import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import model from "wink-eng-lite-web-model";
import winkNLP from "wink-nlp";
import { forecastingFigures } from "./forecasting.ts";
import { heapOver } from "./heap.ts";
import { ingestFigures } from "./ingest.ts";
import { mapFigures } from "./map.ts";
import { mergingFigures } from "./merging.ts";
import { servingFigures } from "./serving.ts";

/**
 * `npm run bench` prints speed and memory as ratios against a peer or a limit, all taken in this one run;
 * `-- --save` also writes the table to bench/FIGURES.md. Absolute times on a shared machine say little.
 *
 * The ruler for speed is wink-nlp's tokenising and tagging of the same text in one thread. It does far less
 * (no syntax, no names, no events), which is why it is the ruler and not a rival.
 */
const CORPUS = fileURLToPath(new URL("../examples/corpus/", import.meta.url));
const COMMAND = fileURLToPath(new URL("../bin/tocsin.js", import.meta.url));
const FEW = 600;
const MANY = 2_400;
/** Sentences after which the heap is looked at: first when everything that is kept is full, then four times as many. */
const WARM = 30_000;
const LONG = 120_000;
/** On the record that the server is asked for. */
/** How many incidents the server is asked about: `-- --incidents 20000` for fewer, since to make 100,000 takes minutes. */
const INCIDENTS = numberAfter("--incidents") ?? 100_000;

const texts = readdirSync(CORPUS)
  .filter((name) => name.endsWith(".txt"))
  .sort()
  .map((name) => readFileSync(CORPUS + name, "utf8").replace(/^(?:[\w ]+:.*\n)+\n/, ""));

const wink = winkSpeed();
const start = await timed(() => run(["--version"], ""));
const idle = await timed(() => runNode(["-e", "0"]));
const first = await timed(() => run(["read", "--batch"], batch(1)));
const one = await timed(() => run(["read", "--batch"], batch(FEW)));
const many = await timed(() => run(["read", "--batch"], batch(MANY)));
const two = await timed(() => run(["read", "--batch", "--jobs", "2"], batch(MANY)));

const [warm = 0, long = 0] = heapOver(texts, [WARM, LONG]);

const merging = mergingFigures();
const map = await mapFigures(50_000);
const serving = await servingFigures(INCIDENTS);
const forecasting = forecastingFigures();
const ingest = await ingestFigures(texts);

const words = wordsIn(MANY);
const perSecond = (seconds: number) => words / Math.max(seconds - first.seconds, 0.001);
const rows = [
  ["wink-nlp, tokenise and tag, one thread", `${round(wink)} words/s`, "1.00 (the ruler)"],
  [
    "read --batch, one thread",
    `${round(perSecond(many.seconds))} words/s, ${round(MANY / (many.seconds - first.seconds))} articles/s`,
    ratio(perSecond(many.seconds), wink),
  ],
  [
    "read --batch, two threads",
    `${round(perSecond(two.seconds))} words/s, ${round(MANY / (two.seconds - first.seconds))} articles/s`,
    `${ratio(perSecond(two.seconds), wink)}; ${ratio(perSecond(two.seconds), perSecond(many.seconds))} of one thread`,
  ],
  [
    "start: tocsin --version",
    `${start.seconds.toFixed(2)} s`,
    `${ratio(start.seconds, idle.seconds)} of an empty node`,
  ],
  ["start and one article", `${first.seconds.toFixed(2)} s`, `${ratio(first.seconds, 1)} of the limit of 1 s`],
  [`peak memory, ${FEW} articles`, `${one.peakMb.toFixed(0)} MB`, "1.00"],
  [
    `peak memory, ${MANY} articles`,
    `${many.peakMb.toFixed(0)} MB`,
    `${ratio(many.peakMb, one.peakMb)} of that for ${FEW}: flat is 1`,
  ],
  [`heap after ${LONG.toLocaleString("en-GB")} sentences`, `${long.toFixed(0)} MB`, heapRatio(warm, long)],
  [
    `feeds: ask for, archive and acknowledge ${ingest.pages} pages`,
    `${round(ingest.takenPerSecond)} pages/s`,
    `${ratio(ingest.takenPerSecond, 20)} of the limit of 20/s, what 20 hosts give at one page a second each`,
  ],
  [
    "feeds: read, join and save them",
    `${round(ingest.readPerSecond)} articles/s`,
    `${ratio(ingest.readPerSecond, MANY / (many.seconds - first.seconds))} of read --batch, which saves nothing`,
  ],
  [
    `merge ${merging.many.toLocaleString("en-GB")} made-up reports at once`,
    `${round(merging.atOncePerSecond)} reports/s, ${round(merging.bytesPerReport / 1000)} kB a report`,
    `${ratio(merging.atOncePerSecond, 2000)} of the limit of 2,000/s`,
  ],
  [
    "merge more on top of them, 20 at a time",
    `${round(merging.batchedPerSecond)} reports/s`,
    `${ratio(merging.batchedPerSecond, 2000)} of the limit of 2,000/s`,
  ],
  [
    `forecast ${forecasting.zones.toLocaleString("en-GB")} zones of ten years' weeks`,
    `${forecasting.allSeconds.toFixed(1)} s of one core`,
    `${ratio(forecasting.allSeconds, 60)} of the limit of 60 s`,
  ],
  [
    "forecast one of them again after a new week",
    `${forecasting.oneMs.toFixed(2)} ms`,
    `${ratio(forecasting.oneMs, 5)} of the limit of 5 ms`,
  ],
  ...serving,
];
const mapRows =
  map === null
    ? [["the map in Chromium", "passed over: no /usr/bin/chromium; install it or set CHROMIUM", ""]]
    : [
        [
          `map with ${map.incidents.toLocaleString("en-GB")} made-up incidents: first rows of the list`,
          `${(map.firstRowMs / 1000).toFixed(1)} s`,
          `${ratio(map.firstRowMs, 2000)} of the limit of 2 s`,
        ],
        [
          "map drawn and at rest",
          `${(map.idleMs / 1000).toFixed(1)} s`,
          `${ratio(map.idleMs, map.emptyIdleMs)} of the empty map`,
        ],
        [
          "median frame while the map is dragged",
          `${round(map.panFrameMs)} ms`,
          `${ratio(map.panFrameMs, map.emptyPanFrameMs)} of the empty map`,
        ],
        ["slowest frame while the list is scrolled", `${round(map.scrollFrameMs)} ms`, ""],
        [
          "longest task while it opens",
          `${round(map.longestTaskMs)} ms`,
          `${ratio(map.longestTaskMs, map.emptyLongestTaskMs)} of the empty map`,
        ],
      ];
const table = [
  "| measure | here | ratio |",
  "| --- | --- | --- |",
  ...[...rows, ...mapRows].map((row) => `| ${row.join(" | ")} |`),
  "",
].join("\n");
console.log(table);
if (process.argv.includes("--save")) {
  writeFileSync(
    new URL("./FIGURES.md", import.meta.url),
    `# Speed and memory\n\nMade by \`npm run bench -- --save\` on Node ${process.version}, two shared cores.\n\n${table}`,
  );
}

function winkSpeed(): number {
  const nlp = winkNLP(model, ["sbd", "pos"]);
  const readAll = () => texts.forEach((text) => nlp.readDoc(text).tokens().out(nlp.its.pos));
  readAll();
  const began = performance.now();
  for (let round = 0; round < 5; round++) readAll();
  return (5 * wordsIn(texts.length)) / ((performance.now() - began) / 1000);
}

function wordsIn(articles: number): number {
  let count = 0;
  for (let i = 0; i < articles; i++) count += (texts[i % texts.length] ?? "").split(/\s+/).length;
  return count;
}

/** Articles as lines for `read --batch`; each says its own number, so that no two are the same. */
function batch(articles: number): string {
  return Array.from({ length: articles }, (_, i) =>
    JSON.stringify({ id: String(i), text: `${texts[i % texts.length]}\n\nBulletin ${i}.`, published: "2024-12-08" }),
  ).join("\n");
}

async function timed(work: () => Promise<number>): Promise<{ readonly seconds: number; readonly peakMb: number }> {
  const began = performance.now();
  const peakMb = await work();
  return { seconds: (performance.now() - began) / 1000, peakMb };
}

function run(args: readonly string[], input: string): Promise<number> {
  return runNode([COMMAND, ...args], input);
}

/** Runs Node and gives the peak of its resident memory in megabytes, 0 where the system does not tell. */
async function runNode(args: readonly string[], input = ""): Promise<number> {
  const child = spawn(process.execPath, args, { stdio: ["pipe", "pipe", "inherit"] });
  child.stdout.resume();
  child.stdin.end(input);
  let peakMb = 0;
  const watch = setInterval(() => (peakMb = Math.max(peakMb, residentMb(child))), 50);
  const [code] = (await once(child, "exit")) as [number | null];
  clearInterval(watch);
  if (code !== 0) throw new Error(`node ${args.join(" ")} ended with ${code}`);
  return peakMb;
}

function residentMb(child: ChildProcess): number {
  try {
    const status = readFileSync(`/proc/${child.pid}/status`, "utf8");
    return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024;
  } catch {
    return 0; // The process has just ended, or this is not Linux.
  }
}

function ratio(value: number, against: number): string {
  return (value / against).toFixed(2);
}

function heapRatio(warm: number, long: number): string {
  return `${ratio(long, warm)} of that after ${WARM.toLocaleString("en-GB")}: flat is 1`;
}

function round(value: number): string {
  return Math.round(value).toLocaleString("en-GB");
}

function numberAfter(flag: string): number | null {
  const at = process.argv.indexOf(flag);
  const value = Number(process.argv[at + 1]);
  return at < 0 || !Number.isInteger(value) || value < 1 ? null : value;
}
