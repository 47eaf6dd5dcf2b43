/**
 * The nouns of Tocsin: plain, immutable data that every stage takes and gives. Read this file first,
 * then `pipeline.ts`, which says in what order the stages turn one noun into the next.
 *
 * Conventions. Spans are half-open UTF-16 offsets into `article.text`. Days are ISO strings in the
 * Gregorian calendar. A range includes both ends, and its width is the uncertainty. `null` says
 * "known to be absent"; a `status` says why. Ids are readable strings with their kind in front.
 */

// ---------------------------------------------------------------- small values

/** A half-open stretch of a text, in UTF-16 units: `text.slice(start, end)`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A calendar day, `YYYY-MM-DD`. */
export type Day = string;

/** A moment, ISO 8601 with zone. */
export type Instant = string;

/** Days from `first` to `last`, both included. A wide range is an uncertain date. */
export interface DateRange {
  readonly first: Day;
  readonly last: Day;
}

/** A number of people or things as low, best and high figure, the way UCDP records deaths. */
export interface Estimate {
  readonly low: number;
  readonly best: number;
  readonly high: number;
}

export type ArticleId = `article:${string}`;
export type ActorId = `actor:${string}`;
export type PlaceId = `place:${string}`;
export type ReportId = `report:${string}`;
export type IncidentId = `incident:${string}`;
export type OriginId = `origin:${string}`;
export type AgreementId = `agreement:${string}`;
export type ZoneId = `zone:${string}`;
export type ObligationId = `obligation:${string}`;
export type RuleId = `rule:${string}`;

/** What a look-up found: one thing, several that are too close to call, or nothing we know. */
export type Link<Id> =
  | { readonly status: "linked"; readonly id: Id; readonly score: number }
  | { readonly status: "ambiguous"; readonly candidates: readonly { readonly id: Id; readonly score: number }[] }
  | { readonly status: "nil"; readonly exact: string };

/** What a stage could not do, and where. Odd text is no error: reading goes on. */
export interface Diagnostic {
  readonly code: string;
  readonly message: string;
  readonly span: Span | null;
}

// ---------------------------------------------------------------- pages

/** The bytes of a page as they came, never changed afterwards. `sha256` is hexadecimal. */
export interface Capture {
  readonly url: string;
  readonly fetchedAt: Instant;
  readonly mediaType: string;
  readonly sha256: string;
  readonly body: Uint8Array;
  /** What the one who hands in the page knows of it; it wins over what the page says. */
  readonly stated: Stated;
}

export interface Stated {
  readonly publisher?: string;
  readonly published?: Day;
  readonly title?: string;
}

/** The text of a page without its furniture. All spans refer to `text` for ever after. */
export interface Article {
  readonly id: ArticleId;
  readonly url: string;
  readonly publisher: string;
  /** `null` when neither the page nor its reader says; days are then left open. */
  readonly publishedAt: Day | null;
  readonly language: string;
  readonly title: string;
  readonly text: string;
  /** The town, agency and day that a correspondent puts in front: where it was written, not where it happened. */
  readonly dateline: Span | null;
}

/** Words of an article as evidence: `article.text.slice(span.start, span.end) === exact`, always. */
export interface Citation {
  readonly article: ArticleId;
  readonly span: Span;
  readonly exact: string;
}

// ---------------------------------------------------------------- what reading finds

/** A word with its place in the syntax tree, in Universal Dependencies' terms. */
export interface Token {
  readonly span: Span;
  readonly form: string;
  readonly lemma: string;
  readonly upos: string;
  /** Penn Treebank tag; it carries tense: VBD, VBZ, MD. */
  readonly xpos: string;
  /** Index of the head within the sentence, -1 for the root. */
  readonly head: number;
  readonly deprel: string;
}

export interface Sentence {
  readonly span: Span;
  readonly tokens: readonly Token[];
}

/** A proper name. `first` and `last` are token indexes in its sentence, both included. */
export interface Name {
  readonly kind: "person" | "organisation" | "place" | "other";
  readonly span: Span;
  readonly sentence: number;
  readonly first: number;
  readonly last: number;
}

/** A parser and name tagger for one language. */
export interface Language {
  /** What it reads, in ISO 639-1. */
  readonly code: string;
  parse(text: string): ParsedText;
  /** Each text as `parse` alone has it. Many short texts together take far less time than one by one. */
  parseAll(texts: readonly string[]): readonly ParsedText[];
}

/** A text's sentences with their syntax, and its names. */
export interface ParsedText {
  readonly sentences: readonly Sentence[];
  readonly names: readonly Name[];
}

/**
 * Words that stand for an actor, a place, a time or a number (ACE, ERE). `head` is a token index in
 * `sentence`. An actor mention may be a name, a description ("armed groups") or a pronoun, whose
 * `antecedent` is then the index of the mention it stands for.
 */
export interface Mention {
  readonly kind: "actor" | "place" | "date" | "quantity";
  readonly span: Span;
  readonly sentence: number;
  readonly head: number;
  readonly antecedent: number | null;
}

export type EventType =
  | "AGREE"
  | "CONSULT"
  | "SUPPORT"
  | "CONCEDE"
  | "COOPERATE"
  | "AID"
  | "RETREAT"
  | "REQUEST"
  | "ACCUSE"
  | "REJECT"
  | "THREATEN"
  | "PROTEST"
  | "SANCTION"
  | "MOBILIZE"
  | "COERCE"
  | "ASSAULT";

