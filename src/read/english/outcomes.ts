import type { QuantityKind } from "../../model.ts";

/** Verbs, adjectives and nouns that say what became of people or how much was fired, with whom or what they count. */

export interface CountingVerb {
  readonly kind: QuantityKind;
  /** Lemmas. */
  readonly words: string;
  /** Whether the verb's object (or the subject of its passive) is counted, or its subject. */
  readonly counted: "object" | "subject";
  /** What may be counted: people, those who fight, those who are held, lives, bodies, arms that are fired. */
  readonly of: "people" | "fighters" | "captives" | "civilians" | "lives" | "bodies" | "arms" | "arrests" | Cargo;
  /** Lemmas of which one must stand beside the verb, as its object, particle, predicate or behind a preposition. */
  readonly beside?: string;
  readonly example: string;
}

/** What carries goods or people in and is counted one by one. */
export type Cargo = "lorries" | "flights" | "ships";

/** The first that fits a verb counts. */
export const COUNTING_VERBS: readonly CountingVerb[] = [
  {
    kind: "dead",
    words: `kill slay murder massacre slaughter execute behead decapitate assassinate martyr butcher lynch hang strangle
      eliminate exterminate electrocute entomb`,
    counted: "object",
    of: "people",
    example: "Rebels killed seven farmers in a raid on the village.",
  },
  {
    kind: "dead",
    words: "shoot gun mow cut strike blow",
    counted: "object",
    of: "people",
    beside: "dead",
    example: "Gunmen shot dead two guards in an attack on the depot.",
  },
  {
    kind: "dead",
    words: "gun mow",
    counted: "object",
    of: "people",
    beside: "down",
    example: "Gunmen gunned down nine worshippers in an attack on a mosque.",
  },
  {
    kind: "dead",
    words: "beat stab burn hack club torture crush starve stone shoot bludgeon trample choke put",
    counted: "object",
    of: "people",
    beside: "death",
    example: "Militiamen beat three prisoners to death in the attack.",
  },
  {
    kind: "dead",
    words: "die perish succumb",
    counted: "subject",
    of: "people",
    example: "Nine soldiers died in an attack on their base.",
  },
  {
    kind: "dead",
    words: "lose",
    counted: "subject",
    of: "people",
    beside: "life",
    example: "Six villagers lost their lives in the shelling.",
  },
  {
    kind: "dead",
    words: "lose",
    counted: "object",
    of: "fighters",
    example: "The army lost four soldiers in the ambush.",
  },
  {
    kind: "dead",
    words: "claim cost take",
    counted: "object",
    of: "lives",
    example: "The bombing claimed eleven lives.",
  },
  {
    kind: "dead",
    words: "find recover pull retrieve discover exhume unearth bury collect count dig remove",
    counted: "object",
    of: "bodies",
    example: "Rescuers recovered five bodies after the air strike.",
  },
  {
    kind: "injured",
    words: "wound injure hurt maim hospitalize hospitalise",
    counted: "object",
    of: "people",
    example: "The shelling wounded eight residents.",
  },
  {
    kind: "injured",
    words: "suffer sustain receive get",
    counted: "subject",
    of: "people",
    beside: "injury wound burn bruise trauma fracture concussion",
    example: "Two soldiers suffered injuries in the attack.",
  },
  {
    kind: "injured",
    words: "treat admit",
    counted: "object",
    of: "people",
    example: "Four residents were treated for wounds after the shelling.",
  },
  {
    kind: "injured",
    words: "take rush bring evacuate transport carry airlift send transfer",
    counted: "object",
    of: "people",
    beside: "hospital clinic infirmary ward",
    example: "Five people were rushed to hospital after the shelling.",
  },
  {
    kind: "missing",
    words: "go remain be report",
    counted: "subject",
    of: "people",
    beside: "missing unaccounted",
    example: "Three soldiers went missing in the attack.",
  },
  {
    kind: "missing",
    words: "vanish disappear",
    counted: "subject",
    of: "people",
    example: "Twenty men disappeared after the raid on the village.",
  },
  {
    kind: "displaced",
    words: "displace uproot evict evacuate",
    counted: "object",
    of: "people",
    example: "The fighting displaced 4,000 people.",
  },
  {
    kind: "displaced",
    words: "force drive push send chase compel make leave render",
    counted: "object",
    of: "people",
    beside: "home house flee leave evacuate homeless flight fleeing",
    example: "The fighting forced 300 families to flee.",
  },
  {
    kind: "displaced",
    words: "flee",
    counted: "subject",
    of: "civilians",
    example: "Some 2,000 residents fled the fighting in the town.",
  },
  {
    kind: "displaced",
    words: "leave abandon escape cross seek",
    counted: "subject",
    of: "civilians",
    beside: "home house village border fighting violence clash shelling refuge shelter safety into",
    example: "Some 600 families left their homes during the shelling.",
  },
  {
    kind: "detained",
    words: `arrest detain jail imprison abduct kidnap apprehend intern incarcerate nab capture seize snatch rearrest
      re-arrest`,
    counted: "object",
    of: "people",
    example: "Police arrested 17 activists.",
  },
  {
    kind: "detained",
    words: "round take hold lead haul keep place",
    counted: "object",
    of: "people",
    beside: "up hostage prisoner captive custody away captivity arrest",
    example: "Rebels took nine villagers hostage.",
  },
  {
    kind: "detained",
    words: "make carry report",
    counted: "object",
    of: "arrests",
    example: "Police made 14 arrests at the protest.",
  },
  {
    kind: "released",
    words: "release free liberate pardon rescue",
    counted: "object",
    of: "people",
    example: "The rebels released three hostages.",
  },
  {
    kind: "released",
    words: "set let hand turn",
    counted: "object",
    of: "people",
    beside: "free go over",
    example: "The rebels set eleven hostages free.",
  },
  {
    kind: "released",
    words: "exchange swap trade return repatriate deliver",
    counted: "object",
    of: "captives",
    example: "The two sides exchanged 200 prisoners.",
  },
  {
    kind: "intercepted",
    words: "intercept down thwart repel",
    counted: "object",
    of: "arms",
    example: "The army said it had intercepted twelve rockets.",
  },
  {
    kind: "intercepted",
    words: "shoot bring knock take",
    counted: "object",
    of: "arms",
    beside: "down out",
    example: "Air defences shot down six drones.",
  },
  {
    kind: "projectiles",
    words: "fire launch lob shoot drop hurl send rain unleash throw discharge test test-fire direct use aim release",
    counted: "object",
    of: "arms",
    example: "The rebels fired some 60 rockets at the port.",
  },
  {
    kind: "projectiles",
    words: "hit strike land fall explode detonate crash rain slam pound come impact rock burst attack target",
    counted: "subject",
    of: "arms",
    example: "Eight shells hit the market.",
  },
  {
    kind: "vehicles",
    words: "enter cross reach arrive come go get pass roll drive deliver carry bring",
    counted: "subject",
    of: "lorries",
    example: "Some 90 lorries of food reached the town.",
  },
  {
    kind: "vehicles",
    words: "allow let permit admit send deliver wave bring dispatch receive",
    counted: "object",
    of: "lorries",
    example: "The army let 40 aid trucks into the town.",
  },
  {
    kind: "flights",
    words: "allow let permit resume operate",
    counted: "object",
    of: "flights",
    example: "The coalition allowed two flights from the airport.",
  },
  {
    kind: "vessels",
    words: "allow let permit admit clear",
    counted: "object",
    of: "ships",
    example: "The coalition allowed four fuel ships into the port.",
  },
];

