import type { Certainty, RuleId, Stance } from "../../model.ts";

/**
 * The words by which English hands a statement, a thought or a wish to somebody: reporting verbs, nouns,
 * adjectives and adverbs, by what the speaker does with the content.
 *
 * `frames` says where the content stands, tried in order; a frame joined with `+` needs all its parts:
 *
 *     that   a clause: "said the bridge had fallen"
 *     speech direct speech, before, behind or around the verb: "'No,' he said"
 *     to     what the verb opens: an infinitive, or the name it gives its object ("called him a traitor")
 *     obj    the object: "denied the attack"; in the passive, the subject
 *     infinitive only what has "to" before it: "appealed to both sides to stop"
 *     having a participle: "denied having shelled the town"
 *     about, of, for, as, …   what stands behind that preposition: "accused them of shelling"; `prep-to` behind "to"
 *
 * A lemma may be in several classes: the first class with a frame that the sentence fills is meant.
 * A verb with a particle is written with a space: "point out".
 */
export interface CueClass {
  readonly rule: RuleId;
  readonly stance: Stance;
  /** How sure the speaker is, by the cue alone (FactBank). */
  readonly certainty: Certainty;
  readonly frames: readonly string[];
  readonly lemmas: readonly string[];
  /** A sentence with [the speaker|speaker], the *cue* and [the content|content]. */
  readonly example: string;
}

const words = (list: string): readonly string[] => list.split(/\s*,\s*|\s*\n\s*/).filter((word) => word !== "");

