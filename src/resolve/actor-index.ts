import { addDays } from "../day.ts";
import type { Actor, ActorId, Day, RoleNoun } from "../model.ts";
import { isRomanised, soundOf } from "./actor-sounds.ts";
import { fitsCase, isArticle, longestByFirst, nameKeys, type PhraseWord, wordsOf } from "./actor-words.ts";
import { type FoundRole, roleAt, singular } from "./sectors.ts";

/** How the words name an actor: by its name, by a name that takes sides, by an adjective, by its seat. */
export type Form = "name" | "partisan" | "adjective" | "seat";

/** An actor that words may stand for. */
export interface Sense {
  readonly actor: Actor;
  readonly form: Form;
}

/** Words of a phrase that name an actor: the words from `first` up to but not with `end`. */
export interface Naming {
  readonly first: number;
  readonly end: number;
  readonly senses: readonly Sense[];
}

export interface ActorIndex {
  actor(id: ActorId): Actor | null;
  /** The longest name that begins at a word, `null` when none does. */
  nameAt(words: readonly PhraseWord[], first: number): Naming | null;
  /** Persons and bodies whose name differs from these words only as romanisations do. */
  similar(words: readonly PhraseWord[]): readonly Actor[];
  /** The longest role noun that begins at a word; words as `singular` gives them. */
  roleAt(words: readonly string[], at: number): FoundRole | null;
}

interface Entry extends Sense {
  readonly alias: string;
}

/** An index of actors by all their names, in which hyphens, marks, articles and apostrophes make no difference. */
export function openActors(actors: readonly Actor[], nouns: readonly RoleNoun[] = []): ActorIndex {
  const byId = new Map(actors.map((actor) => [actor.id, actor]));
  const byName = new Map<string, Entry[]>();
  const bySound = new Map<string, Actor[]>();
  for (const actor of actors) {
    for (const entry of entriesOf(actor)) {
      const keys = nameKeys(wordsOf(entry.alias));
      for (const key of variantsOf(keys)) push(byName, key, entry);
      const isSpelledFreely = actor.kind === "person" ? keys.length > 1 : isRomanised(keys);
      if (isSpelledFreely) push(bySound, soundOf(keys), actor);
    }
  }
  const longest = longestByFirst(byName.keys());
  return {
    actor: (id) => byId.get(id) ?? null,
    nameAt: (words, first) => nameAt(words, first, byName, longest),
    similar: (words) => similar(nameKeys(words), bySound),
    roleAt: nouns.length === 0 ? roleAt : ownRoles(nouns),
  };
}

/** Role nouns of the user's own before those that are built in, unless these are longer. */
function ownRoles(nouns: readonly RoleNoun[]): ActorIndex["roleAt"] {
  const roles = new Map(
    nouns.map(({ noun, sector }) => [
      noun
        .toLowerCase()
        .split(/[\s-]+/)
        .map(singular)
        .join(" "),
      { sector, inherits: false, body: false },
    ]),
  );
  const longest = longestByFirst(roles.keys());
  return (words, at) => {
    const known = roleAt(words, at);
    for (
      let length = Math.min(longest.get(words[at] ?? "") ?? 0, words.length - at);
      length >= (known?.length ?? 1);
      length--
    ) {
      const role = roles.get(words.slice(at, at + length).join(" "));
      if (role !== undefined) return { role, length };
    }
    return known;
  };
}

function entriesOf(actor: Actor): readonly Entry[] {
  const entries = (aliases: readonly string[], form: Form): readonly Entry[] =>
    aliases.map((alias) => ({ actor, form, alias }));
  return [
    ...entries([actor.name, ...actor.aliases], "name"),
    ...entries(actor.partisan, "partisan"),
    ...entries(actor.adjectives ?? [], "adjective"),
    ...entries(actor.seats ?? [], "seat"),
  ];
}

/** A name with and without its Arabic articles, since papers drop them. */
function variantsOf(keys: readonly string[]): ReadonlySet<string> {
  const bare = keys.filter((key) => key !== "al");
  const all = [keys.join(" ")];
  if (bare.length < keys.length && bare.join("").length > 4 && keys.length > 2) all.push(bare.join(" "));
  return new Set(all.filter((key) => key !== ""));
}

