import { type Area, areasOf, countryArea } from "../coverage/area.ts";
import { agreementsNamed } from "../knowledge/named-agreement.ts";
import type { Agreement } from "../model.ts";
import { AskedWrongly, type Desk } from "./desk.ts";

/** The agreement that somebody means; refuses, with those to choose from, when it is none or several. */
export function oneAgreement(agreements: readonly Agreement[], name: string): Agreement {
  const found = agreementsNamed(agreements, name);
  const [only] = found;
  if (found.length === 1 && only !== undefined) return only;
  const choices = (found.length === 0 ? agreements : found).map(({ id, title }) => `${id} (${title})`).join("; ");
  throw new AskedWrongly(
    `“${name}” names ${found.length === 0 ? "no" : "more than one"} agreement on file. Ask for one of: ${choices}.`,
  );
}

type ZoneArea = Extract<Area, { readonly kind: "zone" }>;

/** The zone that an id stands for. */
export function oneZone(agreements: readonly Agreement[], id: string): ZoneArea {
  const zones = agreements.flatMap(areasOf).filter((area): area is ZoneArea => area.kind === "zone");
  const found = zones.find((zone) => zone.id === id);
  if (found !== undefined) return found;
  throw new AskedWrongly(
    `No agreement on file has the zone ${id}. Ask for one of: ${zones.map((zone) => zone.id).join(", ")}.`,
  );
}

/** A country or a zone, by what somebody named of the two; refuses both and neither. */
export function areaAsked(
  { country, zone }: { readonly country?: string | undefined; readonly zone?: string | undefined },
  { agreements }: Pick<Desk, "agreements">,
): Area {
  if (country !== undefined && zone === undefined) return countryArea(country);
  if (country === undefined && zone !== undefined) return oneZone(agreements, zone);
  throw new AskedWrongly("Name one area: a country, such as SDN, or a zone by its id.");
}