/** Verbs of speech, thought and wish. */
export const VERB_CUES: readonly CueClass[] = [
  {
    rule: "rule:en.cue.responsibility",
    stance: "claims-responsibility",
    certainty: "certain",
    frames: ["responsibility+for", "credit+for", "responsibility"],
    lemmas: words("claim, take, admit, accept, assume, acknowledge, avow, bear"),
    example: "[The group|speaker] *claimed* responsibility for [the bombing|content].",
  },
  {
    rule: "rule:en.cue.deny-responsibility",
    stance: "denies",
    certainty: "certain",
    frames: ["responsibility+for", "involvement+in", "role+in", "knowledge+of"],
    lemmas: words("deny, reject, disclaim, disavow, disown"),
    example: "[The army|speaker] *denied* responsibility for [the strike|content].",
  },
  {
    rule: "rule:en.cue.say",
    stance: "asserts",
    certainty: "certain",
    frames: ["that", "speech", "about", "of"],
    lemmas: words(
      `say, state, add, continue, go on, remark, comment, reply, respond, answer, quip, joke, retort, counter,
      shoot back, hit back, fire back, interject, interrupt, begin, conclude, finish, read, chant,
      shout, yell, scream, cry, cry out, whisper, mutter, murmur, exclaim, utter, chime in, opine, muse,
      blurt, blurt out, intone, sing, bark, snap, sigh, laugh, scoff, sneer, thunder, gush, rant, rail,
      fume, lament, bemoan, wail, moan, groan, grumble, complain, vent, concur, agree, rejoin, put it, sum,
      up, summarise, summarize, sign off, caution, coo, deadpan, drawl, echo, enthuse, grunt, hiss, howl,
      interpose, jest, marvel, offer, plead, prompt, roar, speak, squeal, stammer, stutter, sputter,
      volunteer, weigh in, write, write back, blog, post, tweet, retweet, text, message, email, e-mail,
      caption, cable, wire, scrawl, scribble, type`,
    ),
    example: "[The ministry|speaker] *said* [two soldiers had died|content].",
  },
  {
    rule: "rule:en.cue.tell",
    stance: "asserts",
    certainty: "certain",
    frames: ["that", "speech", "about", "of"],
    lemmas: words(
      `tell, inform, notify, brief, advise, remind, assure, reassure, alert, update, apprise, confide, tip off`,
    ),
    example: "[A doctor|speaker] *told* reporters that [the wards were full|content].",
  },
  {
    rule: "rule:en.cue.order",
    stance: "demands",
    certainty: "certain",
    frames: ["obj+to", "to"],
    lemmas: words(
      `tell, order, instruct, command, direct, ask, beg, urge, implore, beseech, exhort, entreat, press, pressure,
      summon, advise, warn, caution, remind, petition, lobby, enjoin, challenge, dare, request, counsel,
      goad, prod, nudge, encourage, invite, persuade, convince, require, oblige, coax`,
    ),
    example: "[The mayor|speaker] *urged* [residents to leave|content].",
  },
  {
    rule: "rule:en.cue.ask",
    stance: "asserts",
    certainty: "unknown",
    frames: ["that", "speech", "about", "obj"],
    lemmas: words(
      `ask, inquire, enquire, question, wonder, query, quiz, grill, interrogate, doubt, debate, ponder,
      discuss`,
    ),
    example: "[Reporters|speaker] *asked* [whether the truce still held|content].",
  },
  {
    rule: "rule:en.cue.announce",
    stance: "asserts",
    certainty: "certain",
    frames: ["obj+as", "that", "speech", "having", "obj", "to"],
    lemmas: words(
      `announce, declare, proclaim, report, disclose, reveal, divulge, publish, air, release, relay, convey,
      confirm, verify, attest, testify, affirm, reaffirm, confess, admit, concede, acknowledge, own up,
      observe, mention, cite, detail, outline, describe, recount, relate, narrate, explain, elaborate,
      clarify, specify, spell out, lay out, set out, set forth, point out, stress, emphasise, emphasize,
      underline, underscore, highlight, reiterate, restate, repeat, recall, reminisce, document, chronicle,
      catalogue, log, enumerate, boast, brag, trumpet, tout, leak, unveil, post, tweet, submit, lodge,
      voice, express, vent, articulate, profess, preach, pronounce, rule, decree, judge, deem, sum up,
      summarise, summarize, preface, put forward, put forth, invoke, reference, discuss, headline,
      characterise, characterize, label, brand, dub, term, style, tally, report on, echo, rehash, stipulate,
      indicate, telegraph, hint, imply, intimate, insinuate, let slip, make clear, recite`,
    ),
    example: "[The ministry|speaker] *announced* [the withdrawal of two brigades|content].",
  },
  {
    rule: "rule:en.cue.claim",
    stance: "asserts",
    certainty: "certain",
    frames: ["that", "speech", "to", "obj"],
    lemmas: words(
      `claim, allege, assert, contend, insist, argue, charge, aver, avow, purport, posit, postulate, propound,
      swear, vouch, pretend, reason, rationalise, rationalize, make out, defend, advocate`,
    ),
    example: "[The rebels|speaker] *claimed* [they had taken the airport|content].",
  },
  {
    rule: "rule:en.cue.raised",
    stance: "asserts",
    certainty: "certain",
    frames: ["obj+to"],
    lemmas: words("say, allege, report, rumour, rumor, repute, know, understand, suppose, find, show, reveal, declare"),
    example: "[The rebels|content] are *said* [to have left|content].",
  },
  {
    rule: "rule:en.cue.maintain",
    stance: "asserts",
    certainty: "certain",
    frames: ["that", "speech"],
    lemmas: words(
      `maintain, allow, find, note, notice, count, identify, certify, write, determine, signal, communicate`,
    ),
    example: "[Moscow|speaker] *maintains* that [no troops crossed|content].",
  },
  {
    rule: "rule:en.cue.speak-of",
    stance: "asserts",
    certainty: "certain",
    frames: ["about", "of", "against"],
    lemmas: words(
      `speak, talk, tell, comment, write, report, joke, tweet, testify, expound, opine, rant, rave, boast, brag,
      complain, grumble, lament, protest, gripe, reminisce, rail, inveigh, admit, confess, attest, gush,
      hint, hear, learn, know, fret, ruminate, speak out, hit out, lash out, hit back, push back, argue,
      think, read, worry`,
    ),
    example: "[Witnesses|speaker] *spoke* of [heavy gunfire|content].",
  },
  {
    rule: "rule:en.cue.point-to",
    stance: "asserts",
    certainty: "certain",
    frames: ["prep-to"],
    lemmas: words("refer, allude, point, confess, admit, testify, attest"),
    example: "[Officials|speaker] *pointed* to [a rise in attacks|content].",
  },
  {
    rule: "rule:en.cue.comment-on",
    stance: "asserts",
    certainty: "certain",
    frames: ["on"],
    lemmas: words("comment, report, elaborate, weigh in, opine, expound, remark, dwell, reflect, touch"),
    example: "[The envoy|speaker] *commented* on [the raid|content].",
  },
  {
    rule: "rule:en.cue.lash-at",
    stance: "blames",
    certainty: "certain",
    frames: ["at"],
    lemmas: words("lash out, hit out, hit back, push back, bristle, scoff, sneer, rail, shout, yell"),
    example: "[The minister|speaker] *lashed* out at [the ruling|content].",
  },
  {
    rule: "rule:en.cue.deny",
    stance: "denies",
    certainty: "certain",
    frames: ["that", "speech", "to", "having", "obj"],
    lemmas: words(
      `deny, refute, rebut, dispute, contradict, disprove, debunk, dismiss, gainsay, repudiate, disavow, disclaim,
      discount, negate, rubbish, reject, disagree, contest, object, brush off, brush aside, shrug off, wave,
      off, pooh-pooh, belie`,
    ),
    example: "[Officials|speaker] *denied* [any attack on the convoy|content].",
  },
  {
    rule: "rule:en.cue.accuse",
    stance: "blames",
    certainty: "certain",
    frames: ["obj+of", "obj+for", "obj+with", "obj+over", "obj+on", "obj"],
    lemmas: words(
      `accuse, blame, fault, charge, indict, implicate, incriminate, hold responsible, suspect, convict, arraign,
      impeach, impugn, reproach, berate, chide, chastise, scold, rebuke, reprimand, admonish, castigate,
      criticise, criticize, censure, condemn, denounce, decry, deplore, slam, lambast, lambaste, excoriate,
      upbraid, vilify, assail, malign, deride, ridicule, mock, taunt, insult, disparage, belittle,
      denigrate, demean, lampoon, pillory, savage, call out, take issue, knock, pan, rip, skewer, bash,
      blast, lash, shame, sue, demonise, demonize, smear, slander, revile, scorn, disdain, protest, bemoan,
      lament, rue, regret, resent, abhor, detest, hate, loathe, despise, trash, boo, heckle,
      debunk, chide, deplore, assail`,
    ),
    example: "[Kyiv|speaker] *accused* [Moscow of shelling the port|content].",
  },
  {
    rule: "rule:en.cue.blame-on",
    stance: "blames",
    certainty: "certain",
    frames: ["obj+on", "obj+prep-to"],
    lemmas: words("blame, pin, attribute, ascribe, impute, credit, link, tie, trace"),
    example: "[The governor|speaker] *blamed* [the blast on insurgents|content].",
  },
  {
    rule: "rule:en.cue.threaten",
    stance: "threatens",
    certainty: "certain",
    frames: ["to", "that", "speech", "obj+with"],
    lemmas: words("threaten, menace, intimidate"),
    example: "[The commander|speaker] *threatened* [to close the strait|content].",
  },
  {
    rule: "rule:en.cue.warn",
    stance: "asserts",
    certainty: "possible",
    frames: ["that", "speech", "of", "about", "against", "to", "over"],
    lemmas: words("warn, caution, forewarn, alert"),
    example: "[Aid agencies|speaker] *warned* of [mass hunger|content].",
  },
  {
    rule: "rule:en.cue.promise",
    stance: "promises",
    certainty: "certain",
    frames: ["to", "that", "speech"],
    lemmas: words(
      `promise, pledge, vow, swear, undertake, guarantee, commit, offer, agree, consent, volunteer, resolve,
      decide, plan, intend, aim, propose`,
    ),
    example: "[The rebels|speaker] *promised* [to release the prisoners|content].",
  },
  {
    rule: "rule:en.cue.promise-thing",
    stance: "promises",
    certainty: "certain",
    frames: ["obj"],
    lemmas: words("promise, pledge, vow, guarantee, propose, swear, plan"),
    example: "[The donors|speaker] *pledged* [a billion dollars|content].",
  },
  {
    rule: "rule:en.cue.promise-of",
    stance: "promises",
    certainty: "certain",
    frames: ["to", "on", "with", "prep-to"],
    lemmas: words("agree, commit, consent, assent, settle, decide, plan, insist"),
    example: "[Both sides|speaker] *agreed* on [a ceasefire|content].",
  },
  {
    rule: "rule:en.cue.refuse",
    stance: "denies",
    certainty: "certain",
    frames: ["to", "obj", "that"],
    lemmas: words(
      `refuse, decline, balk, demur, reject, rebuff, spurn, turn down, veto, rule out, oppose, resist, eschew`,
    ),
    example: "[The militia|speaker] *refused* [to lay down its arms|content].",
  },
  {
    rule: "rule:en.cue.demand",
    stance: "demands",
    certainty: "certain",
    frames: ["that", "speech", "to", "obj"],
    lemmas: words(
      `demand, request, urge, recommend, suggest, propose, advise, prescribe, mandate, dictate, stipulate, command,
      order, instruct, insist, solicit, petition, rule, plead, beg, counsel, demand of`,
    ),
    example: "[The Council|speaker] *demanded* [an end to the siege|content].",
  },
  {
    rule: "rule:en.cue.call-for",
    stance: "demands",
    certainty: "certain",
    frames: ["on+to", "upon+to", "for", "on", "upon"],
    lemmas: words(`call, appeal, plead, press, push, campaign, agitate, clamour, clamor, lobby, pray, beg, argue, ask`),
    example: "[The envoy|speaker] *called* for [a truce|content].",
  },
  {
    rule: "rule:en.cue.demand-that",
    stance: "demands",
    certainty: "certain",
    frames: ["that", "infinitive"],
    lemmas: words("call, appeal, plead, pray, lobby, campaign"),
    example: "[The envoy|speaker] *appealed* to both sides [to stop|content].",
  },
  {
    rule: "rule:en.cue.hope",
    stance: "hopes",
    certainty: "possible",
    frames: ["obj+to", "to", "that", "speech"],
    lemmas: words(
      `hope, wish, want, desire, long, yearn, seek, aspire, dream, prefer, pray, aim, hanker, itch, ache, envision,
      envisage, anticipate, look forward, like`,
    ),
    example: "[Residents|speaker] *hope* [the truce will hold|content].",
  },
  {
    rule: "rule:en.cue.hope-for",
    stance: "hopes",
    certainty: "possible",
    frames: ["obj", "for"],
    lemmas: words(
      `want, prefer, favour, favor, desire, envision, welcome, hope, wish, pray, long, yearn, demand, seek, covet, crave, need`,
    ),
    example: "[Traders|speaker] *want* [an open border|content].",
  },
  {
    rule: "rule:en.cue.fear",
    stance: "asserts",
    certainty: "possible",
    frames: ["that", "speech", "obj", "about", "over", "for", "to"],
    lemmas: words("fear, worry, dread, fret, agonise, agonize, panic, despair"),
    example: "[Diplomats|speaker] *fear* [the talks will collapse|content].",
  },
  {
    rule: "rule:en.cue.believe",
    stance: "asserts",
    certainty: "probable",
    frames: ["obj+to", "obj+as", "that", "speech", "about"],
    lemmas: words(
      `believe, think, reckon, guess, presume, assume, suspect, surmise, conjecture, imagine, figure, feel, sense,
      consider, regard, view, deem, judge, see, perceive, interpret, estimate, assess, calculate, gauge,
      expect, predict, forecast, foresee, project, prophesy, anticipate, speculate, theorise, theorize,
      hypothesise, hypothesize, suggest, infer, deduce, gather, conclude, rate, rank, trust, doubt, bet,
      wager, envisage, conceive, mistake, imply, indicate, signal, hint`,
    ),
    example: "[Analysts|speaker] *believe* [the army will withdraw|content].",
  },
  {
    rule: "rule:en.cue.expect",
    stance: "asserts",
    certainty: "probable",
    frames: ["obj", "to", "of"],
    lemmas: words(
      `expect, predict, forecast, foresee, project, anticipate, doubt, suspect, estimate, believe, question,
      distrust, suggest`,
    ),
    example: "[Forecasters|speaker] *expect* [a harsh winter|content].",
  },
  {
    rule: "rule:en.cue.know",
    stance: "asserts",
    certainty: "certain",
    frames: ["that", "speech"],
    lemmas: words(
      `know, suppose, realise, realize, learn, discover, find, find out, hear, notice, recognise, recognize,
      remember, forget, recall, understand, grasp, accept, appreciate, discern, detect, observe, ascertain,
      note, work, out, figure out, overhear`,
    ),
    example: "[Villagers|speaker] *knew* [the road was mined|content].",
  },
  {
    rule: "rule:en.cue.show",
    stance: "asserts",
    certainty: "certain",
    frames: ["that", "obj", "speech"],
    lemmas: words(
      `show, demonstrate, illustrate, reveal, indicate, suggest, evidence, attest, confirm, imply, corroborate,
      substantiate, bear out, underscore, find`,
    ),
    example: "[Satellite images|speaker] *showed* [that the base had burned|content].",
  },
  {
    rule: "rule:en.cue.label",
    stance: "asserts",
    certainty: "certain",
    frames: ["obj+as", "obj+to", "to+as", "of+as", "obj+pred"],
    lemmas: words(
      `call, label, brand, dub, term, name, describe, characterise, characterize, portray, depict, paint, cast,
      frame, denounce, condemn, dismiss, deride, hail, praise, laud, regard, view, see, consider, perceive,
      deem, refer, think, treat, style, classify, designate, define, present, cite, recognise, recognize,
      mock, declare, pronounce, blast, slam, decry, criticise, criticize, ridicule, nickname, know, liken, compare, herald`,
    ),
    example: "[The minister|speaker] *called* [the raid a crime|content].",
  },
  {
    rule: "rule:en.cue.praise",
    stance: "asserts",
    certainty: "certain",
    frames: ["obj+for", "obj", "for", "of"],
    lemmas: words(
      `praise, laud, commend, applaud, extol, salute, hail, congratulate, thank, endorse, support, back, approve,
      favour, favor, defend, admire, cheer, welcome, mourn, apologise, apologize, sympathise, sympathize,
      condole, honour, honor, commemorate, love, adore, embrace, champion, herald, compliment, cherish, celebrate, enjoy, eulogise, eulogize, side, vouch, oppose, disapprove, question, doubt, distrust, disagree, agree, reject,
      critique, downplay, play down, play up, overstate, understate, back off, warn off, tout, credit, cheer
      on`,
    ),
    example: "[The president|speaker] *praised* [the ceasefire|content].",
  },
  {
    rule: "rule:en.cue.tribute",
    stance: "asserts",
    certainty: "certain",
    frames: ["tribute+prep-to", "respect+prep-to", "homage+prep-to", "condolence+over", "condolence+on"],
    lemmas: words("pay, offer, express, extend, convey, send"),
    example: "[The spokesman|speaker] *paid* tribute to [a general killed near the border|content].",
  },
  {
    rule: "rule:en.cue.correct",
    stance: "corrects",
    certainty: "certain",
    frames: ["that", "speech", "obj+prep-to", "obj"],
    lemmas: words("correct, amend, revise, clarify, rectify, update"),
    example: "[The ministry|speaker] *corrected* [its toll to nine|content].",
  },
  {
    rule: "rule:en.cue.retract",
    stance: "retracts",
    certainty: "certain",
    frames: ["obj", "from", "speech"],
    lemmas: words(`retract, withdraw, recant, disavow, take back, walk back, backtrack, backpedal, renounce`),
    example: "[The agency|speaker] *retracted* [its report of a massacre|content].",
  },
  {
    rule: "rule:en.cue.name",
    stance: "asserts",
    certainty: "certain",
    frames: ["obj"],
    lemmas: words(
      "call, label, brand, dub, term, deem, portray, depict, characterise, characterize, regard, view, consider",
    ),
    example: "[The minister|speaker] *called* [her vote a mistake|content].",
  },
  {
    rule: "rule:en.cue.say-so",
    stance: "asserts",
    certainty: "certain",
    frames: ["obj"],
    lemmas: words("say, state, shout, chant, write, reply, answer, whisper, mutter, exclaim"),
    example: "[Half of them|speaker] *said* [the same|content].",
  },
  {
    rule: "rule:en.cue.ponder",
    stance: "asserts",
    certainty: "possible",
    frames: ["obj", "to"],
    lemmas: words("mull, contemplate, weigh, ponder, consider, debate, eye, explore, examine"),
    example: "[The cabinet|speaker] is *mulling* [a ban|content].",
  },
  {
    rule: "rule:en.cue.vote",
    stance: "asserts",
    certainty: "certain",
    frames: ["for", "against", "to"],
    lemmas: words("vote, campaign, root, rally, lobby, fight"),
    example: "[The deputies|speaker] *voted* for [the ban|content].",
  },
  {
    rule: "rule:en.cue.record",
    stance: "asserts",
    certainty: "certain",
    frames: ["obj"],
    lemmas: words("record, register, log, tally, count, verify"),
    example: "[The mission|speaker] *recorded* [forty explosions in the north|content].",
  },
  {
    rule: "rule:en.cue.stand-by",
    stance: "asserts",
    certainty: "certain",
    frames: ["by"],
    lemmas: words("stand, swear, abide"),
    example: "[The ministry|speaker] *stands* by [its account of the raid|content].",
  },
  {
    rule: "rule:en.cue.appear",
    stance: "asserts",
    certainty: "possible",
    frames: ["subj+to", "that"],
    lemmas: words("seem, appear"),
    example: "[The shelling|content] *appears* to have stopped.",
  },
];

