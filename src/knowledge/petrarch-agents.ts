import type { RoleNoun } from "../model.ts";
import { sectorOf } from "./actor-codes.ts";
import { assertNoSlips, dictionaryLines } from "./dictionary-lines.ts";

/** Whether a dictionary lists agents ("SOLDIER [~MIL]") rather than actors. */
export function isAgentList(text: string): boolean {
  return /\[\s*(?:~\s*[A-Za-z]|[A-Za-z]+\s*~)/.test(text);
}

/** The role nouns of a PETRARCH agents dictionary. Codes that are no sector of PLOVER's or CAMEO's are left out. */
export function parsePetrarchAgents(text: string, file: string): readonly RoleNoun[] {
  const slips: string[] = [];
  const nouns = dictionaryLines(text).flatMap(({ number, text: line }) => {
    const found = AGENT.exec(line);
    if (found === null) {
      slips.push(`line ${number}: "${line}" is no agent; write NOUN [~GOV], or NOUN {PLURAL} [~GOV].`);
      return [];
    }
    const [, noun = "", plurals = "", code = ""] = found;
    const sector = sectorIn(code);
    const forms = [noun, ...plurals.split(",")].map(plain).filter((form) => form !== "");
    return sector === null ? [] : forms.map((form) => ({ noun: form, sector }));
  });
  assertNoSlips(file, slips);
  return nouns;
}

const AGENT = /^([^[\]{}]+?)\s*(?:\{([^{}]*)\}\s*)?\[\s*([~A-Za-z\d\s]+)\]$/;

/** The first sector among the parts of "~GOVMED"; a group that is "NGO~" is civil society. */
function sectorIn(code: string): string | null {
  const parts = code.replace(/[\s~]/g, "").toUpperCase().match(/.{3}/g) ?? [];
  return parts.map((part) => (part === "NGO" ? "SOC" : sectorOf(part))).find((sector) => sector !== null) ?? null;
}

function plain(word: string): string {
  return word.replaceAll("_", " ").trim().toLowerCase();
}
