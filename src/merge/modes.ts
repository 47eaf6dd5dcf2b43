import type { EventType } from "../model.ts";

/** Modes that two reports may well use for the same act: an air strike is told as an explosion or as a killing. */
const SAME_ACT: Readonly<Partial<Record<EventType, readonly (readonly string[])[]>>> = {
  ASSAULT: [
    ["aerial", "drone", "explosives", "destroy", "targeted"],
    ["heavy-weapons", "explosives", "destroy", "targeted", "aerial"],
    ["explosives", "suicide-attack", "targeted", "destroy"],
    ["firearms", "targeted", "heavy-weapons"],
    ["beat", "torture", "primitive"],
    ["unconventional", "aerial", "heavy-weapons", "explosives"],
  ],
  CONSULT: [["visit", "multilateral", "third-party"]],
  MOBILIZE: [["troops", "weapons", "militia"]],
  COERCE: [
    ["seize", "arrest"],
    ["restrict", "withhold", "curfew"],
  ],
  ACCUSE: [["disapprove", "allege"]],
};

/** Whether two modes of a type may name one act; a mode that nobody told may be any. */
export function mayBeSameAct(type: EventType, a: string | null, b: string | null): boolean {
  if (a === null || b === null || a === b) return true;
  return (SAME_ACT[type] ?? []).some((group) => group.includes(a) && group.includes(b));
}
