import type { Name } from "../model.ts";
import { CLASSES, CONCRETE, FRAMING_NOUNS, TIME_WORDS } from "./english/classes.ts";
import { dependents, linkOf, perToken, type Tree } from "./syntax.ts";

/** A sentence's tree with the kind of name that each of its tokens belongs to, `null` outside names. */
export interface Scene {
  readonly tree: Tree;
  readonly kinds: readonly (Name["kind"] | null)[];
}

/** The trees of an article with their names laid over them. */
export function setScenes(trees: readonly Tree[], names: readonly Name[]): readonly Scene[] {
  const scenes = trees.map((tree) => ({ tree, kinds: tree.tokens.map((): Name["kind"] | null => null) }));
  const kindsIn = new Map(scenes.map(({ tree, kinds }) => [tree.index, kinds]));
  for (const name of names) {
    const kinds = kindsIn.get(name.sentence) ?? [];
    for (let i = Math.max(0, name.first); i <= name.last && i < kinds.length; i++) kinds[i] = name.kind;
  }
  return scenes;
}

export function lemmaOf(tree: Tree, token: number): string {
  return tree.lemmas[token] ?? "";
}

/** Whether a list of lemmas and `@classes` takes a word, by itself or by the noun it frames: "dozens of rebels". */
export function isAny(scene: Scene, token: number, list: string): boolean {
  const wanted = listOf(list);
  if (takes(scene, token, wanted)) return true;
  const framed = framedBy(scene.tree, token);
  if (framed !== null && takes(scene, framed, wanted)) return true;
  for (const at of descriptorsOf(scene, token)) if (takes(scene, at, wanted)) return true;
  for (const at of contentsOf(scene.tree, token)) if (takes(scene, at, wanted)) return true;
  return false;
}

/** A list of lemmas and `@classes` taken apart. */
interface WordList {
  readonly lemmas: ReadonlySet<string>;
  readonly classes: readonly string[];
}

/** Lists stand in rules, so that there are no more of them than rules. */
const LISTS = new Map<string, WordList>();

function listOf(list: string): WordList {
  const known = LISTS.get(list);
  if (known !== undefined) return known;
  const words = list.split(" ");
  const parted = {
    lemmas: new Set(words.filter((word) => !word.startsWith("@"))),
    classes: words.filter((word) => word.startsWith("@")),
  };
  LISTS.set(list, parted);
  return parted;
}

/** What a programme is for and what a load is of: "weapons programme", "planes carrying aid", "a credit line". */
function contentsOf(tree: Tree, token: number): readonly number[] {
  const lemma = lemmaOf(tree, token);
  if (HOLDERS.has(lemma)) return dependents(tree, token, "compound", "amod");
  if (CLASSES["vehicle"]?.has(lemma) === true) {
    const load = dependents(tree, token, "nmod").filter((at) => hasCase(tree, at, "with") || hasCase(tree, at, "of"));
    if (load.length > 0) return load;
  }
  const clauses = dependents(tree, token, "acl");
  return clauses.length === 0
    ? clauses
    : clauses.filter((at) => HOLDING.has(lemmaOf(tree, at))).flatMap((at) => dependents(tree, at, "obj"));
}

const HOLDING: ReadonlySet<string> = new Set(["carry", "contain", "bring"]);

const HOLDERS = new Set([
  "programme",
  "program",
  "project",
  "capability",
  "stockpile",
  "system",
  "line",
  "package",
  "worth",
  "parcel",
  "shipment",
  "delivery",
  "truck",
  "lorry",
  "truckload",
  "round",
  "salvo",
  "volley",
  "fragment",
  "debris",
]);

/** Nouns that say what a name is: "the newspaper La Prensa", "President Ouattara". */
function descriptorsOf(scene: Scene, token: number): readonly number[] {
  const { tree } = scene;
  if (tree.tokens[token]?.upos !== "PROPN") return NONE;
  return dependents(tree, token, "compound", "nmod:desc", "flat", "appos", "amod").filter(
    (at) =>
      tree.tokens[at]?.deprel !== "nmod:poss" &&
      (at < token || linkOf(tree, at) !== "compound") &&
      (CLASSES["human"]?.has(lemmaOf(tree, at)) === true || CLASSES["armed"]?.has(lemmaOf(tree, at)) === true),
  );
}

const NONE: readonly number[] = [];

function takes(scene: Scene, token: number, { lemmas, classes }: WordList): boolean {
  if (lemmas.size > 0 && isOneOf(scene.tree, token, lemmas)) return true;
  for (const each of classes) if (isOfClass(scene, token, each)) return true;
  return false;
}

/** Whether a word stands on a list by its lemma, its form, or as the plural of what stands there; no abbreviation does. */
function isOneOf(tree: Tree, token: number, lemmas: ReadonlySet<string>): boolean {
  const lemma = lemmaOf(tree, token);
  const form = tree.tokens[token]?.form ?? "";
  const listed =
    lemmas.has(lemma) || lemmas.has(tree.forms[token] ?? "") || (lemma.endsWith("s") && lemmas.has(lemma.slice(0, -1)));
  return listed && !/^[A-Z]{2,}$/.test(form);
}

