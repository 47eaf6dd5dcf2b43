import type { Gazetteer, Name, Place, Sentence, Span, Token } from "../model.ts";
import { contains } from "../span.ts";
import { bySentence } from "./by-sentence.ts";
import { countryOfDemonym } from "./demonyms.ts";
import { foldName } from "./folding.ts";
import { toponymAt } from "./placename.ts";
import type { Toponym } from "./placerank.ts";
import { openSpans, type SpanIndex } from "./span-index.ts";

/**
 * What a place name does in its sentence. A dateline names the reporter's town; a metonym names a
 * government by its seat ("Moscow said"); a modifier says whose or which ("Idlib residents").
 */
export type PlaceRole = "location" | "dateline" | "metonym" | "modifier";

/** A place name in an article. `first`, `last` and `head` are token indexes in its sentence. */
export interface FoundToponym extends Toponym {
  readonly sentence: number;
  readonly first: number;
  readonly last: number;
  readonly head: number;
  readonly role: PlaceRole;
  /** The words speak of a part of it: "northern Syria". */
  readonly part: boolean;
}

/** Every place name of an article: those the reader tagged, and capitalised words that the gazetteer knows. */
export function findToponyms(
  sentences: readonly Sentence[],
  names: readonly Name[],
  text: string,
  gazetteer: Gazetteer,
): readonly FoundToponym[] {
  const namesIn = bySentence(names);
  const article: Article = {
    text,
    gazetteer,
    datelines: openSpans(datelineSpans(text), (line) => line),
    people: peopleIn(sentences, names),
    common: commonWords(sentences),
    countries: countriesIn(sentences, names, gazetteer),
  };
  return sentences.flatMap((sentence, index) => {
    return inSentence({ ...article, index, tokens: sentence.tokens }, namesIn(index));
  });
}

/** What holds for the whole article while its sentences are searched. */
interface Article {
  readonly text: string;
  readonly gazetteer: Gazetteer;
  readonly datelines: SpanIndex<Span>;
  /** Words that are part of a person's full name somewhere: a bare "Hill" is then Mr. Hill again. */
  readonly people: ReadonlySet<string>;
  /** Words that stand in lower case somewhere, so that a capital says little. */
  readonly common: ReadonlySet<string>;
  /** Countries that the article speaks of by name or adjective. */
  readonly countries: ReadonlySet<string>;
}

interface Finder extends Article {
  readonly index: number;
  readonly tokens: readonly Token[];
}

const TITLES =
  /^(Mr|Mrs|Ms|Dr|Sheikh|President|Minister|Gen|General|Col|Colonel|Capt|Captain|Sen|Senator|Rep|Sir|Lord|Prince|King|Judge|Maj|Major|Lt|Sgt|Prof|Imam|Ayatollah|Mullah|Commander|Spokesman|Spokeswoman)\.?$/;

function peopleIn(sentences: readonly Sentence[], names: readonly Name[]): ReadonlySet<string> {
  const people = new Set<string>();
  for (const name of names) {
    const tokens = sentences[name.sentence]?.tokens.slice(name.first, name.last + 1) ?? [];
    if (name.kind !== "person" || wordsIn(tokens) < 2 || tokens.length > 4) continue;
    for (const token of tokens) if (token.form.length > 2) people.add(token.form);
  }
  for (const { tokens } of sentences) {
    tokens.forEach((token, i) => {
      if (i > 0 && TITLES.test(tokens[i - 1]?.form ?? "") && startsName(token)) people.add(token.form);
    });
  }
  return people;
}

/** How many words a name has; "El-Obeid" is one, though it is cut at the hyphen. */
function wordsIn(tokens: readonly Token[]): number {
  const joints = tokens.filter(({ form }, i) => form === "-" && i > 0 && i + 1 < tokens.length).length;
  return tokens.length - 2 * joints;
}

/** Where every other surname is a town, being listed says nothing. */
const SURNAME_TOWNS = new Set(["USA", "GBR", "CAN", "AUS", "NZL", "IRL", "ZAF", "JAM", "PHL", "FRA", "DEU"]);

