import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type LanguageFiles, openLanguage, type TrainedLanguage } from "../read/language.ts";
import { packageRoot } from "./root.ts";

/** The English reader, with the model that comes with the package or the one in another folder. */
export function loadLanguage(folder: string = join(packageRoot(), "data", "models", "en")): TrainedLanguage {
  return openLanguage({
    header: json(folder, "header.json") as LanguageFiles["header"],
    lemmas: json(folder, "lemmas.json") as LanguageFiles["lemmas"],
    weights: readFileSync(join(folder, "weights.bin")),
    names: readFileSync(join(folder, "names.bin")),
    kernel: readFileSync(join(folder, "kernel.wasm")),
  });
}

function json(folder: string, name: string): unknown {
  return JSON.parse(readFileSync(join(folder, name), "utf8"));
}
