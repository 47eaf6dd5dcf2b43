import { describe, expect, test } from "vitest";
import { loadLanguage } from "../../src/knowledge/language.ts";
import type { QuantityKind, Realis, Span } from "../../src/model.ts";
import { numberOf } from "../../src/quantities.ts";
import { type EventDraft, mendTrees, readEvents } from "../../src/read/events.ts";
import { growTree, phrase, type Tree, type Word } from "../../src/read/syntax.ts";
import { overlaps } from "../../src/span.ts";
import { readMarked } from "../marked.ts";

const language = loadLanguage();

describe("words that the reader takes for others", () => {
  finds("AID", "A UN [convoy|actor] *reached* the [town|recipient].");
  finds("AID", "An aid [convoy|actor] *reached* the [town|recipient].");
  finds("MOBILIZE", "[Poland|actor] has *scrambled* jets.");
  finds("REQUEST", "The [leaders|actor] of the rebels *set* conditions for the [government|recipient].");
  finds("RETREAT", "The *release* of the [hostages|recipient] by the [group|actor] was welcomed.");
  finds("THREATEN", "The [president|actor] *warned* the [envoy|recipient] that he would expel him.");
  finds("REJECT", "The [delegation|actor] *left* the talks with the [government|recipient].");
});

describe("ledes of reports on fighting", () => {
  finds("ASSAULT", "A [Ruthenian|actor] drone *strike* killed two [farmers|recipient] in [Kadugli|place].");
  finds("ASSAULT", "An [RSF|actor] artillery *attack* wounded four [people|recipient].");
  finds("ASSAULT", "[Russia|actor] launched a *strike* on [Sumy|recipient].");
  finds("ASSAULT", "The [RSF|actor] launched a drone *strike* on a [shelter|recipient].");
  finds("ASSAULT", "[Israel|actor] began *strikes* against [depots|recipient] near [Tyre|place].");
  finds("PROTEST", "[Dockers|actor] *began* a strike over pay.");
  finds("ASSAULT", "*Fighting* broke out between the [army|actor] and [rebels|actor] in [Rutshuru|place].");
  finds("ASSAULT", "*Fighting* between the [army|actor] and the [RSF|actor] resumed in [Khartoum|place].");
  finds("ASSAULT", "There was *fighting* in [Sake|place] on [Monday|date].");
  finds("ASSAULT", "*Fighting* has continued in [Sake|place].");
  finds("ASSAULT", "*Clashes* erupted between the [army|actor] and M23 [rebels|actor] near [Sake|place].");
  finds("ASSAULT", "Fierce *fighting* between the Syrian [army|actor] and HTS [fighters|actor] killed 30 people.");

  finds("ASSAULT", "[Hamas|actor] *fired* rockets on [Sunday|date].");
  finds("MOBILIZE", "[Iran|actor] *fired* two missiles on [Sunday|date].");
  finds("ASSAULT", "[Iran|actor] *fired* two missiles at [Israel|recipient].");
  finds("ASSAULT", "Four [farmers|recipient] *sustained* injuries in the shelling of the town.");

  test("those who tell of it at the end of a sentence did not do it", () => {
    const text = "An airstrike on a village killed ten civilians, locals and media reports said.";
    const { events } = read(text);
    expect(events.map(({ type, actors }) => [type, actors])).toEqual([["ASSAULT", []]]);
  });

  test("who calls it a massacre has no part in it", () => {
    const { events } = read("The camp was targeted late Friday in what local activists are calling a massacre.");
    expect(events.map(({ type, actors }) => [type, actors])).toEqual([["ASSAULT", []]]);
  });

  test("a falling-out is no death, and calling a raid something is no call", () => {
    expect(read("The two generals leading the forces fell out in 2023.").events).toEqual([]);
    expect(read("The president called the raid a massacre.").events).toEqual([]);
  });
});

