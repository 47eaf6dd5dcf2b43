import type { Decision } from "../model.ts";

/** What an account may do, from least to most: each may do all that those before it may. */
export type Role = (typeof ROLES)[number];

export const ROLES = ["viewer", "analyst", "editor", "owner"] as const;

/** Something that somebody may be allowed to do. */
export type Act =
  | "read"
  | "search" // to keep searches of one's own
  | "forecast" // to have one forecast every week, for all to see
  | "token" // to make tokens for one's own programs
  | "verify"
  | "assess"
  | "act" // to record what was done about an incident
  | "acknowledge" // to say that an alert was seen, and what was done
  | "subscribe" // to be told over a channel of one's own
  | "claim" // to say that one is looking at an item of the queue
  | "withdraw-own"
  | "withdraw"
  | "regroup" // to split and join incidents
  | "grade"
  | "rule" // to record what a named body found
  | "mark"
  | "seal"
  | "correct"
  | "agreements"
  | "feeds"
  | "accounts"
  | "channels" // to end what others are told, and to allow channels on private networks
  | "settings";

/** The least role that may do each: the one table of who may do what. */
const LEAST: Readonly<Record<Act, Role>> = {
  read: "viewer",
  search: "viewer",
  token: "viewer",
  forecast: "analyst",
  verify: "analyst",
  assess: "analyst",
  act: "analyst",
  acknowledge: "analyst",
  subscribe: "analyst",
  claim: "analyst",
  "withdraw-own": "analyst",
  withdraw: "editor",
  regroup: "editor",
  grade: "editor",
  rule: "editor",
  mark: "editor",
  seal: "editor",
  correct: "editor",
  agreements: "editor",
  feeds: "editor",
  accounts: "owner",
  channels: "owner",
  settings: "owner",
};

/** Whether a role may do something. */
export function may(role: Role, act: Act): boolean {
  return isAtLeast(role, LEAST[act]);
}

/** All that a role may do, so that screens offer nothing that would be refused. */
export function actsOf(role: Role): readonly Act[] {
  return (Object.keys(LEAST) as Act[]).filter((act) => may(role, act));
}

/** The least role that may do something, for those who may not. */
export function leastFor(act: Act): Role {
  return LEAST[act];
}

/** Whether a role may do all that another may. */
export function isAtLeast(role: Role, other: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(other);
}

const OF_DECISION: Readonly<Record<Decision["kind"], Act>> = {
  verification: "verify",
  assessment: "assess",
  action: "act",
  ruling: "rule",
  marking: "mark",
  seal: "seal",
  reopen: "seal",
  reliability: "grade",
  credibility: "grade",
  together: "regroup",
  apart: "regroup",
  correction: "correct",
  "missed-event": "correct",
  "no-event": "correct",
  withdrawal: "withdraw",
};

/** What recording a decision is; `null` for a kind that there is not. */
export function actOfDecision(kind: string): Act | null {
  return kind in OF_DECISION ? OF_DECISION[kind as Decision["kind"]] : null;
}

/** Writing over HTTP: the method, the path up to its parameters, and what it is. The first that fits counts. */
const WRITES: readonly (readonly [method: string, path: RegExp, act: Act | "decide"])[] = [
  ["POST", /^\/api\/(?:incidents\/[^/]+\/)?decisions$/, "decide"],
  ["POST", /^\/api\/publishers\/[^/]+\/grades$/, "grade"],
  ["*", /^\/api\/queue\//, "claim"],
  ["POST", /^\/api\/searches\/[^/]+\/forecast$/, "forecast"],
  ["*", /^\/api\/searches(?:\/|$)/, "search"],
  ["*", /^\/api\/accounts\/tokens(?:\/|$)/, "token"],
  ["*", /^\/api\/accounts(?:\/|$)/, "accounts"],
  ["*", /^\/api\/feeds(?:\/|$)/, "feeds"],
  ["*", /^\/api\/alerts\/subscriptions(?:\/|$)/, "subscribe"],
  ["POST", /^\/api\/alerts\/[^/]+\/acknowledgements$/, "acknowledge"],
  ["*", /^\/api\/(?:agreements|zones)(?:\/|$)/, "agreements"],
  ["*", /^\/api\/(?:articles|captures|incidents|corrections)(?:\/|$)/, "correct"],
  ["POST", /^\/mcp$/, "read"], // its tools only read
];

/** Reading over HTTP that not everyone may. */
const READS: readonly (readonly [path: RegExp, act: Act])[] = [
  [/^\/api\/alerts\/subscriptions$/, "subscribe"],
  [/^\/api\/accounts\/tokens$/, "token"],
  [/^\/api\/accounts(?:\/|$)/, "accounts"],
];

/**
 * What a request does. A decision's kind stands in its body, so the answer is then `decide`. What is written somewhere
 * that the table does not name is for owners alone, until somebody adds its row.
 */
export function actOfRequest(method: string, path: string): Act | "decide" {
  if (method === "GET" || method === "HEAD") return READS.find(([pattern]) => pattern.test(path))?.[1] ?? "read";
  const row = WRITES.find(([verb, pattern]) => (verb === "*" || verb === method) && pattern.test(path));
  return row?.[2] ?? "settings";
}

/** What anyone may ask for, because its address is itself a secret that was told to somebody. */
const OPEN: readonly RegExp[] = [/^\/alerts\//];

export function isOpen(path: string): boolean {
  return OPEN.some((pattern) => pattern.test(path));
}
