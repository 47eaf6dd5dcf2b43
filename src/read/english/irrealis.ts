/** Words by which English says that something did not happen, might, or lies far back. Data for `realis.ts`. */

const words = (list: string): ReadonlySet<string> =>
  new Set(list.split(/\s*,\s*|\s*\n\s*/).filter((word) => word !== ""));

/** Verbs, some with a particle, whose complement did not happen: "refused to fire", "averted an attack". */
export const UNDOING = words(
  `deny, refuse, fail, avoid, avert, prevent, foil, thwart, stop, refute, decline, cancel, abort, forgo, refrain, forbear,
  abstain, desist, neglect, omit, forget, escape, evade, dodge, sidestep, preempt, pre-empt, forestall, frustrate, scrap,
  shelve, bar, ban, prohibit, forbid, deter, dissuade, discourage, restrain, prohibit, preclude, block, resist,
  call off, hold off, hold back, hold back from, keep from, head off, rule out, stave off, back out, shy away, shrink,
  balk, baulk, shun, eschew, spare, keep, discontinue, disavow, disclaim`,
);

/** Of those, the ones that undo only a deed told as a verb, not a noun: "blocked an attack" tells of one that came. */
export const UNDOING_VERBS_ONLY = words(
  `stop, fail, block, resist, escape, evade, dodge, survive, forget, decline, neglect, bar, ban, prohibit, forbid, keep,
  spare, restrain, deter, discourage, dissuade, shrink, balk, baulk, sidestep, discontinue, frustrate`,
);

/** Adjectives whose infinitive was not done: "unable to advance". */
export const UNABLE = words("unable, powerless, incapable, short");

/** Verbs of holding back which, negated, leave the deed sure: "will not hesitate to strike". */
export const HESITATING = words("hesitate, doubt, shrink, think twice, shy away, flinch, hold back");

/** Adverbs that leave a deed undone when they stand right before it. */
export const ALMOST = words("nearly, almost");

/** Verbs that speak of a deed without undoing it when they are negated: "nobody has claimed the bombing". */
export const PRESUPPOSING = words(
  `claim, condemn, denounce, decry, criticise, criticize, confirm, verify, investigate, probe, mention, discuss, explain,
  justify, excuse, forgive, forget, remember, acknowledge, admit, recognise, recognize, mourn, regret, answer, avenge,
  survive, expect, anticipate, foresee, notice, witness, see, hear, feel, report, describe, comment, name, identify,
  support, back, endorse, approve, welcome, like, want, know, understand, link, attribute, deny, rule out`,
);

/** Nouns for a day of remembrance or what is left of something past. */
export const ANNIVERSARIES = words(
  `anniversary, commemoration, remembrance, memorial, centenary, centennial, bicentenary, jubilee, legacy, history, era,
  veteran, survivor, memory`,
);

/** Verbs of looking back. */
export const COMMEMORATING = words(
  "commemorate, memorialise, memorialize, reminisce, relive, reenact, re-enact, chronicle",
);

/** Adjectives of what lies far back. */
export const BYGONE = words(
  `historic, historical, ancient, bygone, wartime, medieval, colonial, prewar, pre-war, postwar, post-war, decades-old,
  years-old, centuries-old, century-old, long-ago, decades-long, past`,
);

/** Nouns and names of times that are over: "during the dictatorship", "in World War II". */
export const ERAS = words("era, dictatorship, apartheid, antiquity, reign, colonialism, holocaust, crusade");
export const ERA_NAMES =
  /\b(?:(?:First|Second) World War|World War (?:I|II|One|Two)|Cold War|Great War|Holocaust|Soviet era)\b/;