/** What an event has to do with, in PLOVER's contexts. An event may have several, or none. */
export type Context =
  | "military"
  | "intelligence"
  | "executive"
  | "legislative"
  | "election"
  | "political_institutions"
  | "pro_democracy"
  | "pro_autocracy"
  | "economic"
  | "legal"
  | "reparations"
  | "human_rights"
  | "rights_freedoms"
  | "repression"
  | "human_security"
  | "gender"
  | "lgbt"
  | "religion_ethnicity"
  | "inequality"
  | "diplomatic"
  | "territory"
  | "peacekeeping"
  | "health"
  | "asylum"
  | "migration"
  | "disasters"
  | "natural_resource"
  | "environment"
  | "technology"
  | "terrorism"
  | "cbrn"
  | "cyber"
  | "misinformation"
  | "crime"
  | "corruption"
  | "illegal_drugs"
  | "trafficking";

/** Whether words say a thing happened, will, might, once did, or did not (PLOVER's auxiliary modes). */
export type Realis = "actual" | "future" | "hypothetical" | "historical" | "negated";
export type Polarity = "positive" | "negative";
/** FactBank's scale, without its polarity. */
export type Certainty = "certain" | "probable" | "possible" | "unknown";

/** What a speaker does with a proposition by saying it. */
export type Stance =
  | "asserts"
  | "denies"
  | "threatens"
  | "promises"
  | "demands"
  | "hopes"
  | "claims-responsibility"
  | "blames"
  | "corrects"
  | "retracts";

/**
 * What the numbers of an event count: people by what became of them, projectiles fired, those who take part, or the
 * lorries, flights and ships that came in or were let in.
 */
export type QuantityKind =
  | "dead"
  | "injured"
  | "missing"
  | "displaced"
  | "detained"
  | "released"
  | "projectiles"
  | "intercepted"
  | "participants"
  | "troops"
  | "violations"
  | "vehicles"
  | "flights"
  | "vessels";

/**
 * A number that an event's words tell. It keeps the realis of its event: the dead of an attack that is
 * denied are no dead. `cumulative` says that it also counts what was known or happened before, as in "bringing the
 * toll to 45"; such numbers are never added to others.
 */
interface Counted {
  readonly kind: QuantityKind;
  readonly estimate: Estimate;
  readonly cumulative: boolean;
}

/** A quantity as the text words it. `mention` is an index into `reading.mentions`. */
export interface Quantity extends Counted {
  readonly mention: number;
}

/** A quantity with the words that say it. */
export interface CitedQuantity extends Counted {
  readonly citation: Citation;
  /** How it was counted, in the words of the text: "including fighters", "confirmed by hospital records". */
  readonly rule?: Citation;
  /** The days that it covers, where the words say so: "since Monday". */
  readonly during?: DateRange;
}

/** An event as one sentence words it, in PLOVER's types. Numbers are indexes into `reading.mentions`. */
export interface EventMention {
  readonly type: EventType;
  readonly mode: string | null;
  readonly trigger: Span;
  readonly sentence: number;
  /** Token index of the trigger's head. */
  readonly head: number;
  readonly rule: RuleId;
  readonly actors: readonly number[];
  readonly recipients: readonly number[];
  readonly places: readonly number[];
  readonly dates: readonly number[];
  /** What its words count, also in sentences that come back to it. */
  readonly quantities: readonly Quantity[];
  readonly polarity: Polarity;
  readonly realis: Realis;
}

/**
 * A stretch of text that is somebody's word rather than the narrator's. `speaker` is an index into
 * `reading.mentions`, or `null` where the text hides who spoke ("reportedly", "it was said").
 */
export interface Attribution {
  readonly speaker: number | null;
  readonly cue: Span | null;
  readonly content: readonly Span[];
  readonly sentence: number;
  readonly stance: Stance;
  readonly certainty: Certainty;
  /** Whether it stands within what somebody else is said to have said. */
  readonly nested: boolean;
}

/** Someone's word that an event happened, did not, or will. `event` indexes `reading.events`. */
export interface EventClaim {
  readonly event: number;
  readonly speaker: number | "narrator" | "unnamed";
  /** Who passes the speaker's word on, the outermost first: "the agency said that a *doctor* told it". Indexes of mentions. */
  readonly chain: readonly number[];
  readonly cue: Span | null;
  readonly stance: Stance;
  readonly polarity: Polarity;
  readonly certainty: Certainty;
  readonly realis: Realis;
  /** The words that make the claim, as evidence. */
  readonly span: Span;
}

/** Everything that one article says, before anyone asks who or where is meant. */
export interface Reading {
  readonly sentences: readonly Sentence[];
  readonly names: readonly Name[];
  readonly mentions: readonly Mention[];
  readonly attributions: readonly Attribution[];
  readonly events: readonly EventMention[];
  readonly claims: readonly EventClaim[];
  readonly diagnostics: readonly Diagnostic[];
}

// ---------------------------------------------------------------- who prints, and where it is listed

/**
 * Whose a publisher is, as a plain fact: run or paid for by a state; by a party or an armed group; a public broadcaster
 * with a charter that sets its editors apart from the government; a business; an outlet or institute without an owner
 * behind it; a body that monitors or researches conflicts; the United Nations; an aid or rights organisation.
 */
export type Ownership = "state" | "party" | "public" | "commercial" | "independent" | "observer" | "un" | "ngo";

/** Whose media are: a state ("state SYR"), a party or group that we know, or a company, foundation or body by its name. */
export type OwnerId = `state ${string}` | ActorId | `group ${string}`;

/** Which media are whose. What several media of one owner tell is one interest, whichever owner it is. */
export interface Owners {
  /** By the name of the medium, as `agencies.mediumNameKey` compares such names. */
  readonly media: ReadonlyMap<string, OwnerId>;
  /** What screens call an owner: "the state of Karsia". */
  readonly names: ReadonlyMap<OwnerId, string>;
}

