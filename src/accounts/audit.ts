import * as z from "zod";
import { ROLES } from "./permissions.ts";

/** Somebody as the audit names them: by the account's id, and by the name that it had then. */
const namedSchema = z.object({ id: z.string(), name: z.string() });

const eventSchema = z.object({
  event: z.enum([
    "began", // the first owner's link was made
    "invited",
    "joined",
    "signed-in",
    "sign-in-failed",
    "signed-out",
    "sessions-ended",
    "role-changed",
    "reset-begun",
    "password-changed",
    "removed",
    "link-revoked",
    "token-made",
    "token-revoked",
  ]),
  /** Who did it; `terminal` is whoever may use the data folder on the machine itself, `null` somebody not known. */
  by: z.union([namedSchema, z.literal("terminal")]).nullable(),
  /** Whose account it is about. */
  about: namedSchema.nullable(),
  role: z.enum(ROLES).nullable(),
  /** The network that it came from, never the address: the journal cannot forget. */
  network: z.string().nullable(),
  /** Failed sign-ins before this one that were too many to be recorded singly. */
  unrecorded: z.int().nonnegative(),
});

/** Something that happened to accounts, for the journal. It holds no secret, nor what a stranger typed. */
export type AccountEvent = z.infer<typeof eventSchema>;

export type Named = z.infer<typeof namedSchema>;

/** An event of accounts with its number and moment in the journal. */
export interface Logged extends AccountEvent {
  readonly seq: number;
  readonly at: string;
}

/** The event that a journal entry records, `null` when it records something else. */
export function eventOf(entry: {
  readonly seq: number;
  readonly at: string;
  readonly kind: string;
  readonly data: unknown;
}): Logged | null {
  if (entry.kind !== "account") return null;
  const parsed = eventSchema.safeParse(entry.data);
  return parsed.success ? { seq: entry.seq, at: entry.at, ...parsed.data } : null;
}

/** An event as a line for people: "2026-03-01T05:12:09Z  Ana Monitor signed in from 203.0.113.0/24". */
export function eventWords({ at, event, by, about, role, network, unrecorded }: Logged): string {
  const who = by === "terminal" ? "someone at the machine" : (by?.name ?? "someone not known");
  const whom = about?.name ?? "somebody";
  const from = network === null ? "" : ` from ${network}`;
  const more = unrecorded === 0 ? "" : `; ${unrecorded} more failed before it`;
  return `${at}  ${did(event, who, whom, role ?? "no role")}${from}${more}`;
}

function did(event: AccountEvent["event"], who: string, whom: string, role: string): string {
  switch (event) {
    case "began":
      return `${who} made the first owner's link`;
    case "invited":
      return `${who} invited someone as ${role}`;
    case "joined":
      return `${whom} took up an invitation as ${role}`;
    case "signed-in":
      return `${whom} signed in`;
    case "sign-in-failed":
      return whom === "somebody" ? "a sign-in failed for no account" : `a sign-in as ${whom} failed`;
    case "signed-out":
      return `${whom} signed out`;
    case "sessions-ended":
      return `${who} ended every session`;
    case "role-changed":
      return `${who} made ${whom} ${role}`;
    case "reset-begun":
      return `${who} made a link for a new password of ${whom}`;
    case "password-changed":
      return `${whom} set a new password; every session ended`;
    case "removed":
      return `${who} removed the account of ${whom}`;
    case "link-revoked":
      return `${who} took back a link as ${role}`;
    case "token-made":
      return `${who} made a token for a program of ${whom} as ${role}`;
    case "token-revoked":
      return `${who} revoked a token of ${whom}`;
  }
}
