/** How much a ground counts between reports in different articles, and within one; 0 leaves it out. */
interface Weight {
  readonly across: number;
  readonly within: number;
  /** What it says of two reports. */
  readonly says: string;
}

/**
 * What speaks for or against two reports telling of one happening. The weights that hold are added up; from
 * `threshold` on, two reports may be joined. Within one article less is needed, for a writer who means another
 * happening says so: what the article's reports have in common already counts as `same-article`.
 */
const GROUNDS = {
  "same-place": { across: 1.75, within: 0.75, says: "both name one town" },
  "near-place": { across: 1.25, within: 0.5, says: "the places lie close enough to be one" },
  "place-told": { across: 2, within: 0, says: "the words of one name the place of the other" },
  "place-around": { across: 1.5, within: 0, says: "elsewhere, the article of one names the place of the other" },
  "same-setting": { across: 1.25, within: 0, says: "neither has a place, and their articles name the same ones" },
  "open-place": { across: -2, within: 0, says: "one of them gives no place, or only a country" },
  "wide-place": { across: -0.5, within: 0, says: "neither gives a place narrower than a country" },
  "no-anchor": { across: -3, within: 0, says: "nothing in common says where it was or whom it hit" },
  "same-day": { across: 1.25, within: 0, says: "both name the same day, or overlapping days" },
  "next-day": { across: -1, within: 0, says: "both name a day, and one the day after the other's" },
  "days-later": { across: -0.5, within: 0, says: "one has no day, and was printed days after the other" },
  "shared-actor": { across: 1, within: 1, says: "the same side acts" },
  "alike-actor": { across: 0.5, within: 1, says: "those who act are called alike" },
  "shared-recipient": { across: 1, within: 1, says: "the same side is hit" },
  "alike-recipient": { across: 0.5, within: 1, says: "those who are hit are called alike" },
  "sides-swapped": { across: 1.25, within: 1.25, says: "who acts in one is hit in the other, and the reverse" },
  "same-object": { across: 1, within: 0, says: "the same kind of person or thing is hit, and no common one" },
  "other-object": { across: 0, within: -0.5, says: "another kind of person or thing is hit" },
  "other-names": { across: 0, within: -1, says: "what is hit bears another name" },
  "same-names": { across: 1, within: 0, says: "their words have names in common" },
  "same-stems": { across: 0.75, within: 0, says: "their words have something uncommon in common" },
  "many-stems": { across: 1.25, within: 0, says: "their words have much in common that is uncommon" },
  "same-mode": { across: 0.5, within: 0, says: "the same way of doing it" },
  "same-toll": { across: 1.5, within: 1, says: "both count the same" },
  "close-toll": { across: 0.5, within: 0, says: "their counts lie close together" },
  "rival-toll": { across: -1, within: 0, says: "their counts of the dead rule each other out" },
  "same-hour": { across: 0.5, within: 0, says: "at the same time of day" },
  "other-hour": { across: -1.5, within: -1.5, says: "at another time of day" },
  another: { across: -0.25, within: -0.5, says: "one is told as another beside the first: “a second strike”" },
  "same-text": { across: 5, within: 0, says: "one is a copy of the other" },
  "same-article": { across: 0, within: 1.5, says: "one article tells both" },
  "other-actors": { across: 0, within: -1, says: "others act in one than in the other" },
  "same-words": { across: 0, within: 1.25, says: "one sentence tells both" },
  "points-back": { across: 0, within: 1.25, says: "one only points back, as in “the attack”" },
  "same-speaker": { across: 2, within: 2, says: "the same speaker says it" },
  "same-addressee": { across: 1, within: 1, says: "it is said to the same, or by both to nobody" },
  "both-meet": { across: 3, within: 3, says: "the same two meet or agree" },
  "one-meets": { across: 1, within: 1, says: "one of those who meet is the same" },
  "same-verb": { across: 0, within: 0.4, says: "both use the same word for it" },
  "next-words": { across: 0, within: 0.4, says: "one comes soon after the other in the text; less the further off" },
  "same-row": { across: 1000, within: 1000, says: "both come from one row of a data set" },
  "person-said": { across: 1000, within: 1000, says: "a person said that they are one" },
} as const satisfies Readonly<Record<string, Weight>>;

export type GroundCode = keyof typeof GROUNDS;

/** The table by which reports are joined. People may use one of their own. */
export interface Weights {
  /** From this sum on, two reports may be joined. */
  readonly threshold: number;
  /** Groups are joined only when their reports, each with each, come to this on average. */
  readonly cohesion: number;
  readonly grounds: Readonly<Record<GroundCode, Weight>>;
}

export const WEIGHTS: Weights = { threshold: 3, cohesion: 1, grounds: GROUNDS };

/** What a ground for joining two reports says, in words. */
export function groundWords(code: string): string {
  const grounds: Readonly<Record<string, Weight>> = GROUNDS;
  return grounds[code]?.says ?? code.replaceAll("-", " ");
}
