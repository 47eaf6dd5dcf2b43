import { fingerprint } from "../ids.ts";
import type { Citation, Claim, Origin, OriginBasis, Owners, ReportedEvent } from "../model.ts";
import { editionsOf, findCopies } from "./copies.ts";
import { interestOf } from "./interest.ts";
import { comesBack, isOrganOfState, mayBeOne, type SameVoice, sameVoice } from "./same-voice.ts";
import { mediumBehind, sideOf } from "./sides.ts";
import { sayingOf } from "./stances.ts";
import { type Group, newTies, type Ties } from "./ties.ts";
import { isSpokenFor, mediumKey, type Voice, voiceOf } from "./voices.ts";
import { type Shingles, shinglesOf } from "./wording.ts";

/** How claims are tied to one origin. */
type Tie = NonNullable<SameVoice> | "comes-back" | "same-text" | "same-edition" | "same-medium" | "same-bystanders";

/** A claim with its report, whose voice it is, and its words made ready for comparing. */
interface Heard {
  readonly report: ReportedEvent;
  readonly claim: Claim;
  readonly index: number;
  readonly voice: Voice;
  readonly shingles: Shingles;
}

/**
 * The claims of reports by the source that each goes back to. First come the voices that can be told from others,
 * with whatever repeats their words; then what agencies and papers tell, with whatever repeats that. Who passes on
 * another's word is no origin. The result depends on the reports alone, given in their one order.
 */
export function originsOf(reports: readonly ReportedEvent[], owners: Owners): readonly Origin[] {
  const publishers = new Map(reports.map(({ publisher }) => [mediumKey(publisher), publisher]));
  const heard = reports.flatMap((report) =>
    report.claims.map((claim, index): Heard => {
      const voice = voiceOf(claim, report, publishers);
      return { report, claim, index, voice, shingles: shinglesOf(claim.citation.exact) };
    }),
  );
  const ties = newTies<Tie>(heard.length);
  tieVoices(heard, ties);
  tieReturns(heard, ties);
  const repeated = tieCopies(heard, ties);
  tieMedia(heard, repeated, ties);
  tieEditions(heard, repeated, editionsOf(reports), ties);
  return ties.groups().map((group) => originOf(group, heard, reports, owners));
}

// ---------------------------------------------------------------- voices that can be told from others

/** Ties the claims of one voice; each different voice is compared once with each other. */
function tieVoices(heard: readonly Heard[], ties: Ties<Tie>): void {
  const first = new Map<string, number>();
  heard.forEach(({ voice }, i) => {
    if (!isApart(voice)) return;
    const signature = JSON.stringify([
      voice.kind,
      voice.id,
      voice.label,
      voice.person,
      voice.body,
      voice.office,
      voice.country,
    ]);
    const known = first.get(signature);
    if (known === undefined) first.set(signature, i);
    else ties.tie(known, i, sameVoice(voice, voice) ?? "same-person");
  });
  const voices = [...first.values()];
  for (const [at, i] of voices.entries()) {
    for (const j of voices.slice(0, at)) {
      const [a, b] = [heard[i], heard[j]];
      const code = a === undefined || b === undefined ? null : sameVoice(a.voice, b.voice);
      if (code !== null && !isOtherNamesake(heard, voices, i, j)) ties.tie(j, i, code);
    }
  }
}

/** Whether a voice can be told from others by itself, and not only by the text it stands in. */
function isApart({ kind }: Voice): boolean {
  return kind === "named" || kind === "anonymous" || kind === "footage";
}

/** A bare surname goes with one full name only: with that of its own article, or else with the first. */
function isOtherNamesake(heard: readonly Heard[], voices: readonly number[], i: number, j: number): boolean {
  const [short, long] = (heard[i]?.voice.person.length ?? 0) <= (heard[j]?.voice.person.length ?? 0) ? [i, j] : [j, i];
  const [bare, full] = [heard[short], heard[long]];
  if (bare?.voice.person.length !== 1 || full === undefined || full.voice.person.length < 2) return false;
  const bearers = voices.filter((at) => {
    const other = heard[at];
    return other !== undefined && other.voice.person.length > 1 && sameVoice(bare.voice, other.voice) === "same-person";
  });
  const [chosen] = [...bearers.filter((at) => heard[at]?.report.article === bare.report.article), ...bearers];
  return (
    chosen !== undefined && chosen !== long && heard[chosen]?.voice.person.join(" ") !== full.voice.person.join(" ")
  );
}

