import { fingerprint } from "../ids.ts";
import type { ArticleId, Claim, Origin, Participant, ReportedEvent } from "../model.ts";
import { creditIn } from "./credits.ts";
import { type Editions, editionsOf } from "./editions.ts";
import { actsForState, isSame, isTold } from "./participants.ts";
import { fold, isCopy, type Shingles, shinglesOf } from "./wording.ts";

/** A claim with the report that carries it, and its words made ready for comparing. */
interface Voice {
  readonly report: ReportedEvent;
  readonly claim: Claim;
  readonly edition: ArticleId;
  readonly shingles: Shingles;
  /** Whom the narrator credits for what it tells, folded. */
  readonly credit: string | null;
}

/** The claims of reports grouped by the source they go back to: one speaker, one text that many print, or one publisher's own word. */
export function originsOf(reports: readonly ReportedEvent[]): readonly Origin[] {
  const editions = editionsOf(reports);
  const voices = reports.flatMap((report) => report.claims.map((claim) => voiceOf(report, claim, editions)));
  const parties = reports.flatMap(({ actors, recipients }) => [...actors, ...recipients]);
  return groupsOf(voices).map((group) => originOf(group, parties));
}

function voiceOf(report: ReportedEvent, claim: Claim, editions: Editions): Voice {
  const { exact } = claim.citation;
  const edition = editions.get(report.article) ?? report.article;
  return {
    report,
    claim,
    edition,
    shingles: shinglesOf(exact),
    credit: isNamed(claim.speaker) ? null : creditIn(exact),
  };
}

/** Voices that go back to one source, directly or through others, in the order of their first claim. */
function groupsOf(voices: readonly Voice[]): readonly (readonly Voice[])[] {
  const leader = voices.map((_, i) => i);
  const leaderOf = (i: number): number => {
    let at = i;
    while (leader[at] !== at) at = leader[at] ?? at;
    return at;
  };
  voices.forEach((voice, i) => {
    for (let j = 0; j < i; j++) {
      const other = voices[j];
      const [a, b] = [leaderOf(i), leaderOf(j)];
      if (other !== undefined && a !== b && goBackToOne(voice, other)) leader[Math.max(a, b)] = Math.min(a, b);
    }
  });
  const groups = new Map<number, Voice[]>();
  voices.forEach((voice, i) => groups.set(leaderOf(i), [...(groups.get(leaderOf(i)) ?? []), voice]));
  return [...groups.values()];
}

function goBackToOne(a: Voice, b: Voice): boolean {
  const [one, other] = [a.claim.speaker, b.claim.speaker];
  if (credits(a, b) || credits(b, a)) return true;
  if (isNamed(one) && isNamed(other) && isSameSpeaker(one, other, a.claim.via === b.claim.via)) return true;
  if (isNamed(one) && isNamed(other) && !mayBeOne(one, other)) return false;
  if (!isNamed(one) && !isNamed(other) && a.claim.via === b.claim.via) return true;
  return areCopies(a, b) || (isSameEdition(a, b) && !isToldVoice(a) && !isToldVoice(b));
}

/** Whether words credit the same agency as others do, or their very publisher or speaker. */
function credits({ credit }: Voice, { credit: other, claim }: Voice): boolean {
  if (credit === null) return false;
  return credit === other || credit === fold(isNamed(claim.speaker) ? claim.speaker.name : claim.via);
}

function areCopies(a: Voice, b: Voice): boolean {
  return a.report.article !== b.report.article && isCopy(a.shingles, b.shingles);
}

/** Whether two articles print one text; then whoever is not told by name in them is the same. */
function isSameEdition(a: Voice, b: Voice): boolean {
  return a.report.article !== b.report.article && a.edition === b.edition;
}

function isToldVoice({ claim }: Voice): boolean {
  return isNamed(claim.speaker) && isTold(claim.speaker);
}

function isNamed(speaker: Claim["speaker"]): speaker is Participant {
  return typeof speaker !== "string";
}

/**
 * Whether two speakers are one. People whom the text only describes ("residents") are one only within a
 * publisher; a surname goes with the full name.
 */
function isSameSpeaker(a: Participant, b: Participant, samePublisher: boolean): boolean {
  if (a.link.status === "linked" && b.link.status === "linked") return a.link.id === b.link.id;
  if (!mayBeOne(a, b)) return false;
  const [one, other] = [fold(a.name).split(" "), fold(b.name).split(" ")];
  const nested = one.every((word) => other.includes(word)) || other.every((word) => one.includes(word));
  return nested && (samePublisher || (isTold(a) && isTold(b)));
}

/** Whether nothing tells two speakers apart. In copies of one text, other names for a speaker are other spellings. */
function mayBeOne(a: Participant, b: Participant): boolean {
  if (a.link.status === "linked" && b.link.status === "linked") return a.link.id === b.link.id;
  return a.country === null || b.country === null || a.country === b.country;
}

function originOf(voices: readonly Voice[], parties: readonly Participant[]): Origin {
  const speaker = voices.map(({ claim }) => claim.speaker).find(isNamed);
  const publishers = new Set(voices.map(({ claim }) => claim.via));
  const basis = speaker !== undefined ? "same-speaker" : publishers.size > 1 ? "same-text" : "own-reporting";
  const label = speaker?.name ?? [...publishers][0] ?? "unknown";
  return {
    id: `origin:${fingerprint(`${basis} ${fold(label)} ${voices[0]?.report.id ?? ""}`)}`,
    label,
    basis,
    grounds: [],
    interested: voices.some(({ claim }) => isNamed(claim.speaker) && isParty(claim.speaker, parties)),
    interest: null,
    says: [],
    articles: [...new Set(voices.map(({ report }) => report.article))],
    publishers: [...publishers],
    reports: [...new Set(voices.map(({ report }) => report.id))],
    claims: voices.map(({ report, claim }) => ({ report: report.id, claim: report.claims.indexOf(claim) })),
  };
}

/** Whether a speaker is one of those who act or are hit, or speaks for their state. */
function isParty(speaker: Participant, parties: readonly Participant[]): boolean {
  return parties.some(
    (party) => isSame(speaker, party) || (actsForState(speaker) && party.country === speaker.country),
  );
}
