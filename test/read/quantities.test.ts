import { describe, expect, test } from "vitest";
import { loadLanguage } from "../../src/knowledge/language.ts";
import { COUNTING_VERBS } from "../../src/read/english/outcomes.ts";
import { mendTrees, readEvents } from "../../src/read/events.ts";
import { setScenes } from "../../src/read/meaning.ts";
import { growTree } from "../../src/read/syntax.ts";
import { readTolls } from "../../src/read/tolls.ts";

const language = loadLanguage();

describe("how many, by event", () => {
  counts("The attack left four people dead and eleven wounded.", "attack: 4 dead, 11 injured");
  counts("Five soldiers and ten civilians were killed in the attack.", "killed: 15 dead");
  counts("Gunmen killed a man and his two sons.", "killed: 3 dead");
  counts("An air strike killed a father, a mother and three children.", "air strike: 5 dead");
  counts("The bombing killed three people, two of them children.", "bombing: 3 dead");
  counts("Dozens of civilians, including 12 children, were killed in the shelling.", "killed: 24 dead");
  counts("A hundred and five people were killed in the raid.", "killed: 105 dead");
  counts("A strike on the depot killed between 20 and 30 soldiers.", "strike: 25 dead");
  counts("Rebels burned the market, killing eleven traders and burning dozens of houses.", "burned: 11 dead");
  counts("The army said 11 soldiers, not seven, were killed in the ambush.", "killed: 11 dead");
  counts("The militia killed Colonel Haddad and two bodyguards.", "killed: 3 dead");
  counts("The insurgents shelled the farm and killed 30 cattle.", "shelled:");
  counts("Seven boats were seized by the navy.", "seized:");
  counts("A rocket hit the market in Gao.", "hit:");
});

describe("breaches, as others count them", () => {
  counts("The mission recorded 63 air violations by the army.", "recorded 63 air violations: 63 violations");
  counts(
    "Peacekeepers have recorded more than 7,500 air violations since November.",
    "recorded more than 7,500 air violations: 7500 violations in all",
  );
  counts("The ministry counted 47 breaches of the truce by Friday.", "breaches of the truce: 47 violations in all");
  counts("The rebels violated the ceasefire 282 times.", "violated the ceasefire: 282 violations");
  counts("The rebels accused the army of 14 violations.", "accused: 14 violations");
  counts("The police recorded 900 traffic violations in May.");
  counts("The army shelled Gao and the tax office found 40 breaches of the rules.", "shelled:");
});

describe("each number with its own event", () => {
  counts("The attack on Gao killed five people, while 12 died in a raid on Menaka.", "attack: 5 dead", "died: 12 dead");
  counts("Police arrested 40 protesters and wounded six in Algiers.", "arrested: 40 detained", "wounded: 6 injured");
  counts("The army denied killing 12 civilians.", "killing: 12 dead");
});

describe("headlines", () => {
  counts("Strike on market kills 12, wounds 30", "Strike: 12 dead, 30 injured");
  counts("12 dead, 30 hurt in market strike", "strike: 12 dead, 30 injured");
  counts("Three killed, five wounded as gunmen attack village", "killed: 3 dead, 5 injured");
});

describe("what comes in", () => {
  counts("A total of 113 aid trucks entered Gaza on Tuesday.", "entered: 113 vehicles");
  counts("Some 1,500 truckloads of food arrived in Tigray.", "arrived in: 1500 vehicles");
  counts("Israel said 600 trucks crossed into the Gaza Strip on Tuesday.", "crossed into: 600 vehicles");
  counts("No trucks entered Gaza on Friday.", "entered: 0 vehicles");
  counts("The army let 40 aid trucks into Gaza.", "let 40 aid trucks into: 40 vehicles");
  counts("The coalition allowed four fuel ships into Hodeidah.", "allowed four fuel ships into: 4 vessels");
  counts("The coalition permitted two flights from Sanaa.", "permitted two flights: 2 flights");
  counts("Israel allowed an average of 170 trucks a day into Gaza.", "allowed an average of 170 trucks:");
  counts("Army trucks entered the town of Gao.");
});

