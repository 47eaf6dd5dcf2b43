import { firstPrinted } from "../happening.ts";
import type { PublisherIndex } from "../knowledge/publishers.ts";
import type {
  Agreement,
  Article,
  ArticleId,
  Assessment,
  Citation,
  Claim,
  Dossier,
  Incident,
  Reason,
  Whereabouts,
} from "../model.ts";
import { sidesBehind } from "../pipeline.ts";
import { obligationOf } from "../present/decisions.ts";
import { standingWords, voices, whoToWhom } from "../present/dossier.ts";
import { deed, speakerWords } from "../present/words.ts";
import type { Store } from "../store/store.ts";
import type { Desk } from "./desk.ts";
import type { AssessmentShape, CitationShape, ClaimShape, IncidentShape } from "./shapes.ts";

/** Gives words of articles with where they are printed. */
export type Citer = (citation: Citation) => CitationShape;

/** A citer for all articles that some citations may be from. */
export async function citerFor(ids: Iterable<ArticleId>, desk: Pick<Desk, "store" | "publisherOf">): Promise<Citer> {
  return citerOf(await articlesOf(ids, desk.store), desk.publisherOf);
}

export function citerOf(articles: readonly Article[], publisherOf: PublisherIndex): Citer {
  const byId = new Map(articles.map((article) => [article.id, article]));
  return ({ article: id, span, exact }) => {
    const article = byId.get(id);
    const publisher = article?.publisher ?? "";
    const url = article?.url ?? "";
    const owner = publisherOf(publisher, url);
    return {
      quote: exact,
      article: id,
      start: span.start,
      end: span.end,
      title: article?.title ?? "",
      publisher,
      owner: owner === null ? null : { ownership: owner.ownership, owner: owner.owner, source: owner.source },
      published: article?.publishedAt ?? null,
      url: /^https?:/.test(url) ? url : null,
    };
  };
}

async function articlesOf(ids: Iterable<ArticleId>, store: Store): Promise<readonly Article[]> {
  return store.articlesWith([...new Set(ids)]);
}

/** Every article that something on record of an incident may cite. */
export function articlesCited({ incident, findings }: Dossier): readonly ArticleId[] {
  const reasons = findings.flatMap(({ machine }) =>
    machine.flatMap(({ reasonsFor, reasonsAgainst }) => [...reasonsFor, ...reasonsAgainst]),
  );
  return [
    ...incident.reports.map(({ article }) => article),
    ...reasons.flatMap(({ citations }) => citations.map(({ article }) => article)),
  ];
}

export function claimShape(claim: Claim, cite: Citer): ClaimShape {
  const speaker = typeof claim.speaker === "string" ? null : claim.speaker;
  return {
    speaker: speakerWords(claim),
    speaker_country: speaker?.country ?? null,
    speaker_sector: speaker?.sector ?? null,
    passed_on_by: claim.chain.map(({ name }) => name),
    stance: claim.stance,
    polarity: claim.polarity,
    certainty: claim.certainty,
    realis: claim.realis,
    citation: cite(claim.citation),
  };
}

/** The first claim on each side. */
export function leading({ incident }: Dossier, cite: Citer) {
  const [happened, denied] = voices(incident).map(([, entries]) => entries[0]);
  return {
    says_so: happened === undefined ? null : claimShape(happened.claim, cite),
    denies: denied === undefined ? null : claimShape(denied.claim, cite),
  };
}

export function reasonShape({ text, citations }: Reason, cite: Citer) {
  return { text, citations: citations.map(cite) };
}

export function assessmentShape(
  { obligation: id, agreement, value, by, reasonsFor, reasonsAgainst }: Assessment,
  agreements: readonly Agreement[],
  cite: Citer,
): AssessmentShape {
  const found = obligationOf(id, agreements);
  return {
    agreement,
    obligation: id,
    clause: found?.obligation.clause ?? "",
    duty: found?.obligation.summary ?? "",
    value,
    by,
    reasons_for: reasonsFor.map((reason) => reasonShape(reason, cite)),
    reasons_against: reasonsAgainst.map((reason) => reasonShape(reason, cite)),
  };
}

export function incidentShape(dossier: Dossier): IncidentShape {
  const { incident, marking } = dossier;
  return { ...headShape(incident), standing: standingWords(dossier), marking };
}

/** What the reports alone say of an incident. */
export function headShape(incident: Incident): IncidentShape {
  return {
    code: incident.code,
    id: incident.id,
    what: deed(incident.type, incident.reports[0].mode),
    who: whoToWhom(incident),
    where: placeShape(incident.place),
    when: incident.date,
    printed: firstPrinted(incident),
    standing: incident.verification.state,
    reports: incident.reports.length,
    origins: incident.origins.length,
    independent: sidesBehind(incident.origins, incident.reports).length,
    marking: null,
  };
}

export function placeShape(whereabouts: Whereabouts | null): IncidentShape["where"] {
  if (whereabouts === null) return null;
  const { place, citation, precision } = whereabouts;
  return {
    name: place?.name ?? citation.exact,
    country: place?.country ?? null,
    latitude: place?.latitude ?? null,
    longitude: place?.longitude ?? null,
    precision,
  };
}