function nameAt(
  words: readonly PhraseWord[],
  first: number,
  byName: ReadonlyMap<string, readonly Entry[]>,
  longest: ReadonlyMap<string, number>,
): Naming | null {
  const known = Math.max(
    longest.get(words[first]?.key ?? "") ?? 0,
    isArticle(words, first) ? (longest.get("al") ?? 0) : 0,
  );
  let end = known === 0 ? first : Math.min(words.length, first + known + SPARE_WORDS);
  for (let i = first; i < end; i++) if (words[i]?.mark === true) end = i;
  for (; end > first; end--) {
    const span = words.slice(first, end);
    const found = lookUp(span, byName);
    if (found.length > 0) return { first, end, senses: found };
  }
  return null;
}

/** Words that a text may have more than the name as listed: the articles of Arabic. */
const SPARE_WORDS = 1;

function lookUp(words: readonly PhraseWord[], byName: ReadonlyMap<string, readonly Entry[]>): readonly Sense[] {
  if (words.length > 1 && words[0]?.key === "the") return [];
  const keys = nameKeys(words);
  const written = words.map((word) => word.text).join(" ");
  const known = (byName.get(keys.join(" ")) ?? []).filter((entry) => fitsCase(entry.alias, written));
  const own = known.filter(({ actor }) => actor.own === true);
  const entries = own.length > 0 ? own : known;
  const seen = new Set<string>();
  return entries.filter(({ actor, form }) => {
    const key = `${form} ${actor.id}`;
    return !seen.has(key) && seen.add(key) !== undefined;
  });
}

/**
 * So much must sound alike for chance likeness to be rare: a first letter and three consonants in one word, a first
 * letter and one in each other; or three words do. One word alone stands for a body only, and needs four.
 */
const SURE_NAME = /^(?=.*\S{4}|\S+ \S+ \S)\S{2,}(?: \S{2,})+$/;
const SURE_WORD = /^\S{5,}$/;

function similar(keys: readonly string[], bySound: ReadonlyMap<string, readonly Actor[]>): readonly Actor[] {
  const sound = soundOf(keys);
  const found = [...new Set(bySound.get(sound) ?? [])];
  if (SURE_WORD.test(sound)) return found.filter(({ kind }) => kind !== "person");
  return SURE_NAME.test(sound) ? found : [];
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else if (!list.includes(value)) list.push(value);
}

/** What an actor is on a day. Without a day it is what it was longest. */
export function roleOn(
  actor: Actor,
  day: Day | null,
): { readonly sector: string | null; readonly country: string | null } {
  const role = day === null ? longestRole(actor) : roleOfDay(actor, day);
  if (role !== undefined) return { sector: role.sector, country: role.country ?? actor.country };
  return { sector: hasLeft(actor, day) ? "ELI" : null, country: actor.country };
}

function roleOfDay(actor: Actor, day: Day): Actor["roles"][number] | undefined {
  // Where one role ends on the day the next begins, the next one counts.
  const current = actor.roles.findLast(({ from, to }) => (from === null || from <= day) && (to === null || day <= to));
  if (current !== undefined || actor.kind === "person") return current;
  return actor.roles.findLast(({ from }) => from === null || from <= day) ?? actor.roles[0];
}

/** Whether a person held office before that day and none on it. */
function hasLeft(actor: Actor, day: Day | null): boolean {
  if (day === null || actor.kind !== "person") return false;
  return actor.roles.some(({ sector, to }) => to !== null && to < day && sector !== "REB" && sector !== "CRM");
}

const OPEN_END = "2030-01-01";
const OPEN_START = "1990-01-01";

function lengthOf({ from, to }: Actor["roles"][number]): number {
  return Date.parse(to ?? OPEN_END) - Date.parse(from ?? OPEN_START);
}

function longestRole(actor: Actor): Actor["roles"][number] | undefined {
  return actor.roles.reduce<Actor["roles"][number] | undefined>(
    (best, role) => (best === undefined || lengthOf(role) > lengthOf(best) ? role : best),
    undefined,
  );
}

/** Whether an actor has a role on a day. */
export function isCurrent(actor: Actor, day: Day | null): boolean {
  if (day === null || actor.roles.length === 0) return true;
  return actor.roles.some(({ from, to }) => (from === null || from <= day) && (to === null || day <= to));
}

/** How many years before and after their time in office people are still called by a bare surname. */
const FAME_DAYS = 10 * 365;

/** Whether a bare surname in an article of that day may mean this person rather than an unknown one. */
export function isOfTime(actor: Actor, day: Day | null): boolean {
  if (day === null || actor.roles.length === 0) return true;
  return (
    isCurrent(actor, addDays(day, -FAME_DAYS)) || isCurrent(actor, day) || isCurrent(actor, addDays(day, FAME_DAYS))
  );
}
