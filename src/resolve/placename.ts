import type { Gazetteer, Span } from "../model.ts";
import type { Toponym } from "./placerank.ts";

const DIVISION =
  "province|governorate|region|state|oblast|county|district|department|prefecture|canton|parish|wilaya|krai|raion|countryside|muhafazah|subdistrict|sub-district|territory";
const TOWN =
  "city|town|village|hamlet|municipality|camp|neighbou?rhood|suburb|quarter|settlement|kibbutz|township|metropolis";
const AFTER = new RegExp(`^['’]?s? ?(?:(?:north|south|east|west|central)\\w* )?(?:(${DIVISION})|(${TOWN}))\\b`, "i");
const BEFORE = new RegExp(`\\b(?:(${DIVISION})|(${TOWN})|(capital))s?(?: of)?(?: the)? $`, "i");
const INSIDE_AFTER = new RegExp(`^(.+?)['’]?s? (?:(${DIVISION})|(${TOWN}))$`, "i");
const INSIDE_BEFORE = new RegExp(`^(?:the )?(?:(${DIVISION})|(${TOWN})) of (.+)$`, "i");
/** A thing that stands in or by a town and is called after it: "Deir Ezzor Military Airport". */
const CALLED_AFTER =
  /^(.{3,}?)['’]?s? (?:(?:international|military|central|national|general|civil|industrial|refugee|air) )*(?:airport|airbase|base|hospital|prison|university|bridge|dam|square|market|crossing|refinery|stadium|checkpoint|mountains?|valley|hills?|port|barracks|suburbs?|outskirts|plain|front|axis)$/i;
const DIRECTION =
  /^(?:the )?((?:north|south|east|west|central|upper|lower|rural|greater|inner|downtown|mainland|occupied)(?:-?(?:north|south|east|west|central))*(?:ern)?(?:-(?:central|east|west))?)[ -](.+)$/i;

/** A name with what the words in and around it say of the kind of place; the key is what the gazetteer knows it by. */
export function toponymAt(text: string, span: Span, gazetteer: Gazetteer): Toponym & { readonly part: boolean } {
  const exact = text.slice(span.start, span.end).replace(/\s+/g, " ").trim();
  const around = cueAround(text, span);
  const known = (name: string): boolean => gazetteer.lookup(name).length > 0;
  for (const { key, cue, part } of readings(exact)) {
    if (known(key)) return { span, key, cue: cue ?? around, part };
  }
  const last = readings(exact).at(-1);
  return { span, key: last?.key ?? exact, cue: last?.cue ?? around, part: last?.part ?? false };
}

interface NameReading {
  readonly key: string;
  readonly cue: Toponym["cue"];
  /** The name is of a part of what the key names: "northern Syria". */
  readonly part: boolean;
}

/** The ways to read a name, the most literal first: "the Aleppo countryside", "Aleppo countryside", "Aleppo". */
function readings(exact: string): readonly NameReading[] {
  const list: NameReading[] = [{ key: exact, cue: null, part: false }];
  const add = (key: string, cue: Toponym["cue"], part: boolean): void => {
    if (key.length > 1 && !list.some((other) => other.key === key)) list.push({ key, cue, part });
  };
  for (let i = 0; i < list.length && list.length < 8; i++) {
    const { key, cue, part } = list[i] ?? { key: exact, cue: null, part: false };
    const bare = key.replace(/^the /i, "").replace(/['’]s?$/, "");
    if (bare !== key) add(bare, cue, part);
    const after = INSIDE_AFTER.exec(key);
    if (after !== null) add(after[1] ?? "", after[2] === undefined ? "town" : "division", part);
    const before = INSIDE_BEFORE.exec(key);
    if (before !== null) add(before[3] ?? "", before[1] === undefined ? "town" : "division", part);
    const called = CALLED_AFTER.exec(key);
    if (called !== null) add(called[1] ?? "", null, true);
    const direction = DIRECTION.exec(key);
    if (direction !== null) add(direction[2] ?? "", cue, true);
  }
  return list;
}

function cueAround(text: string, span: Span): Toponym["cue"] {
  const after = AFTER.exec(
    text
      .slice(span.end, span.end + 40)
      .replace(/\s+/g, " ")
      .trimStart(),
  );
  if (after !== null) return after[1] === undefined ? "town" : "division";
  const before = BEFORE.exec(text.slice(Math.max(0, span.start - 30), span.start).replace(/\s+/g, " "));
  if (before === null) return null;
  return before[1] === undefined ? "town" : "division";
}