/** Who prints pages, and whose it is. */
export interface Publisher {
  readonly name: string;
  /** Other names under which pages print it. */
  readonly aliases: readonly string[];
  /** Its web hosts, without "www.". */
  readonly sites: readonly string[];
  /** Where it is at home: ISO 3166-1 alpha-3, or PLOVER's code for an international one (IGO UNO EUR NGO ISM IMG MNC). */
  readonly country: string;
  readonly ownership: Ownership;
  /** Who owns, runs or mainly pays for it, in words. */
  readonly owner: string;
  /** The owner's one name, where it has several media: what they tell is one interest. */
  readonly ownerName: string | null;
  /** The party or armed group behind it, where it is one that we know. */
  readonly ownerActor: ActorId | null;
  /** A public page on which the ownership can be checked. */
  readonly source: string;
}

export type FeedKind = "rss" | "atom" | "json" | "sitemap" | "telegram";

/** A list of pages that a publisher keeps up to date. What a user's own list does not tell is `null`. */
export interface Feed {
  readonly url: string;
  readonly title: string;
  readonly kind: FeedKind | null;
  readonly publisher: string;
  /** As in `Publisher`. */
  readonly country: string | null;
  /** ISO 639-1. */
  readonly language: string | null;
  readonly ownership: Ownership | null;
  /** As in `Publisher`; a user's list may name a country or a group that we know, too. */
  readonly ownerName: string | null;
  /** The countries that it mostly writes about, ISO 3166-1 alpha-3; empty for the whole world. */
  readonly regions: readonly string[];
  /** How the address is known, and when it last answered, in words. */
  readonly checked: string | null;
}

// ---------------------------------------------------------------- what is known beforehand

/** A person, body or armed group that is known by name. Affiliations have dates. */
export interface Actor {
  readonly id: ActorId;
  /** The neutral label that screens show. */
  readonly name: string;
  readonly aliases: readonly string[];
  /** Names that take sides ("the Zionist regime"): recognised in texts, never used as a label. */
  readonly partisan: readonly string[];
  /** Words for its people and things ("Syrian", "Syrians"): they say whose something is, and are no name of the actor. */
  readonly adjectives?: readonly string[];
  /** Places and bodies that stand for its government ("Moscow", "the Kremlin", "Russian government"). */
  readonly seats?: readonly string[];
  readonly kind: "country" | "organisation" | "group" | "office" | "person";
  /** ISO 3166-1 alpha-3, or PLOVER's code for an international actor (IGO UNO EUR NGO ISM IMG MNC). */
  readonly country: string | null;
  /** PLOVER's sector, by period: "the rebels" of 2016 are the government of 2025. */
  readonly roles: readonly {
    readonly sector: string;
    readonly country?: string;
    readonly from: Day | null;
    readonly to: Day | null;
  }[];
  readonly memberOf: readonly { readonly actor: ActorId; readonly from: Day | null; readonly to: Day | null }[];
  readonly source: string;
  /** From the user's own list: it stands before built-in actors of the same name. */
  readonly own?: true;
}

/** A common noun that the user ties to a sector: whoever is called "warden" is COP. */
export interface RoleNoun {
  /** In the singular, or a plural that is not formed with "s". */
  readonly noun: string;
  /** PLOVER's sector. */
  readonly sector: string;
}

/** How sure a coordinate is, from a point to a country; UCDP's where_prec 1 to 7 in order. */
export type Precision = "exact" | "near" | "admin2" | "admin1" | "region" | "country" | "unknown";

export interface Place {
  readonly id: PlaceId;
  readonly name: string;
  readonly latitude: number;
  readonly longitude: number;
  /** GeoNames feature code: PPL, PPLA, ADM1, PCLI, RGN … */
  readonly featureCode: string;
  /** ISO 3166-1 alpha-3, `null` for places that lie in several countries. */
  readonly country: string | null;
  readonly admin1: string | null;
  readonly population: number;
}

/** Looks places up by name. Names are folded (case, marks, hyphens) before they are compared. */
export interface Gazetteer {
  /** Places of that name; those that bear it as their first name come first. */
  lookup(name: string): readonly Place[];
  /** Places of a country (ISO alpha-3) whose name differs only as romanisations from Arabic script do; nearest first. */
  similar(name: string, country: string): readonly Place[];
  place(id: PlaceId): Place | null;
}

/** The data that stages need and did not compute. Loaded once, at the edge. */
export interface Knowledge {
  readonly language: Language;
  /** Which language a text is in, ISO 639-1, `null` when that cannot be told. Left out where only one language comes in. */
  readonly identify?: (text: string) => string | null;
  readonly gazetteer: Gazetteer;
  readonly actors: readonly Actor[];
  /** Role nouns of the user's own, beside those that are built in. */
  readonly roles: readonly RoleNoun[];
  readonly agreements: readonly Agreement[];
}

// ---------------------------------------------------------------- what is meant

/** A mention with what it stands for. Composed mentions ("Syrian army units") have a country and sector but no id. */
export interface Participant {
  readonly citation: Citation;
  readonly link: Link<ActorId>;
  /** The label for screens: the actor's neutral name, or the words of the text. */
  readonly name: string;
  readonly country: string | null;
  readonly sector: string | null;
}

/** A place mention with what it stands for. `place` is set only when the link is certain enough to show on a map. */
export interface Whereabouts {
  readonly citation: Citation;
  readonly link: Link<PlaceId>;
  readonly place: Place | null;
  readonly precision: Precision;
}

/**
 * A claim whose speaker is known, with its words. `via` is the publisher that prints it; `chain` holds those who stand
 * between the publisher and the speaker, the outermost first: `via` reports that the first said that the next said …
 */
