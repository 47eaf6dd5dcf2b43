import type * as z from "zod";
import type { Actor, Agreement, EventType, Gazetteer } from "../model.ts";
import { PLOVER } from "../plover.ts";
import { agreementDoubts } from "./agreement-doubts.ts";
import { descriptionOf, exampleOf, fieldSchema, type Schema } from "./agreement-fields.ts";
import { AGREEMENT_FORM } from "./agreement-form.ts";
import { brokenAcross, brokenReferences, meant, type Trouble } from "./agreement-references.ts";
import { closest } from "./closest.ts";
import { JsonSlip, type LocatedJson, locateJson } from "./located-json.ts";

/** One thing that is wrong in a file of agreements, or that may be, in words for someone who does not write programs. */
export interface Finding {
  readonly severity: "error" | "warning";
  readonly file: string;
  readonly line: number;
  /** The title of the agreement, `null` where the file as a whole is meant. */
  readonly agreement: string | null;
  /** The clause, zone or role that is meant, in words; `null` for the agreement as a whole. */
  readonly part: string | null;
  /** The name of the field within the part, such as `deadline.day`; `null` for no single one. */
  readonly field: string | null;
  /** What is there, as the file has it; `null` where nothing is. */
  readonly found: string | null;
  readonly message: string;
  readonly example: string | null;
  readonly suggestion: string | null;
}

/** What a file may refer to beyond itself. */
export interface Surroundings {
  readonly actors: readonly Actor[];
  /** Tells where countries lie; `null` leaves out whether zones lie near them. */
  readonly gazetteer: Gazetteer | null;
  /** Agreements of other files. */
  readonly others: readonly Agreement[];
}

/** What was read from a file, with all that is wrong or doubtful in it; nothing is read from a file with an error. */
export interface Checked {
  readonly agreements: readonly Agreement[];
  readonly findings: readonly Finding[];
}

/** Reads and checks one file, and says everything at once. */
export function checkAgreements(text: string, file: string, around: Surroundings): Checked {
  const json = read(text, file);
  if ("slip" in json) return { agreements: [], findings: [json.slip] };
  const entries: readonly unknown[] = Array.isArray(json.value) ? json.value : [json.value];
  const isList = Array.isArray(json.value);
  const desk: Desk = { file, json, around, isList };
  const taken = entries.map((entry, i) => readEntry(entry, i, desk));
  const agreements = taken.flatMap(({ agreement }) => (agreement === null ? [] : [agreement]));
  const findings = [
    ...twiceWritten(desk, entries),
    ...taken.flatMap((one) => one.findings),
    ...(agreements.length === entries.length ? acrossFile(agreements, desk, entries) : []),
  ];
  const failed = findings.some(({ severity }) => severity === "error");
  return { agreements: failed ? [] : agreements, findings: [...findings].sort((a, b) => a.line - b.line) };
}

/** The agreements of a file that have the right form, whatever they refer to; none of a file that is no JSON. */
export function wellFormedIn(text: string): readonly Agreement[] {
  const json = read(text, "");
  if ("slip" in json) return [];
  const entries: readonly unknown[] = Array.isArray(json.value) ? json.value : [json.value];
  return entries.flatMap((entry) => {
    const parsed = AGREEMENT_FORM.safeParse(withoutSchema(entry));
    return parsed.success ? [parsed.data] : [];
  });
}

/** What is on the table while a file is checked. */
interface Desk {
  readonly file: string;
  readonly json: LocatedJson;
  readonly around: Surroundings;
  readonly isList: boolean;
}

function read(text: string, file: string): LocatedJson | { readonly slip: Finding } {
  try {
    return locateJson(text);
  } catch (error) {
    if (!(error instanceof JsonSlip)) throw error;
    const where = { agreement: null, part: null, field: null, found: null, example: null, suggestion: null };
    const message = `${error.message} (column ${error.column}). Nothing else was checked: the file cannot be read further.`;
    return { slip: { severity: "error", file, line: error.line, ...where, message } };
  }
}

function readEntry(
  entry: unknown,
  index: number,
  desk: Desk,
): { agreement: Agreement | null; findings: readonly Finding[] } {
  const plain = withoutSchema(entry);
  const parsed = AGREEMENT_FORM.safeParse(plain, { reportInput: true });
  if (!parsed.success) {
    return { agreement: null, findings: parsed.error.issues.flatMap((issue) => ofIssue(issue, entry, index, desk)) };
  }
  const { actors, gazetteer } = desk.around;
  const troubles = [...brokenReferences(parsed.data), ...agreementDoubts(parsed.data, actors, gazetteer)];
  return { agreement: parsed.data, findings: troubles.map((trouble) => ofTrouble(trouble, entry, index, desk)) };
}

