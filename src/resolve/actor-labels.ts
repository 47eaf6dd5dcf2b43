import type { ActorId, Link, Participant } from "../model.ts";
import type { Description } from "./actor-phrase.ts";
import { SECTORS } from "./sectors.ts";

/** What a bare phrase stands for: a participant without a citation. */
export type Bare = Omit<Participant, "citation">;

/** A description with its link and its label; `person` is the name of the person whom the phrase names. */
export function bareOf(text: string, described: Description, person: string | null): Bare {
  const { country, sector } = described;
  return { link: linkOf(text, described), name: labelOf(text, described, person), country, sector };
}

function linkOf(exact: string, { actors }: Description): Link<ActorId> {
  const [first, second] = actors;
  if (first === undefined) return { status: "nil", exact };
  if (second === undefined) return { status: "linked", id: first.id, score: 1 };
  return { status: "ambiguous", candidates: actors.map(({ id }) => ({ id, score: 1 / actors.length })) };
}

/** The actor's neutral name, the person's name, or the words of the text without an article or a side. */
function labelOf(text: string, { actors, sided, sector, role }: Description, person: string | null): string {
  const [actor] = actors;
  const isNamed = actor !== undefined && actors.length === 1 && (actor.kind === "person" || role === null);
  if (isNamed && (person === null || actor.kind === "person")) return actor.name;
  if (person !== null) return person;
  if (sided !== null) return sector === null ? sided.name : `${sided.name} (${SECTORS[sector] ?? sector})`;
  return trimmed(text);
}

/**
 * The words of a text as a label: without the article in front, a genitive's ending and stray marks.
 *
 *     trimmed("the region's") // "region"
 */
export function trimmed(text: string): string {
  const words = text.replace(/\s+/g, " ").trim();
  const bare = words
    .replace(/^[\s"“”„«‘'(,;:–—-]+/u, "")
    .replace(/[\s"“”«»,;:–—-]+$/u, "")
    .replace(/^(?:the|a|an) (?=\S)/i, "")
    .replace(/(?<=\p{L})(?:['’]s|(?<=s)['’])$/u, "")
    .replace(/(?<=\p{Ll}{3})[.!?]+$/u, "");
  return withoutLooseBracket(bare) || words;
}

/** A closing bracket that nothing opens goes; "Rapid Support Forces (RSF)" keeps its own. */
function withoutLooseBracket(text: string): string {
  return text.endsWith(")") && !text.includes("(") ? text.slice(0, -1).trimEnd() : text;
}
