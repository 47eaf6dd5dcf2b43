/**
 * Who fills which part of an event, by the syntax of its trigger. Slots are tried in order: the first
 * that is filled wins, except in a `mutual` frame, where all who are named take part as actors.
 *
 * `subj` and `obj` are logical: the passive's subject is an `obj`, its by-phrase a `subj`. A preposition
 * names the noun behind it. `inner` is the one who acts within an object ("condemned the attack by X").
 * `deep` is the one acted on within a complement ("agreed to lend money to X"); `clause` is the subject
 * of one ("demanded that X leave"). `met` is whom one meets or writes to in order to say it. `owned` is a name before the object ("gave the police permission"). `mod` is a modifier that names an actor ("Russian air strikes",
 * "rebel attack"), `poss` an owner. `where` is a place the words put the event in.
 */
export interface Frame {
  readonly actors: readonly Slot[];
  readonly recipients: readonly Slot[];
  readonly mutual?: true;
  /** What the recipient must be: something one can touch, or someone. Names and pronouns always are. */
  readonly touches?: "physical" | "human";
  /** Who may act. `agent` takes people, arms and unknown names, not weather, chance or things. */
  readonly agent?: true;
  /** The event needs a recipient in its own clause, or it is not told. */
  readonly needsRecipient?: true;
  /** The event needs an actor in its own clause, or it is not told. */
  readonly needsActor?: true;
  /** The words tell of it even when they name nobody and no place: "the truce began", "12 ceasefire violations". */
  readonly alone?: true;
  /** Only the words that the frame names are believed: whoever stands elsewhere is not meant. */
  readonly strict?: true;
}

export type Slot = string;

const at = (actors: string, recipients: string, rest: Omit<Frame, "actors" | "recipients"> = {}): Frame => ({
  actors: actors.split(" ").filter((slot) => slot !== ""),
  recipients: recipients.split(" ").filter((slot) => slot !== ""),
  ...rest,
});

