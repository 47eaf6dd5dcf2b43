import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Actor, Language } from "../src/model.ts";
import { type Bare, openActors, participantFor } from "../src/resolve/actors.ts";
import type { CountryOf } from "../src/resolve/countries.ts";
import { SECTORS } from "../src/resolve/sectors.ts";

export interface ActorRow {
  readonly measure: string;
  readonly value: number;
  readonly n: number;
}

/** A phrase with the codes people gave it; `undefined` where they gave none. */
interface Phrase {
  readonly text: string;
  readonly day: string | null;
  readonly country: string | null | undefined;
  readonly sector: string | null | undefined;
}

/**
 * How often country and sector of actor phrases agree with the codes that people gave them. The phrases are
 * read bare, as the sets give them. Measured apart: international codes count as one (the older set has IGO for
 * all), and a sector that a set leaves out or marks as open is not asked for.
 */
export function evaluateActors(
  evalFolder: string,
  _language: Language | null,
  actors: readonly Actor[],
  countryOf: CountryOf = () => null,
): readonly ActorRow[] {
  const index = openActors(actors);
  const judge = (name: string, phrases: readonly Phrase[]): readonly ActorRow[] =>
    scoresOf(name, phrases, (text, day) => participantFor(text, day, index, countryOf));
  const ngec = recordsOf<NgecRecord>(join(evalFolder, "events", "actors_dev.jsonl"));
  const half = Math.ceil(ngec.length / 2);
  const gsr = gsrPhrases(join(evalFolder, "events", "plover_gsr_cameo.jsonl"));
  return [
    ...judge("actor phrases", ngec.flatMap(ngecPhrase)),
    ...judge("actor phrases, first half (seen)", ngec.slice(0, half).flatMap(ngecPhrase)),
    ...judge("actor phrases, second half (unseen)", ngec.slice(half).flatMap(ngecPhrase)),
    ...judge("PLOVER records", gsr),
    ...judge(
      "PLOVER records, even (seen)",
      gsr.filter((_, i) => i % 2 === 0),
    ),
    ...judge(
      "PLOVER records, odd (unseen)",
      gsr.filter((_, i) => i % 2 === 1),
    ),
  ];
}

function scoresOf(
  name: string,
  phrases: readonly Phrase[],
  read: (text: string, day: string | null) => Bare,
): readonly ActorRow[] {
  const judged = phrases.map((phrase) => {
    const found = read(phrase.text, phrase.day);
    const country = phrase.country === undefined ? null : norm(found.country) === phrase.country;
    const sector = phrase.sector === undefined ? null : found.sector === phrase.sector;
    return { country, sector, both: country !== false && sector !== false };
  });
  const share = (measure: string, values: readonly (boolean | null)[]): ActorRow => {
    const asked = values.filter((value) => value !== null);
    return {
      measure: `${name}: ${measure}`,
      value: asked.filter(Boolean).length / Math.max(1, asked.length),
      n: asked.length,
    };
  };
  return [
    share(
      "country",
      judged.map(({ country }) => country),
    ),
    share(
      "sector",
      judged.map(({ sector }) => sector),
    ),
    share(
      "both",
      judged.map(({ both }) => both),
    ),
  ];
}

const INTERNATIONAL: ReadonlySet<string> = new Set(["IGO", "UNO", "EUR", "NGO", "ISM", "MNC"]);
/** Slips of the sets, and codes of countries that were renamed. */
const RENAMED: Readonly<Record<string, string>> = {
  JAP: "JPN",
  ITL: "ITA",
  VTN: "VNM",
  ROM: "ROU",
  ZAR: "COD",
  TMP: "TLS",
  KSV: "XKX",
  BUR: "MMR",
};

function norm(country: string | null | undefined): string | null | undefined {
  if (country === undefined) return undefined;
  if (country === null || country === "") return null;
  return INTERNATIONAL.has(country) ? "IGO" : (RENAMED[country] ?? country);
}

interface NgecRecord {
  readonly text: string;
  readonly date: string | null;
  readonly expected: readonly { readonly country?: string; readonly cc?: string; readonly code_1?: string }[];
}

/**
 * A record's phrase with its codes. NGEC gives an international body's code where others give a sector, JNK for
 * words that are no actor, UNK for actors of no known sector: the last two are what we leave empty.
 */
function ngecPhrase({ text, date, expected }: NgecRecord): readonly Phrase[] {
  const codes: NgecRecord["expected"][number] = Object.assign({}, ...expected);
  const kind = codes.code_1;
  const body = kind !== undefined && INTERNATIONAL.has(kind) ? kind : null;
  const country = norm(body ?? codes.country ?? codes.cc);
  const sector = sectorAsked(kind);
  if (country === undefined && sector === undefined) return [];
  return [
    {
      text,
      day: date,
      country: country !== null && country !== undefined && country in SECTORS ? undefined : country,
      sector,
    },
  ];
}

function sectorAsked(code: string | undefined): string | null | undefined {
  if (code === "" || code === "JNK" || code === "UNK") return null;
  return code !== undefined && code in SECTORS ? code : undefined;
}

interface GsrRecord {
  readonly expected: readonly {
    readonly source: string | null;
    readonly target: string | null;
    readonly sourceText: string | null;
    readonly targetText: string | null;
  }[];
}

function gsrPhrases(path: string): readonly Phrase[] {
  return recordsOf<GsrRecord>(path).flatMap(({ expected }) =>
    expected.flatMap(({ source, target, sourceText, targetText }) => [
      ...gsrPhrase(source, sourceText),
      ...gsrPhrase(target, targetText),
    ]),
  );
}

function gsrPhrase(code: string | null, text: string | null): readonly Phrase[] {
  if (!code || !text) return [];
  const sector = code.slice(3, 6).replace("CIV", "CVL");
  const asked = sector === "" ? null : sector in SECTORS ? sector : undefined;
  return [{ text: text.replace(/\s*\.\.\.\s*/g, " "), day: null, country: norm(code.slice(0, 3)), sector: asked }];
}

function recordsOf<T>(path: string): readonly T[] {
  if (!existsSync(path)) return [];
  return readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as T);
}
