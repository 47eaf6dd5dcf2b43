import { ANNIVERSARIES, BYGONE, COMMEMORATING, ERA_NAMES, ERAS } from "./english/irrealis.ts";
import { isTime, lemmaOf } from "./meaning.ts";
import { dependents, linkOf, relation, subtree, type Tree } from "./syntax.ts";

/**
 * Whether an event is told as a look back by the words around it, whatever day they give: "ten years ago", "in 1982",
 * "the anniversary of the raid", "two decades after the revolt, in which …". Years that lie back only from the day of
 * publication are judged once the day is known.
 */
export function isHistory(tree: Tree, token: number): boolean {
  if (isLongAgo(tree, token) || isYearsBack(tree, token) || isBygone(tree, token)) return true;
  let child = token;
  for (let climbed = 0; climbed < HIGHEST_CLIMB; climbed++) {
    const at = tree.tokens[child];
    if (at === undefined || at.head < 0) return false;
    if (looksBack(tree, at.head, child)) return true;
    if (!SHARES.has(relation(at)) || (relation(at) === "conj" && hasOwnTime(tree, child))) return false;
    child = at.head;
    const shared = ["acl", "conj", "obj"].includes(relation(at));
    if (isYearsBack(tree, child) || (shared && isLongAgo(tree, child))) return true;
  }
  return false;
}

const HIGHEST_CLIMB = 6;
/** Relations over which a look back reaches from a word to what hangs on it. */
const SHARES: ReadonlySet<string> = new Set(["acl", "nmod", "conj", "obj", "nsubj", "appos", "compound"]);

/** "the anniversary of the raid", "commemorated those killed". */
function looksBack(tree: Tree, above: number, child: number): boolean {
  const link = linkOf(tree, child);
  const lemma = lemmaOf(tree, above);
  if (link === "nmod" || link === "compound") return ANNIVERSARIES.has(lemma);
  return link === "obj" && COMMEMORATING.has(lemma);
}

function hasOwnTime(tree: Tree, token: number): boolean {
  return dependents(tree, token, "obl", "advmod").some((at) => isTime(tree, at));
}

const LONG: ReadonlySet<string> = new Set(["year", "decade", "century", "generation"]);

/** "ten years ago", "in 1982", "decades of", "since the 1990s": told as background, not as news. */
function isLongAgo(tree: Tree, token: number): boolean {
  const around = [token, ...dependents(tree, token, "obj", "nsubj")];
  return around.some((head) =>
    dependents(tree, head, "obl", "nmod", "advmod", "nummod", "compound").some((at) => {
      const form = tree.tokens[at]?.form ?? "";
      if (/^(?:1[5-9]\d\d|19\d\ds?)$/.test(form)) return head === token || !isCounted(tree, at);
      if (linkOf(tree, at) === "compound") return false;
      if (["decade", "century"].includes(lemmaOf(tree, at)) && head === token) return true;
      if (ERAS.has(lemmaOf(tree, at)) || isNamedEra(tree, at)) return true;
      if (
        lemmaOf(tree, at) === "ago" ||
        dependents(tree, at, "advmod", "case").some((mark) => lemmaOf(tree, mark) === "ago")
      )
        return yearsAgo(tree, at);
      return isTime(tree, at) && dependents(tree, at, "nmod", "nummod").some((below) => isOldYear(tree, below));
    }),
  );
}

function isOldYear(tree: Tree, at: number): boolean {
  return /^(?:1[5-9]\d\d)$/.test(tree.tokens[at]?.form ?? "");
}

/** "1,994 rebels" are counted; behind "in" a number before a noun is a year that the parser hung there. */
function isCounted(tree: Tree, number: number): boolean {
  return lemmaOf(tree, number - 1) !== "in";
}

function isNamedEra(tree: Tree, at: number): boolean {
  if (tree.tokens[at]?.upos !== "PROPN") return false;
  const words = subtree(tree, at).map((index) => tree.tokens[index]?.form ?? "");
  return ERA_NAMES.test(words.join(" "));
}

/** "five years after crowds burned the embassy", "two decades after the revolt": what lies before a span of years. */
function isYearsBack(tree: Tree, token: number): boolean {
  const mark = dependents(tree, token, "mark", "case").find((at) =>
    ["after", "since", "on"].includes(lemmaOf(tree, at)),
  );
  if (mark === undefined || !["advcl", "obl", "nmod", "acl", "ccomp"].includes(linkOf(tree, token))) return false;
  if (lemmaOf(tree, mark) === "on") return false;
  return [mark - 1, mark - 2].some((at) => LONG.has(lemmaOf(tree, at)));
}

function yearsAgo(tree: Tree, token: number): boolean {
  const around = dependents(tree, token, "obl", "nmod", "advmod", "nummod", "det");
  return [token, ...around].some((at) => LONG.has(lemmaOf(tree, at)));
}

function isBygone(tree: Tree, token: number): boolean {
  return dependents(tree, token, "amod", "compound").some((at) => {
    const form = tree.tokens[at]?.form.toLowerCase() ?? "";
    return BYGONE.has(form) || form.endsWith("-era");
  });
}
