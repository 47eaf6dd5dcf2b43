import { loadActors } from "../knowledge/actors.ts";
import type { Finding } from "../knowledge/agreement-check.ts";
import { findingText } from "../knowledge/agreement-findings.ts";
import { checkAgreementFiles, loadAgreements } from "../knowledge/agreements.ts";
import { loadGazetteer } from "../knowledge/gazetteer.ts";
import { agreementsNamed } from "../knowledge/named-agreement.ts";
import type { Agreement } from "../model.ts";
import { agreementLine } from "../present/agreement.ts";
import { note, UsageError } from "./errors.ts";
import { write } from "./lines.ts";

export interface AgreementOptions {
  readonly agreements?: readonly string[];
}

/** Lists the agreements on file. */
export async function listAgreements(options: AgreementOptions): Promise<void> {
  await write(process.stdout, loadAgreements(options.agreements, note).map(agreementLine).join(""));
}

/** The agreement that an id, with or without `agreement:`, or a part of its id, title or names stands for. */
export function findAgreement(agreements: readonly Agreement[], id: string): Agreement {
  const found = agreementsNamed(agreements, id);
  if (found.length === 1 && found[0] !== undefined) return found[0];
  const known = (found.length === 0 ? agreements : found).map((agreement) => agreement.id).join(", ");
  throw new UsageError(
    `“${id}” names ${found.length === 0 ? "no" : "more than one"} agreement. Choose one of: ${known}.`,
  );
}

interface CheckOptions {
  readonly actors?: readonly string[];
  readonly format: "text" | "json";
}

/** Says all that is wrong or doubtful in files of agreements; exit code 1 when something is wrong. */
export async function checkFiles(paths: readonly string[], options: CheckOptions): Promise<void> {
  const known = { actors: loadActors(options.actors).actors, gazetteer: loadGazetteer() };
  const { findings, agreements, files } = checkAgreementFiles(paths, known);
  const wrong = findings.filter(({ severity }) => severity === "error").length;
  if (wrong > 0) process.exitCode = 1;
  if (options.format === "json") return write(process.stdout, `${JSON.stringify({ findings }, null, 2)}\n`);
  await write(
    process.stdout,
    `${findings.map((finding) => `${findingText(finding)}\n`).join("")}${summary(findings, wrong, agreements, files)}`,
  );
}

function summary(findings: readonly Finding[], wrong: number, agreements: readonly Agreement[], files: number): string {
  const doubtful = findings.length - wrong;
  const counts = [many(wrong, "error"), many(doubtful, "warning")].join(", ");
  if (wrong > 0)
    return `${many(files, "file")}: ${counts}. Files with an error are not used; mend the first one and check again.\n`;
  const duties = agreements.reduce((sum, { obligations }) => sum + obligations.length, 0);
  const holds = `${many(agreements.length, "agreement")} with ${many(duties, "duty", "duties")}`;
  return `${many(files, "file")}: ${counts}. ${holds} can be used with --agreements.\n`;
}

function many(count: number, one: string, more = `${one}s`): string {
  return `${count} ${count === 1 ? one : more}`;
}
