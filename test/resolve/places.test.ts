import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadGazetteer } from "../../src/knowledge/gazetteer.ts";
import type { Name, Sentence, Token } from "../../src/model.ts";
import { chooseEventPlace, eventPlaces } from "../../src/resolve/eventplace.ts";
import { toponymAt } from "../../src/resolve/placename.ts";
import { type LinkedPlace, linkToponyms } from "../../src/resolve/placerank.ts";
import { readPlaces } from "../../src/resolve/places.ts";
import { readMarked } from "../marked.ts";

const gazetteer = loadGazetteer();

/**
 * Each marked name stands for what its label says: country, then precision. "?" is too close to call,
 * "-" is in no list, and a label without precision takes any.
 */
function stands(marked: string): void {
  test(`${marked}`, () => {
    const { text, parts } = readMarked(marked);
    const linked = linkToponyms(
      parts.map(({ span }) => toponymAt(text, span, gazetteer)),
      text,
      gazetteer,
    );
    const labels = linked.map((found, i) => labelOf(found, parts[i]?.label.includes(" ") === true));
    expect(labels).toEqual(parts.map(({ label }) => label));
  });
}

function labelOf({ link, place, precision }: LinkedPlace, withPrecision: boolean): string {
  if (link.status === "nil") return "-";
  if (link.status === "ambiguous") return "?";
  return withPrecision ? `${place?.country} ${precision}` : `${place?.country}`;
}

describe("a name stands for", () => {
  stands("Shells hit [Aleppo|SYR] and [Idlib|SYR].");
  stands("Clashes broke out in [Tripoli|LBN], north of [Beirut|LBN].");
  stands("Clashes broke out in [Tripoli|LBY], west of [Misrata|LBY].");
  stands("A fire broke out in [Paris|USA], [Texas|USA admin1].");
  stands("A fire broke out in [Paris|FRA].");
  stands("Fighting went on in [Idlib|SYR admin1] province.");
  // A town of one of its districts bears its name too, and is not its chief town.
  stands("Guerrillas attacked a patrol in [Antioquia|COL admin1].");
  stands("Fighting went on in the city of [Idlib|SYR exact].");
  stands("Strikes were reported across the [Aleppo|SYR admin1] countryside.");
  stands("Both sides met in [Washington|USA exact].");
  stands("The [Gaza Strip|PSE admin1] was without power.");
  stands("[Syria|SYR country], [Iraq|IRQ country] and [Turkey|TUR country] took part.");
  stands("The [DRC|COD country] and [Ivory Coast|CIV country] agreed.");
  stands("Rebels in [Darfur|SDN region] said so.");
  stands("Shelling was heard in [New York|UKR], a town near [Horlivka|UKR] in [Ukraine|UKR country].");
  stands("Syrian warplanes bombed [Khan Shaykhoon|SYR] on Monday.");
  stands("French farmers met in [Khaan Shaykhoon|-] on Monday.");
  stands("Nothing is known of [Qwrtzu|-].");
  stands("The strike hit [Deir Ezzor Military Airport|SYR].");
});

// ---------------------------------------------------------------- sentences with their trees

interface Parsed {
  readonly text: string;
  readonly sentences: readonly Sentence[];
  readonly names: readonly Name[];
  readonly trigger: number;
}

/**
 * A sentence with its tree, a word as "form/UPOS/head/relation" with heads counted from 1. A star marks
 * the trigger, "=" comes before a lemma that is not the form, a capital after the relation its name: "P" place, "N" person, "O" organisation.
 */
function parsed(notation: string): Parsed {
  let text = "";
  let trigger = -1;
  const tokens: Token[] = [];
  const names: Name[] = [];
  notation.split(" ").forEach((word, i) => {
    const [starred = "", upos = "X", head = "0", deprel = "dep", tag] = word.split("/");
    if (starred.startsWith("*")) trigger = i;
    const [form = "", lemma = form.toLowerCase()] = starred.replace(/^\*/, "").replace(/_/g, " ").split("=");
    if (i > 0 && !/^[.,]$/.test(form)) text += " ";
    const span = { start: text.length, end: text.length + form.length };
    text += form;
    tokens.push({ span, form, lemma, upos, xpos: upos, head: Number(head) - 1, deprel });
    const kind = tag === "P" ? "place" : tag === "N" ? "person" : tag === "O" ? "organisation" : null;
    if (kind !== null) names.push({ kind, span, sentence: 0, first: i, last: i });
  });
  return { text, sentences: [{ span: { start: 0, end: text.length }, tokens }], names, trigger };
}