/**
 * "Withdraw" and its like are cues only when what they concern is something said: withdrawing an
 * accusation retracts it, withdrawing troops does not.
 */
export const NEEDS_SAID_OBJECT: ReadonlySet<string> = new Set(
  words(
    `withdraw, take back, correct, amend, revise, update, raise, air, release, submit, lodge, break, cover,
      address, spread, share, post, present, relay, circulate, put, hold, echo, rectify, repeat, make,
      count, float, feature`,
  ),
);

/** Nouns for something said, thought or wished; their content is a clause or stands behind `of`, `about`, … */
export const NOUN_CUES: readonly CueClass[] = [
  {
    rule: "rule:en.cue.statement",
    stance: "asserts",
    certainty: "certain",
    frames: ["that", "about"],
    lemmas: words(
      `statement, remark, comment, announcement, declaration, testimony, assertion, contention, argument, message,
      explanation, observation, conclusion, finding, assessment, ruling, verdict, tweet, assurance,
      reminder, insistence, mention, portrayal, characterisation, characterization, depiction, indication,
      hint, implication, suggestion, proclamation, recollection, summary, quip, joke, boast`,
    ),
    example: "[The army's|speaker] *statement* that [the road was clear|content] drew laughter.",
  },
  {
    rule: "rule:en.cue.admission",
    stance: "asserts",
    certainty: "certain",
    frames: ["that", "of", "about"],
    lemmas: words(
      `claim, admission, acknowledgement, acknowledgment, confirmation, description, report, confession,
      disclosure, revelation`,
    ),
    example: "[The army's|speaker] *admission* of [the raid|content] came late.",
  },
  {
    rule: "rule:en.cue.allegation",
    stance: "asserts",
    certainty: "unknown",
    frames: ["that", "of", "about", "to"],
    lemmas: words(
      `allegation, reports, rumour, rumor, speculation, gossip, hearsay, insinuation, innuendo, conjecture`,
    ),
    example: "*Allegations* of [torture|content] surfaced.",
  },
  {
    rule: "rule:en.cue.accusation",
    stance: "blames",
    certainty: "certain",
    frames: ["that", "of", "against", "about", "over", "to"],
    lemmas: words(
      `accusation, charge, criticism, condemnation, denunciation, complaint, blame, outcry, censure, rebuke,
      objection, mockery, ridicule, suspicion, indictment, opposition, outrage`,
    ),
    example: "[Russian|speaker] *accusations* that [Kyiv broke the truce|content] followed.",
  },
  {
    rule: "rule:en.cue.denial",
    stance: "denies",
    certainty: "certain",
    frames: ["that", "of", "to"],
    lemmas: words("denial, rejection, refutation, rebuttal, dismissal, refusal, disavowal, repudiation"),
    example: "[The army's|speaker] *denial* of [the raid|content] convinced nobody.",
  },
  {
    rule: "rule:en.cue.threat",
    stance: "threatens",
    certainty: "certain",
    frames: ["to", "that", "of"],
    lemmas: words("threat, ultimatum"),
    example: "[Tehran's|speaker] *threat* to [close the strait|content] rattled markets.",
  },
  {
    rule: "rule:en.cue.warning",
    stance: "asserts",
    certainty: "possible",
    frames: ["that", "of", "about", "against", "to", "over"],
    lemmas: words(`warning, fear, worry, concern, caution, anxiety, unease, alarm, apprehension, misgiving, doubt`),
    example: "[The UN's|speaker] *warning* that [famine is near|content] went unheard.",
  },
  {
    rule: "rule:en.cue.pledge",
    stance: "promises",
    certainty: "certain",
    frames: ["to", "that", "of", "for"],
    lemmas: words(
      `promise, pledge, vow, commitment, offer, intention, intent, decision, guarantee, undertaking, assurance,
      resolve, determination, willingness, readiness, aim`,
    ),
    example: "[Its|speaker] *pledge* to [disarm|content] was welcomed.",
  },
  {
    rule: "rule:en.cue.demand-noun",
    stance: "demands",
    certainty: "certain",
    frames: ["for", "to", "that", "of", "on"],
    lemmas: words(
      `demand, call, appeal, request, plea, order, instruction, recommendation, advice, petition, insistence,
      command, directive, invitation, summons, proposal`,
    ),
    example: "[France's|speaker] *call* for [a ceasefire|content] went unanswered.",
  },
  {
    rule: "rule:en.cue.hope-noun",
    stance: "hopes",
    certainty: "possible",
    frames: ["that", "of", "for", "to"],
    lemmas: words(
      `hope, wish, desire, dream, aspiration, expectation, longing, prayer, preference, optimism, anticipation`,
    ),
    example: "[Mediators'|speaker] *hopes* of [a truce|content] faded.",
  },
  {
    rule: "rule:en.cue.belief",
    stance: "asserts",
    certainty: "probable",
    frames: ["that", "about", "on", "of", "in", "for"],
    lemmas: words(
      `belief, view, opinion, thought, impression, feeling, conviction, assumption, theory, prediction, forecast,
      projection, estimate, estimation, perception, understanding, expectation, interpretation, judgment,
      judgement, certainty, confidence, knowledge, awareness, guess, hypothesis, outlook, attitude,
      sentiment, endorsement, praise, approval, sympathy, backing, admiration, enthusiasm, love, respect,
      disdain, contempt, skepticism, scepticism, uncertainty, disagreement, apology`,
    ),
    example: "[His|speaker] *belief* that [the war was lost|content] spread.",
  },
];

