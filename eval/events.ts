import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fingerprint } from "../src/ids.ts";
import type { Row } from "./row.ts";

/** An event as a coder gives it, with who takes part by country, sector and words. */
export interface CodedEvent {
  readonly type: string;
  readonly trigger?: { readonly start: number; readonly end: number };
  readonly actors: readonly Coded[];
  readonly recipients: readonly Coded[];
  readonly realis?: string;
}

export interface Coded {
  readonly country: string | null;
  readonly sector: string | null;
  readonly text: string;
  /** What the words stand for, as the coder knows it. */
  readonly name?: string;
}

export type Coder = (text: string) => readonly CodedEvent[];

/** Half of each set may be looked at while writing rules; the other half only gives figures. */
export type Half = "look" | "score" | "all";

/**
 * How well a coder finds who did what to whom, on PLOVER's own examples, labelled news, and PETRARCH's unit tests:
 * each figure over all, over the half to look at, and over the half that is only scored. The unit tests tell of
 * made-up actors; `withTheirActors` is a coder that knows them.
 */
export function evaluateEvents(evalFolder: string, coder: Coder, withTheirActors?: Coder): readonly Row[] {
  const code = remembering(coder);
  const known = withTheirActors === undefined ? null : remembering(withTheirActors);
  const [all, look, score] = (["all", "look", "score"] as const).map((half) =>
    evaluateHalf(evalFolder, code, known, half),
  );
  return (all ?? []).map((row, i) => ({
    ...row,
    halves: { look: look?.[i]?.value ?? Number.NaN, score: score?.[i]?.value ?? Number.NaN },
  }));
}

function evaluateHalf(evalFolder: string, code: Coder, known: Coder | null, half: Half): readonly Row[] {
  return [
    ...plover(readSet(evalFolder, "plover_gsr_cameo", half), code),
    ...labelledNews(readSet(evalFolder, "plv_train", half), code),
    ...unitTests(
      readSet(evalFolder, "petrarch_unittest_cameo", half),
      readTable(evalFolder),
      known ?? code,
      known === null ? isTold : isDyad,
    ),
  ];
}

/** Which half an example is in, by its id alone. */
export function halfOf(id: string): Half {
  return "0123456789ABCDEFGHJKMNPQRSTVWXYZ".indexOf(fingerprint(id).charAt(5)) % 2 === 0 ? "look" : "score";
}

// ---------------------------------------------------------------- the sets

/** One annotated sentence. */
export interface Example {
  readonly id: string;
  readonly text: string;
  readonly noEvent: boolean;
  /** What its event has to do with, in the words of PLOVER 0.5; only PLOVER's own examples say. */
  readonly context?: readonly string[];
  readonly expected: readonly {
    readonly source: string | null;
    readonly target: string | null;
    readonly code: string;
    readonly sourceText?: string | null;
    readonly targetText?: string | null;
  }[];
}

/** The examples of a set in one half, or all. */
export function readSet(evalFolder: string, name: string, half: Half): readonly Example[] {
  const lines = readFileSync(join(evalFolder, "events", `${name}.jsonl`), "utf8").split("\n");
  const examples = lines.filter((line) => line.trim() !== "").map((line) => JSON.parse(line) as Example);
  return half === "all" ? examples : examples.filter((each) => halfOf(each.id) === half);
}

/** CAMEO codes with PLOVER's types, from the published table. */
function readTable(evalFolder: string): ReadonlyMap<string, string> {
  const file = join(evalFolder, "..", "reference", "cameo2plover.json");
  const table = JSON.parse(readFileSync(file, "utf8")) as {
    readonly rows: readonly { readonly cameo: string; readonly plover: string }[];
  };
  return new Map(table.rows.map((row) => [row.cameo, row.plover]));
}

function remembering(coder: Coder): Coder {
  const seen = new Map<string, readonly CodedEvent[]>();
  return (text) => {
    const known = seen.get(text) ?? coder(text);
    seen.set(text, known);
    return known;
  };
}

// ---------------------------------------------------------------- PLOVER's examples

function plover(examples: readonly Example[], code: Coder): readonly Row[] {
  const types = tally(
    examples,
    (each) => each.expected.map((event) => event.code),
    (each) => told(code(each.text)).map((event) => event.type),
  );
  const dyads = tally(
    examples,
    (each) =>
      each.expected
        .filter((event) => event.source !== null || event.target !== null)
        .map((event) => `${countryOf(event.source)} ${countryOf(event.target)} ${event.code}`),
    (each) => code(each.text).flatMap(dyadsOf),
  );
  return [...scores("GSR type", types), ...scores("GSR country+country+type", dyads)];
}

