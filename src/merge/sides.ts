import { mediumOwner, ownerName } from "../agencies.ts";
import type { Claim, OwnerId, Owners, ReportedEvent } from "../model.ts";
import { isOrganOfState } from "./same-voice.ts";
import type { Voice } from "./voices.ts";

interface Told {
  readonly report: ReportedEvent;
  readonly claim: Claim;
  readonly voice: Voice;
}

/** A medium with whose it is. */
export interface OwnedMedium {
  readonly name: string;
  readonly owner: OwnerId;
}

/**
 * The medium with an owner whose word an origin is, `null` for whoever is told by name and for media of nobody's but
 * their own. People whom a text does not name are told by the medium that met them, and chosen by it. Where several
 * print one text without saying whose, the first of them that has an owner stands for it.
 */
export function mediumBehind(told: readonly Told[], owners: Owners): OwnedMedium | null {
  if (told.some(({ voice }) => TOLD_BY_NAME.has(voice.kind))) return null;
  for (const { report, claim, voice } of told) {
    const name = voice.credited ? voice.label : bearer(voice, report, claim);
    const owner = mediumOwner(name, owners);
    if (owner !== null) return { name, owner };
  }
  return null;
}

/** The medium through which somebody is heard who is no medium: the one whose report is printed, or the one that prints. */
function bearer({ kind }: Voice, { edition }: ReportedEvent, { via }: Claim): string {
  return kind === "medium" ? via : (edition?.credits[0]?.name ?? via);
}

const TOLD_BY_NAME: ReadonlySet<Voice["kind"]> = new Set(["named", "anonymous", "footage"]);

/** For whom an origin speaks. */
export interface Side {
  readonly id: OwnerId;
  /** What it is called, `null` for a state that the texts leave open, and for somebody who speaks for themself. */
  readonly name: string | null;
}

/**
 * For whom an origin speaks, `null` for nobody but itself: the state whose organ it is (one that the texts leave open may
 * be any), the owner of the medium that tells it, or the known actor that it is, who may own media too.
 */
export function sideOf(told: readonly Told[], medium: OwnedMedium | null, owners: Owners): Side | null {
  const voices = told.map(({ voice }) => voice);
  const organs = voices.filter(isOrganOfState);
  const country = organs.map((voice) => voice.country).find((each) => each !== null) ?? null;
  if (organs.length > 0 && country === null) return { id: "state unknown", name: null };
  const owner: OwnerId | null = country === null ? (medium?.owner ?? null) : `state ${country}`;
  if (owner !== null) return { id: owner, name: ownerName(owner, owners) };
  const id = voices.find((voice) => voice.kind === "named" && voice.id !== null)?.id ?? null;
  return id === null ? null : { id, name: null };
}
