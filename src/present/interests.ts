import type { Incident, Origin } from "../model.ts";
import { countWords } from "./words.ts";

/** Origins of one incident that are one interest, and what they have in common. */
export interface SharedInterest {
  readonly origins: readonly Origin[];
  /** Whose it is: "the state of Karsia"; `null` where the texts leave that open. */
  readonly name: string | null;
}

/** The interests that several origins share; origins of nobody's but their own are in none. */
export function sharedInterests({ origins }: Pick<Incident, "origins">): readonly SharedInterest[] {
  return [...new Set(origins.map(({ side }) => side))].flatMap((side) => {
    const own = origins.filter((origin) => origin.side === side);
    if (own.length < 2) return [];
    return [{ origins: own, name: own.find(({ sideName }) => sideName !== undefined)?.sideName ?? null }];
  });
}

/** How many interests the origins are. */
export function countInterests({ origins }: Pick<Incident, "origins">): number {
  return new Set(origins.map(({ side }) => side)).size;
}

/** "3 origins, 2 interests" where several are one; "2 origins" where each is its own. */
export function originsCounted(incident: Pick<Incident, "origins">): string {
  const [origins, interests] = [incident.origins.length, countInterests(incident)];
  const told = countWords(origins, "origin");
  return interests === origins ? told : `${told}, ${countWords(interests, "interest")}`;
}

const MEDIA: ReadonlySet<Origin["basis"]> = new Set(["wire", "own-reporting", "same-text"]);

/** Whether an origin is a medium that somebody owns, rather than somebody who speaks for them. */
export function isOwned({ basis, sideName }: Origin): boolean {
  return sideName !== undefined && MEDIA.has(basis);
}

/** "owned by the state of Karsia", "speaks for the state of Karsia", "met by a medium of …"; `null` for who speaks for itself. */
export function ownerOfOrigin(origin: Origin): string | null {
  if (origin.sideName === undefined) return null;
  if (isOwned(origin)) return `owned by ${origin.sideName}`;
  return origin.basis === "witnesses" || origin.basis === "hearsay"
    ? `told by a medium of ${origin.sideName}`
    : `speaks for ${origin.sideName}`;
}

/** "SANA and Syrian army are one interest: the state of Syria". */
export function sharedWords({ origins, name }: SharedInterest): string {
  const labels = [...new Set(origins.map(({ label }) => label))];
  const all = labels.length < 2 ? labels.join("") : `${labels.slice(0, -1).join(", ")} and ${labels.at(-1)}`;
  return name === null ? `${all} may be one interest` : `${all}: one interest, ${name}`;
}