describe("who did what to whom", () => {
  finds("ASSAULT", "The [army|actor] *shelled* [Loikaw|recipient] on [Sunday|date].");
  finds("ASSAULT", "The [village|recipient] was *shelled* by the [army|actor].");
  finds("ASSAULT", "Three [farmers|recipient] died at the hands of [bandits|actor].");
  finds("ASSAULT", "The *shelling* of the [town|recipient] by [rebels|actor] went on.");
  finds("ASSAULT", "[Russian|actor] air *strikes* on [Idlib|recipient] resumed.");
  finds("ASSAULT", "*Clashes* erupted between the [army|actor] and [rebels|actor] in [Goma|place].");
  finds("ASSAULT", "The [rebels|actor] carried out an *attack* on the [garrison|recipient].");
  finds("ASSAULT", "The [army|actor] launched an *offensive* against the [rebels|recipient].");
  finds("ASSAULT", "[Soldiers|actor] *firing* on the [crowd|recipient] wounded four people.");
  finds("ASSAULT", "The [gunmen|actor] who *attacked* the [convoy|recipient] fled.");
  finds("ASSAULT", "The [patrol|recipient] *came* under fire near the border.");
  finds("ASSAULT", "The [militia|actor] began *shelling* the [camp|recipient].");
  finds("ASSAULT", "[Rebels|actor] and [soldiers|actor] *clashed* in [Kassala|place].");
  finds("COERCE", "The [junta|actor] *imposed* a curfew in [Yangon|recipient].");
  finds("COERCE", "[Police|actor] *arrested* two [journalists|recipient] in [Algiers|place].");
  finds("CONSULT", "The [minister|actor] held *talks* with the [envoy|actor].");
  finds("CONSULT", "The [minister|actor] *visited* [Hanoi|recipient] on [Monday|date].");
  finds("SUPPORT", "The [minister|actor] *signed* an agreement with the [rebels|actor].");
  finds("SUPPORT", "[France|actor] *expressed* support for the [government|recipient].");
  finds("AGREE", "The [rebels|actor] *agreed* to withdraw from the town.");
  finds("AGREE", "[Finland|actor] will *give* food to the [refugees|recipient].");
  finds("REQUEST", "The [minister|actor] said [Israel|recipient] must *end* the raids.");
  finds("REQUEST", "The [envoy|actor] *urged* the [rebels|recipient] to disarm.");
  finds("REJECT", "The [rebels|actor] *refused* to meet the [envoy|recipient].");
  finds("ACCUSE", "The [army|actor] *accused* the [rebels|recipient] of shelling the town.");
  finds("ACCUSE", "[Cairo|actor] *condemned* the attack by the [militia|recipient].");
  finds("THREATEN", "The [group|actor] *threatened* to attack the [capital|recipient].");
  finds("RETREAT", "The [army|actor] *withdrew* its troops from the [city|place].");
  finds("RETREAT", "A ceasefire between [Sudan|actor] and [Chad|actor] *took* effect in [Gao|place].");
  finds("RETREAT", "[Sudan|actor] and [Chad|actor] *signed* a ceasefire.");
  finds("RETREAT", "[Togo|actor] *returned* nine captured [soldiers|recipient].");
  finds("THREATEN", "The envoy said that [Sudan|actor] will *attack* if [Chad|recipient] fires rockets.");
  finds("ASSAULT", "[Turkish|actor] drones *dropped* grenades on a [convoy|recipient].");
  finds("RETREAT", "The [rebels|actor] *released* three [hostages|recipient].");
  finds("PROTEST", "[Students|actor] *demonstrated* against the [government|recipient].");
  finds("SANCTION", "[Poland|actor] *expelled* two Russian [diplomats|recipient].");
  finds("MOBILIZE", "The [government|actor] *deployed* troops to the [border|place].");
  finds("ASSAULT", "The *attack*, condemned by the White House and the envoy, killed nine [farmers|recipient].");
  finds("ASSAULT", "*Strike* on market in [Taiz|place] kills [12|recipient]");
  finds(
    "ASSAULT",
    "Five [farmers|recipient] *died* after a drone operated by [rebels|actor] hit a [gathering|recipient].",
  );
  finds(
    "ASSAULT",
    "A drone belonging to the [rebels|actor] exploded in the market, *killing* five [farmers|recipient].",
  );
  finds("ASSAULT", "The clashes *pitted* the [army|actor] against [rebels|actor].");
  finds("ASSAULT", "The occupied [territory|recipient] was *liberated* by [Chad|actor].");
  finds(
    "ASSAULT",
    "The envoy accused the [rebels|actor] of *attacking* [soldiers|recipient] in violation of the truce.",
  );
  counts("ASSAULT", 0, "Nine people were killed when a bus left the road and rolled into a ravine.");
  counts("ASSAULT", 0, "A fire that broke out in a workshop killed six workers.");
  counts("ASSAULT", 0, "Three people died in a house fire.");
  counts("ASSAULT", 1, "A fire set by the militia killed six farmers.");
  counts("ASSAULT", 1, "Two soldiers were killed by enemy fire.");
  counts("COERCE", 0, "Water problems have forced the museum to close.");
  counts("RETREAT", 0, "The rebels ended a cease-fire with the government.");
  finds("SANCTION", "The [rebels|actor] *ended* a cease-fire with the [government|recipient].");
  finds("ASSAULT", "The [army|actor] *violated* the cease-fire near [Taiz|place].");
  finds(
    "ASSAULT",
    "One [farmer|recipient] was *killed* and four [soldiers|recipient] wounded in a [Chadian|actor] strike.",
  );
  finds("REQUEST", "The [envoy|actor] *called* for united [efforts|recipient] to combat the return of the militias.");
  finds(
    "CONSULT",
    "The foreign [ministers|actor] of Kenya, [Uganda|actor] and [Rwanda|actor] *met* in [Arusha|place].",
  );
  counts("CONSULT", 0, "Contacted by Reuters, the rebel spokesman confirmed the toll.");
  finds(
    "ASSAULT",
    "Troops came to the village after [rebels|actor] *ambushed* junta [vehicles|recipient], residents said.",
  );
  finds("ASSAULT", "Two aid [workers|recipient] were *kidnapped* in [Goma|place] on [Monday|date].");
  finds("COERCE", "The [drivers|recipient] and trucks were *detained* for a while.");
  counts("COERCE", 0, "Clashes broke out in areas surrounding the city.");
  finds("ASSAULT", "[Rebels|actor] *attacked* a [convoy|recipient] near the camp, killing the [driver|recipient].");
  counts("ASSAULT", 0, "A gas cylinder exploded in a kitchen, injuring nine people.");
  counts("SANCTION", 0, "Thousands of residents fled their homes as floods swept the valley.");
  counts("SANCTION", 1, "Thousands of residents fled the town as rebels advanced.");
  counts("CONSULT", 0, "The ministry spoke of an explosion on its own side of the border.");
  counts("CONSULT", 0, "A doctor, speaking on condition of anonymity, confirmed the toll.");
  counts("CONSULT", 0, "Speaking to reporters, the minister denied the report.");
  finds("ASSAULT", "The *raid*, carried out by [rebels|actor], killed nine [farmers|recipient].");
  finds("ASSAULT", "[Chad|actor] is thought to have *bombed* several [convoys|recipient].");
});

