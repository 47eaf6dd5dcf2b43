import { isNegated } from "./realis.ts";
import { isNobody } from "./stances.ts";
import { subjectsOf } from "./subjects.ts";
import { dependents, linkOf, type Tree } from "./syntax.ts";

/** What one owns up to, or denies, when one speaks of a deed as one's own. */
const SHARES: ReadonlySet<string> = new Set([
  "responsibility",
  "credit",
  "role",
  "involvement",
  "part",
  "hand",
  "complicity",
  "participation",
  "knowledge",
  "nothing",
]);
const OWNING_UP: ReadonlySet<string> = new Set([
  "claim",
  "take",
  "admit",
  "accept",
  "assume",
  "acknowledge",
  "confess",
]);

/**
 * The noun by which somebody takes a deed upon himself or clears himself of it: "claimed *responsibility* for the raid",
 * "denied any *role* in it", "had *nothing* to do with it". `null` where the deed stands in no such words.
 */
export function shareIn(tree: Tree, deed: number): number | null {
  const link = linkOf(tree, deed);
  const head = tree.tokens[deed]?.head ?? -1;
  if (head < 0 || !["nmod", "obl", "obj", "advcl", "acl"].includes(link)) return null;
  const lemma = tree.tokens[head]?.lemma.toLowerCase() ?? "";
  if (SHARES.has(lemma)) return head;
  if (lemma === "do") {
    const nothing = tree.tokens[head]?.head ?? -1;
    return tree.tokens[nothing]?.lemma === "nothing" ? nothing : null;
  }
  // "Claimed responsibility for the raid" may be parsed as a claim for the raid.
  return link === "obl" || link === "advcl"
    ? (dependents(tree, head, "obj").find((at) => SHARES.has(tree.tokens[at]?.lemma ?? "")) ?? null)
    : null;
}

/** Who says that a deed was his: the subject of "claimed responsibility for" it. */
export function ownersOf(tree: Tree, deed: number): readonly number[] {
  const share = shareIn(tree, deed);
  const verb = share === null ? -1 : (tree.tokens[share]?.head ?? -1);
  if (verb < 0 || !OWNING_UP.has(tree.tokens[verb]?.lemma ?? "") || isNegated(tree, verb)) return [];
  return subjectsOf(tree, verb).filter((at) => !isNobody(tree, at));
}