export interface Claim {
  readonly speaker: Participant | "narrator" | "unnamed";
  readonly chain: readonly Participant[];
  readonly via: string;
  readonly stance: Stance;
  readonly polarity: Polarity;
  readonly certainty: Certainty;
  readonly realis: Realis;
  readonly citation: Citation;
  /** By what means or before whom it was said, where the text tells: "in a video posted on Telegram". */
  readonly occasion?: { readonly kind: "video" | "conference" | "statement"; readonly citation: Citation };
}

/** From what text an article was made, so that copies of one text and reports of one agency can be known. */
export interface Edition {
  /** Agencies and papers whose report the page says it prints, by their full names, with the words that say so. */
  readonly credits: readonly { readonly name: string; readonly citation: Citation }[];
  /** How many different runs of three words the text has. */
  readonly runs: number;
  /** What stands for them all: 64 cells of three letters; the share of equal cells is about the share of equal runs (MinHash, Broder 1997). */
  readonly sketch: string;
}

/** One article's event after linking. It always has a claim: nothing is known without someone who says so. */
export interface ReportedEvent {
  readonly id: ReportId;
  readonly article: ArticleId;
  readonly publisher: string;
  readonly publishedAt: Day | null;
  readonly type: EventType;
  readonly mode: string | null;
  readonly rule: RuleId;
  readonly trigger: Citation;
  readonly actors: readonly Participant[];
  readonly recipients: readonly Participant[];
  readonly place: Whereabouts | null;
  readonly date: DateRange | null;
  readonly quantities: readonly CitedQuantity[];
  readonly polarity: Polarity;
  readonly realis: Realis;
  readonly claims: readonly [Claim, ...Claim[]];
  /** What the event has to do with, in PLOVER's order. */
  readonly contexts: readonly Context[];
  /** Agreements that the same article names, each with the words that do so first. */
  readonly agreements: readonly { readonly agreement: AgreementId; readonly citation: Citation }[];
  /** What its article was made from. Rows of a data set have none. */
  readonly edition?: Edition;
  /**
   * What its article is set among: ids of places and actors that it names, and names that are linked to nothing; the
   * most frequent first, countries left out. It helps to tell which reports are of one happening.
   */
  readonly setting?: readonly string[];
  /** The row of a data set that it was taken from, such as `acled/YEM1234`. What was read in a text has none. */
  readonly row?: string;
  /** The numbers of the decisions by which people corrected what was read, or told of it where nothing was read. */
  readonly corrected?: readonly number[];
}

/** What one page says: its text, what was read in it, and the events and places with who and where is meant. */
export interface Digest {
  readonly article: Article;
  readonly reading: Reading;
  readonly reports: readonly ReportedEvent[];
  /** Every place the article names, whether something happened there or not. */
  readonly places: readonly Whereabouts[];
  /** What the reader made of it, where people corrected that; `reports` then has their word. */
  readonly asRead?: readonly ReportedEvent[];
}

// ---------------------------------------------------------------- the record

/**
 * What an origin is: somebody who speaks, something that somebody put out, pictures that go round, an agency whose
 * report others print, one text that several print without saying whose, what one publisher tells of itself, people
 * whom one publisher met and does not name, or what is said without telling by whom.
 */
export type OriginBasis =
  | "same-speaker"
  | "same-statement"
  | "same-video"
  | "wire"
  | "same-text"
  | "own-reporting"
  | "witnesses"
  | "hearsay";

/** The claims that go back to one source. Nine articles that quote one spokesman are one origin. */
export interface Origin {
  readonly id: OriginId;
  /** Who is behind it, as a label: a speaker, an agency, or a publisher that speaks for itself. */
  readonly label: string;
  readonly basis: OriginBasis;
  /** Why its claims are one, each way in which they are tied with the words that tie them; empty for a single claim. */
  readonly grounds: readonly Reason[];
  /** `true` when the source is a party to what it reports, or of one side with a party. */
  readonly interested: boolean;
  /** What its interest is, `null` when none is known. */
  readonly interest: Reason | null;
  /**
   * For whom it speaks: a state as "state SYR", whoever owns the medium that tells it, or nobody but itself. Origins of
   * one side are one interest: they do not bear each other out.
   */
  readonly side: string;
  /** What the side is called where it is more than the origin itself: "the state of Karsia". */
  readonly sideName?: string;
  /** What it says of the happening, taken over all its claims. */
  readonly says: readonly ("asserts" | "denies" | "retracts" | "other")[];
  readonly articles: readonly ArticleId[];
  readonly publishers: readonly string[];
  readonly reports: readonly ReportId[];
  /** Its claims, by report and index in `report.claims`; each claim of an incident is in one origin. */
  readonly claims: readonly { readonly report: ReportId; readonly claim: number }[];
}

/** The numbers of one report with who counted and when; rival tallies are never averaged or added. */
export interface Tally {
  readonly by: string;
  /** The origin of the claim that it was taken from, `null` when nobody's claim holds it. */
  readonly origin: OriginId | null;
  /** The day of print. */
  readonly asOf: Day | null;
  /** The days that it covers, where the words say so: "since Monday". */
  readonly during: DateRange | null;
  /** How it was counted, in the words of the text: "civilians only", "confirmed by hospital records". */
  readonly rule: string | null;
  readonly quantities: readonly CitedQuantity[];
  readonly citation: Citation;
}

/**
 * How many violations of an agreement somebody counts. The word and the rule are the counter's; rival counts are laid
 * side by side and never added up.
 */