describe("who is said to be behind it", () => {
  finds("ACCUSE", "The [minister|actor] condemned the unrest, *describing* it as a plot financed by [Chad|recipient].");
  finds("ACCUSE", "The [senator|actor] *called* the raids a scheme hatched by the [rebels|recipient].");
  finds("ACCUSE", "The [minister|actor] said that [Chad|recipient] was *behind* the attacks.");
  finds("ACCUSE", "The [president|actor] *saw* the hand of [Chad|recipient] in the raid.");
  finds("ASSAULT", "The envoy condemned the *attacks* that [rebels|actor] carried out around Gao.");
  counts("REQUEST", 0, "The envoy cautioned that any delay could undo the truce.");
  counts("REQUEST", 0, "A doctor told reporters that the wards were full.");
});

describe("verbs that look like something else", () => {
  finds("COERCE", "[Nepal|actor] *imposed* blockades in the north.");
  finds("AGREE", "The [rebels|actor] said they would *free* nine [prisoners|recipient].");
});

describe("the other side may stand far off", () => {
  finds("ACCUSE", "The [union|actor] *filed* a lawsuit in a court in Gao against the [ministry|recipient].");
  finds("CONCEDE", "The [general|actor] *gave* the [Pentagon|recipient] permission to land.");
  finds("ACCUSE", "[Amnesty|actor] put out a report *accusing* the [army|recipient] of looting.");
});

