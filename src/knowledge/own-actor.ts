import type { Actor } from "../model.ts";

interface OwnEntry {
  /** What tells the entry from the others of its file. */
  readonly id: string;
  readonly names: readonly string[];
  readonly country: string | null;
  readonly roles: Actor["roles"];
  readonly file: string;
  readonly line: number;
}

/** An actor of the user's list. What has a country and no sector is taken for the country itself. */
export function ownActor({ id, names, country, roles, file, line }: OwnEntry): Actor {
  const [name = "", ...others] = names;
  const isCountry = country !== null && roles.length === 0;
  const adjectives = isCountry ? others.filter(isAdjective) : [];
  return {
    // Agreements bind states by their code; the id says that this one is a state.
    id: `actor:own/${slug(file)}/${isCountry ? "country/" : ""}${id}`,
    name,
    aliases: others.filter((other) => !adjectives.includes(other)),
    partisan: [],
    ...(isCountry ? { adjectives: [...adjectives, ...adjectives.map((word) => `${word}s`), ...derived(names)] } : {}),
    kind: isCountry ? "country" : name.includes(" ") ? "person" : "group",
    country,
    roles,
    memberOf: [],
    source: `${file}, line ${line}`,
    own: true,
  };
}

/** Endings of words for the people of a country. */
const ADJECTIVAL = /(?:[aei]an|ese|ish|ite|[a-z]i)$/;

function isAdjective(name: string): boolean {
  return /^\p{Lu}\p{Ll}+$/u.test(name) && ADJECTIVAL.test(name);
}

/** Words for the people of a country that its list leaves out: "Gondorian", "Dagolathi". */
function derived(names: readonly string[]): readonly string[] {
  const words = names.filter((name) => /^\p{Lu}\p{Ll}{3,}$/u.test(name) && !isAdjective(name));
  return words.flatMap((word) => {
    const stem = word.replace(/[aeiou]$/, "");
    return [`${stem}i`, `${stem}an`, `${stem}ian`, `${stem}ese`].flatMap((form) => [form, `${form}s`]);
  });
}

function slug(file: string): string {
  return (
    file
      .replace(/\.[^.]*$/, "")
      .replace(/[^A-Za-z0-9]+/g, "-")
      .replace(/^-+|-+$/g, "") || "list"
  );
}

/**
 * How texts write a name that a dictionary has in capitals: "MINAS_TIRITH_" is "Minas Tirith". A short one may be an
 * acronym as well, so both ways are given.
 */
export function nameForms(entry: string): readonly string[] {
  const name = entry.replaceAll("_", " ").replace(/\s+/g, " ").trim();
  if (name === "") return [];
  if (name !== name.toUpperCase()) return [name];
  const words = name
    .split(" ")
    .map((word) => word.replace(/\p{L}[^-\s.]*/gu, (part) => part.charAt(0) + part.slice(1).toLowerCase()));
  const cased = words.map((word) => (/\p{L}\.\p{L}/u.test(word) ? word.toUpperCase() : word)).join(" ");
  if (name.length < 3 || cased === name) return [name];
  return !name.includes(" ") && name.length <= LONGEST_ACRONYM ? [cased, name] : [cased];
}

const LONGEST_ACRONYM = 6;
