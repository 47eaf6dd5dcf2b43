import type { Context, EventType, ReportedEvent } from "./model.ts";

interface Code {
  /** The code of the type when neither mode nor context says more. */
  readonly base: string;
  /** Codes of modes, and of contexts (`@economic`) where the context alone tells CAMEO's codes apart. */
  readonly finer: Readonly<Record<string, string>>;
  /** What CAMEO calls the same thing while it is only announced; `null` where it has no words for that. */
  readonly announced: string | null;
}

/**
 * The way back from PLOVER to CAMEO, where CAMEO2PLOVER-2021 (Open Event Data Alliance, CC BY-SA 4.0) read
 * backwards gives one code. Where it gives several, the code above them stands.
 */
const CAMEO: Readonly<Record<EventType, Code>> = {
  AGREE: { base: "030", finer: {}, announced: "030" },
  CONSULT: { base: "040", finer: { visit: "042", phone: "041", "third-party": "045" }, announced: "036" },
  SUPPORT: { base: "050", finer: {}, announced: "032" },
  CONCEDE: { base: "080", finer: {}, announced: "035" },
  COOPERATE: {
    base: "060",
    finer: { "@economic": "061", "@military": "062", "@legal": "063", "@intelligence": "064" },
    announced: "031",
  },
  AID: {
    base: "070",
    finer: {
      "@economic": "071",
      "@military": "072",
      "@human_security": "073",
      "@peacekeeping": "074",
      "@asylum": "075",
    },
    announced: "033",
  },
  RETREAT: {
    base: "080",
    finer: {
      withdraw: "087",
      release: "084",
      disarm: "087",
      ceasefire: "0871",
      access: "086",
      "access @peacekeeping": "0861",
      "access @human_security": "0863",
    },
    announced: "035",
  },
  REQUEST: {
    base: "100",
    finer: {
      change: "104",
      "change @rights_freedoms": "1043",
      yield: "105",
      "yield @military": "1056",
    },
    announced: null,
  },
  ACCUSE: {
    base: "110",
    finer: {
      disapprove: "111",
      investigate: "090",
      "investigate @crime": "091",
      "investigate @corruption": "091",
      "investigate @human_rights": "092",
      "investigate @military": "093",
      allege: "112",
      "allege @crime": "1121",
      "allege @corruption": "1121",
      "allege @human_rights": "1122",
    },
    announced: null,
  },
  REJECT: {
    base: "120",
    finer: {
      change: "123",
      "change @rights_freedoms": "1233",
      yield: "124",
      "yield @economic": "1244",
      "yield @military": "1246",
    },
    announced: null,
  },
  THREATEN: {
    base: "130",
    finer: { expel: "136", territory: "1382", violence: "138" },
    announced: null,
  },
  PROTEST: {
    base: "140",
    finer: { demo: "141", hunger: "142", strike: "143", boycott: "143", obstruct: "144", riot: "145" },
    announced: "133",
  },
  MOBILIZE: { base: "150", finer: { troops: "154", militia: "154", police: "153" }, announced: null },
  SANCTION: {
    base: "160",
    finer: {
      convict: "116",
      expel: "166",
      discontinue: "162",
      "discontinue @economic": "1621",
      "discontinue @military": "1622",
      "discontinue @human_security": "1623",
    },
    announced: "130",
  },
  COERCE: {
    base: "170",
    finer: {
      seize: "171",
      censor: "1721",
      curfew: "1723",
      "martial-law": "1724",
      arrest: "173",
      deport: "174",
      restrict: "172",
    },
    announced: "130",
  },
  ASSAULT: {
    base: "190",
    finer: {
      abduct: "181",
      beat: "182",
      sexual: "1821",
      torture: "1822",
      "suicide-attack": "1831",
      explosives: "183",
      targeted: "186",
      destroy: "171",
      firearms: "193",
      "heavy-weapons": "194",
      aerial: "195",
      drone: "195",
      unconventional: "204",
      "crowd-control": "175",
    },
    announced: "138",
  },
};

/**
 * The most particular CAMEO code that says the same as an event, `null` where CAMEO cannot say it: it has no
 * words for what did not happen, is only supposed, or is retold from the past.
 *
 *     cameoOf({ type: "AID", mode: null, contexts: ["military"], realis: "actual", polarity: "positive" }) // "072"
 */
export function cameoOf({
  type,
  mode,
  contexts,
  realis,
  polarity,
}: Pick<ReportedEvent, "type" | "mode" | "contexts" | "realis" | "polarity">): string | null {
  if (polarity === "negative" || realis === "hypothetical" || realis === "historical" || realis === "negated")
    return null;
  const { base, finer, announced } = CAMEO[type];
  if (realis === "future") return announced;
  return finerCode(finer, mode, contexts) ?? base;
}

/** The code of mode and context together, else of either; several contexts with different codes tell nothing. */
function finerCode(
  finer: Readonly<Record<string, string>>,
  mode: string | null,
  contexts: readonly Context[],
): string | null {
  const prefix = mode === null ? "" : `${mode} `;
  const codes = new Set(contexts.flatMap((context) => finer[`${prefix}@${context}`] ?? []));
  const [only] = codes;
  if (codes.size === 1 && only !== undefined) return only;
  return mode === null ? null : (finer[mode] ?? null);
}
