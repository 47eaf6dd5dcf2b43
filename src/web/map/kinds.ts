import type { EventType } from "../../model.ts";
import { isVerbal, PLOVER } from "../../plover.ts";

/** PLOVER's sixteen types in six groups, as many as can be told apart by colour. Words say the rest. */
export const KINDS = ["attack", "coercion", "forces", "protest", "easing", "words"] as const;
export type Kind = (typeof KINDS)[number];

const KIND_OF: Readonly<Partial<Record<EventType, Kind>>> = {
  ASSAULT: "attack",
  COERCE: "coercion",
  SANCTION: "coercion",
  MOBILIZE: "forces",
  PROTEST: "protest",
  AID: "easing",
  COOPERATE: "easing",
  RETREAT: "easing",
};

export function kindOf(type: EventType): Kind {
  return KIND_OF[type] ?? "words";
}

export const TYPES = Object.keys(PLOVER) as readonly EventType[];
/** The types that a filter for deeds or words lets through. */
export function typesOf(kind: string | undefined): readonly EventType[] {
  if (kind === "all") return TYPES;
  return TYPES.filter((type) => isVerbal(type) === (kind === "words"));
}

/** Okabe and Ito's colours, darker or lighter so that each stands out from the map's ground by 3 to 1. */
export const KIND_COLOURS: Readonly<Record<"light" | "dark", Readonly<Record<Kind, string>>>> = {
  light: {
    attack: "#bf3b0a",
    coercion: "#9c3f7c",
    forces: "#8f6400",
    protest: "#0b67a3",
    easing: "#00745a",
    words: "#5d6870",
  },
  dark: {
    attack: "#ff8a5c",
    coercion: "#e79bcb",
    forces: "#f0c04a",
    protest: "#74c0f0",
    easing: "#4fd0ac",
    words: "#a9b6bd",
  },
};
