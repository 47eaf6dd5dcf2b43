import type { EventType } from "../model.ts";

/** ACLED's event type and sub-event type, with its disorder type (ACLED Codebook, 2023). */
export interface AcledType {
  readonly disorder: string;
  readonly event: string;
  readonly sub: string;
}

const VIOLENCE = "Political violence";
const DEMONSTRATIONS = "Demonstrations";
const STRATEGIC = "Strategic developments";

const of = (disorder: string, event: string, sub: string): AcledType => ({ disorder, event, sub });
const remote = (sub: string) => of(VIOLENCE, "Explosions/Remote violence", sub);
const onCivilians = (sub: string) => of(VIOLENCE, "Violence against civilians", sub);
const strategic = (sub: string) => of(STRATEGIC, "Strategic developments", sub);

const CLASH = of(VIOLENCE, "Battles", "Armed clash");

/** What PLOVER's modes of ASSAULT are in ACLED's terms. Force with no mode here is a clash, or an attack on civilians. */
const ASSAULTS: Readonly<Record<string, AcledType>> = {
  aerial: remote("Air/drone strike"),
  drone: remote("Air/drone strike"),
  "heavy-weapons": remote("Shelling/artillery/missile attack"),
  explosives: remote("Remote explosive/landmine/IED"),
  "suicide-attack": remote("Suicide bomb"),
  unconventional: remote("Chemical weapon"),
  abduct: onCivilians("Abduction/forced disappearance"),
  sexual: onCivilians("Sexual violence"),
  torture: onCivilians("Attack"),
  beat: onCivilians("Attack"),
  "crowd-control": of(DEMONSTRATIONS, "Protests", "Excessive force against protesters"),
  destroy: strategic("Looting/property destruction"),
};

const PROTESTS: Readonly<Record<string, AcledType>> = {
  riot: of(DEMONSTRATIONS, "Riots", "Violent demonstration"),
  vandalize: of(DEMONSTRATIONS, "Riots", "Mob violence"),
};

const PEACEFUL = of(DEMONSTRATIONS, "Protests", "Peaceful protest");

const COERCIONS: Readonly<Record<string, AcledType>> = {
  arrest: strategic("Arrests"),
  seize: strategic("Looting/property destruction"),
};

/** Types of them that are deeds and have no sub-event of their own. ACLED records no statements: those have no entry. */
const OTHERS: Readonly<Partial<Record<EventType, AcledType>>> = {
  AGREE: strategic("Agreement"),
  MOBILIZE: strategic("Change to group/activity"),
  RETREAT: strategic("Change to group/activity"),
  COERCE: strategic("Other"),
  AID: strategic("Other"),
  SANCTION: strategic("Other"),
};

/** What ACLED would call an event of a PLOVER type and mode; `null` for statements, which it does not record. */
export function acledType(type: EventType, mode: string | null, isOnCivilians: boolean): AcledType | null {
  const own = mode ?? "";
  if (type === "ASSAULT") return ASSAULTS[own] ?? (isOnCivilians ? onCivilians("Attack") : CLASH);
  if (type === "PROTEST") return PROTESTS[own] ?? PEACEFUL;
  if (type === "COERCE" && COERCIONS[own] !== undefined) return COERCIONS[own];
  return OTHERS[type] ?? null;
}