/** Editors like a file to name its schema; the agreement itself has no such field. */
function withoutSchema(entry: unknown): unknown {
  if (typeof entry !== "object" || entry === null || Array.isArray(entry)) return entry;
  const { $schema: _, ...rest } = entry as Record<string, unknown>;
  return rest;
}

function ofTrouble(
  { severity, path, message, suggestion }: Trouble,
  entry: unknown,
  index: number,
  desk: Desk,
): Finding {
  return {
    ...placeOf(path, entry, index, desk),
    severity,
    found: shown(valueAt(entry, path)),
    message,
    example: null,
    suggestion: suggestion ?? null,
  };
}

// ---------------------------------------------------------------- where it stands

function placeOf(path: readonly PropertyKey[], entry: unknown, index: number, desk: Desk) {
  const { part, rest } = partOf(path, entry);
  return {
    file: desk.file,
    line: desk.json.lineOf(desk.isList ? [index, ...path] : path),
    agreement: titleOf(entry, index, desk),
    part,
    field: rest.length === 0 ? null : fieldOf(rest),
  };
}

function titleOf(entry: unknown, index: number, { isList }: Desk): string | null {
  const title = valueAt(entry, ["title"]) ?? valueAt(entry, ["id"]);
  if (typeof title === "string") return title;
  return isList ? `agreement number ${index + 1}` : null;
}

/** What each list of an agreement is called, and by which of its fields an entry is known. */
const PARTS: Readonly<Record<string, readonly [name: string, knownBy: readonly string[]]>> = {
  obligations: ["duty", ["clause", "id"]],
  zones: ["zone", ["name", "id"]],
  roles: ["role", ["name", "actor"]],
  bodies: ["body", ["name"]],
  lifecycle: ["statement", ["state"]],
  effective: ["start", ["from"]],
  texts: ["text", ["url"]],
};

function partOf(path: readonly PropertyKey[], entry: unknown): { part: string | null; rest: readonly PropertyKey[] } {
  const [list, index, ...rest] = path;
  const known = PARTS[String(list)];
  if (known === undefined || typeof index !== "number") return { part: null, rest: path };
  const [name, knownBy] = known;
  const label = knownBy
    .map((field) => valueAt(entry, [String(list), index, field]))
    .find((one) => typeof one === "string");
  return { part: label === undefined ? `${name} number ${index + 1}` : `${name} “${String(label)}”`, rest };
}

/** `versions, number 1, polygons` for a path; people count from 1. */
function fieldOf(path: readonly PropertyKey[]): string {
  return path.map((step) => (typeof step === "number" ? `number ${step + 1}` : String(step))).join(" › ");
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, step) => (typeof at === "object" && at !== null ? (at as Record<PropertyKey, unknown>)[step] : undefined),
    value,
  );
}

/** A value as the file has it, cut short; `null` for nothing. */
function shown(value: unknown): string | null {
  if (value === undefined) return null;
  const written = JSON.stringify(value) ?? "";
  return written.length > 80 ? `${written.slice(0, 77)}…` : written;
}

// ---------------------------------------------------------------- what the form says

type Issue = z.core.$ZodIssue;

function ofIssue(issue: Issue, entry: unknown, index: number, desk: Desk): readonly Finding[] {
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => unknownKey(key, issue.path, entry, index, desk));
  const value = valueAt(entry, issue.path);
  const field = fieldSchema(issue.path);
  const finding = {
    ...placeOf(issue.path, entry, index, desk),
    severity: "error" as const,
    found: shown(value),
    example: exampleOf(field),
    suggestion: suggestionFor(value, issue, desk),
  };
  if (value === undefined) {
    const name = String(issue.path.at(-1) ?? "");
    return [{ ...finding, message: `The field “${name}” is missing. ${descriptionOf(field)}`.trim() }];
  }
  return [{ ...finding, message: `${expectedBy(issue, field)}${described(field)}` }];
}

function described(field: Schema | null): string {
  const description = descriptionOf(field);
  return description === "" ? "" : ` (${description.replace(/\.$/, "")})`;
}

