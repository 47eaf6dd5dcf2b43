import type { Feed } from "../model.ts";
import { wrap } from "../present/lines.ts";
import type { Followed } from "../watch/follow.ts";
import type { Health } from "../watch/health.ts";

const STATES: Readonly<Record<Health["state"], string>> = {
  waiting: "not asked yet",
  well: "well",
  slow: "fewer pages than usual",
  failing: "FAILING",
  dead: "DEAD: nothing from it can be seen",
  emptied: "EMPTIED: it answers, and brings nothing",
};

/** A followed feed in some lines: whose it is, how it does, and when it is asked next. */
export function followedLines(feed: Followed, health: Health): string {
  const { state, reason, expectedPerDay, actualLastDay, lastSuccessAt, nextAt, failures, moved } = health;
  const usual = expectedPerDay === null ? "the usual is not known yet" : `${expectedPerDay} on a usual day`;
  const facts = [
    `${STATES[state]}${reason === null ? "" : ` (${reason}${failures > 1 ? `, ${failures} times` : ""})`}`,
    ...(lastSuccessAt === null ? [] : [`last success ${timeWords(lastSuccessAt)}`]),
    ...(actualLastDay === null ? [] : [`${actualLastDay} new pages yesterday, ${usual}`]),
    ...(nextAt === null ? [] : [`next ${timeWords(nextAt)}`]),
  ];
  const address =
    moved === null
      ? feed.url
      : `${moved.to} (its publisher moved it there from ${feed.url}; asked there since ${moved.since.slice(0, 10)})`;
  return [...wrap(feedWords(feed), "  "), ...wrap(facts.join("; "), "    ", "  "), `  ${address}`]
    .map((line) => `${line}\n`)
    .join("");
}

/** A feed with whose it is. */
export function feedWords({ title, publisher, country, ownership, ownerName, language }: Feed): string {
  const owned = ownerName === null ? null : `owned by ${ownerName}`;
  const facts = [publisher === title ? null : publisher, country, ownership, owned, language].filter(
    (fact) => fact !== null,
  );
  return facts.length === 0 ? title : `${title}: ${facts.join(", ")}`;
}

function timeWords(at: string): string {
  return `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`;
}