describe("a place is the scene, not the victim", () => {
  hurtsNobody("The envoy condemned attacks by rebels in these areas.");
  hurtsNobody("The envoy condemned the attacks by rebels around Gao and Menaka.");
});

describe("headlines", () => {
  finds("RETREAT", "[Russia|actor], [Ukraine|actor] *exchange* prisoners");
  finds("ASSAULT", "[Israeli|actor] strike *kills* [3|recipient] in [Lebanon|place]");
  finds("ASSAULT", "Syria: [army|actor] *shells* [Idlib|recipient]");
  finds("COERCE", "[Police|actor] *arrest* opposition [leader|recipient] in [Uganda|place]");
  finds("ASSAULT", "[12|recipient] *killed* in blast in [Kabul|place]");
});

describe("the accused does what he is accused of", () => {
  finds("ASSAULT", "The army accused the [rebels|actor] of *shelling* the [town|recipient].");
});

describe("arms do not act, whoever uses them does", () => {
  finds("ASSAULT", "An [Israeli|actor] drone *hit* a [car|recipient] in the village.");
  finds("ASSAULT", "A rocket fired by the [rebels|actor] *hit* the [market|recipient].");
  modeOf("aerial", "Warplanes struck the depot.");
  modeOf("drone", "A drone strike killed two soldiers.");
  modeOf("explosives", "A roadside bomb killed two soldiers.");
  modeOf("suicide-attack", "A suicide bombing killed two soldiers.");
});

describe("one event told twice is one", () => {
  counts("ASSAULT", 1, "The rebels carried out an attack on the base, killing five soldiers.");
  counts("ASSAULT", 1, "An airstrike that killed three civilians hit the village.");
  counts("ASSAULT", 1, "Three soldiers were killed in clashes with rebels.");
  counts("MOBILIZE", 0, "The army deployed troops and attacked the village.");
  counts("RETREAT", 0, "The rebels agreed to withdraw from the town.");
  counts("REQUEST", 0, "Students staged a protest to demand elections.");
});

describe("the dead are never made attackers", () => {
  finds("ASSAULT", "The *killing* of a [general|recipient] by [rebels|actor] stunned the capital.");
  finds("ASSAULT", "Two [soldiers|recipient] were *killed* in clashes with [rebels|actor].");
});

describe("figures of speech, sport, weather and accidents are no attacks", () => {
  counts("ASSAULT", 0, "The senator attacked the budget.");
  counts("ASSAULT", 0, "The committee killed the bill.");
  counts("ASSAULT", 0, "The earthquake killed 300 people in Turkey.");
  counts("ASSAULT", 0, "Ten people died in a bus crash near Lagos.");
  counts("ASSAULT", 0, "The two sides struck a deal.");
  counts("ASSAULT", 0, "He died of a heart attack.");
  counts("ASSAULT", 0, "Brazil beat Chile 3-1 in the final match of the tournament.");
  counts("ASSAULT", 0, "The film Ambush opened on Friday.");
  counts("ASSAULT", 0, "The minister vowed to stay firm in the fight against smugglers.");
  counts("ASSAULT", 0, "The army withdrew to avoid battles in the streets.");
  counts("ASSAULT", 0, "The council met to let displaced families return.");
  counts("SUPPORT", 1, "The envoy condoled with the family while praising his bravery and dedication.");
  counts("THREATEN", 0, "The doctor warned of flu.");
  counts("THREATEN", 0, "The flood threatened the harvest.");
});

describe("how many died", () => {
  toll("Militants killed at least 12 people and wounded 30 in Gao.", 12, 30);
  toll("The attack left five people dead.", 5, null);
  toll("An airstrike killed three civilians and injured two others.", 3, 2);
  toll("Rebels attacked the base, killing 19 soldiers.", 19, null);
  toll("Gunmen killed a journalist in Mogadishu.", 1, null);
  toll("The army shelled the village.", null, null);
  toll("The spokesman honoured a general who was martyred in clashes with rebels.", 1, null);
  toll("Three policemen lost their lives in a raid by rebels.", 3, null);
  toll("The army carried out air strikes after a soldier was killed near Gao.", null, null);
});

