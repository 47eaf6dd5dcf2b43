import { addDays, parseDay } from "../day.ts";
import type { Actor, Day } from "../model.ts";
import { type ActorCode, readCode } from "./actor-codes.ts";
import { assertNoSlips, type DictionaryLine, dictionaryLines } from "./dictionary-lines.ts";
import { nameForms, ownActor } from "./own-actor.ts";

/** A code with the days it holds on; both ends are open where the dictionary sets none. */
interface DatedCode {
  readonly code: ActorCode;
  readonly from: Day | null;
  readonly to: Day | null;
}

interface Entry {
  readonly line: number;
  readonly names: string[];
  readonly codes: (readonly DatedCode[])[];
}

/**
 * The actors of a PETRARCH or TABARI dictionary: `NAME [CODE]`, synonyms with `+`, and codes for a time such as
 * `[HOBGOV 19950601-19990815]`, `[HOB <950601]`, `[HOBREB >990816]`.
 */
export function parsePetrarchActors(text: string, file: string): readonly Actor[] {
  const slips: string[] = [];
  const entries: Entry[] = [];
  for (const line of dictionaryLines(text)) addLine(line, entries, slips);
  for (const { line, names, codes } of entries) {
    if (codes.length === 0)
      slips.push(
        `line ${line}: ${names[0]} has no code; write one behind it in square brackets, such as [GON] or [GONGOV].`,
      );
  }
  assertNoSlips(file, slips);
  return entries.flatMap((entry) => actorsOf(entry, file));
}

function addLine({ number, text }: DictionaryLine, entries: Entry[], slips: string[]): void {
  const codes = [...text.matchAll(/\[([^\]]*)\]/g)].map((match) => datedCodes(match[1] ?? ""));
  const name = text.replace(/\[[^\]]*\]/g, "").trim();
  if (/[[\]{}]/.test(name)) {
    slips.push(`line ${number}: "${text}" has a bracket without its partner; a code stands as in GONDOR [GON].`);
    return;
  }
  const wrong = codes.findIndex((found) => found === null);
  if (wrong >= 0) {
    slips.push(
      `line ${number}: "${text}" has a code that cannot be read; write [CODE], [CODE <YYYYMMDD], [CODE >YYYYMMDD] or [CODE YYYYMMDD-YYYYMMDD].`,
    );
  }
  let entry = entries.at(-1);
  if (name.startsWith("+")) entry?.names.push(name.slice(1));
  else if (name !== "") entries.push((entry = { line: number, names: [name], codes: [] }));
  if (entry === undefined)
    slips.push(`line ${number}: "${text}" belongs to no name; begin with a line such as GONDOR [GON].`);
  else for (const code of codes) entry.codes.push(code ?? []);
}

const DATED = /^\s*([A-Za-z\d/~+#*-]+?)\s*(?:([<>])\s*(\d+)|\s(\d+)\s*-\s*(\d+))?\s*$/;

/** The codes in one pair of brackets, "A/B" being two; `null` when it is none. */
function datedCodes(text: string): readonly DatedCode[] | null {
  const found = DATED.exec(text);
  if (found === null) return null;
  const [, codes = "", sign, day, first, last] = found;
  const [one, from, to] = [dayOf(day), dayOf(first), dayOf(last)];
  if (one === undefined || from === undefined || to === undefined) return null;
  const period =
    one === null ? { from, to } : sign === "<" ? { from, to: addDays(one, -1) } : { from: addDays(one, 1), to };
  return codes.split("/").map((code) => ({ code: readCode(code), ...period }));
}

/** Years of two digits up to this one are of this century, as PETRARCH takes them. */
const LAST_OF_CENTURY = 30;

/** "19950601" or "950601" as a day, `null` for none, `undefined` for what is no day. */
function dayOf(digits: string | undefined): Day | null | undefined {
  if (digits === undefined) return null;
  if (digits.length !== 6 && digits.length !== 8) return undefined;
  const century = Number(digits.slice(0, 2)) <= LAST_OF_CENTURY ? "20" : "19";
  const whole = digits.length === 6 ? century + digits : digits;
  return parseDay(`${whole.slice(0, 4)}-${whole.slice(4, 6)}-${whole.slice(6)}`) ?? undefined;
}

/** An entry with several codes at once ("[FRO/BIL/SAM]") is several actors of one name. */
function actorsOf({ line, names, codes }: Entry, file: string): readonly Actor[] {
  const width = Math.max(...codes.map((each) => each.length));
  return Array.from({ length: width }, (_, i) => {
    const dated = codes.flatMap((each) => each[Math.min(i, each.length - 1)] ?? []);
    const usual = dated.find(({ from, to }) => from === null && to === null) ?? dated[0];
    return ownActor({
      id: `${line}${width > 1 ? `-${i + 1}` : ""}`,
      names: names.flatMap(nameForms),
      country: usual?.code.country ?? null,
      roles: rolesOf(dated),
      file,
      line,
    });
  });
}

/** The roles in the order of their days. Where periods overlap the code that comes first counts, as in PETRARCH. */
function rolesOf(dated: readonly DatedCode[]): Actor["roles"] {
  const limited = dated.filter(({ from, to }) => from !== null || to !== null);
  const rest = dated.filter(({ from, to }) => from === null && to === null);
  const ordered = [...limited, ...rest];
  const starts = [...new Set(limited.flatMap(({ from, to }) => [from, to === null ? null : addDays(to, 1)]))];
  const days: readonly (Day | null)[] = [null, ...starts.filter((day) => day !== null).sort()];
  const roles: { sector: string; country?: string; from: Day | null; to: Day | null }[] = [];
  days.forEach((from, i) => {
    const next = days[i + 1] ?? null;
    const to = next === null ? null : addDays(next, -1);
    const holds = ordered.find(
      (each) =>
        (each.from === null || (from !== null && each.from <= from)) &&
        (each.to === null || (to !== null && to <= each.to)),
    );
    if (holds?.code.sector == null) return;
    const { sector, country } = holds.code;
    roles.push({ sector, ...(country === null ? {} : { country }), from, to });
  });
  return roles;
}
