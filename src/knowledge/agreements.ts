import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import * as z from "zod";
import { parseDay } from "../day.ts";
import type { Agreement, EventType } from "../model.ts";
import { PLOVER } from "../plover.ts";
import { DataFileError } from "./data-file.ts";
import { packageRoot } from "./root.ts";

/** The agreements of every JSON file in a folder, those that we ship unless another folder is named. */
export function loadAgreements(folder: string = join(packageRoot(), "data", "agreements")): readonly Agreement[] {
  const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
  const agreements = files.sort().flatMap((name) => parseAgreements(readFileSync(join(folder, name), "utf8"), name));
  assertAcross(agreements, basename(folder));
  return agreements;
}

/**
 * The agreements that the text of one file holds: a list of them, or a single one. Throws with the file's
 * name and the path to the value when something is missing, misspelled or refers to nothing.
 */
export function parseAgreements(text: string, file: string): readonly Agreement[] {
  const parsed = parseJson(text, file);
  const found = AGREEMENTS.safeParse(Array.isArray(parsed) ? parsed : [parsed]);
  if (found.success) return found.data;
  const lines = found.error.issues.map((issue) => `  ${pathOf(issue.path)}: ${issue.message}`);
  throw new DataFileError(`${file} does not hold agreements as Tocsin knows them:\n${lines.join("\n")}`);
}

/** What only shows when all files are on the table: names used twice, and agreements that nobody wrote down. */
function assertAcross(agreements: readonly Agreement[], folder: string): void {
  const twice = repeated([...agreements, ...agreements.flatMap((agreement) => agreement.zones)].map(({ id }) => id));
  if (twice.length > 0) throw new DataFileError(`${folder} names more than once: ${twice.join(", ")}`);
  const known = new Set(agreements.map(({ id }) => id));
  for (const { id, partOf, supersedes } of agreements) {
    const lost = [...partOf, ...supersedes].find((other) => !known.has(other));
    if (lost !== undefined) throw new DataFileError(`${id} refers to ${lost}, which no file in ${folder} holds`);
  }
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new DataFileError(`${file} is not JSON: ${error.message}`, { cause: error });
  }
}

function pathOf(path: readonly PropertyKey[]): string {
  return path.map((step) => (typeof step === "number" ? `[${step}]` : `.${String(step)}`)).join("") || "(the file)";
}

function repeated(ids: readonly string[]): readonly string[] {
  return [...new Set(ids.filter((id, i) => ids.indexOf(id) !== i))];
}

// ---------------------------------------------------------------- what a file must hold

const TEXT = z.string().trim().min(1);
const DAY = z.string().refine((text) => text.length === 10 && parseDay(text) !== null, "expected a day, YYYY-MM-DD");
const ACTOR = idOf("actor");
const ZONE = idOf("zone");
const OBLIGATION = idOf("obligation");
const AGREEMENT = idOf("agreement");

function idOf<Kind extends string>(kind: Kind) {
  const shape = new RegExp(`^${kind}:[\\p{L}\\p{N}._()/-]+$`, "u");
  return z.custom<`${Kind}:${string}`>(
    (value) => typeof value === "string" && shape.test(value),
    `expected an id like ${kind}:…, without spaces`,
  );
}

const POSITION = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);

const RING = z
  .array(POSITION)
  .min(4, "expected a ring of at least four positions")
  .refine((ring) => isClosed(ring), "expected a closed ring: the last position is the first again");

function isClosed(ring: readonly (readonly [number, number])[]): boolean {
  const [first, last] = [ring[0], ring.at(-1)];
  return first !== undefined && last !== undefined && first[0] === last[0] && first[1] === last[1];
}

const VERSION = z
  .strictObject({
    polygons: z.array(RING).min(1, "expected at least one ring"),
    from: DAY,
    to: DAY.nullable(),
    basis: z.enum(["text", "official-map", "derived", "analyst"]),
    precisionKm: z.number().positive().max(500),
    contestedBy: z.array(TEXT),
    source: TEXT,
  })
  .refine(({ from, to }) => to === null || from <= to, "ends before it begins");

const STATE = z.enum(["announced", "in-force", "extended", "lapsed", "superseded", "collapsed", "disputed"]);
const ROLE = z.enum(["party", "signatory", "guarantor", "mediator", "monitor", "bound-but-not-signatory", "excluded"]);