export interface ViolationCount {
  readonly agreement: AgreementId;
  readonly incident: IncidentId;
  readonly by: string;
  /** Whom the counter says they are by, as labels; empty where the words do not say. */
  readonly against: readonly string[];
  readonly asOf: Day | null;
  readonly during: DateRange | null;
  readonly rule: string | null;
  readonly quantity: CitedQuantity;
  readonly citation: Citation;
  /** Why it is taken to be about the agreement. */
  readonly link: "names-agreement" | "in-zone" | "has-a-role";
}

/** What speaks for or against two reports telling of one happening. `code` names it, `weight` says how much it counts. */
export interface Ground {
  readonly code: string;
  readonly weight: number;
}

/** Why two reports are taken to tell of one happening. `score` is the sum of the weights; a person's word outweighs all else. */
export interface Join {
  readonly reports: readonly [ReportId, ReportId];
  readonly score: number;
  readonly grounds: readonly Ground[];
}

/**
 * A person's word on whether two reports tell of one happening; it wins over whatever the machine makes of them. Put
 * apart, it is the first of the two that leaves the group in which both are.
 */
export interface Pairing {
  readonly kind: "together" | "apart";
  readonly reports: readonly [ReportId, ReportId];
}

/** How far an incident is borne out. Reading gives the first three, and `withdrawn` when all who told it take it back. */
export type VerificationState =
  | "reported"
  | "corroborated"
  | "disputed"
  | "withdrawn"
  | "verified"
  | "refuted"
  | "not-verifiable";

/**
 * The happening that reports share. There is no "current value": its reports stand side by side. Which reports are
 * one incident, and so all that is here, depends on the reports and on what people said of them, never on the order
 * in which they came in.
 */
export interface Incident {
  /** Made from the id of its first report; the id of any of its reports finds it (`ids.incidentIdOf`). */
  readonly id: IncidentId;
  /** Short and speakable over a phone: SYR-K7Q-F2M. The code that any of its reports would give finds it too. */
  readonly code: string;
  readonly type: EventType;
  readonly reports: readonly [ReportedEvent, ...ReportedEvent[]];
  /** Why the reports are one happening: one join fewer than there are reports, and each report is in one. */
  readonly joins: readonly Join[];
  readonly origins: readonly Origin[];
  readonly place: Whereabouts | null;
  readonly date: DateRange | null;
  readonly tallies: readonly Tally[];
  /** What the reports themselves amount to; what people found out stands in the incident's `Dossier`. */
  readonly verification: { readonly state: VerificationState; readonly why: string };
}

// ---------------------------------------------------------------- what people put on record

/** Who decided: a person, for an organisation or for none. Exports name the organisation alone. */
export interface Author {
  readonly person: string;
  readonly organisation: string | null;
  /** The id of the account that signed in to decide; without it the person named themself. */
  readonly account?: string;
}

/** TLP 2.0 (FIRST, 2022), from the widest to the strictest. */
export type Marking = "CLEAR" | "GREEN" | "AMBER" | "AMBER+STRICT" | "RED";

/** How far a source is to be relied on, and a piece of information to be believed: two scales, never multiplied (NATO AJP-2.1). */
export type Reliability = "A" | "B" | "C" | "D" | "E" | "F";
export type Credibility = 1 | 2 | 3 | 4 | 5 | 6;

/**
 * How a person reads the words of a report. What is left out stays as the reader has it. Each part cites the words that
 * it goes by, and holds all that is shown of it, so that it stays what it was when lists of actors and places change.
 */
export interface Amendment {
  readonly type?: EventType;
  readonly mode?: string | null;
  readonly actors?: readonly Participant[];
  readonly recipients?: readonly Participant[];
  readonly place?: Whereabouts | null;
  readonly date?: DateRange | null;
  readonly quantities?: readonly CitedQuantity[];
  readonly polarity?: Polarity;
  readonly realis?: Realis;
}

/**
 * What a person decides. `verification`, `assessment`, `ruling`, `action`, `marking`, `seal` and `reopen` are about
 * an incident, `credibility`, `together`, `apart`, `correction` and `no-event` about a report, `missed-event` about an
 * article, `reliability` about a publisher or an actor.
 */
export type Decision =
  | { readonly kind: "verification"; readonly state: VerificationState; readonly evidence: readonly string[] }
  | {
      readonly kind: "assessment";
      readonly obligation: ObligationId;
      readonly value: AssessmentValue;
      readonly reasonsFor: readonly string[];
      readonly reasonsAgainst: readonly string[];
      /** The decision that it dissents from, by its number; 0 for the machine's assessment, `null` for none. */
      readonly dissentOf: number | null;
    }
  | {
      /** What a named body found. `finding` holds its own words. */
      readonly kind: "ruling";
      readonly body: string;
      readonly obligation: ObligationId | null;
      readonly finding: string;
      readonly document: string;
      readonly day: Day | null;
    }
  | {
      readonly kind: "action";
      readonly action:
        | "contacted-party"
        | "requested-verification"
        | "site-visit"
        | "alert-sent"
        | "statement"
        | "other";
      readonly whom: string | null;
      readonly day: Day | null;
      readonly outcome: string | null;
    }
  | { readonly kind: "seal" | "reopen" }
  | { readonly kind: "marking"; readonly marking: Marking }
  | { readonly kind: "reliability"; readonly grade: Reliability }
  | { readonly kind: "credibility"; readonly grade: Credibility }
  | { readonly kind: "together" | "apart"; readonly other: ReportId }
  /** How the words of a report are to be read; it wins over the reader. */
  | { readonly kind: "correction"; readonly amendment: Amendment }
  /** That the words of a report tell of no event: it goes off the record, its reading stays with its article. */
  | { readonly kind: "no-event" }
  /** An event that the words of an article tell of, and that was not read. */
  | {
      readonly kind: "missed-event";
      /** The id by which it goes from now on. */
      readonly report: ReportId;
      readonly type: EventType;
      readonly trigger: Citation;
      /** The words that say so; the trigger stands in them. */
      readonly words: Citation;
      readonly speaker: Participant | "narrator" | "unnamed";
      readonly stance: Stance;
      readonly amendment: Amendment;
    }
  /** Takes back an earlier decision, which stays on record. */
  | { readonly kind: "withdrawal"; readonly of: number };