export const FRAMES = {
  // Verbs
  /** Harm done to what can be touched. */
  harm: at("subj", "obj on against at into toward towards", { touches: "physical", agent: true, needsRecipient: true }),
  /** Force used, whether or not its target is named. */
  force: at("subj", "on at against into toward towards over obj near where", { touches: "physical", agent: true }),
  /** Someone gets into what is another's: its owner is the one it falls on. */
  intrude: at("subj", "obj into against on", { agent: true }),
  /** Arms named as the object: "fired rockets at". */
  fire: at("subj", "at on into toward towards against over across near beside close where", {
    touches: "physical",
    agent: true,
  }),
  /** Two sides fight. */
  fight: at("subj with against obj between among", "", { mutual: true, agent: true }),
  /** Fighting sets one against the other. */
  pitted: at("obj against", "", { mutual: true, agent: true }),
  /** People come to harm: the subject never acts. */
  die: at("hands by", "obj subj", { touches: "human", needsRecipient: true }),
  /** Fire is drawn: the subject is hit. */
  struck: at("from by", "subj", { touches: "physical", needsRecipient: true, agent: true }),
  /** Something is set on what stands behind "to": "set fire to the school". */
  kindle: at("subj", "to obj", { touches: "physical", agent: true, needsRecipient: true }),
  /** Someone does something to someone. */
  act: at("subj", "obj on against", { needsRecipient: true, agent: true }),
  hold: at("subj", "obj", { touches: "human", needsRecipient: true, agent: true }),
  /** A thing is taken from someone, or a place taken. */
  take: at("subj", "from obj", { needsRecipient: true, agent: true, touches: "physical" }),
  /** A measure is put on someone. */
  impose: at("subj", "iobj on upon against to over for in inner where", { needsActor: true, agent: true }),
  /** Something is shared "with" someone. */
  share: at("subj", "with to among between", { needsActor: true, agent: true }),
  /** Words of goodwill or anger, "for", "to" or "with" someone. */
  voice: at("subj", "for to with of on toward towards over in inner", { needsActor: true, agent: true }),
  /** Someone is said to be something: the speaker acts. */
  deemed: at("speaker", "subj", { needsActor: true, needsRecipient: true, strict: true }),
  /** Something is given to someone. */
  give: at("subj", "iobj to for into towards toward among in owned", { needsActor: true, agent: true }),
  /** Something comes from someone: who gets it is the recipient. */
  receive: at("from", "subj", { needsActor: true, needsRecipient: true, agent: true }),
  /** Someone is helped. */
  help: at("subj", "obj iobj to in", { agent: true, needsRecipient: true, needsActor: true }),
  /** Words about someone or about what someone did. */
  judge: at("subj", "who inner obj on at against with of for over to about object", { needsActor: true, agent: true }),
  /** Someone is said to have done something. */
  accuse: at("subj", "obj against on", { needsRecipient: true, agent: true }),
  /** Something is called a plot of someone's: who is said to have made it stands in the plot. */
  unmask: at("subj", "maker", { needsActor: true, needsRecipient: true, strict: true }),
  discern: at("subj", "of", { touches: "human", needsActor: true, needsRecipient: true, strict: true }),
  /** What somebody is said to have done is counted. */
  tally: at("subj", "by against", { needsActor: true, agent: true, strict: true }),
  blame: at("subj", "on obj", { needsRecipient: true, agent: true }),
  complain: at("subj", "against who about of over with to inner obj", { needsActor: true, agent: true }),
  /** Someone is asked for something. */
  ask: at("subj", "who iobj met clause to from on with inner deep in obj object", { needsActor: true, agent: true }),
  refuse: at("subj", "who inner deep to with from on over of clause obj object", { needsActor: true, agent: true }),
  /** Someone breaks a truce, against someone. */
  breach: at("subj", "against with", { needsActor: true, agent: true }),
  /** "is opposed to": whom the passive seems to befall is the one who refuses. */
  averse: at("undergoer", "to inner with", { needsActor: true, agent: true }),
  threaten: at("subj", "iobj who against deep to with on at inner obj", { needsActor: true, agent: true }),
  agree: at("subj", "with deep to on", { needsActor: true, agent: true }),
  /** "is expected to": who is expected does it. */
  slated: at("undergoer", "deep", { needsActor: true, agent: true }),
  promise: at("subj", "iobj to deep for with", { needsActor: true, agent: true }),
  /** Both sides sign, meet, work together. */
  together: at("subj obj with between among", "", { mutual: true, agent: true }),
  /** As `together`, when the object is what they make, not whom they meet. */
  jointly: at("subj with between among", "", { mutual: true, agent: true }),
  phone: at("subj with to obj", "", { mutual: true, agent: true }),
  visit: at("subj", "obj between to in with for at", { agent: true, needsActor: true }),
  /** What two sides hold comes to nothing: the sides stand with the subject. */
  collapse: at("between with of", "", { mutual: true }),
  /** Someone takes part in what others hold. */
  attend: at("subj", "with between of in", { agent: true, needsActor: true }),
  /** Goods come to someone: what carries them stands for who sent them. */
  arrive: at("subj", "obj in to at", { needsActor: true, needsRecipient: true }),
  host: at("subj", "obj with between", { agent: true, needsActor: true }),
  /** Someone gives ground. */
  yield: at("subj", "to from with in for on of inner where", { agent: true, needsActor: true }),
  /** A truce begins between its sides, somewhere. */
  begins: at("between by", "", { alone: true }),
  /** Someone leaves a place. */
  leave: at("subj", "from obj to where", { agent: true, needsActor: true, touches: "physical" }),
  free: at("subj", "obj", { agent: true, needsRecipient: true }),
  restore: at("subj", "to into for in from", { agent: true, needsActor: true }),
  lift: at("subj", "on against in of for from over to inner where", { agent: true, needsActor: true }),
  quit: at("subj", "from as where", { agent: true, needsActor: true }),
  resist: at("subj", "against at over on inner deep obj to with", { agent: true, needsActor: true }),
  /** Forces are moved or made ready. */
  move: at("subj undergoer", "to into against in on along near at toward towards where", {
    needsActor: true,
    agent: true,
  }),
  cut: at("subj", "with to from on against who inner for in obj where", { needsActor: true, agent: true }),
  expel: at("subj", "obj", { needsRecipient: true, agent: true }),
  drive: at("subj", "obj", { touches: "human", needsRecipient: true, agent: true }),
  examine: at("subj", "who into of against on inner obj where", { needsActor: true, agent: true }),
  // Nouns
  /** An attack: "on" whom it falls, "by" whom it is made. */
  attack: at("by poss mod subj from of", "on against at targeting into over where", {
    touches: "physical",
    agent: true,
  }),
  /** A deed named by its verb: "the shelling of Idlib by the army". */
  deed: at("by poss mod subj", "of on against at in where", { touches: "physical", agent: true }),
  /** A breach of a truce, by whomever: observers count them. */
  violation: at("by poss mod subj", "on against at in where", { touches: "physical", agent: true, alone: true }),
  death: at("by", "of poss compound", { touches: "human", needsRecipient: true }),
  clash: at("between with among by poss mod subj of against", "", { mutual: true, agent: true }),
  meeting: at("between with among poss mod subj of", "", { mutual: true, agent: true }),
  trip: at("by poss subj mod", "between to of with"),
  /** Measures and moves told by a noun. */
  measure: at("by poss mod subj", "on against to for from over of in", { agent: true }),
  pullout: at("by poss of mod subj", "from", { agent: true }),
  rally: at("by poss mod subj of", "against over at", { agent: true }),
} as const satisfies Readonly<Record<string, Frame>>;

export type FrameName = keyof typeof FRAMES;