/** The event happened at `where`, `null` for nowhere that the sentence names. */
function happens(notation: string, where: string | null, precision?: string): void {
  const read = parsed(notation);
  test(`${read.text} (${where})`, () => {
    const places = readPlaces(read, read.text, gazetteer);
    const scene = chooseEventPlace(
      { trigger: { start: 0, end: 0 }, sentence: 0, head: read.trigger },
      read.sentences,
      places,
    );
    expect(scene === null ? null : read.text.slice(scene.span.start, scene.span.end)).toBe(where);
    expect(scene?.precision).toBe(precision ?? scene?.precision);
  });
}

describe("an event happened", () => {
  happens("Jets/NOUN/2/nsubj *shelled/VERB/0/root Idlib/PROPN/2/obj/P ./PUNCT/2/punct", "Idlib");
  happens("Clashes/NOUN/2/nsubj *erupted/VERB/0/root near/ADP/4/case Saraqib/PROPN/2/obl/P", "Saraqib", "near");
  happens("The/DET/2/det *attack/NOUN/5/nsubj on/ADP/4/case Homs/PROPN/2/nmod/P failed/VERB/0/root", "Homs");
  happens("Shells/NOUN/2/nsubj *killed/VERB/0/root residents/NOUN/2/obj of/ADP/5/case Homs/PROPN/3/nmod/P", "Homs");
  happens(
    "Shells/NOUN/2/nsubj hit/VERB/0/root a/DET/4/det market/NOUN/2/obj in/ADP/6/case Idlib/PROPN/4/nmod/P *killing/VERB/2/advcl two/NUM/7/obj",
    "Idlib",
  );
  happens(
    "Two/NUM/3/nsubj:pass were/AUX/3/aux:pass *killed/VERB/0/root in/ADP/5/case clashes/NOUN/3/obl in/ADP/7/case Hama/PROPN/5/nmod/P",
    "Hama",
  );
  happens(
    "Moscow/PROPN/2/nsubj/P said/VERB/0/root jets/NOUN/4/nsubj *bombed/VERB/2/ccomp Aleppo/PROPN/4/obj/P",
    "Aleppo",
  );
  happens("Moscow/PROPN/2/nsubj/P *condemned/VERB/0/root the/DET/4/det strike/NOUN/2/obj", null);
  happens("A/DET/3/det US/PROPN/3/compound/P soldier/NOUN/5/nsubj:pass was/AUX/5/aux:pass *killed/VERB/0/root", null);
  happens("Jets/NOUN/2/nsubj *bombed/VERB/0/root Idlib/PROPN/2/obj/P ,/PUNCT/5/punct Syria/PROPN/3/appos/P", "Idlib");
  happens("The/DET/2/det army/NOUN/3/nsubj *advanced/VERB/0/root", null);
});

test("an event may have several scenes", () => {
  const read = parsed("Jets/NOUN/2/nsubj *bombed/VERB/0/root Idlib/PROPN/2/obj/P and/CCONJ/5/cc Hama/PROPN/3/conj/P");
  const places = readPlaces(read, read.text, gazetteer);
  const event = { trigger: { start: 0, end: 0 }, sentence: 0, head: read.trigger };
  expect(eventPlaces(event, read.sentences, places).map((scene) => scene.mention.place?.name)).toEqual([
    "Idlib",
    "Hama",
  ]);
});

/** The names that are found as places, in order, with what they do in the sentence. */
function names(notation: string, ...expected: readonly string[]): void {
  const read = parsed(notation);
  test(`${read.text} names ${expected.join(", ") || "no place"}`, () => {
    const places = readPlaces(read, read.text, gazetteer);
    expect(places.map((place) => `${read.text.slice(place.span.start, place.span.end)}: ${place.role}`)).toEqual(
      expected,
    );
  });
}

