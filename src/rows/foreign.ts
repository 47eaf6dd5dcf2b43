import type { Article, Capture, Citation, Digest, ReportedEvent } from "../model.ts";

/** The media type of a capture that holds an article with what another Tocsin reads in it, as JSON. */
export const FOREIGN_TYPE = "application/json; profile=tocsin-article";

/** An article with its reports, as one store hands them to another. */
export interface ForeignArticle {
  readonly article: Article;
  readonly reports: readonly ReportedEvent[];
}

export function holdsForeign({ mediaType }: Pick<Capture, "mediaType">): boolean {
  return mediaType === FOREIGN_TYPE;
}

/** What another Tocsin read in an article, as it was read there. Reports whose words do not stand in the text are left out. */
export function digestForeign(capture: Capture): Digest {
  const { article, reports } = JSON.parse(new TextDecoder().decode(capture.body)) as ForeignArticle;
  const reading = { sentences: [], names: [], mentions: [], attributions: [], events: [], claims: [], diagnostics: [] };
  const sound = reports.filter((report) => citationsIn(report).every((citation) => holds(citation, article)));
  return { article, reading, reports: sound, places: sound.flatMap(({ place }) => place ?? []) };
}

/** Whether a citation's words stand where it says. */
function holds({ article: id, span, exact }: Citation, article: Article): boolean {
  return id === article.id && article.text.slice(span.start, span.end) === exact;
}

function citationsIn({ trigger, claims, actors, recipients, quantities, place }: ReportedEvent): readonly Citation[] {
  const cited = [...claims, ...actors, ...recipients, ...quantities, ...(place === null ? [] : [place])];
  return [trigger, ...cited.map(({ citation }) => citation)];
}
