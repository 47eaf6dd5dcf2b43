import type { Actor, Article, Participant, Place, Precision, RoleNoun, Span, Whereabouts } from "../model.ts";
import { cite } from "../span.ts";
import { openActors, roleOn } from "./actor-index.ts";
import { participantFor } from "./actors.ts";
import { precisionOf } from "./placerank.ts";

/** Whom a person says that words stand for; `null` leaves it to the words themselves. */
export type MeantActor = Actor | null;

/** Whom words of an article stand for, as a person says. What an actor is, it is on the article's day. */
export function participantMeant(
  article: Article,
  span: Span,
  actor: MeantActor,
  known: { readonly actors: readonly Actor[]; readonly roles: readonly RoleNoun[] },
): Participant {
  const citation = cite(article, span);
  if (actor === null)
    return { citation, ...participantFor(citation.exact, article.publishedAt, openActors(known.actors, known.roles)) };
  const { id, name } = actor;
  return { citation, link: { status: "linked", id, score: 1 }, name, ...roleOn(actor, article.publishedAt) };
}

/** Where words of an article stand for, as a person says; `null` for a place that is not in the gazetteer. */
export function whereaboutsMeant(
  article: Article,
  span: Span,
  place: Place | null,
  precision: Precision | null,
): Whereabouts {
  const citation = cite(article, span);
  if (place === null)
    return { citation, link: { status: "nil", exact: citation.exact }, place: null, precision: "unknown" };
  const link = { status: "linked", id: place.id, score: 1 } as const;
  return { citation, link, place, precision: precision ?? precisionOf(place) };
}
