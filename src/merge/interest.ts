import type { Claim, OwnerId, Participant, Reason, ReportedEvent } from "../model.ts";
import { actsForState, isSame } from "./participants.ts";
import type { OwnedMedium } from "./sides.ts";

interface Told {
  readonly report: ReportedEvent;
  readonly claim: Claim;
}

/**
 * What interest a source has in what it reports, `null` when none is known: it takes part in it, speaks for a state
 * that does or on whose soil it happened, or is that side's own medium, by one rule for all; who is whose ally is not
 * known at all.
 */
export function interestOf(
  told: readonly Told[],
  reports: readonly ReportedEvent[],
  medium: OwnedMedium | null,
): Reason | null {
  const speakers = told.flatMap(({ claim }) => (typeof claim.speaker === "string" ? [] : [claim.speaker]));
  const actors = reports.flatMap((report) => report.actors);
  const hit = reports.flatMap((report) => report.recipients);
  return (
    among(speakers, actors, "acts", "said to have done it") ??
    among(speakers, hit, "is-hit", "said to be on the receiving side") ??
    onItsRebels(speakers, actors) ??
    onOwnSoil(speakers, reports, actors) ??
    (medium === null ? null : ofOwnMedium(medium, told, [...actors, ...hit]))
  );
}

function among(
  speakers: readonly Participant[],
  parties: readonly Participant[],
  code: string,
  what: string,
): Reason | null {
  for (const speaker of speakers) {
    const party = parties.find((each) => isSame(speaker, each));
    if (party === undefined) continue;
    const who =
      speaker.name === party.name ? `${speaker.name} is` : `${speaker.name} is of one side with ${party.name},`;
    return { code: `interest.${code}`, text: `${who} ${what}`, citations: [speaker.citation, party.citation] };
  }
  return null;
}

/** A state speaks of what armed groups of its own country do. */
function onItsRebels(speakers: readonly Participant[], parties: readonly Participant[]): Reason | null {
  for (const speaker of speakers) {
    const group = parties.find(
      (each) => each.country !== null && each.country === speaker.country && !actsForState(each),
    );
    if (group === undefined || group.sector !== "REB" || !actsForState(speaker)) continue;
    return {
      code: "interest.own-country",
      text: `${speaker.name} speaks for the state of the country that ${group.name} is from`,
      citations: [speaker.citation, group.citation],
    };
  }
  return null;
}

/** A state speaks of what others do on its soil. */
function onOwnSoil(
  speakers: readonly Participant[],
  reports: readonly ReportedEvent[],
  actors: readonly Participant[],
): Reason | null {
  for (const speaker of speakers) {
    const here = reports.find(({ place }) => place?.place?.country != null && place.place.country === speaker.country);
    const stranger = actors.some(({ country }) => country !== null && country !== speaker.country);
    if (here?.place == null || !stranger || !actsForState(speaker)) continue;
    return {
      code: "interest.own-soil",
      text: `${speaker.name} speaks for the state on whose soil others are said to have acted`,
      citations: [speaker.citation, here.place.citation],
    };
  }
  return null;
}

function ofOwnMedium(
  { name, owner }: OwnedMedium,
  told: readonly Told[],
  parties: readonly Participant[],
): Reason | null {
  const claim = told.find(({ claim: { speaker } }) => speaker === "narrator")?.claim;
  const party = parties.find((each) => isOwner(each, owner));
  if (claim === undefined || party === undefined) return null;
  const citations = [claim.citation, party.citation];
  return owner.startsWith("state ")
    ? {
        code: "interest.state-medium",
        text: `${name} is run by the state that ${party.name} belongs to`,
        citations,
      }
    : { code: "interest.group-medium", text: `${name} is run by ${party.name}`, citations };
}

function isOwner(party: Participant, owner: OwnerId): boolean {
  if (owner.startsWith("state ")) return actsForState(party) && owner === `state ${party.country}`;
  return party.link.status === "linked" && party.link.id === owner;
}
