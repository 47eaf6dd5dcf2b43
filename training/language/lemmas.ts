import { readFileSync, writeFileSync } from "node:fs";
import { regularLemma } from "../../src/read/lemmas.ts";

/**
 * Writes data/models/en/lemmas.json from CoNLL-U files: the base forms that occur, and the words whose lemma the
 * spelling rules of src/read/lemmas.ts do not give.
 *
 *     npx tsx training/language/lemmas.ts train-a.conllu train-b.conllu
 */
const rows = process.argv.slice(2).flatMap((path) =>
  readFileSync(path, "utf8")
    .split("\n")
    .map((line) => line.split("\t"))
    .filter((cells) => /^\d+$/.test(cells[0] ?? "")),
);
/** Words of conflict news that the treebanks do not have are listed in bases.txt. */
const bases = new Set(
  readFileSync(new URL("bases.txt", import.meta.url), "utf8")
    .trim()
    .split(/\s+/),
);
/** Tag, form in lower case, lemma: how often. */
const counts = new Map<string, Map<string, Map<string, number>>>();
for (const [, form = "", lemma = "", upos = "", xpos = ""] of rows) {
  const isName = upos === "PROPN";
  if (!isName && upos !== "X" && /^[a-z]{2,}$/.test(lemma)) bases.add(lemma);
  const forms = inside(counts, xpos, () => new Map<string, Map<string, number>>());
  const lemmas = inside(forms, form.replaceAll("’", "'").toLowerCase(), () => new Map<string, number>());
  const seen = isName && xpos === "NNP" ? form : lemma;
  lemmas.set(seen, (lemmas.get(seen) ?? 0) + 1);
}
const irregular: Record<string, Record<string, string>> = {};
for (const [xpos, forms] of sorted(counts)) {
  if (["NNP", "CD", "ADD", "FW", "LS", "GW", "AFX"].includes(xpos)) continue;
  for (const [form, lemmas] of sorted(forms)) {
    const [lemma = form, times = 0] = [...lemmas].sort((a, b) => b[1] - a[1])[0] ?? [];
    const regular = regularLemma(form, xpos, bases);
    // What was seen once is often a mended slip of the pen: "leaned" for "learned".
    const isSlip = times === 1 && (bases.has(regular) || !/^[a-z'.-]+$/i.test(lemma));
    if (!isSlip && regular !== lemma) (irregular[xpos] ??= {})[form] = lemma;
  }
}
const out = new URL("../../data/models/en/lemmas.json", import.meta.url);
writeFileSync(out, `${JSON.stringify({ irregular, bases: [...bases].sort() })}\n`);
const size = Object.values(irregular).reduce((sum, list) => sum + Object.keys(list).length, 0);
console.log(`${size} irregular forms, ${bases.size} base forms`);

function inside<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key) ?? make();
  map.set(key, found);
  return found;
}

function sorted<V>(map: ReadonlyMap<string, V>): readonly (readonly [string, V])[] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}
