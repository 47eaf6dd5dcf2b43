import type { Alert, Notice } from "../model.ts";

/** A message for people: one line on what it is, and the rest. `origin` is where the record is served, without a slash at its end. */
export interface AlertWords {
  readonly subject: string;
  readonly text: string;
}

const LEVELS = ["", "Level 1 of 4", "Level 2 of 4", "Level 3 of 4", "Level 4 of 4"];

/** Alerts of one subscription as a message. Markings stand in it; so does that Tocsin does not rule. */
export function alertWords(alerts: readonly Alert[], origin: string): AlertWords {
  const notices = alerts.flatMap((alert) => alert.notices).toSorted((a, b) => b.level - a.level);
  const [first, ...others] = notices;
  if (first === undefined) throw new RangeError("An alert without a notice cannot be put into words");
  const more = others.length === 0 ? "" : ` (and ${others.length} more)`;
  const text = [...notices.map((notice) => noticeText(notice, origin)), foot(alerts)].join("\n\n");
  return { subject: `${first.headline}${more}`.replaceAll(/\s+/g, " "), text: `${text}\n` };
}

function noticeText(notice: Notice, origin: string): string {
  const { headline, details, path, level, marking } = notice;
  const facts = [LEVELS[level] ?? "", `TLP:${marking}`].filter((fact) => fact !== "");
  return [headline, ...details.map((line) => `  ${line}`), `  ${facts.join(" · ")}`, `  ${origin}${path}`].join("\n");
}

function foot(alerts: readonly Alert[]): string {
  return [
    "Tocsin says who reports what, and never rules.",
    `To say that you have seen this: tocsin alerts ack ${alerts.map(({ id }) => id).join(" ")}`,
  ].join("\n");
}
