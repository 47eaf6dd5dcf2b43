import type { EventType } from "./model.ts";

/** PLOVER's four classes of events: by word or by deed, of cooperation or of conflict. */
export type Quad = "verbal cooperation" | "material cooperation" | "verbal conflict" | "material conflict";

interface TypeEntry {
  readonly quad: Quad;
  /** Conflict-cooperation score of the type, from -10 (unconventional violence) to 10. */
  readonly score: number;
  /** Scores of the modes; a mode that PLOVER leaves unscored takes the score of its type. */
  readonly modes: Readonly<Record<string, number | null>>;
}

/**
 * Types, modes and scores of the PLOVER codebook (Open Event Data Alliance, CC BY-SA 4.0). The manual prints 3
 * for ACCUSE although each of its modes is negative; -3 is meant.
 */
export const PLOVER: Readonly<Record<EventType, TypeEntry>> = {
  AGREE: { quad: "verbal cooperation", score: 2.5, modes: {} },
  CONSULT: {
    quad: "verbal cooperation",
    score: 2.5,
    modes: { visit: 4, "third-party": 1, multilateral: 4, phone: 1.5 },
  },
  SUPPORT: { quad: "verbal cooperation", score: 5, modes: {} },
  CONCEDE: { quad: "verbal cooperation", score: 4.5, modes: {} },
  COOPERATE: { quad: "material cooperation", score: 9.5, modes: {} },
  AID: { quad: "material cooperation", score: 10, modes: {} },
  RETREAT: {
    quad: "material cooperation",
    score: 6.5,
    modes: { withdraw: 8, release: 6.5, disarm: 10, ceasefire: 7.5, access: 6.5, resign: 4.5 },
  },
  REQUEST: { quad: "verbal conflict", score: 0, modes: { assist: 0.5, change: -1, yield: -1, meet: 0 } },
  ACCUSE: { quad: "verbal conflict", score: -3, modes: { disapprove: -2, investigate: -3.5, allege: -3.5 } },
  REJECT: { quad: "verbal conflict", score: -2, modes: { assist: -1.5, change: -2, yield: -2, meet: -2 } },
  THREATEN: {
    quad: "verbal conflict",
    score: -3.5,
    modes: { restrict: -3, arrest: -3.5, relations: -3.5, expel: -3.5, territory: -4, violence: -3.5 },
  },
  PROTEST: {
    quad: "material conflict",
    score: -5,
    modes: { demo: -5, riot: -7, strike: -5, hunger: -4.5, boycott: -4.5, obstruct: -4.5, vandalize: null },
  },
  SANCTION: {
    quad: "material conflict",
    score: -6,
    modes: { convict: -6, expel: -5.5, withdraw: -6, discontinue: -6 },
  },
  MOBILIZE: {
    quad: "material conflict",
    score: -5.5,
    modes: { troops: -6.5, weapons: -6.5, police: -5.5, militia: -6 },
  },
  COERCE: {
    quad: "material conflict",
    score: -7,
    modes: {
      seize: -7,
      restrict: -7,
      censor: -6.5,
      curfew: -6.5,
      "martial-law": -7.5,
      arrest: -7,
      deport: -7,
      withhold: -7,
      misinformation: -6.5,
      cyber: -7,
    },
  },
  ASSAULT: {
    quad: "material conflict",
    score: -9,
    modes: {
      abduct: -8.5,
      beat: -7.5,
      torture: -8.5,
      sexual: -8.5,
      targeted: -9.5,
      destroy: -8.5,
      primitive: -8,
      firearms: -9,
      explosives: -9,
      "suicide-attack": -9.5,
      aerial: -9.5,
      drone: -9.5,
      "heavy-weapons": -9.5,
      "crowd-control": -7.5,
      unconventional: -10,
    },
  },
};

/** The class that a type belongs to. */
export function quadOf(type: EventType): Quad {
  return PLOVER[type].quad;
}

/** Whether a type is done by speaking. */
export function isVerbal(type: EventType): boolean {
  return quadOf(type).startsWith("verbal");
}

/** The score of a type in its mode. */
export function scoreOf(type: EventType, mode: string | null): number {
  const entry = PLOVER[type];
  return (mode === null ? null : entry.modes[mode]) ?? entry.score;
}