/** A decision as the journal has it. `seq` is its number there, and its name. */
export interface Decided {
  readonly seq: number;
  readonly at: Instant;
  readonly by: Author;
  /** What it is about: the id of an incident, a report, an article or an actor, or `publisher:` and the publisher's name. */
  readonly about: string;
  readonly decision: Decision;
  readonly why: string;
  /** The words behind every incident and report that it names, so that these are found again when reading changes. */
  readonly anchors: readonly Anchor[];
  /** What the reports of the incident amounted to when it was decided; `null` when it is about no incident. */
  readonly seen: Seen | null;
}

/** Where the report stands that an id was made from. */
export interface Anchor {
  readonly id: string;
  readonly type: EventType;
  readonly trigger: Citation;
}

/** What the person who decided had before them. */
export interface Seen {
  readonly state: VerificationState;
  readonly why: string;
  readonly reports: number;
}

/** A person's assessment, above those that dissent from it. */
export interface Opinion {
  readonly decided: Decided;
  readonly dissents: readonly Opinion[];
}

/** What is held of an incident under one obligation. Whoever dissents stands beside, never instead. */
export interface Finding {
  readonly obligation: ObligationId;
  readonly machine: readonly Assessment[];
  /** Those that dissent from the machine's. */
  readonly dissents: readonly Opinion[];
  /** People's own, and dissents from what was taken back since. */
  readonly people: readonly Opinion[];
}

/** All that is on record of one incident: what the reports say, what they may mean, and what people did about it. */
export interface Dossier {
  readonly incident: Incident;
  /** The machine's. */
  readonly assessments: readonly Assessment[];
  /** Every decision about it, its reports, and those who print or say them, that was not taken back, in order. */
  readonly decisions: readonly Decided[];
  /** What was taken back, and by which decision: out of effect, never out of the record. */
  readonly withdrawn: readonly { readonly decided: Decided; readonly by: Decided }[];
  /** The machine's and people's assessments, by obligation. */
  readonly findings: readonly Finding[];
  /** What became of its verification, from the reports' own state on; the last is the state as it stands. */
  readonly verification: readonly Verification[];
  /** The people who agree on the state as it stands. Until there are two, `verified` is one person's word. */
  readonly agreed: readonly Author[];
  /** What the reports amount to by now, when that has changed since people last decided on the state; else `null`. */
  readonly reportsSince: Incident["verification"] | null;
  /** Why people should look at it; empty when nothing presses. */
  readonly needs: readonly Need[];
  /** A sealed incident takes no more decisions until someone reopens it. */
  readonly sealed: boolean;
  /** The strictest that people put on it, `null` when nobody did. */
  readonly marking: Marking | null;
}

/**
 * What an incident waits for: a first look, where it is disputed or may touch an obligation; a second person to agree
 * that it is verified; a new look, since its reports came to another state or more came in after it was sealed; that
 * those who differ talk; the outcome of a verification that was asked for.
 */
export type Need = "first-look" | "second-person" | "reports-changed" | "reports-after-seal" | "dissent" | "outcome";

/** One step of a verification. */
export interface Verification {
  readonly state: VerificationState;
  readonly by: Author | "reports";
  readonly at: Instant | null;
  readonly why: string;
  readonly evidence: readonly string[];
}

// ---------------------------------------------------------------- what could be seen

/** How much one publisher printed on one day in one language, and how much of it names a place in some area. */
export interface Volume {
  readonly day: Day;
  readonly publisher: string;
  readonly language: string;
  readonly articles: number;
  readonly about: number;
}

/** What could be seen of an area on one day. Silence is calm only where somebody usually speaks. */
export interface Coverage {
  /** A zone, or a country as ISO 3166-1 alpha-3. */
  readonly area: ZoneId | string;
  readonly day: Day;
  /** Articles of that day that were read and name a place in the area. */
  readonly articles: number;
  /** How many there usually are on such a day, from the weeks before; `null` while too little is known. */
  readonly expected: Estimate | null;
  /** Who printed these articles, and in which languages they are. */
  readonly publishers: readonly string[];
  readonly languages: readonly string[];
  /** Publishers that usually write of the area and from whom nothing at all came, though it was their day. */
  readonly silent: readonly string[];
  /** Publishers that usually write of the area and printed that day, but nothing about it. */
  readonly elsewhere: readonly string[];
  /** Articles of that day on anything. */
  readonly printed: number;
  /** How many of those are in languages that are not read: seen but not understood, whatever they are about. */
  readonly unread: number;
  /** The one side that everyone belongs to who wrote of the area that day; `null` when they are of several, or it is not known. */
  readonly oneSided: string | null;
  /**
   * `usual`, or fewer than that, or nothing where something is usual or from nobody; `unknown` without a history to
   * compare with.
   */
  readonly state: "usual" | "thin" | "blind" | "unknown";
}

/** A stretch of time in which a feed that is followed could not be seen. */
export interface Outage {
  /** The feed's title, and who prints it. */
  readonly feed: string;
  readonly publisher: string;
  /** The countries that it mostly writes about; empty for the whole world. */
  readonly regions: readonly string[];
  readonly from: Instant;
  /** `null` while it lasts. */
  readonly to: Instant | null;
  readonly reason: string;
}

