import type { Gazetteer, Link, Place, PlaceId, Precision, Reading, Span } from "../model.ts";
import { linkToponyms, type Setting } from "./placerank.ts";
import { type FoundToponym, findToponyms, type PlaceRole } from "./toponyms.ts";

/** A place name of an article with what it stands for. `sentence`, `first`, `last` and `head` say where it stands. */
export interface PlaceMention {
  readonly span: Span;
  readonly sentence: number;
  readonly first: number;
  readonly last: number;
  readonly head: number;
  readonly role: PlaceRole;
  readonly link: Link<PlaceId>;
  readonly place: Place | null;
  readonly precision: Precision;
}

/**
 * The places that an article names, in text order, each linked in the light of the others.
 *
 * Every name is given, also those that the gazetteer does not know (`nil`), datelines and seats of
 * governments; `role` tells them apart.
 */
export function readPlaces(
  reading: Pick<Reading, "sentences" | "names">,
  text: string,
  gazetteer: Gazetteer,
  setting: Setting = {},
): readonly PlaceMention[] {
  const found = findToponyms(reading.sentences, reading.names, text, gazetteer);
  const links = linkToponyms(found, text, gazetteer, setting);
  return found.map((toponym, i) => {
    const { link, place, precision } = links[i] ?? NOT_LINKED;
    return { ...position(toponym), link, place, precision: toponym.part ? coarser(precision) : precision };
  });
}

const NOT_LINKED = { link: { status: "nil", exact: "" }, place: null, precision: "unknown" } as const;

function position(found: FoundToponym): Pick<PlaceMention, "span" | "sentence" | "first" | "last" | "head" | "role"> {
  const { span, sentence, first, last, head, role } = found;
  return { span, sentence, first, last, head, role };
}

/** "Northern Syria" is less than the country; "Aleppo airport" lies near the town that we know. */
function coarser(precision: Precision): Precision {
  if (precision === "country") return "region";
  return precision === "exact" ? "near" : precision;
}
