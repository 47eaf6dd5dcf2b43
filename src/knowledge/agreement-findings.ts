import type { Finding } from "./agreement-check.ts";

/** A finding as a few lines of plain text. */
export function findingText(finding: Finding): string {
  const { severity, file, line, agreement, part, field, found, message, example, suggestion } = finding;
  const where = [agreement, part, field === null ? null : `field ${field}`].filter((one) => one !== null);
  const lines = [
    `${file}, line ${line}${where.length === 0 ? "" : `: ${where.join(", ")}`}`,
    `  ${severity.padEnd(8)} ${message}`,
    ...(found === null ? [] : [`  found    ${found}`]),
    ...(example === null ? [] : [`  example  ${example}`]),
    ...(suggestion === null ? [] : [`  hint     ${suggestion}`]),
  ];
  return `${lines.join("\n")}\n`;
}