describe("nobody", () => {
  counts("The army said the shelling of Gao caused no casualties.", "shelling: 0 dead, 0 injured");
  counts("Rebels shelled Gao, causing no damage or casualties.", "shelled: 0 dead, 0 injured");
  counts("Rebels shelled Gao, without injuring anyone.", "shelled: 0 injured");
  counts("Nobody was killed in the shelling of Gao.", "shelling: 0 dead");
  counts("Rebels shelled Gao. There were no reports of casualties.", "shelled:");
});

describe("tolls", () => {
  counts("The death toll from the bombing rose to 45 from 32.", "bombing: 45 dead in all");
  counts("The death toll from the attack rose from 32 to 45.", "attack: 45 dead in all");
  counts("The ministry put the toll from the strike at 14.", "strike: 14 dead");
  counts("An earlier toll put the number of dead in the attack at nine.");
  counts("The attack killed 13 people, bringing the death toll this week to 30.", "attack: 13 dead, 30 dead in all");
  counts("So far, 34 people have been killed in the fighting.", "killed: 34 dead in all");
  counts("At least 200 people have been killed this week in strikes on the city.", "killed: 200 dead in all");
  counts("More than 40,000 people have been killed since the start of the war.", "killed: 40000 dead in all");
});

describe("in the sentences that follow", () => {
  counts("A drone hit the market, killing nine people. The toll later rose to 14.", "hit: 9 dead, 14 dead in all");
  counts("A drone hit the market, killing nine people. Six others were injured.", "hit: 9 dead, 6 injured");
  counts("A drone hit the market in Gao. Two children were among the dead.", "hit:");
  counts("A drone hit the market in Gao. Six people were injured when two buses collided.", "hit:");
});

describe("other kinds", () => {
  counts("The rebels fired more than 30 rockets at the town.", "fired more than 30 rockets: 30 projectiles");
  counts("The rebels attacked the port with 15 drones and four missiles.", "attacked: 19 projectiles");
  counts("The army shot down 20 drones over the port.", "shot down 20 drones: 20 intercepted");
  counts("The rebels released 11 hostages and a soldier.", "released: 12 released");
  counts("Nine soldiers are missing after an attack on a convoy.", "attack: 9 missing");
  counts("A crowd of 500 people marched on the ministry.", "marched: 500 participants");
  counts("The government deployed 1,500 soldiers to the border.", "deployed: 1500 troops");
  counts("The shelling forced 2,000 residents to flee.", "forced: 2000 displaced");
});

test.each(COUNTING_VERBS.map((rule) => [rule.example, rule] as const))("%s", (example, { kind }) => {
  const parsed = language.parse(example);
  const [scene] = setScenes(mendTrees(parsed.sentences.map(growTree)), parsed.names);
  expect(scene === undefined ? [] : readTolls(scene).map((toll) => toll.kind)).toContain(kind);
});

/** Reads a text and compares each event with what it counts: "attack: 4 dead, 11 injured". */
function counts(text: string, ...expected: readonly string[]): void {
  test(`counts: ${text}`, () => {
    const parsed = language.parse(text);
    const events = readEvents(mendTrees(parsed.sentences.map(growTree)), parsed.names);
    const shown = events.map(({ trigger, counts: numbers }) => {
      const words = numbers.map(
        ({ kind, estimate, cumulative }) => `${estimate.best} ${kind}${cumulative ? " in all" : ""}`,
      );
      return `${text.slice(trigger.start, trigger.end)}: ${words.sort(byKind).join(", ")}`.trim();
    });
    expect(shown).toEqual(expected);
  });
}

function byKind(a: string, b: string): number {
  return a.replace(/^\d+ /, "").localeCompare(b.replace(/^\d+ /, ""));
}