/** Adjectives by which a predicate gives someone's mind: "officials are confident that…". */
export const ADJECTIVE_CUES: readonly CueClass[] = [
  {
    rule: "rule:en.cue.sure",
    stance: "asserts",
    certainty: "certain",
    frames: ["that", "of", "about", "in", "with"],
    lemmas: words(
      `sure, certain, confident, convinced, positive, aware, adamant, clear, unequivocal, conscious, proud,
      grateful, thankful, glad, happy, pleased, delighted, thrilled, satisfied, surprised, shocked, stunned,
      appalled, outraged, angry, furious, upset, sad, sorry, disappointed, frustrated, critical, dismissive,
      supportive, enthusiastic, vocal, complimentary, unimpressed, unaware, unhappy, amazed, astonished,
      horrified, impressed, explicit, blunt, excited, serious, outspoken, emphatic, honest, ashamed,
      contemptuous, jealous, guilty, fond`,
    ),
    example: "[The general|speaker] is *confident* that [the line will hold|content].",
  },
  {
    rule: "rule:en.cue.hopeful",
    stance: "hopes",
    certainty: "possible",
    frames: ["that", "of", "about", "to", "for"],
    lemmas: words(`hopeful, optimistic, eager, keen, desperate, impatient, anxious, upbeat, wishful, excited`),
    example: "[Mediators|speaker] are *hopeful* that [talks will resume|content].",
  },
  {
    rule: "rule:en.cue.willing",
    stance: "promises",
    certainty: "probable",
    frames: ["to", "for"],
    lemmas: words("willing, prepared, determined, resolved, intent, bent, inclined"),
    example: "[The rebels|speaker] are *willing* [to talk|content].",
  },
  {
    rule: "rule:en.cue.unwilling",
    stance: "denies",
    certainty: "probable",
    frames: ["to", "of"],
    lemmas: words("unwilling, reluctant, loath, hesitant, unprepared, opposed, disinclined"),
    example: "[The army|speaker] is *unwilling* to [withdraw|content].",
  },
  {
    rule: "rule:en.cue.afraid",
    stance: "asserts",
    certainty: "possible",
    frames: ["that", "of", "about", "for", "over"],
    lemmas: words(
      `afraid, fearful, worried, concerned, nervous, wary, pessimistic, sceptical, skeptical, doubtful, unsure,
      uncertain, unclear, suspicious, alarmed, scared, uneasy, anxious, mindful, leery, terrified,
      unconvinced, cautious, curious, dubious, coy, troubled`,
    ),
    example: "[Residents|speaker] are *afraid* that [fighting will resume|content].",
  },
];

