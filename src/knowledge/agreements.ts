import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import type { Agreement } from "../model.ts";
import { checkAgreements, type Finding, type Surroundings, wellFormedIn } from "./agreement-check.ts";
import { findingText } from "./agreement-findings.ts";
import { DataFileError } from "./data-file.ts";
import { packageRoot } from "./root.ts";

/** The file that describes the others to editors. */
const SCHEMA_FILE = "schema.json";

/**
 * The agreements that come with the package, which a test checks entry by entry, and after them those of the user's
 * own files and folders. One of the user's with the id of a shipped one takes its place, and `note` hears of it.
 * Throws with every slip when a file of the user's has one.
 */
export function loadAgreements(
  own: readonly string[] = [],
  note: (message: string) => void = () => {},
): readonly Agreement[] {
  const shipped = shippedAgreements();
  if (own.length === 0) return shipped;
  const { agreements, findings } = checkAgreementFiles(own, { actors: [], gazetteer: null });
  const errors = findings.filter(({ severity }) => severity === "error");
  if (errors.length > 0) {
    const many = errors.length === 1 ? "a mistake" : `${errors.length} mistakes`;
    throw new DataFileError(`Your agreements have ${many}:\n\n${errors.map(findingText).join("\n")}`);
  }
  const ids = new Set(agreements.map(({ id }) => id));
  for (const { id, title } of shipped.filter((agreement) => ids.has(agreement.id))) {
    note(`${id} of your own file takes the place of the one that comes with Tocsin (${title}).`);
  }
  return [...shipped.filter(({ id }) => !ids.has(id)), ...agreements];
}

/** The agreements of the user's files and folders, with all that is wrong or doubtful in them, file by file. */
export function checkAgreementFiles(
  paths: readonly string[],
  known: Pick<Surroundings, "actors" | "gazetteer">,
): { readonly agreements: readonly Agreement[]; readonly findings: readonly Finding[]; readonly files: number } {
  const files = paths.flatMap(agreementFiles).map((path) => ({ path, text: readFileSync(path, "utf8") }));
  const formed = files.map(({ text }) => wellFormedIn(text));
  const own = new Set(formed.flat().map(({ id }) => id));
  const untouched = shippedAgreements().filter(({ id }) => !own.has(id));
  const checked = files.map(({ path, text }, i) => {
    const others = [...untouched, ...formed.filter((_, j) => j !== i).flat()];
    return checkAgreements(text, basename(path), { ...known, others });
  });
  return {
    agreements: checked.flatMap(({ agreements }) => agreements),
    findings: checked.flatMap(({ findings }) => findings),
    files: files.length,
  };
}

let shipped: readonly Agreement[] | null = null;

function shippedAgreements(): readonly Agreement[] {
  shipped ??= agreementFiles(join(packageRoot(), "data", "agreements")).flatMap((path) => {
    const found = JSON.parse(readFileSync(path, "utf8")) as Agreement | readonly Agreement[];
    return Array.isArray(found) ? (found as readonly Agreement[]) : [found as Agreement];
  });
  return shipped;
}

/** A file as it is named, or the JSON files of a folder in the order of their names, but the schema. */
function agreementFiles(path: string): readonly string[] {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) throw new DataFileError(`There is no file or folder ${path}.`);
  if (!found.isDirectory()) return [path];
  const names = readdirSync(path).filter((name) => name.endsWith(".json") && name !== SCHEMA_FILE);
  return names.sort().map((name) => join(path, name));
}