/** What could be seen of an area on some days, with what is on record beside it. */
export interface Calendar {
  readonly area: Coverage["area"];
  readonly name: string;
  readonly days: readonly (Coverage & {
    /** Deeds that are said to have happened in the area and last may lie on this day, of no more than a few. */
    readonly incidents: number;
    /** Feeds that are followed for the area and could not be seen that day, by title. */
    readonly down: readonly string[];
  })[];
  /** Deeds that may lie on these days, but whose days are too many to count them on one. */
  readonly undated: number;
}

// ---------------------------------------------------------------- alerts

/** Something that came into the record, or left its usual course, of which somebody may want to be told. */
export interface Notice {
  /** Made from what it is about, so that the same thing, found again, is the same notice. */
  readonly id: `notice:${string}`;
  readonly kind: "warning" | "ceasefire" | "incident" | "assessment" | "verification" | "deadline" | "coverage";
  /** When the record came to it. */
  readonly at: Instant;
  /** A neutral sentence, for a subject line. */
  readonly headline: string;
  /** What it rests on, a line each: who says so, reasons on both sides, how well it could be seen. */
  readonly details: readonly string[];
  /** The screen that shows it: `/incidents/SYR-K7Q-F2M`. */
  readonly path: string;
  /** A warning's level from 1 to 4; 0 for what is no warning. */
  readonly level: 0 | 1 | 2 | 3 | 4;
  /** What a ceasefire's risk reached; left out of all other kinds. */
  readonly risk?: RelapseFrom;
  readonly about: {
    readonly countries: readonly string[];
    readonly zones: readonly ZoneId[];
    readonly agreements: readonly AgreementId[];
    readonly actors: readonly ActorId[];
    readonly types: readonly EventType[];
  };
  /** Where it is, as far as it is known: what is known by country alone has no area. */
  readonly area: NoticeArea | null;
  readonly marking: Marking;
}

export interface NoticeArea {
  readonly name: string;
  readonly latitude: number;
  readonly longitude: number;
  /** How far around the point it may lie. */
  readonly radiusKm: number;
}

/** How word is brought to somebody. `feed` is fetched by whoever holds its address. */
export type Channel =
  | { readonly kind: "mail"; readonly to: string }
  | { readonly kind: "webhook"; readonly url: string; readonly secret: string }
  | { readonly kind: "slack" | "mattermost"; readonly url: string }
  | { readonly kind: "matrix"; readonly server: string; readonly room: string; readonly token: string }
  | { readonly kind: "ntfy"; readonly url: string; readonly token: string | null }
  | { readonly kind: "feed" };

/** Of what somebody wants to be told: every list that is not empty must be met, by one of its values each. */
export interface Wants {
  readonly kinds: readonly Notice["kind"][];
  readonly countries: readonly string[];
  readonly zones: readonly ZoneId[];
  readonly agreements: readonly AgreementId[];
  readonly actors: readonly ActorId[];
  readonly types: readonly EventType[];
  /** Warnings below this level are left out; 1 takes all. */
  readonly level: 1 | 2 | 3 | 4;
  /** From when a ceasefire counts as at risk: `above-usual` where nothing is said. */
  readonly risk?: RelapseFrom;
}

/** A likelihood of a relapse within four weeks, from .01 to .99; or more than is usual for lulls as old. */
export type RelapseFrom = "above-usual" | number;

/** A time of day, `HH:MM`. */
export type TimeOfDay = string;

/** Somebody's wish to be told, and how. Times of day are in `timeZone` (IANA). */
export interface Subscription {
  readonly id: `subscription:${string}`;
  readonly name: string;
  readonly channel: Channel;
  readonly wants: Wants;
  readonly timeZone: string;
  /** Hours in which nobody wants to be woken; `null` for none. A warning of level 4 comes through. */
  readonly quiet: { readonly from: TimeOfDay; readonly to: TimeOfDay } | null;
  /** When a day's notices come together; `null` where each comes at once. A warning of level 4 comes at once. */
  readonly digest: TimeOfDay | null;
  /** The strictest marking that may go out on the channel. */
  readonly ceiling: Marking;
  /** Whether the channel may lie on this machine or a private network. */
  readonly allowPrivate: boolean;
  readonly since: Instant;
}

/** Word that is owed under one subscription. */
export interface Alert {
  /** Made from the subscription and the notices: owed once, told once. */
  readonly id: `alert:${string}`;
  readonly subscription: Subscription["id"];
  readonly notices: readonly [Notice, ...Notice[]];
  /** Not to be told before. */
  readonly due: Instant;
}

// ---------------------------------------------------------------- agreements

export type Role =
  | "party"
  | "signatory"
  | "guarantor"
  | "mediator"
  | "monitor"
  | "bound-but-not-signatory"
  | "excluded";

