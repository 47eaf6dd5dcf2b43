import type { Refusal } from "../explanation.ts";
import type { EventType } from "../model.ts";
import { CLASSES } from "./english/classes.ts";
import { hasCase, isName, lemmaOf, type Scene } from "./meaning.ts";
import type { Telling } from "./promises.ts";
import { dependents, linkOf, type Tree } from "./syntax.ts";

/** What bodies with a name do to each other in sport as elsewhere: a federation bans, a state boycotts. */
const FORMAL: ReadonlySet<EventType> = new Set(["SANCTION", "COERCE", "PROTEST", "ACCUSE", "REJECT", "SUPPORT"]);

/** What a sentence is about where nothing in it is meant in earnest. */
export type Play = "story" | "sport";

/** Whether a sentence tells of a game or of a made-up story, where sides fight, beat and kill without harm. */
export function playIn(tree: Tree, onSport: boolean): Play | null {
  if (isStory(tree)) return "story";
  return onSport || isGame(tree) ? "sport" : null;
}

/**
 * Why an event of such a sentence is none. Public hands make a game real again: police who charge into a stadium, a
 * government that boycotts the games.
 */
export function refusePlay(scene: Scene, telling: Telling, play: Play | null): Refusal | null {
  return play === "sport" && isReal(scene, telling) ? null : play;
}

/** How many of an article's sentences must be about a game, and which share of them, for all to be. */
const FEWEST_GAMES = 2;
const GAME_SHARE = 0.2;

/** Whether a whole article is about sport: then "he attacked on the first climb" is, with no word of sport beside it. */
export function isAboutSport(scenes: readonly Scene[]): boolean {
  const games = scenes.filter(({ tree }) => isGame(tree)).length;
  const bloody = scenes.filter(({ tree }) => isBloody(tree)).length;
  return games >= FEWEST_GAMES && games >= GAME_SHARE * scenes.length && games > 2 * bloody;
}

function isBloody(tree: Tree): boolean {
  return tree.tokens.some((token) => CLASSES["blood"]?.has(token.lemma.toLowerCase()) === true);
}

/** Whether hands reach into a game that act outside games too. */
function isReal(scene: Scene, telling: Telling): boolean {
  const { actors, recipients } = telling.slots;
  if (FORMAL.has(telling.type) && actors.some((at) => isName(scene, at) && scene.kinds[at] !== "person")) return true;
  return [...actors, ...recipients].some((at) => isPublic(scene.tree, at));
}

/** One word of these says that a sentence is about a game; of the others in `sport` it takes two. */
const SURE_SPORT = "surely-sport";

/** Whether a sentence is about a game. Arms or dead in it say that it is not, however sporting the words. */
function isGame(tree: Tree): boolean {
  const lemmas = tree.tokens.map((token) => token.lemma.toLowerCase());
  if (isBloody(tree)) return false;
  const sure = tree.tokens.filter((token, at) =>
    [lemmas[at] ?? "", token.form.toLowerCase()].some((word) => CLASSES[SURE_SPORT]?.has(word) === true),
  ).length;
  const likely = lemmas.filter((lemma) => CLASSES["sport"]?.has(lemma) === true).length;
  const score = hasScore(tree) ? 1 : 0;
  const won = tree.tokens.some((token, at) => token.upos === "VERB" && SCORED.has(lemmas[at] ?? ""));
  return 2 * sure + likely + score >= 2 || (score > 0 && won);
}

/** "5-0", as one word or three. */
function hasScore({ tokens }: Tree): boolean {
  return tokens.some(({ form }, at) => {
    const [dash, second] = [tokens[at + 1]?.form ?? "", tokens[at + 2]?.form ?? ""];
    return (
      /^\d{1,2}[-–]\d{1,2}$/.test(form) || (/^\d{1,2}$/.test(form) && /^[-–]$/.test(dash) && /^\d{1,2}$/.test(second))
    );
  });
}

/** Verbs for a win, when a result stands beside them: "were crushed 5-0". */
const SCORED: ReadonlySet<string> = new Set(
  "beat crush rout thrash hammer destroy trounce demolish maul stun edge defeat pip whip drub overpower humiliate annihilate dismantle sweep".split(
    " ",
  ),
);

/** Whether a sentence retells a film, a book, a game: the work is its subject, or it all happens in one. */
function isStory(tree: Tree): boolean {
  return tree.tokens.some((token, at) => {
    if (token.upos !== "NOUN" || CLASSES["fiction"]?.has(lemmaOf(tree, at)) !== true) return false;
    if (linkOf(tree, at) === "nsubj") return tellsStory(tree, token.head);
    if (token.deprel === "nmod:poss") return linkOf(tree, token.head) === "nsubj";
    return linkOf(tree, at) === "obl" && hasCase(tree, at, "in") && at < token.head;
  });
}

const TELLING_VERBS: ReadonlySet<string> = new Set(
  "tell follow depict portray show feature end open begin start let revolve center centre chronicle recount imagine star kill pit trace explore be".split(
    " ",
  ),
);

/** "the film follows", "the play ends with", "the thriller is about a plot". */
function tellsStory(tree: Tree, above: number): boolean {
  if (TELLING_VERBS.has(lemmaOf(tree, above)) && tree.tokens[above]?.upos === "VERB") return true;
  return hasCase(tree, above, "about") && dependents(tree, above, "cop").length > 0;
}

function isPublic(tree: Tree, token: number): boolean {
  const words = [token, ...dependents(tree, token, "compound", "amod", "nmod")];
  return words.some((at) => CLASSES["public"]?.has(lemmaOf(tree, at)) === true);
}
