import { mediumNameKey, mediumOwner } from "../agencies.ts";
import type { Actor, Feed, OwnerId, Owners, Publisher } from "../model.ts";
import { loadActors } from "./actors.ts";
import { loadFeeds } from "./feeds.ts";

/** What is said of whose a medium is, by our list or a user's. */
export type OwnershipSaid = Pick<Feed, "publisher" | "country" | "ownership" | "ownerName">;

let shipped: { readonly owners: Owners; readonly actors: ReadonlyMap<string, OwnerId> } | null = null;

/**
 * Whose media are, by `data/feeds.json` and what the user says beside it, which wins. The names of states and groups
 * are those of our lists of actors.
 */
export function loadOwners(said: readonly OwnershipSaid[] = []): Owners {
  shipped ??= ownersShipped();
  if (said.length === 0) return shipped.owners;
  const { owners, actors } = shipped;
  const own = said.flatMap((each) => {
    const owner = ownerSaid(each, actors);
    return owner === null ? [] : [[mediumNameKey(each.publisher), owner] as const];
  });
  return { media: new Map([...owners.media, ...own]), names: owners.names };
}

/** What of a user's words on whose media are tells more than we know already. */
export function newlySaid(said: readonly OwnershipSaid[]): readonly OwnershipSaid[] {
  shipped ??= ownersShipped();
  const { owners, actors } = shipped;
  return said.filter((each) => {
    const owner = ownerSaid(each, actors);
    return owner !== null && owner !== mediumOwner(each.publisher, owners);
  });
}

function ownersShipped(): { readonly owners: Owners; readonly actors: ReadonlyMap<string, OwnerId> } {
  const { actors } = loadActors();
  const media = loadFeeds().publishers.flatMap((publisher) => {
    const owner = ownerListed(publisher);
    return owner === null
      ? []
      : [publisher.name, ...publisher.aliases, ...publisher.sites].map((name) => [mediumNameKey(name), owner] as const);
  });
  return {
    owners: { media: new Map(media), names: new Map(actors.map((actor) => [ownerOf(actor), nameOf(actor)])) },
    actors: new Map(actors.map((actor) => [actor.name.toLowerCase(), ownerOf(actor)])),
  };
}

function ownerListed({ ownership, country, ownerName, ownerActor }: Publisher): OwnerId | null {
  if (ownership === "state") return `state ${country}`;
  return ownerActor ?? (ownerName === null ? null : `group ${ownerName}`);
}

/** An owner that is named as a country or group that we know is that one; a state's own medium is that of its country. */
function ownerSaid(
  { ownership, country, ownerName }: OwnershipSaid,
  actors: ReadonlyMap<string, OwnerId>,
): OwnerId | null {
  if (ownerName !== null) return actors.get(ownerName.toLowerCase()) ?? `group ${ownerName}`;
  return ownership === "state" && country !== null ? `state ${country}` : null;
}

function ownerOf({ id, kind, country }: Actor): OwnerId {
  return kind === "country" ? `state ${country}` : id;
}

function nameOf({ kind, name }: Actor): string {
  return kind === "country" ? `the state of ${name}` : name;
}
