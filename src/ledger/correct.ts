import type { Actor, Amendment, Article, Decision, Gazetteer, Participant, RoleNoun, Span } from "../model.ts";
import { participantMeant, whereaboutsMeant } from "../pipeline.ts";
import { missedReportId } from "../review/corrections.ts";
import { invalid, missing, type Refusal } from "../review/refusal.ts";
import { cite } from "../span.ts";
import type { AskedActor, AskedAmendment, AskedCorrection } from "./asked.ts";

/** The lists in which what is asked for is looked up. */
export interface Lists {
  readonly actors: readonly Actor[];
  readonly roles: readonly RoleNoun[];
  readonly gazetteer: Gazetteer;
}

/** A correction as it goes on record, with all that is shown of it; or why it cannot. */
export function completed(
  asked: AskedCorrection,
  article: Article,
  lists: Lists,
): { readonly about: string; readonly decision: Decision } | Refusal {
  if (asked.kind === "no-event") return { about: asked.report, decision: { kind: "no-event" } };
  const refusal = spansOf(asked).find(({ start, end }) => start >= end || end > article.text.length);
  if (refusal !== undefined)
    return invalid(
      `${refusal.start} to ${refusal.end} is no stretch of the text, which has ${article.text.length} letters.`,
    );
  try {
    const amendment = amendmentOf(asked.amendment, article, lists);
    if (asked.kind === "correction") return { about: asked.report, decision: { kind: "correction", amendment } };
    const { type, stance } = asked;
    const trigger = cite(article, asked.trigger);
    const words = cite(article, asked.words);
    const speaker = typeof asked.speaker === "string" ? asked.speaker : whoOf(asked.speaker, article, lists);
    const report = missedReportId(trigger, type);
    const decision = { kind: "missed-event", report, type, trigger, words, speaker, stance, amendment } as const;
    return { about: article.id, decision };
  } catch (error) {
    if (error instanceof NotOnFile) return missing(error.message);
    throw error;
  }
}

/** An actor or a place that no list has. */
class NotOnFile extends Error {}

function amendmentOf(asked: AskedAmendment, article: Article, lists: Lists): Amendment {
  const { actors, recipients, place, quantities, ...plain } = asked;
  return {
    ...plain,
    ...(actors === undefined ? {} : { actors: actors.map((each) => whoOf(each, article, lists)) }),
    ...(recipients === undefined ? {} : { recipients: recipients.map((each) => whoOf(each, article, lists)) }),
    ...(place === undefined ? {} : { place: place === null ? null : whereOf(place, article, lists) }),
    ...(quantities === undefined
      ? {}
      : { quantities: quantities.map(({ span, ...rest }) => ({ ...rest, citation: cite(article, span) })) }),
  };
}

function whoOf({ span, actor }: AskedActor, article: Article, lists: Lists): Participant {
  if (actor === null) return participantMeant(article, span, null, lists);
  const found = lists.actors.find(({ id }) => id === actor);
  if (found === undefined) throw new NotOnFile(`No actor has the id ${actor}. Leave it out to go by the words alone.`);
  return participantMeant(article, span, found, lists);
}

function whereOf(
  { span, place, precision }: NonNullable<AskedAmendment["place"]>,
  article: Article,
  { gazetteer }: Lists,
) {
  const found = place === null ? null : gazetteer.place(place);
  if (place !== null && found === null) throw new NotOnFile(`No place has the id ${place}. Look it up by its name.`);
  return whereaboutsMeant(article, span, found, precision ?? null);
}

function spansOf(asked: Exclude<AskedCorrection, { readonly kind: "no-event" }>): readonly Span[] {
  const { actors = [], recipients = [], place, quantities = [] } = asked.amendment;
  const parts = [...actors, ...recipients, ...quantities, ...(place == null ? [] : [place])].map(({ span }) => span);
  if (asked.kind === "correction") return parts;
  return [...parts, asked.trigger, asked.words, ...(typeof asked.speaker === "string" ? [] : [asked.speaker.span])];
}