/** Ties "the monitor" to the body, and "the commander" to whoever, its article let speak before it. */
function tieReturns(heard: readonly Heard[], ties: Ties<Tie>): void {
  heard.forEach((one, i) => {
    const words = typeof one.claim.speaker === "string" ? null : one.claim.speaker.citation;
    const back = words === null ? null : comesBack(one.voice, words.exact);
    if (words === null || back === null) return;
    const named = heard.flatMap((other, j) => {
      const { speaker } = other.claim;
      if (other.report.article !== one.report.article || other.voice.kind !== "named" || typeof speaker === "string")
        return [];
      // What country a description has is a guess: "the Britain-based monitor" watches another.
      if (comesBack(other.voice, speaker.citation.exact) !== null) return [];
      if (back === "body" && other.voice.body.length === 0 && other.voice.id === null) return [];
      return [{ j, gap: words.span.start - speaker.citation.span.start }];
    });
    const before = named.filter(({ gap }) => gap > 0).sort((a, b) => a.gap - b.gap);
    const antecedent = before[0] ?? named.sort((a, b) => b.gap - a.gap)[0];
    if (antecedent !== undefined) ties.tie(Math.min(i, antecedent.j), Math.max(i, antecedent.j), "comes-back");
  });
}

// ---------------------------------------------------------------- words that are repeated

/** Ties claims in the same words in several articles, unless two voices that differ say them; gives those that repeat a voice. */
function tieCopies(heard: readonly Heard[], ties: Ties<Tie>): ReadonlySet<number> {
  const repeated = new Set<number>();
  findCopies(
    heard.map(({ shingles }) => shingles),
    (i, j) => {
      const [a, b] = [heard[i], heard[j]];
      if (a === undefined || b === undefined || a.report.article === b.report.article) return false;
      const [oneApart, otherApart] = [isApart(a.voice), isApart(b.voice)];
      if (oneApart && otherApart) {
        if (!mayBeSpeltOtherwise(a.voice, b.voice)) return false;
      } else if (oneApart !== otherApart) {
        const [repeating, at] = oneApart ? [b, j] : [a, i];
        // A reporter who is named as having seen it repeats nobody.
        if (typeof repeating.claim.speaker !== "string") return false;
        repeated.add(at);
      }
      ties.tie(j, i, "same-text");
      return true;
    },
  );
  return repeated;
}

/** In copies of one text, other names for a speaker are other spellings when they share a word, and no arm of a state tells them apart. */
function mayBeSpeltOtherwise(a: Voice, b: Voice): boolean {
  if (a.kind !== "named" || b.kind !== "named" || (a.country !== null && b.country !== null && a.country !== b.country))
    return false;
  if (a.person.length > 0 && b.person.length > 0)
    return (
      a.person[0] === b.person[0] ||
      (a.person.at(-1) === b.person.at(-1) && (a.person.length === 1 || b.person.length === 1))
    );
  return mayBeOne(a, b) && !isOrganOfState(a) && !isOrganOfState(b) && a.body.some((word) => b.body.includes(word));
}

// ---------------------------------------------------------------- agencies and papers

/** Ties what one agency or paper tells, whoever prints it, and the bystanders that one of them describes alike. */
function tieMedia(heard: readonly Heard[], repeated: ReadonlySet<number>, ties: Ties<Tie>): void {
  const first = new Map<string, number>();
  heard.forEach(({ voice }, i) => {
    if (isApart(voice) || repeated.has(i)) return;
    for (const key of keysOf(voice)) {
      const known = first.get(key);
      if (known === undefined) first.set(key, i);
      else ties.tie(known, i, voice.kind === "bystanders" ? "same-bystanders" : "same-medium");
    }
  });
}

function keysOf({ kind, medium, body }: Voice): readonly string[] {
  return kind === "bystanders" ? body.map((word) => `${medium} ${word}`) : [medium];
}

/** Ties what articles that print one text tell without a voice of its own. */
function tieEditions(
  heard: readonly Heard[],
  repeated: ReadonlySet<number>,
  editions: ReturnType<typeof editionsOf>,
  ties: Ties<Tie>,
): void {
  const first = new Map<string, number>();
  heard.forEach(({ report, voice }, i) => {
    if (isApart(voice) || repeated.has(i)) return;
    const edition = editions.get(report.article) ?? report.article;
    const key = `${edition} ${voice.kind === "bystanders"}`;
    const known = first.get(key);
    if (known === undefined) first.set(key, i);
    else if (heard[known]?.report.article !== report.article) ties.tie(known, i, "same-edition");
  });
}

// ---------------------------------------------------------------- what an origin is

function originOf(
  { members, ties }: Group<Tie>,
  heard: readonly Heard[],
  reports: readonly ReportedEvent[],
  owners: Owners,
): Origin {
  const claims = members.map((i) => heard[i]).filter((each) => each !== undefined);
  const label = labelOf(claims);
  const medium = mediumBehind(claims, owners);
  const interest = claims.some(({ voice }) => voice.stated) ? null : interestOf(claims, reports, medium);
  const [first] = claims;
  const side = sideOf(claims, medium, owners);
  const id: Origin["id"] = `origin:${fingerprint(`${first?.report.id} ${first?.index}`)}`;
  return {
    id,
    label,
    basis: basisOf(claims, ties),
    grounds: groundsOf(ties, heard),
    interested: interest !== null,
    interest,
    side: side?.id ?? id,
    ...(side === null || side.name === null ? {} : { sideName: side.name }),
    says: distinct(claims.map(({ report, claim }) => sayingOf(report, claim))),
    articles: distinct(claims.map(({ report }) => report.article)),
    publishers: distinct(claims.map(({ claim }) => claim.via)),
    reports: distinct(claims.map(({ report }) => report.id)),
    claims: claims.map(({ report, index }) => ({ report: report.id, claim: index })),
  };
}

