import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { WarningModel } from "../warn/model.ts";
import type { RelapseModel } from "../warn/relapse.ts";
import { packageRoot } from "./root.ts";

/** The model of early warning that comes with the package: see data/models/SOURCE.md. */
export function loadWarningModel(folder: string = join(packageRoot(), "data", "models")): WarningModel {
  const read = (name: string) => JSON.parse(readFileSync(join(folder, name), "utf8")) as unknown;
  const forecast = read("warning-forecast.json") as Pick<WarningModel, "regressions" | "worth">;
  const analogues = read("warning-analogues.json") as WarningModel["analogues"];
  return {
    ...forecast,
    analogues,
    net: loadNet(folder),
    alarms: read("warning-alarms.json") as WarningModel["alarms"],
  };
}

/** The network that was trained on made-up conflicts. */
export function loadNet(folder: string = join(packageRoot(), "data", "models")): WarningModel["net"] {
  return JSON.parse(readFileSync(join(folder, "warning-net.json"), "utf8")) as WarningModel["net"];
}

/** The model of relapses after a ceasefire that comes with the package. */
export function loadRelapseModel(folder: string = join(packageRoot(), "data", "models")): RelapseModel {
  return JSON.parse(readFileSync(join(folder, "warning-truce.json"), "utf8")) as RelapseModel;
}

/** Both models that relapses are told by. */
export function loadTruceModels(): { readonly warning: WarningModel; readonly relapse: RelapseModel } {
  return { warning: loadWarningModel(), relapse: loadRelapseModel() };
}