function isOfClass(scene: Scene, token: number, word: string): boolean {
  const lemma = lemmaOf(scene.tree, token);
  if (word === "@state") {
    const at = scene.tree.tokens[token];
    return at?.xpos !== "NNPS" && isName(scene, token) && scene.kinds[token] !== "person";
  }
  if (word === "@any") return !isTime(scene.tree, token);
  if (word === "@name" || word === "@country") return isName(scene, token);
  if (word === "@person") return scene.kinds[token] === "person";
  if (word === "@human") return isHuman(scene, token);
  if (word === "@place" && scene.kinds[token] === "place") return true;
  const members = CLASSES[word.slice(1)];
  if (members === undefined) return false;
  return members.has(lemma) || (lemma.endsWith("men") && members.has(`${lemma.slice(0, -3)}man`));
}

/** The noun behind "of" when the word before it only counts or frames it. */
export const framedBy: (tree: Tree, token: number) => number | null = perToken(findFramed);

function findFramed(tree: Tree, token: number): number | null {
  if (!FRAMING_NOUNS.has(lemmaOf(tree, token)) && tree.tokens[token]?.upos !== "NUM") return null;
  return dependents(tree, token, "nmod").find((child) => hasCase(tree, child, "of")) ?? null;
}

export function hasCase(tree: Tree, token: number, preposition: string): boolean {
  for (const child of tree.children[token] ?? NONE) {
    const link = tree.links[child];
    if ((link === "case" || link === "mark") && tree.lemmas[child] === preposition) return true;
  }
  return false;
}

export const isName: (scene: Scene, token: number) => boolean = perToken(looksNamed);

function looksNamed(scene: Scene, token: number): boolean {
  const at = scene.tree.tokens[token];
  return (
    at !== undefined &&
    (scene.kinds[token] !== null || at.upos === "PROPN" || /^[A-Z]{2,}$/.test(at.form)) &&
    !isTime(scene.tree, token)
  );
}

export const isTime: (tree: Tree, token: number) => boolean = perToken(looksTimed);

function looksTimed(tree: Tree, token: number): boolean {
  const at = tree.tokens[token];
  if (at === undefined) return false;
  if (at.upos === "NUM" && /^(1[89]|20)\d\d$/.test(at.form)) return true;
  // The march and the fall are no months.
  if (NO_TIME.has(at.form)) return false;
  const form = at.form.toLowerCase();
  return TIME_WORDS.has(at.lemma.toLowerCase()) || TIME_WORDS.has(form.endsWith(".") ? form.slice(0, -1) : form);
}

const NO_TIME: ReadonlySet<string> = new Set(["march", "may", "fall", "spring", "second", "date"]);

const PERSONAL = new Set([
  "he",
  "she",
  "they",
  "we",
  "i",
  "you",
  "it",
  "who",
  "whom",
  "them",
  "him",
  "her",
  "us",
  "himself",
  "herself",
  "themselves",
  "which",
  "that",
  "those",
  "these",
  "others",
  "someone",
  "anyone",
  "everyone",
  "nobody",
]);

/** Endings of nouns that stand for people. */
const PERSON_ENDING =
  /(?:ist|ian|eer|person|man|men|woman|women|worker|keeper|maker|holder|goer|ee|ant|crat|naut|logist)s?$/;

/** Whether a word stands for someone: a person, a body, a people. Names count unless they are known to be other things. */
export const isHuman: (scene: Scene, token: number) => boolean = perToken(looksHuman);

function looksHuman(scene: Scene, token: number): boolean {
  const at = scene.tree.tokens[token];
  if (at === undefined) return false;
  if (isName(scene, token)) return true;
  const lemma = at.lemma.toLowerCase();
  if (CLASSES["animal"]?.has(lemma) === true) return false;
  if (at.upos === "PRON" || at.upos === "DET") return PERSONAL.has(lemma) || PERSONAL.has(at.form.toLowerCase());
  if (at.upos === "NUM") return !/[%$€£]/.test(at.form);
  if (CLASSES["human"]?.has(lemma) === true || CLASSES["armed"]?.has(lemma) === true) return true;
  if (at.upos === "ADJ")
    return (
      (/^[A-Z]/.test(at.form) && (token > 0 || /(?:an|ese|ish|ch|i|ic)$/.test(at.form))) ||
      ["dead", "wounded", "injured", "poor", "accused"].includes(lemma)
    );
  return at.upos === "NOUN" && !isAbstract(scene, token) && PERSON_ENDING.test(lemma) && !NOT_PEOPLE.has(lemma);
}

