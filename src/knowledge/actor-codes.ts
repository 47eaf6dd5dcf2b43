import { SECTORS } from "../resolve/sectors.ts";

/** Country and sector as a code of three-letter parts gives them: "ARNGOV" is ARN, GOV. */
export interface ActorCode {
  readonly country: string | null;
  readonly sector: string | null;
}

/**
 * CAMEO's codes for roles that PLOVER writes otherwise (CAMEO codebook 1.1b3, chapter 3; PLOVER codebook, table of
 * sectors). CAMEO's MED is the media, PLOVER's are doctors.
 */
const RENAMED: Readonly<Record<string, string>> = {
  CIV: "CVL",
  MED: "JRN",
  HLH: "MED",
  INS: "REB",
  SEP: "REB",
  DEV: "SOC",
  ENV: "SOC",
  HRI: "SOC",
};

/** International bodies: NGM is CAMEO's movement of such organisations. */
const INTERNATIONAL: Readonly<Record<string, string>> = { NGM: "NGO" };

/** What dictionaries write for a name that is known and never coded. */
const UNCODED = /^[-+#*]+$/;

/** The country and the first sector of a code; parts that are neither (parties, faiths, regions) are passed over. */
export function readCode(code: string): ActorCode {
  if (UNCODED.test(code)) return { country: null, sector: null };
  const [first = "", ...rest] = code.toUpperCase().match(/.{1,3}/g) ?? [];
  if (sectorOf(first) !== null) return { country: null, sector: sectorOf(first) };
  const country = INTERNATIONAL[first] ?? first;
  const sector = rest.map(sectorOf).find((found) => found !== null) ?? null;
  return { country: /^[A-Z\d]{3}$/.test(country) ? country : null, sector };
}

/** PLOVER's sector for a part of a code; "NGO~" in a list of agents makes civil society of any group. */
export function sectorOf(part: string): string | null {
  const renamed = RENAMED[part] ?? part;
  return renamed in SECTORS && renamed !== "UNK" ? renamed : null;
}
