import type { Failing, Story } from "../alert/book.ts";
import type { Subscription } from "../model.ts";
import { channelWords } from "../present/channel.ts";
import { wrap } from "../present/lines.ts";

/** One subscription in some lines: who, of what, when, and whether its channel works. */
export function subscriptionLines(subscription: Subscription, failing: Failing | null): string {
  const { id, name, channel, ceiling } = subscription;
  const lines = [
    ...wrap(`${name}: ${channelWords(channel)}, nothing stricter than TLP:${ceiling}`, "  "),
    ...wrap(`${wantsWords(subscription)}; ${hoursWords(subscription)}`, "    ", "  "),
    ...(channel.kind === "feed" ? [`  /alerts/${id.slice("subscription:".length)}.xml`] : []),
    ...(failing === null ? [] : wrap(failingWords(failing), "    ", "  ")),
    `  ${id}`,
  ];
  return lines.map((line) => `${line}\n`).join("");
}

function wantsWords({ wants }: Subscription): string {
  const { level, risk, ...lists } = wants;
  const parts = Object.entries(lists).flatMap(([what, values]) =>
    values.length === 0 ? [] : [`${what} ${values.join(", ")}`],
  );
  return [
    ...(parts.length === 0 ? ["everything"] : parts),
    ...(level > 1 ? [`warnings from level ${level}`] : []),
    ...(typeof risk === "number" ? [`ceasefires at risk from ${Math.round(100 * risk)} %`] : []),
  ].join("; ");
}

function hoursWords({ digest, quiet, timeZone }: Subscription): string {
  if (digest !== null) return `together at ${digest} (${timeZone})`;
  return quiet === null ? "at once" : `at once, but not from ${quiet.from} to ${quiet.to} (${timeZone})`;
}

function failingWords({ waiting, since, reason, nextTry }: Failing): string {
  return `FAILING since ${timeWords(since)}: ${reason}. ${waiting} ${waiting === 1 ? "alert waits" : "alerts wait"}; next try ${timeWords(nextTry)}.`;
}

/** One alert in some lines: of what, to whom, and what came of it. */
export function storyLines(
  { alert, owedAt, failures, delivered, acknowledged }: Story,
  to: Subscription | null,
): string {
  const lines = [
    ...wrap(`${timeWords(owedAt)}  ${alert.notices.map(({ headline }) => headline).join("; ")}`, "  "),
    ...wrap(
      `to ${to === null ? "somebody who wants no more" : `${to.name}, ${channelWords(to.channel)}`}: ${stateWords(to, { delivered, failures, due: alert.due })}`,
      "    ",
      "  ",
    ),
    ...acknowledged.flatMap(({ at, by, did }) =>
      wrap(`seen by ${by}, ${timeWords(at)}${did === null ? "" : `: ${did}`}`, "    ", "  "),
    ),
    `  ${alert.id}`,
  ];
  return lines.map((line) => `${line}\n`).join("");
}

function stateWords(
  to: Subscription | null,
  { delivered, failures, due }: Pick<Story, "delivered" | "failures"> & { readonly due: string },
): string {
  if (to?.channel.kind === "feed") return `in the feed from ${timeWords(due)}`;
  if (delivered !== null) return `delivered ${timeWords(delivered.at)}`;
  const last = failures.at(-1);
  if (last === undefined) return `due ${timeWords(due)}`;
  const times = failures.length === 1 ? "once" : `${failures.length} times`;
  return `not delivered, tried ${times}: ${last.reason}`;
}

function timeWords(at: string): string {
  return `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`;
}