/** A ceasefire or its like, with what it binds whom to. Every date and duty names its source. */
export interface Agreement {
  readonly id: AgreementId;
  readonly title: string;
  /** Names that texts use for it: "the Astana Process agreements". */
  readonly aliases: readonly string[];
  readonly kind: string;
  readonly signed: Day | null;
  /** From when it binds, in local words; several where those concerned name different days. The first is the earliest. */
  readonly effective: readonly {
    readonly from: Day;
    readonly localText: string;
    readonly saidBy: string;
    readonly source: string;
  }[];
  /** The last day on which it binds by its own terms, `null` for none. */
  readonly ends: Day | null;
  readonly terms: "open" | "fixed" | "auto-renewed" | "conditional";
  /** Who says since when it is in force, lapsed or superseded: attributed, never one flag. */
  readonly lifecycle: readonly {
    readonly state: "announced" | "in-force" | "extended" | "lapsed" | "superseded" | "collapsed" | "disputed";
    readonly from: Day;
    readonly saidBy: string;
    readonly source: string;
  }[];
  readonly roles: readonly {
    readonly actor: ActorId;
    readonly name: string;
    readonly role: Role;
    readonly from: Day | null;
    readonly to: Day | null;
  }[];
  /** Who watches over it, decides on complaints or brings the parties together. */
  readonly bodies: readonly Body[];
  readonly zones: readonly Zone[];
  readonly obligations: readonly Obligation[];
  readonly supersedes: readonly AgreementId[];
  readonly partOf: readonly AgreementId[];
  readonly externalIds: Readonly<Record<string, string>>;
  readonly disputedPoints: readonly string[];
  /** Where its text can be read; we hold no text. */
  readonly texts: readonly { readonly language: string; readonly url: string; readonly official: boolean }[];
  readonly sources: readonly string[];
}

/** A mechanism that an agreement sets up or gives a task. */
export interface Body {
  readonly name: string;
  readonly actor: ActorId | null;
  readonly members: readonly string[];
  readonly task: string;
  readonly from: Day | null;
  readonly to: Day | null;
  /** How often it reports, in words, and where; `null` when it publishes nothing that we know of. */
  readonly reports: string | null;
  readonly source: string;
}

/** A ring of [longitude, latitude] pairs, closed. */
export type Ring = readonly (readonly [number, number])[];

/** An area in which obligations hold. Where no map was agreed, `basis` and `precisionKm` say how far to trust the line. */
export interface Zone {
  readonly id: ZoneId;
  readonly name: string;
  readonly kind: string;
  readonly versions: readonly {
    readonly polygons: readonly Ring[];
    readonly from: Day;
    readonly to: Day | null;
    readonly basis: "text" | "official-map" | "derived" | "analyst";
    readonly precisionKm: number;
    /** Who says that the line runs elsewhere. */
    readonly contestedBy: readonly string[];
    readonly source: string;
  }[];
}

/** Something owed in numbers: so many of `unit` in every period, as "600 trucks a day". */
export interface Quota {
  readonly amount: number;
  readonly unit: string;
  readonly per: "day" | "week" | "month" | "in-all";
}

export interface Obligation {
  readonly id: ObligationId;
  readonly clause: string;
  /** Our summary of the clause, never its words. */
  readonly summary: string;
  readonly action: "refrain" | "do";
  /** The event types and modes that bear on it; `null` as mode takes any. */
  readonly acts: readonly { readonly type: EventType; readonly modes: readonly string[] | null }[];
  /** Who owes it; an empty list binds everyone who has a role in the agreement but the excluded. */
  readonly dutyHolders: readonly ActorId[];
  readonly beneficiaries: readonly ActorId[];
  /** `null` holds everywhere the agreement reaches. */
  readonly zones: readonly ZoneId[] | null;
  readonly from: Day | null;
  /** The last day on which it can be done in time, and how the text puts it: "60 days from 27 November 2024". */
  readonly deadline: { readonly day: Day; readonly text: string } | null;
  readonly quota: Quota | null;
  readonly conditions: readonly string[];
  readonly exceptions: readonly {
    readonly kind: "self-defence" | "designated-groups" | "other";
    readonly actors: readonly ActorId[];
    readonly summary: string;
  }[];
}

export type AssessmentValue =
  | "outside-scope"
  | "possible-non-compliance"
  | "likely-non-compliance"
  | "consistent"
  | "cannot-be-determined";

/** One ground for or against a value, with the words it rests on. */
export interface Reason {
  readonly code: string;
  readonly text: string;
  readonly citations: readonly Citation[];
}

/** What an incident may mean for one obligation. Tocsin never rules: reasons stand on both sides. */
export interface Assessment {
  readonly incident: IncidentId;
  readonly agreement: AgreementId;
  readonly obligation: ObligationId;
  readonly zone: ZoneId | null;
  readonly value: AssessmentValue;
  readonly reasonsFor: readonly Reason[];
  readonly reasonsAgainst: readonly Reason[];
  /** Who assessed: here always the machine; people's assessments stand beside it. */
  readonly by: string;
  readonly rule: RuleId;
}

/** How a duty to do something stands on one day. Nothing here says that it was kept or not: who says so is named. */
export interface Clock {
  readonly agreement: AgreementId;
  readonly obligation: ObligationId;
  /** `past-due` says only that the day has gone by. */
  readonly state: "not-begun" | "running" | "past-due" | "ended";
  readonly due: Day | null;
  /** Days to the due day, negative after it. */
  readonly daysLeft: number | null;
  readonly quota: Quota | null;
  /** Who says on what day that it was done, in part or whole, or that it was not. */
  readonly told: readonly {
    readonly incident: IncidentId;
    readonly says: "done" | "partly-done" | "not-done";
    readonly by: string;
    readonly day: Day | null;
    readonly quantities: readonly CitedQuantity[];
    readonly citation: Citation;
  }[];
  /**
   * What is told of the quota in each of its periods, the latest last. A period without counts is one of which nobody
   * gives a number, which is not zero; rival counts are never added.
   */
  readonly periods: readonly (DateRange & {
    readonly counts: readonly {
      readonly incident: IncidentId;
      readonly by: string;
      readonly day: Day;
      readonly estimate: Estimate;
      readonly cumulative: boolean;
      readonly citation: Citation;
    }[];
  })[];
}

/** What is on record: the incidents, and what they may mean for each agreement. */
export interface Ledger {
  readonly incidents: readonly Incident[];
  readonly assessments: readonly Assessment[];
}
