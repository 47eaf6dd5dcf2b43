import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { loadNet } from "../../src/knowledge/warning-model.ts";
import { LULL } from "../../src/warn/lull.ts";
import { loadConflicts } from "./conflicts.ts";
import { fitThresholds, signedWeeks, watchesOf } from "./fit-alarms.ts";
import { fitModel } from "./fit-model.ts";
import { fitRelapse, learntFrom, riskWeeks } from "./fit-truce.ts";

/**
 * `npx tsx training/warning/fit.ts FOLDER` fits the model of early warning to the weekly counts of every conflict in a
 * folder, one CSV file each (zone, week, events), and writes data/models/warning-*.json. The same files give the same
 * model. data/models/SOURCE.md says which conflicts the model that comes with Tocsin was fitted on.
 */
const folder = process.argv[2];
if (folder === undefined) {
  process.stderr.write("Give the folder of the conflicts, one CSV file each with the columns zone, week and events.\n");
  process.exit(2);
}
const net = loadNet();
const conflicts = await loadConflicts(folder);
const model = fitModel(conflicts, net);
const { analogues, alarms, regressions, worth } = model;
const watches = conflicts.flatMap((conflict) => {
  const others = fitModel(
    conflicts.filter((each) => each !== conflict),
    net,
  );
  return watchesOf(conflict, signedWeeks(conflict, others), others.alarms.coefficients);
});
save("warning-forecast.json", { regressions, worth });
save("warning-analogues.json", analogues);
const atRisk = conflicts.flatMap((each) => riskWeeks(each, model, learntFrom(LULL)).flat());
save("warning-truce.json", fitRelapse(atRisk));
save("warning-alarms.json", { ...alarms, thresholds: fitThresholds(watches) });

function save(name: string, value: unknown): void {
  writeFileSync(fileURLToPath(new URL(`../../data/models/${name}`, import.meta.url)), `${JSON.stringify(value)}\n`);
}
