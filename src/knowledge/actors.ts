import { readdirSync, readFileSync } from "node:fs";
import { basename, extname, join } from "node:path";
import * as z from "zod";
import { parseDay } from "../day.ts";
import type { Actor, RoleNoun } from "../model.ts";
import { SECTORS } from "../resolve/sectors.ts";
import { parseActorTable } from "./actor-table.ts";
import { DataFileError } from "./data-file.ts";
import { parsePetrarchActors } from "./petrarch-actors.ts";
import { isAgentList, parsePetrarchAgents } from "./petrarch-agents.ts";
import { packageRoot } from "./root.ts";

/** Who is known by name, and which nouns the user ties to a sector. */
export interface ActorLists {
  readonly actors: readonly Actor[];
  readonly roles: readonly RoleNoun[];
}

/** The actors that we ship, which a test checks entry by entry, and after them those of the user's own files. */
export function loadActors(
  own: readonly string[] = [],
  folder: string = join(packageRoot(), "data", "actors"),
): ActorLists {
  const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
  const shipped = files.sort().flatMap((file) => {
    const actors = parseJson(readFileSync(join(folder, file), "utf8"), file) as readonly Actor[];
    return actors.map((actor) => ({ file, actor }));
  });
  const countryNamed = countriesByName(shipped.map(({ actor }) => actor));
  const lists = own.map((path) => ({ file: basename(path), ...readOwnList(path, countryNamed) }));
  const read = [...shipped, ...lists.flatMap(({ file, actors }) => actors.map((actor) => ({ file, actor })))];
  assertAcross(read);
  return { actors: read.map(({ actor }) => actor), roles: lists.flatMap(({ roles }) => roles) };
}

/** One list of the user's: our JSON, a table, or a PETRARCH dictionary of actors or agents, by its ending. */
function readOwnList(path: string, countryNamed: (name: string) => string | null): ActorLists {
  const file = basename(path);
  const text = textOf(path);
  switch (extname(path).toLowerCase()) {
    case ".json":
      return { actors: parseActors(text, file).map((actor) => ({ ...actor, own: true })), roles: [] };
    case ".csv":
    case ".tsv":
      return { actors: parseActorTable(text, file, countryNamed), roles: [] };
    case ".txt":
      return isAgentList(text)
        ? { actors: [], roles: parsePetrarchAgents(text, file) }
        : { actors: parsePetrarchActors(text, file), roles: [] };
    default:
      throw new DataFileError(
        `${file} is no list of actors that Tocsin reads; give a .json, a .csv (name,aliases,country,sector,from,to) or a .txt (a PETRARCH dictionary).`,
      );
  }
}

function textOf(path: string): string {
  const text = readFileSync(path, "utf8").replace(/^\uFEFF/, "");
  if (text.includes("\uFFFD"))
    throw new DataFileError(
      `${basename(path)} is not written in UTF-8; save it anew as UTF-8 (in a spreadsheet: "CSV UTF-8").`,
    );
  return text;
}

/** Looks countries up by their English names. */
function countriesByName(actors: readonly Actor[]): (name: string) => string | null {
  const codes = new Map(
    actors
      .filter(({ kind }) => kind === "country")
      .flatMap(({ name, aliases, country }) =>
        [name, ...aliases].map((each) => [each.toLowerCase(), country] as const),
      ),
  );
  return (name) => codes.get(name.toLowerCase()) ?? null;
}

/** The actors in the text of one file. Throws with the file's name and the entry when something is missing or wrong. */
export function parseActors(text: string, file: string): readonly Actor[] {
  const parsed = parseJson(text, file);
  if (!Array.isArray(parsed))
    throw new DataFileError(`${file} must hold a list of actors: [ { "id": "actor:…", … }, … ]`);
  return parsed.map((entry: unknown, i) => parseActor(entry, i, file));
}

function parseActor(entry: unknown, i: number, file: string): Actor {
  const found = ACTOR.safeParse(entry);
  if (found.success) return found.data as Actor;
  const issues = found.error.issues.map(({ path, message }) => `  ${path.join(".") || "(the entry)"}: ${message}`);
  throw new DataFileError(`${file}, ${labelOf(entry, i)} is no actor as Tocsin knows them:\n${issues.join("\n")}`);
}

function labelOf(entry: unknown, i: number): string {
  const id = typeof entry === "object" && entry !== null && "id" in entry ? entry.id : null;
  return typeof id === "string" ? `entry ${i + 1} (${id})` : `entry ${i + 1}`;
}

/** What only shows when all files are on the table: ids used twice, and members of bodies that nobody wrote down. */
function assertAcross(read: readonly { readonly file: string; readonly actor: Actor }[]): void {
  const fileOf = new Map<string, string>();
  for (const { file, actor } of read) {
    const other = fileOf.get(actor.id);
    if (other !== undefined)
      throw new DataFileError(`${file} has ${actor.id}, which ${other} has too; give one of them another id.`);
    fileOf.set(actor.id, file);
  }
  for (const { file, actor } of read) {
    const lost = actor.memberOf.find((membership) => !fileOf.has(membership.actor));
    if (lost !== undefined)
      throw new DataFileError(`${file}, ${actor.id} is a member of ${lost.actor}, which no file holds.`);
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

// ---------------------------------------------------------------- what an entry must hold

const TEXT = z.string().trim().min(1);
const ID = z.string().regex(/^actor:[A-Za-z0-9][A-Za-z0-9/-]*$/, 'expected an id such as "actor:white-helmets"');
const DAY = z
  .string()
  .refine((text) => text.length === 10 && parseDay(text) !== null, "expected a day, YYYY-MM-DD")
  .nullable();
const COUNTRY = z
  .string()
  .regex(/^[A-Z]{3}$/, "expected an ISO 3166-1 alpha-3 code or one of IGO UNO EUR NGO ISM IMG MNC");
const PERIOD = { from: DAY, to: DAY };
const SECTOR = z
  .string()
  .refine((code) => code in SECTORS, `expected a PLOVER sector: ${Object.keys(SECTORS).join(" ")}`);

const ACTOR = z.strictObject({
  id: ID,
  name: TEXT,
  aliases: z.array(TEXT),
  partisan: z.array(TEXT),
  adjectives: z.array(TEXT).optional(),
  seats: z.array(TEXT).optional(),
  kind: z.enum(["country", "organisation", "group", "office", "person"]),
  country: COUNTRY.nullable(),
  roles: z
    .array(z.strictObject({ sector: SECTOR, country: COUNTRY.optional(), ...PERIOD }))
    .refine((roles) => roles.every(isForward), "a role ends before it begins")
    .refine(isInOrder, "roles must be in the order of their days and not overlap"),
  memberOf: z
    .array(z.strictObject({ actor: ID, ...PERIOD }))
    .refine((periods) => periods.every(isForward), "a membership ends before it begins"),
  source: TEXT,
});

interface Period {
  readonly from: string | null;
  readonly to: string | null;
}

function isForward({ from, to }: Period): boolean {
  return from === null || to === null || from <= to;
}

/** Periods in order, where one may begin on the day another ends; only the first may lack a beginning. */
function isInOrder(periods: readonly Period[]): boolean {
  return periods.every((period, i) => {
    const before = periods[i - 1];
    return before === undefined || (before.to !== null && period.from !== null && before.to <= period.from);
  });
}