const ACT = z
  .strictObject({
    type: z.custom<EventType>((value) => typeof value === "string" && value in PLOVER, "expected a PLOVER event type"),
    modes: z.array(TEXT).min(1).nullable(),
  })
  .refine(({ type, modes }) => (modes ?? []).every((mode) => mode in (PLOVER[type]?.modes ?? {})), {
    message: "expected modes that PLOVER gives this type",
  });

const QUOTA = z.strictObject({
  amount: z.number().positive(),
  unit: TEXT,
  per: z.enum(["day", "week", "month", "in-all"]),
});

const OBLIGATIONS = z.strictObject({
  id: OBLIGATION,
  clause: TEXT,
  summary: TEXT,
  action: z.enum(["refrain", "do"]),
  acts: z.array(ACT).min(1),
  dutyHolders: z.array(ACTOR),
  beneficiaries: z.array(ACTOR),
  zones: z.array(ZONE).min(1).nullable(),
  from: DAY.nullable(),
  deadline: z.strictObject({ day: DAY, text: TEXT }).nullable(),
  quota: QUOTA.nullable(),
  conditions: z.array(TEXT),
  exceptions: z.array(
    z.strictObject({
      kind: z.enum(["self-defence", "designated-groups", "other"]),
      actors: z.array(ACTOR),
      summary: TEXT,
    }),
  ),
});

const ONE = z
  .strictObject({
    id: AGREEMENT,
    title: TEXT,
    aliases: z.array(TEXT),
    kind: TEXT,
    signed: DAY.nullable(),
    effective: z.array(z.strictObject({ from: DAY, localText: TEXT, saidBy: TEXT, source: TEXT })),
    ends: DAY.nullable(),
    terms: z.enum(["open", "fixed", "auto-renewed", "conditional"]),
    lifecycle: z
      .array(z.strictObject({ state: STATE, from: DAY, saidBy: TEXT, source: TEXT }))
      .min(1, "expected at least one statement on whether it is in force"),
    roles: z
      .array(z.strictObject({ actor: ACTOR, name: TEXT, role: ROLE, from: DAY.nullable(), to: DAY.nullable() }))
      .min(1),
    bodies: z.array(
      z.strictObject({
        name: TEXT,
        actor: ACTOR.nullable(),
        members: z.array(TEXT),
        task: TEXT,
        from: DAY.nullable(),
        to: DAY.nullable(),
        reports: TEXT.nullable(),
        source: TEXT,
      }),
    ),
    zones: z.array(z.strictObject({ id: ZONE, name: TEXT, kind: TEXT, versions: z.array(VERSION).min(1) })),
    obligations: z.array(OBLIGATIONS).min(1),
    supersedes: z.array(AGREEMENT),
    partOf: z.array(AGREEMENT),
    externalIds: z.record(z.string(), TEXT),
    disputedPoints: z.array(TEXT),
    texts: z.array(
      z.strictObject({
        language: z.string().regex(/^[a-z]{2,3}$/, "expected a language code such as en"),
        url: TEXT,
        official: z.boolean(),
      }),
    ),
    sources: z.array(TEXT).min(1, "expected at least one source"),
  })
  .superRefine((agreement, context) => {
    for (const trouble of troublesWithin(agreement)) context.addIssue({ code: "custom", ...trouble });
  });

const AGREEMENTS = z.array(ONE);

/** References that lead nowhere, and names used twice, within one agreement. */
function troublesWithin(agreement: Agreement): readonly { readonly message: string; readonly path: PropertyKey[] }[] {
  const zones = new Set<string>(agreement.zones.map(({ id }) => id));
  const holders = new Set<string>(agreement.roles.map(({ actor }) => actor));
  const twice = repeated([...agreement.zones, ...agreement.obligations].map(({ id }) => id));
  return [
    ...twice.map((id) => ({ message: `${id} is named more than once`, path: [] })),
    ...agreement.obligations.flatMap((obligation, i) => [
      ...(obligation.zones ?? [])
        .filter((zone) => !zones.has(zone))
        .map((zone) => ({ message: `${zone} is no zone of this agreement`, path: ["obligations", i, "zones"] })),
      ...obligation.dutyHolders
        .filter((actor) => !holders.has(actor))
        .map((actor) => ({
          message: `${actor} has no role in this agreement`,
          path: ["obligations", i, "dutyHolders"],
        })),
    ]),
  ];
}