/** Modifiers that say "not my word" and hide whose word it is. */
export const HEARSAY_ADVERBS: Readonly<Record<string, Certainty>> = {
  reportedly: "unknown",
  allegedly: "unknown",
  supposedly: "unknown",
  purportedly: "unknown",
  ostensibly: "unknown",
  apparently: "probable",
  presumably: "probable",
  seemingly: "possible",
  rumouredly: "unknown",
  avowedly: "unknown",
  professedly: "unknown",
};

export const HEARSAY_ADJECTIVES: Readonly<Record<string, Certainty>> = {
  alleged: "unknown",
  reported: "unknown",
  purported: "unknown",
  supposed: "unknown",
  "so-called": "unknown",
  suspected: "probable",
  presumed: "probable",
  apparent: "probable",
  rumoured: "unknown",
  rumored: "unknown",
  "self-proclaimed": "unknown",
  "self-styled": "unknown",
  claimed: "unknown",
  believed: "probable",
};

/** Verbs that lend a noun cue their subject as its speaker: "made a threat", "expressed the hope". */
export const LIGHT_VERBS: ReadonlySet<string> = new Set(
  words(
    `make, give, issue, have, hold, express, voice, offer, release, deliver, send, put, repeat, reiterate, raise,
      level, lodge, share, take, keep, announce, publish, submit, file, extend, convey, register, harbour,
      harbor, form, utter, post, tweet, unveil, present, air, bring, lay, cast, reach, provide, spread,
      echo, renew, stand, come, sound, state, outline, describe, explain, reveal, change, drop, abandon,
      maintain, reaffirm, detail, propose, lead, draw up, launch, face, tout`,
  ),
);