/** The country part of an older actor code, with its slips set right. */
function countryOf(actor: string | null): string {
  const country = (actor ?? "").slice(0, 3);
  return { JAP: "JPN", ITL: "ITA", VTN: "VNM", UNO: "IGO", EUR: "IGO" }[country] ?? country;
}

/** Types whose participants act on each other. */
const MUTUAL = new Set(["CONSULT", "COOPERATE"]);

/** Who acted on whom, by country; where all take part as actors, each acts on each. */
function dyadsOf(event: CodedEvent): readonly string[] {
  const actors = countries(event.actors);
  const recipients = countries(event.recipients);
  const pairs: [string, string][] = actors.flatMap((actor) =>
    recipients.map((recipient): [string, string] => [actor, recipient]),
  );
  if (MUTUAL.has(event.type)) pairs.push(...pairs.map(([a, b]): [string, string] => [b, a]));
  if (recipients.length === 0 && actors.length > 1)
    pairs.push(...actors.flatMap((a) => actors.filter((b) => b !== a).map((b): [string, string] => [a, b])));
  else if (recipients.length === 0) pairs.push(...actors.map((actor): [string, string] => [actor, ""]));
  else if (actors.length === 0) pairs.push(...recipients.map((recipient): [string, string] => ["", recipient]));
  return pairs.filter(([a, b]) => a !== "" || b !== "").map(([a, b]) => `${a} ${b} ${event.type}`);
}

function countries(participants: readonly Coded[]): readonly string[] {
  return [...new Set(participants.map((each) => countryOf(each.country)).filter((country) => country !== ""))];
}

function told(events: readonly CodedEvent[]): readonly CodedEvent[] {
  return events.filter(isTold);
}

function isTold(event: CodedEvent): boolean {
  return event.actors.length + event.recipients.length > 0;
}

// ---------------------------------------------------------------- labelled news

function labelledNews(examples: readonly Example[], code: Coder): readonly Row[] {
  const types = tally(
    examples,
    (each) => each.expected.map((event) => event.code),
    (each) => told(code(each.text)).map((event) => yielding(event.type)),
  );
  let found = 0;
  let given = 0;
  let predicted = 0;
  let labelled = 0;
  for (const example of examples) {
    const events = code(example.text);
    predicted += new Set(told(events).map((event) => yielding(event.type))).size;
    for (const expected of example.expected) {
      labelled++;
      const right = events.filter((event) => yielding(event.type) === expected.code);
      if (right.some((event) => connects(event, expected.sourceText ?? "", expected.targetText ?? ""))) found++;
      const best = eventBetween(events, example.text, expected.sourceText ?? "", expected.targetText ?? "");
      if (best !== null && yielding(best.type) === expected.code) given++;
    }
  }
  return [
    ...scores("PLV type", types),
    ...scores("PLV found with type, actor and recipient", { right: found, predicted, labelled }),
    { measure: "PLV type accuracy, actors given", value: ratio(given, labelled), n: labelled },
  ];
}

function yielding(type: string): string {
  return type === "CONCEDE" || type === "RETREAT" ? "YIELD" : type;
}

/** Whether an event goes from one text to another; in meetings and fights both may be actors. */
function connects(event: CodedEvent, source: string, target: string): boolean {
  const inActors = (text: string): boolean =>
    isBlank(text) || event.actors.some((each) => sharesWords(wordsFor(each), text));
  const inRecipients = (text: string): boolean =>
    isBlank(text) || event.recipients.some((each) => sharesWords(wordsFor(each), text));
  if (inActors(source) && inRecipients(target)) return true;
  return event.recipients.length === 0 && event.actors.length > 1 && inActors(source) && inActors(target);
}

/** A pronoun is taken for the one that the coder says it stands for; other words speak for themselves. */
function wordsFor({ text, name }: Coded): string {
  return /^(?:it|its|he|him|his|she|her|they|them|their)$/i.test(text) ? (name ?? text) : text;
}

/** The set writes these where the sentence names nobody. */
function isBlank(text: string): boolean {
  return text === "" || text === "a recipient" || text === "An actor";
}

const SMALL_WORDS = new Set([
  "the",
  "a",
  "an",
  "of",
  "in",
  "on",
  "at",
  "to",
  "for",
  "and",
  "by",
  "with",
  "its",
  "his",
  "her",
  "their",
  "s",
  "from",
  "it",
  "that",
]);

function sharesWords(a: string, b: string): boolean {
  const words = new Set(contentWords(a));
  return contentWords(b).some((word) => words.has(word));
}

function contentWords(text: string): readonly string[] {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !SMALL_WORDS.has(word));
}

