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
const known = new Set<string>();
const counts = new Map<string, Map<string, number>>();
for (const [, form = "", lemma = "", upos = "", xpos = ""] of rows) {
  if (["VERB", "AUX", "NOUN", "ADJ", "ADV"].includes(upos) && /^[a-z]{2,}$/.test(lemma)) known.add(lemma);
  if (upos === "PROPN" || upos === "X" || !/^[a-z']+$/i.test(form) || !/^[a-z']+$/i.test(lemma)) continue;
  const key = `${form.toLowerCase()}|${upos}|${xpos}`;
  const lemmas = counts.get(key) ?? new Map<string, number>();
  counts.set(key, lemmas.set(lemma.toLowerCase(), (lemmas.get(lemma.toLowerCase()) ?? 0) + 1));
}
const exceptions: Record<string, string> = {};
for (const [key, lemmas] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1))) {
  const [form = "", upos = "", xpos = ""] = key.split("|");
  const [lemma = form] = [...lemmas].sort((a, b) => b[1] - a[1])[0] ?? [];
  if (regularLemma(form, xpos, known) !== lemma) exceptions[`${form}|${upos}`] ??= lemma;
}
// The pronoun's lemma is "I", the one word that English writes with a capital everywhere.
exceptions["i|PRON"] = "I";
const out = new URL("../../data/models/en/lemmas.json", import.meta.url);
writeFileSync(out, `${JSON.stringify({ exceptions, known: [...known].sort() })}\n`);
console.log(`${Object.keys(exceptions).length} exceptions, ${known.size} known base forms`);