/** Prepositions of their own that name a speaker, with what they stand on. */
export const SPEAKER_PREPOSITIONS: ReadonlySet<string> = new Set(["according", "per"]);

/** Nouns in "in the words of X", "in X's view". */
export const WORDS_OF: ReadonlySet<string> = new Set(
  words(
    `word, words, view, opinion, estimation, account, telling, judgment, judgement, mind, eyes, assessment,
      reckoning`,
  ),
);

/** Things that say what is written on or in them. */
export const SPEAKING_THINGS: ReadonlySet<string> = new Set(
  words(
    `statement, report, letter, poll, survey, article, story, memo, memorandum, law, bill, resolution, sign,
      email, e-mail, message, video, tweet, post, note, document, ad, advertisement, leaflet, paper, book,
      study, review, account, communiqué, communique, declaration, text, ruling, order, petition, banner,
      placard, clip, recording, editorial, column, headline, notice, lawsuit, complaint, indictment,
      warrant, release, cable, dispatch, analysis, speech, transcript, figure, data, map, image, footage,
      photograph, photo, slogan, testimony, call, dossier, verdict`,
  ),
);

/** What a statement is called by those who answer it: "a claim the rebels rejected". */
export const STATEMENTS: ReadonlySet<string> = new Set(
  "claim allegation accusation charge assertion suggestion report account statement".split(" "),
);