function distinct<Thing>(things: readonly Thing[]): readonly Thing[] {
  return [...new Set(things)];
}

/** Who is behind an origin: a body before the people who speak for it, a name before a medium. */
function labelOf(claims: readonly Heard[]): string {
  const voices = claims.map(({ voice }) => voice);
  const named = voices.filter(({ kind }) => kind === "named");
  const best =
    commonest(
      named.filter(
        (voice) =>
          !isReturn(voice, claims) && voice.person.length === 0 && voice.office === null && !isSpokenFor(voice),
      ),
    ) ??
    fullest(named.filter(({ person }) => person.length > 0)) ??
    named[0] ??
    voices.find(({ credited }) => credited) ??
    voices.find(({ kind }) => kind === "medium") ??
    voices[0];
  return best?.label ?? "unknown";
}

function isReturn(voice: Voice, claims: readonly Heard[]): boolean {
  return claims.some(
    ({ voice: other, claim }) =>
      other === voice && typeof claim.speaker !== "string" && comesBack(voice, claim.speaker.citation.exact) !== null,
  );
}

/** A known actor first, then the name that is used most; of equals, the one that says most. */
function commonest(voices: readonly Voice[]): Voice | undefined {
  const uses = (voice: Voice) => voices.filter(({ label }) => label === voice.label).length;
  return [...voices].sort(
    (a, b) => Number(a.id === null) - Number(b.id === null) || uses(b) - uses(a) || b.body.length - a.body.length,
  )[0];
}

function fullest(voices: readonly Voice[]): Voice | undefined {
  return [...voices].sort((a, b) => b.person.length - a.person.length)[0];
}

function basisOf(claims: readonly Heard[], ties: Group<Tie>["ties"]): OriginBasis {
  const kinds = new Set(claims.map(({ voice }) => voice.kind));
  if (kinds.has("footage")) return "same-video";
  if (claims.every(({ voice }) => isBareSurname(voice))) return "hearsay";
  if (kinds.has("named") || kinds.has("anonymous")) return occasionOf(claims);
  if (claims.some(({ voice }) => voice.credited)) return "wire";
  if (ties.some(({ code }) => code === "same-text" || code === "same-edition")) return "same-text";
  if (kinds.has("medium")) return "own-reporting";
  return kinds.has("bystanders") ? "witnesses" : "hearsay";
}

/** A surname that no article at hand explains may be anybody's, also that of someone already heard. */
function isBareSurname({ kind, id, person, body }: Voice): boolean {
  return kind === "named" && id === null && person.length === 1 && body.length === 0;
}

/** Whether a speaker is heard in one statement or video, told by each who tells where it was said. */
function occasionOf(claims: readonly Heard[]): OriginBasis {
  if (claims.some(({ voice }) => voice.stated)) return "same-statement";
  const told = claims.map(({ claim }) => claim.occasion?.kind ?? null).filter((kind) => kind !== null);
  if (told.length === 0 || 2 * told.length < claims.length) return "same-speaker";
  return told.every((kind) => kind === "video") ? "same-video" : "same-statement";
}

const GROUNDS: Readonly<Record<Tie, string>> = {
  "same-actor": "they quote one known actor",
  "same-person": "they quote a person of one name",
  "same-body": "they quote one body, its spokesman or its statement",
  "same-office": "they quote the holder of one office",
  "same-footage": "they rest on pictures that go round",
  "same-insiders": "they quote unnamed people of one body, who may be the same",
  "comes-back": "a speaker is named once and then described",
  "same-text": "they print the same words",
  "same-edition": "they print one text, with small changes",
  "same-medium": "one agency or paper tells them",
  "same-bystanders": "one agency or paper met the people who tell them",
};

function groundsOf(ties: Group<Tie>["ties"], heard: readonly Heard[]): Origin["grounds"] {
  return distinct(ties.map(({ code }) => code)).map((code) => {
    const tied = distinct(ties.filter((tie) => tie.code === code).flatMap(({ between }) => [...between]));
    const claims = tied.map((i) => heard[i]).filter((each) => each !== undefined);
    const articles = new Set(claims.map(({ report }) => report.article)).size;
    return {
      code,
      text: `${articles} ${articles === 1 ? "article" : "articles"}: ${GROUNDS[code]}`,
      citations: distinct(claims).map((each) => evidenceOf(each, code)),
    };
  });
}

/** The words that show to whom a claim goes back: the speaker's, the credit's, or its own. */
function evidenceOf({ report, claim, voice }: Heard, code: Tie): Citation {
  if (code === "same-text" || code === "same-edition") return claim.citation;
  if (typeof claim.speaker !== "string") return claim.speaker.citation;
  return (voice.kind === "medium" ? report.edition?.credits[0]?.citation : undefined) ?? claim.citation;
}