describe("an article names", () => {
  // Nobody lists them, but a tagged place stands where only a place can
  names("Troops/NOUN/2/nsubj shelled=shell/VERB/0/root Hatsaberd/PROPN/2/obj/P", "Hatsaberd: location");
  names("Shells/NOUN/2/nsubj fell=fall/VERB/0/root on/ADP/4/case Hatsaberd/PROPN/2/obl/P", "Hatsaberd: location");
  names(
    "Cars/NOUN/2/nsubj burned=burn/VERB/0/root south/ADV/2/advmod of/ADP/5/case Hatsaberd/PROPN/3/obl/P",
    "Hatsaberd: location",
  );
  names("Troops/NOUN/2/nsubj praised=praise/VERB/0/root Hatsaberd/PROPN/2/obj/P");
  names("Troops/NOUN/2/nsubj insisted=insist/VERB/0/root on/ADP/4/case Hatsaberd/PROPN/2/obl/P");
  names("He/PRON/2/nsubj fled/VERB/0/root to/ADP/4/case Jordan/PROPN/2/obl/P", "Jordan: location");
  names("He/PRON/2/nsubj fled/VERB/0/root to/ADP/4/case Jordan/PROPN/2/obl/N", "Jordan: location");
  names("He/PRON/2/nsubj fled/VERB/0/root to/ADP/4/case Jordan/PROPN/2/obl", "Jordan: location");
  names("Moscow/PROPN/2/nsubj/P said/VERB/0/root no/INTJ/2/obj", "Moscow: metonym");
  names(
    "Khartoum/PROPN/2/nsubj/P accused=accuse/VERB/0/root Abu_Dhabi/PROPN/2/obj/P",
    "Khartoum: metonym",
    "Abu Dhabi: metonym",
  );
  names("Tehran/PROPN/2/nsubj/P saw=see/VERB/0/root protests/NOUN/2/obj", "Tehran: location");
  names(
    "The/DET/3/det Islamic/ADJ/3/amod State/PROPN/6/nsubj of/ADP/5/case Iraq/PROPN/3/nmod/P left/VERB/0/root Mosul/PROPN/6/obj/P",
    "Mosul: location",
  );
  names(
    "Fighters/NOUN/2/nsubj left/VERB/0/root the/DET/4/det village/NOUN/2/obj of/ADP/6/case Qwrtzu/PROPN/4/nmod",
    "Qwrtzu: location",
  );
  names(
    "Clashes/NOUN/2/nsubj spread/VERB/0/root in/ADP/5/case south/ADJ/5/amod Lebanon/PROPN/2/obl/P",
    "south Lebanon: location",
  );
  names("He/PRON/2/nsubj lives/VERB/0/root in/ADP/5/case Palestine/PROPN/5/compound/P Street/PROPN/2/obl");
  names("Idlib/PROPN/2/compound/P residents/NOUN/3/nsubj fled/VERB/0/root", "Idlib: modifier");
  names("TEHRAN/PROPN/5/dep/P –/PUNCT/1/punct Rebels/NOUN/5/nsubj have/AUX/5/aux fled/VERB/0/root", "TEHRAN: dateline");
  names("Paris/PROPN/3/nsubj Hilton/PROPN/1/flat sang/VERB/0/root");
  names("Tehran/PROPN/2/compound Times/PROPN/3/nsubj wrote/VERB/0/root it/PRON/3/obj");
  names("Mr./PROPN/3/nsubj Jordan/PROPN/1/flat/P spoke/VERB/0/root");
  names("Syrian/ADJ/2/amod jets/NOUN/3/nsubj left/VERB/0/root");
  names("May/PROPN/2/nsubj resigned/VERB/0/root in/ADP/4/case May/PROPN/2/obl");
  names("They/PRON/2/nsubj met/VERB/0/root in/ADP/4/case Qwrtzu/PROPN/2/obl/P", "Qwrtzu: location");
  names("Qwrtzu/PROPN/2/nsubj/P smiled/VERB/0/root");
});

test("odd text is read without harm", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), fc.array(fc.nat(60), { maxLength: 8 }), (text, cuts) => {
      const edges = [...new Set(cuts.map((cut) => Math.min(cut, text.length)))].sort((a, b) => a - b);
      const tokens = edges.slice(1).map((end, i): Token => {
        const span = { start: edges[i] ?? 0, end };
        const form = text.slice(span.start, end);
        return { span, form, lemma: form, upos: "PROPN", xpos: "NNP", head: (cuts[i] ?? 0) - 3, deprel: "obl" };
      });
      const sentences = [{ span: { start: 0, end: text.length }, tokens }];
      const found = readPlaces({ sentences, names: [] }, text, gazetteer);
      expect(found.every(({ span }) => span.start >= 0 && span.start <= span.end && span.end <= text.length)).toBe(
        true,
      );
      for (let head = -1; head <= tokens.length; head++) {
        chooseEventPlace({ trigger: { start: 0, end: 0 }, sentence: 0, head }, sentences, found);
      }
    }),
  );
});