function unknownKey(key: string, path: readonly PropertyKey[], entry: unknown, index: number, desk: Desk): Finding {
  const allowed = Object.keys(fieldSchema(path)?.properties ?? {});
  const near = closest(key, allowed);
  return {
    ...placeOf([...path, key], entry, index, desk),
    severity: "error",
    found: shown(key),
    message: `There is no field “${key}” here; the fields are ${allowed.filter((name) => name !== "$schema").join(", ")}`,
    example: null,
    suggestion: near === null ? null : `Did you mean “${near}”?`,
  };
}

/** What was expected, in a sentence. */
function expectedBy(issue: Issue, field: Schema | null): string {
  if (issue.code === "invalid_value") return `expected one of: ${issue.values.map(String).join(", ")}`;
  if (issue.code === "invalid_type") return `expected ${kindOf(issue.expected, field)}`;
  if (issue.code === "custom" || issue.message.startsWith("expected") || issue.message.includes("before it begins"))
    return issue.message;
  if (issue.code === "too_small")
    return issue.origin === "array" ? "expected at least one entry" : `expected more than ${issue.minimum}`;
  if (issue.code === "too_big")
    return issue.origin === "array" ? "expected fewer entries" : `expected at most ${issue.maximum}`;
  return issue.message;
}

const KINDS: Readonly<Record<string, string>> = {
  string: "text in double quotes",
  number: "a number without quotes",
  boolean: "true or false, without quotes",
  array: "a list between [ and ]",
  tuple: "a point of two numbers between [ and ], longitude first",
  object: "fields between { and }",
  record: "names and texts between { and }",
};

function kindOf(expected: string, field: Schema | null): string {
  const kind = KINDS[expected] ?? expected;
  return field?.anyOf?.some(({ type }) => type === "null") === true ? `${kind}, or null` : kind;
}

function suggestionFor(value: unknown, issue: Issue, { around }: Desk): string | null {
  if (issue.code === "invalid_type" && issue.expected === "array" && value !== null && value !== undefined)
    return `Put it between [ and ]: [${shown(value)}]`;
  if (typeof value !== "string") return null;
  if (issue.code === "invalid_value") return meant(closest(value, issue.values.map(String)));
  if (issue.message.startsWith("expected a mode that PLOVER gives")) {
    const type = /gives ([A-Z]+)/.exec(issue.message)?.[1] ?? "";
    return meant(closest(value, Object.keys(PLOVER[type as EventType]?.modes ?? {})));
  }
  if (issue.message.startsWith("expected an id like actor:")) return actorNamed(value, around.actors);
  if (issue.code === "invalid_type" && issue.expected === "number" && /^[\d.]+$/.test(value))
    return `Take the quotes away: ${value}`;
  return null;
}

/** The id of whoever bears a name that was written where an id should stand. */
function actorNamed(name: string, actors: readonly Actor[]): string | null {
  const wanted = name
    .replace(/^actor:/, "")
    .trim()
    .toLowerCase();
  const same = actors.find((actor) => [actor.name, ...actor.aliases].some((one) => one.toLowerCase() === wanted));
  if (same === undefined) return null;
  return `${same.name} has the id “${same.kind === "country" ? `actor:country/${same.country}` : same.id}”.`;
}

// ---------------------------------------------------------------- the file as a whole

function acrossFile(agreements: readonly Agreement[], desk: Desk, entries: readonly unknown[]): readonly Finding[] {
  const { others } = desk.around;
  return agreements.flatMap((agreement, index) =>
    brokenAcross(agreement, [...others, ...agreements.slice(0, index)], [...others, ...agreements]).map((trouble) =>
      ofTrouble(trouble, entries[index], index, desk),
    ),
  );
}

function twiceWritten({ file, json, isList }: Desk, entries: readonly unknown[]): readonly Finding[] {
  return json.twice.map(({ path, key, line }) => {
    const [index, ...rest] = isList ? path : [0, ...path];
    const entry = entries[Number(index)];
    const title = valueAt(entry, ["title"]);
    const { part } = partOf([...rest, key], entry);
    return {
      severity: "error",
      file,
      line,
      agreement: typeof title === "string" ? title : null,
      part,
      field: key,
      found: null,
      message: `The field “${key}” stands here for the second time; only one can count`,
      example: null,
      suggestion: null,
    };
  });
}