function countriesIn(
  sentences: readonly Sentence[],
  names: readonly Name[],
  gazetteer: Gazetteer,
): ReadonlySet<string> {
  const countries = new Set<string>();
  for (const { tokens } of sentences) {
    for (const { form } of tokens) {
      const country = /^\p{Lu}/u.test(form) ? countryOfDemonym(form) : null;
      if (country !== null) countries.add(country);
    }
  }
  const towns = new Map<string, Set<string>>();
  for (const name of names) {
    const tokens = sentences[name.sentence]?.tokens.slice(name.first, name.last + 1) ?? [];
    const exact = tokens.map((token) => token.form).join(" ");
    const [widest] = name.kind === "place" ? gazetteer.lookup(exact) : [];
    if (!widest?.country) continue;
    const inCountry = (towns.get(widest.country) ?? new Set()).add(exact);
    towns.set(widest.country, inCountry);
    if (/^(PCL|PPLC)/.test(widest.featureCode) || inCountry.size > 1) countries.add(widest.country);
  }
  for (const country of SURNAME_TOWNS) countries.delete(country);
  return countries;
}

function commonWords(sentences: readonly Sentence[]): ReadonlySet<string> {
  const words = new Set<string>();
  for (const { tokens } of sentences) for (const { form } of tokens) if (/^\p{Ll}{3,}$/u.test(form)) words.add(form);
  return words;
}

/** Tokens from `first` to `last`, both included. */
interface Run {
  readonly first: number;
  readonly last: number;
}

function inSentence(finder: Finder, names: readonly Name[]): readonly FoundToponym[] {
  const tagged = names
    .filter((name) => name.kind === "place")
    .flatMap((name) => splitName(finder, widened(finder, name)));
  const taken = new Set<number>();
  for (const run of tagged) mark(taken, run);
  for (const name of names) {
    if (name.kind !== "person" && name.kind !== "organisation") continue;
    if (!isPlaceAfterAll(finder, name)) mark(taken, name);
  }
  const runs = [...tagged, ...knownRuns(finder, taken, tagged)].sort((a, b) => a.first - b.first);
  return runs.map((run) => toToponym(finder, run)).filter((found) => found !== null);
}

function mark(taken: Set<number>, run: Run): void {
  for (let i = run.first; i <= run.last; i++) taken.add(i);
}

// ---------------------------------------------------------------- names the reader tagged

/** A tagged name cut at commas and "and", without articles and possessives at its ends. */
function splitName(finder: Finder, name: Run): readonly Run[] {
  const whole = trimRun(finder, name);
  if (whole !== null && placesOf(finder, whole).length > 0) return isMeant(finder, whole) ? [whole] : [];
  const runs: Run[] = [];
  let first = name.first;
  for (let i = name.first; i <= name.last + 1; i++) {
    if (i <= name.last && !isSeparator(finder.tokens[i])) continue;
    if (i > first) runs.push({ first, last: i - 1 });
    first = i + 1;
  }
  return runs.map((run) => trimRun(finder, run)).filter((run): run is Run => run !== null && isMeant(finder, run));
}

/** A tagged name with the words after it that make it the longer name of a listed place: "Gulf" of "Gulf of Aden". */
function widened(finder: Finder, name: Name): Run {
  for (let last = Math.min(name.last + 3, finder.tokens.length - 1); last > name.last; last--) {
    const run = { first: name.first, last };
    const words = finder.tokens.slice(name.last + 1, last + 1);
    if (!startsName(finder.tokens[last]) || !words.every(continuesName)) continue;
    if (finder.gazetteer.lookup(sliceOf(finder, run)).length > 0) return run;
  }
  return name;
}

/** Whether a tagged name is a place: known and nobody's name, or unknown but standing where only a place can. */
function isMeant(finder: Finder, run: Run): boolean {
  if (!isPlausible(finder, run) || isPerson(finder, run) || isStreet(finder, run)) return false;
  if (isInBodyName(finder, run)) return false;
  return placesOf(finder, run).length > 0 || standsAsPlace(finder, run) || isScene(finder, run);
}

function placesOf(finder: Finder, run: Run): readonly Place[] {
  return finder.gazetteer.lookup(toponymAt(finder.text, spanOf(finder, run), finder.gazetteer).key);
}