describe("what is real", () => {
  realis("actual", "ASSAULT", "The army shelled the village.");
  realis("future", "RETREAT", "The army is to withdraw its troops from the city.");
  realis("negated", "ASSAULT", "The army did not shell the village.");
  realis("negated", "ASSAULT", "The army denied shelling the village.");
  realis("hypothetical", "ASSAULT", "The army may attack the village.");
  realis("hypothetical", "ASSAULT", "If rebels attack the village, people will flee.");
  realis("historical", "ASSAULT", "The army attacked the village in 1982.");
  realis("actual", "RETREAT", "The army withdrew its troops from the city.");
});

test("odd input is no error", () => {
  for (const text of [
    "",
    " ",
    "!!!",
    "attack attack attack",
    "(((",
    "\u0000",
    "[killed] *killed*",
    "Killed killed killed by by by.",
  ]) {
    expect(() => read(text)).not.toThrow();
  }
});

test("the same text always reads the same", () => {
  const text = "Rebels attacked the base, killing 19 soldiers, and the minister condemned the attack.";
  expect(read(text).events).toEqual(read(text).events);
});

// ---------------------------------------------------------------- the checks

function read(text: string): { readonly trees: readonly Tree[]; readonly events: readonly EventDraft[] } {
  const { sentences, names } = language.parse(text);
  const trees = mendTrees(sentences.map(growTree));
  return { trees, events: readEvents(trees, names) };
}

/** The sentence tells of an event of this type, with the marked words as its parts. */
function finds(type: EventDraft["type"], marked: string): void {
  const { text, triggers, parts } = readMarked(marked);
  test(`${type}: ${text}`, () => {
    const { trees, events } = read(text);
    const ofType = events.filter((event) => event.type === type);
    const event = ofType.find((each) => triggers.every((star) => overlaps(each.trigger, star))) ?? ofType[0];
    expect(event).toBeDefined();
    for (const { label, span } of parts) {
      const found = event !== undefined && slot(event, label).some((word) => isAt(trees, word, span));
      expect({ [label]: text.slice(span.start, span.end), found }).toEqual({
        [label]: text.slice(span.start, span.end),
        found: true,
      });
    }
  });
}

function counts(type: EventDraft["type"], count: number, text: string): void {
  test(`${count} ${type}: ${text}`, () => {
    expect(read(text).events.filter((event) => event.type === type)).toHaveLength(count);
  });
}

function hurtsNobody(text: string): void {
  test(`nobody named as hurt: ${text}`, () => {
    const attack = read(text).events.find((event) => event.type === "ASSAULT");
    expect(attack?.recipients).toEqual([]);
  });
}

function modeOf(mode: string, text: string): void {
  test(`${mode}: ${text}`, () => {
    expect(read(text).events.map((event) => event.mode)).toContain(mode);
  });
}

function toll(text: string, deaths: number | null, injured: number | null): void {
  test(`toll: ${text}`, () => {
    const attack = read(text).events.find((event) => event.type === "ASSAULT");
    expect([bestOf(attack, "dead"), bestOf(attack, "injured")]).toEqual([deaths, injured]);
  });
}

function bestOf(event: EventDraft | undefined, kind: QuantityKind): number | null {
  return numberOf(event?.counts ?? [], kind)?.best ?? null;
}

function realis(expected: Realis, type: EventDraft["type"], text: string): void {
  test(`${expected}: ${text}`, () => {
    const event = read(text).events.find((each) => each.type === type);
    expect(event?.realis).toBe(expected);
    expect(event?.polarity).toBe(expected === "negated" ? "negative" : "positive");
  });
}

function slot(event: EventDraft, label: string): readonly Word[] {
  const slots: Readonly<Record<string, readonly Word[]>> = {
    actor: event.actors,
    recipient: event.recipients,
    place: event.places,
    date: event.dates,
  };
  return slots[label] ?? [];
}

function isAt(trees: readonly Tree[], word: Word, span: Span): boolean {
  const tree = trees[word.sentence];
  return (
    tree !== undefined &&
    overlaps(phrase(tree, word.token), span) &&
    overlaps(tree.tokens[word.token]?.span ?? span, span)
  );
}