/** The event that best joins two given texts: by its participants, else by a trigger that lies between them. */
function eventBetween(events: readonly CodedEvent[], text: string, source: string, target: string): CodedEvent | null {
  let best: { readonly event: CodedEvent; readonly score: number } | null = null;
  for (const event of events) {
    const everyone = [...event.actors, ...event.recipients];
    const actor = event.actors.some((each) => sharesWords(wordsFor(each), source))
      ? 2
      : everyone.some((each) => sharesWords(wordsFor(each), source))
        ? 1
        : 0;
    const recipient = event.recipients.some((each) => sharesWords(wordsFor(each), target))
      ? 2
      : everyone.some((each) => sharesWords(wordsFor(each), target))
        ? 1
        : 0;
    const score = actor + recipient + (liesBetween(event, text, source, target) ? 0.5 : 0);
    if (score > 0 && (best === null || score > best.score)) best = { event, score };
  }
  return best?.event ?? null;
}

function liesBetween(event: CodedEvent, text: string, source: string, target: string): boolean {
  const from = text.indexOf(source);
  const to = text.indexOf(target);
  if (event.trigger === undefined || from < 0 || to < 0) return false;
  const ends = [from, to].sort((a, b) => a - b);
  return event.trigger.start >= (ends[0] ?? 0) && event.trigger.end <= (ends[1] ?? 0);
}

// ---------------------------------------------------------------- PETRARCH's unit tests

/**
 * PETRARCH's own tests: stylised sentences about made-up actors, scored as the peers score them.
 *
 * A label there is a dyad of actors from the tests' dictionaries, so of our events those count that join two known
 * sides; what befell people whom no dictionary holds is no dyad. Statements and appeals (CAMEO 01 and 02) have no
 * type in PLOVER's table. An appeal is a REQUEST by PLOVER's codebook, so a REQUEST is not held against us where the
 * test expects an appeal; it is not counted as right either. The first figures take every event as it stands, the
 * second ("actual") leave out those told as long past, denied or hypothetical.
 */
function unitTests(
  examples: readonly Example[],
  table: ReadonlyMap<string, string>,
  code: Coder,
  counts: (event: CodedEvent) => boolean,
): readonly Row[] {
  const withEvents = examples.filter((each) => !each.noEvent && typesOf(each, table).length > 0);
  const quiet = examples.filter((each) => each.noEvent);
  const count = (keep: (event: CodedEvent) => boolean): Tally =>
    tally(
      withEvents,
      (each) => typesOf(each, table),
      (each) =>
        code(each.text)
          .filter((event) => counts(event) && keep(event) && !(event.type === "REQUEST" && expectsAppeal(each)))
          .map((event) => event.type),
    );
  const wrong = quiet.reduce((sum, each) => sum + code(each.text).filter(counts).length, 0);
  return [
    ...scores(
      "unit tests type",
      count(() => true),
    ),
    ...scores(
      "unit tests actual type",
      count(({ realis }) => realis === undefined || realis === "actual" || realis === "future"),
    ),
    { measure: "unit tests: events where none is expected", value: wrong, n: quiet.length },
  ];
}

/** Whether an event joins two sides that are known by country. */
function isDyad({ actors, recipients }: CodedEvent): boolean {
  const known = (each: Coded): boolean => each.country !== null;
  return recipients.length > 0 ? actors.some(known) && recipients.some(known) : actors.filter(known).length > 1;
}

/** Whether a test expects a statement or an appeal, which the table gives no type. */
function expectsAppeal(example: Example): boolean {
  return example.expected.some(({ code }) => code.startsWith("02"));
}

/** PLOVER's types of the codes a test expects; some of its codes are not CAMEO's. */
function typesOf(example: Example, table: ReadonlyMap<string, string>): readonly string[] {
  return example.expected.flatMap((event) => {
    for (let length = event.code.length; length >= 2; length--) {
      const type = table.get(event.code.slice(0, length));
      if (type !== undefined) return [type];
    }
    return [];
  });
}

// ---------------------------------------------------------------- counting

interface Tally {
  readonly right: number;
  readonly predicted: number;
  readonly labelled: number;
}

/** Micro counts over the distinct items of each example. */
function tally(
  examples: readonly Example[],
  expected: (example: Example) => readonly string[],
  given: (example: Example) => readonly string[],
): Tally {
  let right = 0;
  let predicted = 0;
  let labelled = 0;
  for (const example of examples) {
    const gold = new Set(expected(example));
    const said = new Set(given(example));
    labelled += gold.size;
    predicted += said.size;
    for (const each of said) if (gold.has(each)) right++;
  }
  return { right, predicted, labelled };
}

function scores(measure: string, { right, predicted, labelled }: Tally): readonly Row[] {
  const precision = ratio(right, predicted);
  const recall = ratio(right, labelled);
  return [
    { measure: `${measure} P`, value: precision, n: predicted },
    { measure: `${measure} R`, value: recall, n: labelled },
    {
      measure: `${measure} F1`,
      value: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
      n: labelled,
    },
  ];
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
