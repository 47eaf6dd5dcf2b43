import type { Step } from "../explanation.ts";
import { lemmaOf } from "./meaning.ts";
import { dependents, linkOf, type Tree } from "./syntax.ts";

/** The way through a tree from the words of a part to the trigger. */
export interface Path {
  readonly steps: readonly Step[];
  /** The token where the way from the words meets the way from the trigger, when that is no word of the trigger. */
  readonly meeting: number | null;
}

/** Ways longer than this say no more. */
const LONGEST = 8;

/**
 * How words hang together with a trigger: up from the words until a word of the trigger, or one above it.
 *
 * In "The army entered and burned the village" the army is the subject of "entered", where it meets "burned".
 */
export function pathTo(tree: Tree, from: number, own: ReadonlySet<number>): Path {
  const above = new Set([...own].flatMap((token) => ancestors(tree, token)));
  const steps: Step[] = [];
  let at = from;
  for (let count = 0; count < LONGEST; count++) {
    if (own.has(at)) return { steps, meeting: null };
    if (above.has(at)) return { steps, meeting: at };
    const head = tree.tokens[at]?.head ?? -1;
    if (head < 0) break;
    steps.push({ link: linkIn(tree, at), preposition: prepositionOf(tree, at), to: tree.tokens[head]?.form ?? "" });
    at = head;
  }
  return { steps, meeting: null };
}

/** A token and those above it. */
function ancestors(tree: Tree, token: number): readonly number[] {
  const found: number[] = [];
  for (let at = token; at >= 0 && found.length < tree.tokens.length; at = tree.tokens[at]?.head ?? -1) found.push(at);
  return found;
}

/** The relation to the head; what a passive is done to and by whom keep their subtypes. */
function linkIn(tree: Tree, token: number): string {
  const deprel = tree.tokens[token]?.deprel ?? "";
  return ["nsubj:pass", "obl:agent", "nmod:poss", "acl:relcl"].includes(deprel) ? deprel : linkOf(tree, token);
}

function prepositionOf(tree: Tree, token: number): string | null {
  if (!["obl", "nmod"].includes(linkOf(tree, token)) || tree.tokens[token]?.deprel === "nmod:poss") return null;
  const words = dependents(tree, token, "case").map((mark) => lemmaOf(tree, mark));
  return words.length === 0 ? null : words.join(" ");
}
