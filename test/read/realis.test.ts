import { expect, test } from "vitest";
import type { Realis } from "../../src/model.ts";
import { digestWords } from "../knowledge.ts";

/** What the words around the starred event say of it; published on 29 November 2024. */
function is(realis: Realis, ...sentences: readonly string[]): void {
  test.each(sentences)(`${realis}: %s`, (marked) => {
    const start = marked.indexOf("*");
    const end = marked.lastIndexOf("*") - 1;
    const { reports } = digestWords(marked.replaceAll("*", ""));
    const found = reports.filter(({ trigger: { span } }) => span.start < end && span.end > start);
    expect(found.map((report) => [report.realis, report.polarity, report.claims[0].realis])).toEqual(
      found.slice(0, 1).map(() => [realis, realis === "negated" ? "negative" : "positive", realis]),
    );
    expect(found).toHaveLength(1);
  });
}

is(
  "actual",
  "Rebels *attacked* an army base near Gao on Monday.",
  "Rebels *attacked* an army base near Gao in March.",
  "Police *arrested* two men who had planned to rob a bank.",
  "Rebels *attacked* an army base after talks failed.",
  "Rebels are believed to have *attacked* an army base.",
  "The army *shelled* the town for the first time since the war began.",
  "The army did not say why it had *shelled* the town.",
  "The minister did not condemn rebels who *attacked* an army base.",
  "No group has claimed the *bombing* of an army base by gunmen.",
);

is(
  "negated",
  "The army did not *shell* the town.",
  "The army never *shelled* the town.",
  "The army has not *shelled* or *bombed* the town.".replaceAll("*bombed*", "bombed"),
  "Rebels failed to *attack* the army base.",
  "The army prevented rebels from *attacking* the base.",
  "The army stopped short of *shelling* the town.",
  "The army avoided *shelling* the town.",
  "The army held off *attacking* the rebels.",
  "Rebels nearly *attacked* the army base.",
  "Rebels were unable to *attack* the army base.",
  "Rebels were kept from *attacking* the army base.",
  "Police averted an *attack* on the army base by rebels.",
  "Nobody was *arrested* by police on Sunday.",
  "No soldiers were *killed* by rebels on Sunday.",
  "Neither side *shelled* the town on Sunday.",
  "The army denied having *shelled* the town.",
  "The rebels withdrew from Gao without *attacking* the army base.",
);

is(
  "hypothetical",
  "If rebels *attack* the army base, the army will withdraw.",
  "Should rebels *attack* the army base, the truce would end.",
  "Were rebels to *attack* the army base, the truce would end.",
  "Had rebels *attacked* the army base, the truce would have ended.",
  "Unless rebels *attack* the army base, the truce will hold.",
  "Rebels might *attack* the army base.",
  "Rebels may have *attacked* the army base.",
  "Rebels would have *attacked* the army base.",
  "It is unclear whether rebels *attacked* the army base.",
  "Residents fear that rebels could *attack* the army base.",
  "Rebels plotted to *attack* the army base.",
  "In case rebels *attack* the army base, the army has sent tanks.",
);

is(
  "future",
  "Rebels will *attack* the army base.",
  "Rebels are going to *attack* the army base.",
  "Rebels are planning to *attack* the army base.",
  "Rebels are about to *attack* the army base.",
  "Rebels are preparing to *attack* the army base.",
);

is(
  "historical",
  "In 1994 rebels *attacked* the army base.",
  "In 2014 rebels *attacked* the army base.",
  "Rebels *attacked* the army base ten years ago.",
  "Rebels *attacked* the army base a decade ago.",
  "Exactly a century ago the army *shelled* the town.",
  "Rebels *attacked* the army base last year.",
  "Rebels *attacked* the army base in November 2022.",
  "The bridge, *blown up* by troops in 1944, was rebuilt.",
  "The town marked the tenth anniversary of the *massacre* of villagers by rebels.",
  "Two decades after the uprising, in which 300 people were *killed* by the army, the square is empty.",
  "The two countries met five years after crowds *attacked* the embassy.",
  "Years after rebels *attacked* the town, its market is still closed.",
  "The ceremony commemorated villagers *killed* by rebels in 2003.",
  "During World War II the army *shelled* the town.",
  "The army *shelled* the town during the Cold War.",
);
