/** Reads one article and prints who says what: `npx tsx examples/read-an-article.ts`. */
import { loadKnowledge } from "../src/knowledge/knowledge.ts";
import { digestText } from "../src/pipeline.ts";

const text =
  "The army shelled the town of Saraqib on Thursday, killing three people, the White Helmets said. The army denied it.";
const { reports } = digestText({ id: "example", text, published: "2024-11-29" }, loadKnowledge());

for (const { type, mode, claims, place, date, deaths } of reports) {
  for (const { speaker, stance, citation } of claims) {
    const who = typeof speaker === "string" ? speaker : speaker.name;
    console.log(
      `${type} ${mode ?? ""} at ${place?.place?.name ?? "?"} on ${date?.first ?? "?"}, ${deaths?.best ?? "?"} dead`,
    );
    console.log(`  ${who} ${stance}: "${citation.exact}"`);
  }
}
