/** Reads one article and prints who says what: `npx tsx examples/read-an-article.ts`. */
import { loadKnowledge } from "../src/knowledge/knowledge.ts";
import { digestText } from "../src/pipeline.ts";
import { quantitiesWords } from "../src/present/words.ts";

const text =
  "The army shelled the town of Saraqib on Thursday, killing three people, the White Helmets said. The army denied it.";
const { reports } = digestText({ id: "example", text, published: "2024-11-29" }, loadKnowledge());

for (const { type, mode, claims, place, date, quantities } of reports) {
  for (const { speaker, stance, citation } of claims) {
    const who = typeof speaker === "string" ? speaker : speaker.name;
    console.log(
      `${type} ${mode ?? ""} at ${place?.place?.name ?? "?"} on ${date?.first ?? "?"}, ${quantitiesWords(quantities)}`,
    );
    console.log(`  ${who} ${stance}: "${citation.exact}"`);
  }
}