/** One word that is part of a person's name elsewhere in the article, and no country or capital. */
function isPerson(finder: Finder, run: Run): boolean {
  const word = finder.tokens[run.first]?.form ?? "";
  if (TITLES.test(finder.tokens[run.first - 1]?.form ?? "")) return true;
  if (run.first !== run.last || !finder.people.has(word)) return false;
  const isNamesake = finder.gazetteer.lookup(word).some((place) => /^(PCL|PPLC|ADM1)/.test(place.featureCode));
  return !isNamesake || !isLocative(finder, run);
}

const STREET = /^(street|st|road|rd|avenue|ave|boulevard|blvd|highway|lane|drive|route|interstate)\.?$/i;

function isStreet(finder: Finder, run: Run): boolean {
  return STREET.test(finder.tokens[run.last]?.form ?? "") || STREET.test(finder.tokens[run.last + 1]?.form ?? "");
}

function isSeparator(token: Token | undefined): boolean {
  return token === undefined || /^(,|;|\/|and|or|&|\(|\)|–|—)$/i.test(token.form);
}

function trimRun(finder: Finder, run: Run): Run | null {
  let { first, last } = run;
  while (first <= last && /^(the|a|an)$/i.test(finder.tokens[first]?.form ?? "")) first++;
  while (last >= first && /^(['’]s?|,|\.|-|al|el|of|the)$/i.test(finder.tokens[last]?.form ?? "")) last--;
  return first > last ? null : { first, last };
}

/** Not a demonym, not a word for a kind of place alone, and begun with a capital. */
function isPlausible(finder: Finder, run: Run): boolean {
  const exact = sliceOf(finder, run);
  if (!/\p{Lu}|\p{Lo}/u.test(exact) || countryOfDemonym(exact) !== null) return false;
  return exact !== "SANA" && !NO_PLACE.has(exact.toLowerCase());
}

const NO_PLACE = new Set(
  `jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun january february march april may june july august september october november december monday tuesday wednesday
  thursday friday saturday sunday of islam muslim christian sunni shiite kurd kurdish arab jewish western eastern northern
  southern north south east west city town village province district region state county president minister army god
  islamic central european african asian allah parliament mr mrs dr general union nation nations best police media
  christmas central congress society capitol hurricane front xinhua reuters tass interfax anadolu euro real me`.split(
    /\s+/,
  ),
);

/** A name tagged as person or body that the gazetteer knows better: "in Jordan", "Damascus said". */
function isPlaceAfterAll(finder: Finder, name: Name): boolean {
  const run = trimRun(finder, name);
  if (run === null || !isPlausible(finder, run) || isPerson(finder, run)) return false;
  const places = finder.gazetteer.lookup(sliceOf(finder, run));
  if (places.length === 0) return isCalledPlace(finder, run) || endsAsPlace(finder, run);
  if (isLocative(finder, run) || isTaken(finder, run)) return true;
  return isStrong(finder, sliceOf(finder, run), places) && !isPartOfOtherName(finder, run);
}

/** What forces do to towns more often than to people who are named by one word. */
const TAKING = new Set(
  `attack bomb bombard burn shell pound strike hit target raid storm assault besiege encircle surround blockade enter reach
  seize capture take retake recapture liberate occupy overrun control hold defend lose leave evacuate`.split(/\s+/),
);

/** One word that is the object of such a verb: "Rebels attacked Saraqib", "Hama was entered". */
function isTaken(finder: Finder, run: Run): boolean {
  return wordsIn(finder.tokens.slice(run.first, run.last + 1)) === 1 && isUndergone(finder, run);
}

/** The object of such a verb: "shells hit Ain Tuba". */
function isUndergone(finder: Finder, run: Run): boolean {
  const token = finder.tokens[headOf(finder, run)];
  const verb = finder.tokens[token?.head ?? -1];
  if (token === undefined || verb === undefined || verb.upos !== "VERB") return false;
  return /^(?:obj|nsubj:pass)$/.test(token.deprel) && TAKING.has(verb.lemma);
}

/** Where a name that is tagged as a place can hardly be anything else, though nobody lists it. */
function isScene(finder: Finder, run: Run): boolean {
  if (isUndergone(finder, run) || isHit(finder, run)) return true;
  const [direction, of] = finder.tokens.slice(Math.max(0, run.first - 2), run.first).map(({ form }) => form);
  return of === "of" && /^(?:north|south|east|west)(?:-?(?:east|west))?$/i.test(direction ?? "");
}

/** What falls on a place, and ways that lead to one: "shells fell on Bayt Nouh", "the road to Hajar". */
function isHit(finder: Finder, run: Run): boolean {
  const head = headOf(finder, run);
  const above = finder.tokens[headAbove(finder, run)];
  const marker = finder.tokens.find((token) => token.head === head && token.deprel === "case")?.form.toLowerCase();
  if (above === undefined || marker === undefined) return false;
  return marker === "on" ? FALLING.has(above.lemma) : marker === "to" && WAYS.has(above.lemma);
}

const FALLING = new Set("fall rain land drop crash descend advance march close shelling bombardment raid".split(" "));
const WAYS = new Set("road way route track highway path bridge entrance approach access crossing".split(" "));

// ---------------------------------------------------------------- capitalised words that the gazetteer knows

const LONGEST_RUN = 6;

function knownRuns(finder: Finder, taken: ReadonlySet<number>, tagged: readonly Run[]): readonly Run[] {
  const runs: Run[] = [];
  const places = new Set<number>();
  for (const run of tagged) mark(places, run);
  for (let first = 0; first < finder.tokens.length; first++) {
    const run = knownRunAt(finder, first, taken, places);
    if (run === null) continue;
    runs.push(run);
    mark(places, run);
    first = run.last;
  }
  return runs;
}

function knownRunAt(
  finder: Finder,
  first: number,
  taken: ReadonlySet<number>,
  places: ReadonlySet<number>,
): Run | null {
  if (!(startsName(finder.tokens[first]) || isArticle(finder, first)) || taken.has(first)) return null;
  let furthest = first;
  while (furthest + 1 < finder.tokens.length && furthest - first < LONGEST_RUN) {
    if (taken.has(furthest + 1) || !continuesName(finder.tokens[furthest + 1])) break;
    furthest++;
  }
  for (let last = furthest; last >= first; last--) {
    const run = { first, last };
    if (startsName(finder.tokens[last]) && isKnown(finder, run, places)) return run;
  }
  return null;
}

function startsName(token: Token | undefined): boolean {
  return token !== undefined && isNaming(token) && /^[\p{Lu}\p{Lo}'‘ʿ]|^al-/u.test(token.form);
}

/** A proper noun, or what a reader takes for an adjective where only a noun can stand: "shelled Omdurman". */
function isNaming({ upos, deprel }: Token): boolean {
  return upos === "PROPN" || (upos === "ADJ" && /^(?:obj|obl|nmod|nsubj)(?:$|:)/.test(deprel));
}

/** The article of an Arabic name in the middle of a sentence, cut from it at the hyphen: "el-Obeid", "ad-Damazin". */
function isArticle({ tokens }: Finder, at: number): boolean {
  const [article, hyphen, name] = tokens.slice(at, at + 3);
  return /^(?:[ae][lnrstdz]|[ae]sh|ul)$/.test(article?.form ?? "") && hyphen?.form === "-" && startsName(name);
}

function continuesName(token: Token | undefined): boolean {
  return (
    token !== undefined &&
    (startsName(token) || /^(al|el|de|del|da|la|of|the|-|–|an|as|ash|ez|az|ar|at|e|i)$/i.test(token.form))
  );
}

function isKnown(finder: Finder, run: Run, places: ReadonlySet<number>): boolean {
  const exact = sliceOf(finder, run);
  if (!isPlausible(finder, run) || exact.length < 2 || isPerson(finder, run) || isStreet(finder, run)) return false;
  if (isPartOfOtherName(finder, run) || isInBodyName(finder, run)) return false;
  const listed = finder.gazetteer.lookup(exact);
  const [widest] = listed;
  if (widest === undefined) return isNamedAsPlace(finder, run) || isListedWithPlaces(finder, run, places);
  if (/^[A-Z]{2}$|^\p{L}+\.$/u.test(exact) && !widest.featureCode.startsWith("PCL")) return followsPlace(finder, run);
  if (run.first === run.last && finder.common.has(exact.toLowerCase()) && !isLocative(finder, run)) return false;
  return (
    isStrong(finder, exact, listed) || isLocative(finder, run) || isTaken(finder, run) || followsPlace(finder, run)
  );
}

/** "The villages of Aqrab, Harf and Talaf": what is coordinated with a place is one. */
function isListedWithPlaces(finder: Finder, run: Run, places: ReadonlySet<number>): boolean {
  const token = finder.tokens[headOf(finder, run)];
  if (token?.deprel !== "conj" || !places.has(token.head)) return false;
  return !startsName(finder.tokens[run.first - 1]) && !startsName(finder.tokens[run.last + 1]);
}

/** Well known under this very name, or in a country that the article speaks of: meant wherever the word stands. */
function isStrong(finder: Finder, exact: string, places: readonly Place[]): boolean {
  const key = foldName(exact);
  const isLong = key.length >= 4 && !finder.common.has(exact.toLowerCase());
  return places.some((place) => {
    if (isLong && finder.countries.has(place.country ?? "")) return true;
    if (/^(PCL|PPLC|RGN|CONT)/.test(place.featureCode)) return true;
    if (foldName(place.name) !== key) return false;
    return place.featureCode === "ADM1" || place.population >= (key.includes(" ") ? 5_000 : 50_000);
  });
}

/** Nobody lists it, but the words around it call it a place: "Maiwand district", "the village of Muritke", "near Harf". */
function isNamedAsPlace(finder: Finder, run: Run): boolean {
  const before = finder.tokens[run.first - 1];
  if (before !== undefined && startsName(before) && touches(before, finder.tokens[run.first])) return false;
  if (startsName(finder.tokens[run.last + 1]) && !TOWN_WORD.test(finder.tokens[run.last + 1]?.form ?? "")) return false;
  return standsAsPlace(finder, run);
}

const STANDS = /^(in|near|at|outside|around)$/i;
/** Last words of names of things that stand in a place. */
const FEATURE =
  /^(mountains?|valley|river|airport|airbase|airfield|dam|bridge|crossing|hospital|camp|island|forest|farms|hills?|heights|plain|gorge|square|checkpoint|corridor|peninsula|desert|prison|barracks)$/i;

function standsAsPlace(finder: Finder, run: Run): boolean {
  if (isCalledPlace(finder, run) || endsAsPlace(finder, run)) return true;
  const head = headOf(finder, run);
  const before = finder.tokens[run.first - 1]?.form ?? "";
  const isDirect = STANDS.test(before) || isDirected(finder, run);
  return (
    isDirect && finder.tokens.some((token) => token.head === head && token.deprel === "case" && STANDS.test(token.form))
  );
}

/** "Harabish District", "Deir Ezzor Military Airport": more than one word, the last one for a thing with a place. */
function endsAsPlace(finder: Finder, run: Run): boolean {
  const last = finder.tokens[run.last]?.form ?? "";
  if (run.first === run.last || /^(front|state|camp|area|city)$/i.test(last)) return false;
  if (/\b(School|Court|Police|Council|Congressional|Bank|Party)\b/.test(sliceOf(finder, run))) return false;
  return FEATURE.test(last) || TOWN_WORD.test(last);
}

const LOCATIVE = /^(in|at|near|from|outside|inside|around|towards?|into|across|through|via)$/i;
const TOWN_WORD =
  /^(city|town|village|province|district|region|governorate|state|county|area|camp|neighbou?rhood|suburb|oblast|countryside|municipality|front|crossing|quarter|township|subdistrict)s?$/i;

function isLocative(finder: Finder, run: Run): boolean {
  const head = headOf(finder, run);
  const hasCase = finder.tokens.some(
    (token) => token.head === head && token.deprel === "case" && LOCATIVE.test(token.form),
  );
  if (hasCase || LOCATIVE.test(finder.tokens[run.first - 1]?.form ?? "")) return true;
  return isDirected(finder, run) || isCalledPlace(finder, run);
}

/** "Maiwand district", "the village of Muritke", "the towns of Aqrab and …". */
function isCalledPlace(finder: Finder, run: Run): boolean {
  if (TOWN_WORD.test(finder.tokens[run.last + 1]?.form ?? "")) return true;
  return finder.tokens[run.first - 1]?.form === "of" && TOWN_WORD.test(finder.tokens[run.first - 2]?.form ?? "");
}

/** After a comma behind another capitalised name: "Tripoli, Lebanon". */
function followsPlace(finder: Finder, run: Run): boolean {
  const before = finder.tokens[run.first - 2];
  return finder.tokens[run.first - 1]?.form === "," && before !== undefined && startsName(before);
}

/** Part of a longer proper name: "Paris Hilton", "Tehran Times", "Mr. Jordan". */
function isPartOfOtherName(finder: Finder, run: Run): boolean {
  const { tokens } = finder;
  const before = tokens[run.first - 1];
  const after = tokens[run.last + 1];
  if (before !== undefined && TITLES.test(before.form)) return true;
  if (after !== undefined && touches(tokens[run.last], after) && startsName(after) && !TOWN_WORD.test(after.form)) {
    const joined =
      after.head === headOf(finder, run) || isWithin(after.head, run) || headAbove(finder, run) === run.last + 1;
    if (joined || /^(flat|compound)/.test(after.deprel)) return true;
  }
  if (before === undefined || !startsName(before) || !touches(before, tokens[run.first])) return false;
  if (
    countryOfDemonym(before.form) !== null ||
    /^(North|South|East|West|Northern|Southern|Eastern|Western|Central)$/.test(before.form)
  ) {
    return false;
  }
  return isWithin(before.head, run) || headAbove(finder, run) === run.first - 1;
}

const BODY =
  /\b(?:Islamic State in|(?:State|Emirate|University|Bank|Army|Party|Front|Organi[sz]ation|Movement|Council|Institute|Church|Federation|Union|College|Academy|Association|Institution|Brotherhood|Society|Community) (?:of|for)) (?:the )?(?:\p{Lu}[\p{L}-]+ (?:and|&) )?(?:the )?$/u;

/** Within the name of a body that the reader did not tag whole: "the Islamic State of Iraq and the Levant". */
function isInBodyName(finder: Finder, run: Run): boolean {
  const { start } = spanOf(finder, run);
  // Most words are seen not to end the front of such a name without a thorough look.
  if (!/(?:of|for|in|the|and|&)\s$/.test(finder.text.slice(Math.max(0, start - 4), start))) return false;
  return BODY.test(finder.text.slice(Math.max(0, start - 60), start).replace(/\s/g, " "));
}

function touches(a: Token | undefined, b: Token | undefined): boolean {
  return a !== undefined && b !== undefined && b.span.start - a.span.end <= 1;
}

function isWithin(index: number, run: Run): boolean {
  return index >= run.first && index <= run.last;
}

// ---------------------------------------------------------------- what is found

function spanOf(finder: Finder, run: Run): Span {
  return { start: finder.tokens[run.first]?.span.start ?? 0, end: finder.tokens[run.last]?.span.end ?? 0 };
}

function sliceOf(finder: Finder, run: Run): string {
  const { start, end } = spanOf(finder, run);
  return finder.text.slice(start, end);
}

/** The token of a run that depends on a word outside it. */
function headOf(finder: Finder, run: Run): number {
  for (let i = run.first; i <= run.last; i++) {
    const token = finder.tokens[i];
    if (token !== undefined && !isWithin(token.head, run)) return i;
  }
  return run.last;
}

function headAbove(finder: Finder, run: Run): number {
  return finder.tokens[headOf(finder, run)]?.head ?? -1;
}

function toToponym(finder: Finder, run: Run): FoundToponym | null {
  const trimmed = trimRun(finder, run);
  if (trimmed === null) return null;
  const region = namedPart(finder, trimmed);
  const span = spanOf(finder, region ?? trimmed);
  const toponym = toponymAt(finder.text, span, finder.gazetteer);
  const head = headOf(finder, trimmed);
  const part = toponym.part || (region === null && isDirected(finder, trimmed));
  const role = roleOf(finder, trimmed, head, toponym);
  return { ...toponym, part, sentence: finder.index, first: (region ?? trimmed).first, last: trimmed.last, head, role };
}

/** "South Lebanon" has a name of its own, "northern Syria" has none. */
function namedPart(finder: Finder, run: Run): Run | null {
  if (!isDirected(finder, run)) return null;
  const wider = { first: run.first - 1, last: run.last };
  const listed = finder.gazetteer.lookup(sliceOf(finder, wider));
  return listed.some((place) => /^(RGN|ADM|PCL|PPLX)/.test(place.featureCode)) ? wider : null;
}

function isDirected(finder: Finder, run: Run): boolean {
  const before = finder.tokens[run.first - 1]?.form ?? "";
  return /^(rural|central|(?:north|south|east|west)[a-z-]*(?:ern)?)$/i.test(before);
}

/** Verbs that a place can have done to it, or that say how it fares: "Idlib saw heavy fighting". */
const FARES = /^(see|witness|suffer|experience|remain|lie|become|host|face|fall|come|burn|be|have)$/;

function roleOf(finder: Finder, run: Run, head: number, toponym: Toponym): PlaceRole {
  if (finder.datelines.touching(toponym.span).some((line) => contains(line, toponym.span))) return "dateline";
  const token = finder.tokens[head];
  if (token === undefined) return "location";
  if (isSeatOfPower(finder, toponym) && isMetonym(finder, token, head)) return "metonym";
  const next = finder.tokens[run.last + 1]?.form ?? "";
  if (/^(compound|amod|nmod:poss)/.test(token.deprel) || /^-?based$/.test(next)) {
    return TOWN_WORD.test(finder.tokens[token.head]?.form ?? "") ? "location" : "modifier";
  }
  return "location";
}

/** Verbs whose object is someone: "accused Abu Dhabi". */
const TURNS_TO =
  /^(accuse|blame|urge|warn|condemn|thank|praise|support|back|criticize|criticise|tell|ask|call|denounce|invite|pressure|convince|persuade|assure|inform|help|assist|arm|lead|join|sue)$/;

function isSeatOfPower(finder: Finder, toponym: Toponym): boolean {
  return finder.gazetteer.lookup(toponym.key).some((place) => /^(PCL|PPLC)/.test(place.featureCode));
}

/** The government, not the land: subject of an act, or one with or against whom something is done. */
function isMetonym(finder: Finder, token: Token, head: number): boolean {
  const verb = finder.tokens[token.head];
  if (token.deprel === "nsubj" && verb !== undefined) return verb.upos === "VERB" && !FARES.test(verb.lemma);
  if (token.deprel === "conj" && verb !== undefined && verb.deprel === "nsubj")
    return isMetonym(finder, verb, token.head);
  if (token.deprel === "obj") return TURNS_TO.test(verb?.lemma ?? "");
  if (!/^(obl|nmod)/.test(token.deprel)) return false;
  return finder.tokens.some(
    (other) => other.head === head && other.deprel === "case" && /^(with|by|against|between|for)$/i.test(other.form),
  );
}

/** The front of a news text: "TEHRAN –", "GENEVA (AP) -", "BEIRUT, Nov 27 (Reuters) —". */
const DATELINE =
  /^[ \t]*(?:\p{Lu}[\p{Lu} .,'’/-]{2,50}|\p{Lu}[\p{L}'’-]+(?:[ ,]+\p{Lu}[\p{L}'’.-]+){0,4}(?=[^\n]{0,24}\())(?:,? ?(?:\p{Lu}\p{L}{2,8}\.? \d{1,2}|\d{1,2} \p{Lu}\p{L}{2,8})(?:,? \d{4})?)?,?(?: ?\([^()\n]{2,40}\))?[ \t]*(?:[–—:]|--?)(?=[ \t\n]|\p{Lu})/u;

function datelineSpans(text: string): readonly Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const line of text.split("\n")) {
    const match = DATELINE.exec(line.slice(0, 160));
    if (match !== null) spans.push({ start, end: start + match[0].length });
    start += line.length + 1;
  }
  return spans;
}
