import type { EventType, ReportedEvent } from "../model.ts";

/** Modes that two reports may well use for the same act: an air strike is told as an explosion or as a killing. */
const SAME_ACT: Readonly<Partial<Record<EventType, readonly (readonly string[])[]>>> = {
  ASSAULT: [
    ["aerial", "drone", "explosives", "destroy", "targeted"],
    ["heavy-weapons", "explosives", "destroy", "targeted", "aerial"],
    ["explosives", "suicide-attack", "targeted", "destroy"],
    ["firearms", "targeted", "heavy-weapons"],
    ["beat", "torture", "primitive"],
    ["crowd-control", "beat", "firearms"],
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

/** Acts that writers tell in several ways: who is seized is abducted or arrested, who is freed is released or rescued. */
const TOLD_AS: Readonly<Record<string, readonly (readonly [EventType, string | null])[]>> = {
  taking: [
    ["ASSAULT", "abduct"],
    ["COERCE", "arrest"],
    ["COERCE", "seize"],
  ],
  freeing: [
    ["RETREAT", "release"],
    ["AID", null],
  ],
};

const MIXED: ReadonlySet<EventType> = new Set(Object.values(TOLD_AS).flatMap((acts) => acts.map(([type]) => type)));

/** The kinds under which an act may be told; two reports can only tell of one happening when they share a kind. */
export function kindsOf(type: EventType, mode: string | null): readonly string[] {
  const told = Object.entries(TOLD_AS).filter(([, acts]) => acts.some(([of, by]) => of === type && by === mode));
  return [type, ...told.map(([kind]) => kind)];
}

/** Whether two reports, by their types and modes, may tell of one act. */
export function mayBeSameAct(a: ReportedEvent, b: ReportedEvent): boolean {
  if (a.type === b.type) return mayBeSameMode(a.type, a.mode, b.mode);
  if (!MIXED.has(a.type) || !MIXED.has(b.type)) return false;
  return kindsOf(a.type, a.mode).some((kind) => kindsOf(b.type, b.mode).includes(kind));
}

/** Whether two modes of a type may name one act; a mode that nobody told may be any. */
function mayBeSameMode(type: EventType, a: string | null, b: string | null): boolean {
  if (a === null || b === null || a === b) return true;
  return (SAME_ACT[type] ?? []).some((group) => group.includes(a) && group.includes(b));
}