/** Things whose words end as those for people do. */
const NOT_PEOPLE: ReadonlySet<string> = new Set(
  `pendant grant plant restaurant covenant warrant pollutant elephant implant hydrant quadrant remnant variant coolant
  disinfectant constant instant sealant coffee guarantee fee tee degree decree knee levee jubilee pedigree spree tree
  list mist twist fist wrist gist waist checklist blacklist wishlist heist shortlist playlist watchlist beer career
  veneer deer talisman crescent ant slant chant rant savant pageant croissant lubricant antidepressant stimulant`
    .split(/\s+/)
    .filter((word) => word !== ""),
);

const ABSTRACT_ENDING = /(?:tion|sion|ment|ness|ity|ism|ance|ence|ship|acy|ing|cy|dom|hood|phy|logy)s?$/;

/** Whether a noun stands for something that cannot be touched. */
export function isAbstract(scene: Scene, token: number): boolean {
  const at = scene.tree.tokens[token];
  if (at === undefined || at.upos !== "NOUN") return false;
  const lemma = at.lemma.toLowerCase();
  if (CONCRETE.has(lemma)) return false;
  for (const touchable of ["human", "armed", "building", "vehicle", "arms"]) {
    if (CLASSES[touchable]?.has(lemma) === true) return false;
  }
  return CLASSES["figure"]?.has(lemma) === true || ABSTRACT_ENDING.test(lemma);
}

/** Whether a word can be hit or held: people, sites, things; names always. */
export function isPhysical(scene: Scene, token: number): boolean {
  const at = scene.tree.tokens[token];
  if (at === undefined || isTime(scene.tree, token)) return false;
  if (isHuman(scene, token) || isName(scene, token)) return true;
  const framed = framedBy(scene.tree, token);
  if (framed !== null && framed !== token && isPhysical(scene, framed)) return true;
  if (at.upos !== "NOUN" && at.upos !== "PRON") return false;
  return !isAbstract(scene, token) && !isAny(scene, token, "@disaster");
}

/** Prepositions behind which ground is where something happens. */
const SCENIC = ["in", "at", "near", "around", "inside", "outside", "across", "throughout", "within", "along"];

/** Whether words put something on the map rather than say whom it befell: "in these areas", "near Aleppo". */
export function isSetting(scene: Scene, token: number): boolean {
  if (!SCENIC.some((word) => hasCase(scene.tree, token, word))) return false;
  return isGround(scene, token) || (scene.kinds[token] === null && scene.tree.tokens[token]?.upos === "PROPN");
}

/** Whether a word stands for ground: a place by name, or a village, a region, a coast. */
export function isGround(scene: Scene, token: number): boolean {
  return scene.kinds[token] === "place" || CLASSES["ground"]?.has(lemmaOf(scene.tree, token)) === true;
}

/** Whether a word can be one who acts: people and arms, and names; no weather, accident, date or sum. */
export const canAct: (scene: Scene, token: number) => boolean = perToken(looksActive);

function looksActive(scene: Scene, token: number): boolean {
  const at = scene.tree.tokens[token];
  if (at === undefined || isTime(scene.tree, token) || isAny(scene, token, "@disaster")) return false;
  // "in El Obeid": no word of the town's name acts either.
  if (linkOf(scene.tree, token) === "flat" && isSetting(scene, at.head)) return false;
  if (isHuman(scene, token)) return true;
  const framed = framedBy(scene.tree, token);
  if (framed !== null && framed !== token && isHuman(scene, framed)) return true;
  if (at.upos !== "NOUN" || isAbstract(scene, token) || isAny(scene, token, "@figure @weapon @place")) return false;
  const lemma = at.lemma.toLowerCase();
  if (NOT_PEOPLE.has(lemma) || NOT_AGENTS.has(lemma)) return false;
  return /(?:er|or|ist|ian|man|men|ant|force|side|body)s?$/.test(lemma);
}

/** Things whose words end as those for doers do. */
const NOT_AGENTS: ReadonlySet<string> = new Set(
  `order offer letter matter number paper river tower water weather border corner computer quarter chapter disorder
  error factor terror sector mirror horror favour favor labour labor honour honor behaviour behavior rumour rumor humour
  humor harbour harbor vapour vapor cover fever fiber finger hunger anger danger layer manner murder plaster poster
  powder register remainder reminder shelter shoulder shower silver slaughter surrender tender timber trigger winter
  summer answer banner barrier boulder bumper butter canister character charter cluster container copper counter crater
  diameter dinner drawer encounter endeavor endeavour filter folder flower fodder ladder laughter leather lever lumber
  meter motor reactor tractor corridor indicator door floor odor rigor tremor tumor vector escalator elevator generator
  radiator calculator transformer trailer folder liquor flavor flavour tenor parameter perimeter semester theater
  theatre cylinder tanker boiler heater cooker burner freezer scooter propeller rotor plant restaurant pollutant coolant variant instant
  wrapper newsletter transfer prayer manoeuver maneuver rubber sewer sweater whisper wonder gender`
    .split(/\s+/)
    .filter((word) => word !== ""),
);
