import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadKnowledge } from "../src/knowledge/knowledge.ts";
import type { Knowledge } from "../src/model.ts";
import { digestTexts, update } from "../src/pipeline.ts";
import { countryByGazetteer } from "../src/resolve/countries.ts";
import { evaluateActors } from "./actors.ts";
import { evaluateAttribution } from "./attribution.ts";
import { openCoder, openDigester, openReader } from "./coder.ts";
import { evaluateContexts } from "./contexts.ts";
import { evaluateEvents } from "./events.ts";
import { evaluateLanguage } from "./language.ts";
import { evaluateMerge } from "./merge.ts";
import { evaluateOrigins } from "./origins.ts";
import { evaluateOwn } from "./own.ts";
import { evaluatePlaces } from "./places.ts";
import type { Row } from "./row.ts";
import { evaluateWarning } from "./warning.ts";

/**
 * `npm run eval` prints how well each stage does on annotated text; `-- --save` also writes the table to
 * eval/FIGURES.md. `-- events places` runs only the stages named. `own`, `merge` and `origins` are in the repository; the
 * other annotated text is not: TOCSIN_EVAL names its folder.
 */
const folder = process.env["TOCSIN_EVAL"] ?? fileURLToPath(new URL("../../shared/eval", import.meta.url));
if (!existsSync(folder)) {
  console.log(`No annotated text at ${folder}. Set TOCSIN_EVAL to the folder that has events/, places/, language/ …`);
}
const knowledge = loadKnowledge();
const stages: Readonly<Record<string, () => readonly Row[] | Promise<readonly Row[]>>> = {
  own: () => evaluateOwn(openDigester(knowledge)),
  merge: () =>
    evaluateMerge(
      (given) => digestTexts(given, knowledge),
      (known, fresh) => update(known, fresh, []).incidents,
    ),
  origins: evaluateOrigins,
  ...(existsSync(folder) ? stagesOf(folder) : {}),
};
const wanted = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const tables: string[] = [];
for (const [name, evaluate] of Object.entries(stages)) {
  if (wanted.length === 0 || wanted.includes(name)) tables.push(print(table(name, await evaluate())));
}
if (process.argv.includes("--save")) {
  const head =
    "# Accuracy\n\nMade by `npm run eval -- --save`. `look` is the half that was read while building, `score` the half that was only scored.\n";
  writeFileSync(new URL("./FIGURES.md", import.meta.url), `${head}\n${tables.join("\n")}`);
}

function stagesOf(folder: string): Readonly<Record<string, () => readonly Row[] | Promise<readonly Row[]>>> {
  return {
    language: () => evaluateLanguage(folder, knowledge.language),
    attribution: () => evaluateAttribution(folder, openReader(knowledge)),
    events: () => evaluateEvents(folder, openCoder(knowledge), openCoder(withActorsOfTests(folder))),
    contexts: () => evaluateContexts(folder, openCoder(knowledge)),
    actors: () => evaluateActors(folder, knowledge.language, knowledge.actors, countryByGazetteer(knowledge.gazetteer)),
    places: () => evaluatePlaces(folder, knowledge.language, knowledge.gazetteer),
    warning: () => evaluateWarning(folder),
  };
}

/** What is known with the made-up actors of PETRARCH's unit tests, given as a user gives lists of his own. */
function withActorsOfTests(folder: string): Knowledge {
  const lists = ["PETR.Validate.actors.UP.txt", "PETR.Validate.agents.txt"];
  return loadKnowledge({ actors: lists.map((name) => join(folder, "events", name)) });
}

function table(name: string, rows: readonly Row[]): string {
  const halved = rows.some(({ halves }) => halves !== undefined);
  const head = halved
    ? ["| measure | value | n | look | score |", "| --- | ---: | ---: | ---: | ---: |"]
    : ["| measure | value | n |", "| --- | ---: | ---: |"];
  const lines = rows.map(
    ({ measure, value, n, halves }) =>
      `| ${measure} | ${value.toFixed(3)} | ${n} |${halves === undefined ? "" : ` ${halves.look.toFixed(3)} | ${halves.score.toFixed(3)} |`}`,
  );
  return [`## ${name}`, "", ...head, ...lines, ""].join("\n");
}

function print(text: string): string {
  console.log(text);
  return text;
}
