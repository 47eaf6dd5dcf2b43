import { describe, expect, test } from "vitest";
import { loadLanguage } from "../../src/knowledge/language.ts";
import { type EventDraft, mendTrees, readEvents } from "../../src/read/events.ts";
import { growTree, type Tree, type Word } from "../../src/read/syntax.ts";

const language = loadLanguage();

describe("a pronoun is whom its own sentence says", () => {
  fills("AGREE", "The ministry said it would release three prisoners.", "ministry", "prisoners");
  fills("RETREAT", "The United States completed its withdrawal of troops from Chad.", "States", "Chad");
  fills("RETREAT", "France completed the withdrawal of its soldiers from Niger.", "France", "Niger");
  never("ASSAULT", "The council imposed sanctions on Chad in response to its invasion of Mali.", "council");
  never("ASSAULT", "A court convicted three men over their assault of a guard.", "court");
});

describe("recipients stand deeper within what is given, asked or refused", () => {
  fills("AID", "Peru gave two million dollars to pay for aid for villagers in the north.", "Peru", "villagers");
  fills("SANCTION", "Chad announced a suspension of aid to Mali over its raid.", "Chad", "Mali");
  fills("AGREE", "The rebels told the mediators they would attend the talks.", "rebels", "mediators");
  fills(
    "REQUEST",
    "The bishops have written to the government asking for the release of the detainees.",
    "bishops",
    "government",
  );
  fills("REQUEST", "Chad demanded the withdrawal of Malian forces from the port.", "Chad", "Malian forces");
  fills("REQUEST", "Chad demanded on Tuesday that Mali act against the rebels.", "Chad", "Mali");
  fills("REQUEST", "Chad has repeated its demand that Mali ease the sanctions.", "Chad", "Mali");
  fills("THREATEN", "The general gave the rebels a deadline over the raid on a convoy.", "general", "rebels");
  fills("REJECT", "The court rejected an appeal lodged by the union against the order.", "court", "union");
  fills("REJECT", "The minister said he will not lift the ban until the rebels leave.", "minister", "rebels");
  fills("ASSAULT", "Government jets bombed three villages in the north, killing nine farmers.", "jets", "villages");
});

describe("those who agree, agree with each other", () => {
  fills("AGREE", "Chad and Mali agreed to a plan to end months of raids along the border.", "Chad", null);
  fills("AGREE", "Chad and Mali agreed to a plan to end months of raids along the border.", "Mali", null);
});

describe("clauses that a reader hangs on the wrong word", () => {
  fills("ASSAULT", "Jets bombed the camp, killing nine people, activists and a monitor reported.", "Jets", "people");
  neverHurt("ASSAULT", "Jets bombed the camp, killing nine people, activists and a monitor reported.", "activists");
  fills("REQUEST", "Leaders meeting in Gao called on both sides to lay down their arms.", "Leaders", "sides");
  fills("AID", "Chad gave food to displaced families.", "Chad", "families");
  fills("RETREAT", "Two farmers were released from captivity by the government.", "government", "farmers");
});

describe("no deed is laid at the door of words that do not act", () => {
  never("ASSAULT", "Troops are under orders to shoot anyone with a gun.", "orders");
  never("ASSAULT", "The envoy condemned the attack in the city, which killed nine people.", "city");
  never("ASSAULT", "A suspected gas attack killed nine people.", "suspected");
});

/** The event of a type with someone as actor and someone, or nobody at all, as recipient: their words at its heads. */
function fills(type: EventDraft["type"], text: string, actor: string, recipient: string | null): void {
  test(`${type}: ${text} (${actor})`, () => {
    const told = read(text, type);
    expect(told.flatMap((each) => each.actors)).toContain(lastWord(actor));
    if (recipient === null) expect(told.flatMap((each) => each.recipients)).toEqual([]);
    else expect(told.flatMap((each) => each.recipients)).toContain(lastWord(recipient));
  });
}

function never(type: EventDraft["type"], text: string, actor: string): void {
  test(`no ${type} by the ${actor}: ${text}`, () => {
    expect(read(text, type).flatMap((each) => each.actors)).not.toContain(actor);
  });
}

function neverHurt(type: EventDraft["type"], text: string, recipient: string): void {
  test(`no ${type} on the ${recipient}: ${text}`, () => {
    expect(read(text, type).flatMap((each) => each.recipients)).not.toContain(recipient);
  });
}

interface Told {
  readonly actors: readonly string[];
  readonly recipients: readonly string[];
}

function read(text: string, type: EventDraft["type"]): readonly Told[] {
  const { sentences, names } = language.parse(text);
  const trees = mendTrees(sentences.map(growTree));
  return readEvents(trees, names)
    .filter((event) => event.type === type)
    .map(({ actors, recipients }) => ({ actors: wordsAt(trees, actors), recipients: wordsAt(trees, recipients) }));
}

function wordsAt(trees: readonly Tree[], words: readonly Word[]): readonly string[] {
  return words.map(({ sentence, token }) => trees[sentence]?.tokens[token]?.form ?? "");
}

function lastWord(words: string): string {
  return words.split(" ").at(-1) ?? words;
}