/** Words that say what became of those they are said of: "twelve dead", "left five wounded". */
export const CONDITIONS: ReadonlyMap<string, QuantityKind> = new Map([
  ["dead", "dead"],
  ["killed", "dead"],
  ["slain", "dead"],
  ["wounded", "injured"],
  ["injured", "injured"],
  ["hurt", "injured"],
  ["hospitalised", "injured"],
  ["hospitalized", "injured"],
  ["missing", "missing"],
  ["unaccounted", "missing"],
  ["displaced", "displaced"],
  ["homeless", "displaced"],
  ["arrested", "detained"],
  ["detained", "detained"],
]);

/** Nouns whose number is the number of those it befell: "five deaths". */
export const OUTCOMES: ReadonlyMap<string, QuantityKind> = new Map([
  ["death", "dead"],
  ["fatality", "dead"],
  ["killing", "dead"],
  ["injury", "injured"],
  ["arrest", "detained"],
  ["detention", "detained"],
  ["abduction", "detained"],
  ["kidnapping", "detained"],
]);

/** What flies or falls and is counted one by one. */
export const ARMS: ReadonlySet<string> = new Set(
  `missile rocket shell bomb drone mortar grenade projectile torpedo warhead round munition uav bomblet flare glide-bomb
  barrel-bomb unmanned-aircraft quadcopter cruise-missile`.split(/\s+/),
);

/** What each kind of cargo comes in. */
export const CARGO: Readonly<Record<Cargo, ReadonlySet<string>>> = {
  lorries: new Set("truck lorry truckload lorryload vehicle tanker trailer".split(" ")),
  flights: new Set("flight".split(" ")),
  ships: new Set("ship vessel tanker".split(" ")),
};

/** Livestock and the like come to harm without being counted among people. */
export const ANIMALS: ReadonlySet<string> = new Set(
  `animal cattle cow calf bull ox buffalo goat sheep lamb camel horse donkey mule dog cat pig chicken hen bird fish
  elephant lion whale livestock herd head`.split(/\s+/),
);

/** What parties do against a truce or a line, as those who watch over it count it. */
export const BREACHES: ReadonlySet<string> = new Set(
  "violation breach infringement infraction overflight incursion intrusion sortie".split(" "),
);

/** What such a breach is of; others ("traffic violations") are not counted. */
export const BROKEN: ReadonlySet<string> = new Set(
  `ceasefire cease-fire truce armistice cessation hostilities agreement accord deal pact treaty resolution air airspace air-space aerial
  ground land sea maritime naval border territorial line zone`.split(/\s+/),
);

/** Those who are held by others. */
export const CAPTIVES: ReadonlySet<string> = new Set(
  `hostage prisoner captive detainee abductee inmate pow convict body remains soldier fighter child serviceman sailor
  crew girl schoolgirl pupil`.split(/\s+/),
);
