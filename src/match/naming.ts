import type { AgreementId, Citation, Incident } from "../model.ts";
import { contains } from "../span.ts";
import type { Prepared } from "./prepared.ts";

/** Where the words of an incident, or else its articles, name an agreement. */
export interface Naming {
  /** Claims that name it in the same breath as the incident. */
  readonly inClaims: readonly Citation[];
  /** Claims that name a framework that it is part of, or an agreement whose place it took. */
  readonly ofKin: readonly Citation[];
  /** Other words of the same articles that name it. */
  readonly inArticles: readonly Citation[];
  /** Claims that speak of a violation of some agreement without naming one. */
  readonly complaints: readonly Citation[];
}

/** "a flagrant violation of the agreements", "broke the terms of the ceasefire", "in breach of the truce". */
const COMPLAINT =
  /\b(?:violat\w+|breach\w*|(?:break(?:s|ing)?|broken?)(?! out| in\b| into| up| off| through)|flout\w*|contraven\w+|infring\w+)\b[^.;:!?]{0,40}\b(?:agreements?|ceasefires?|cease-fires?|truces?|accords?|cessation|memorand\w+|protocol|deal|resolution|understandings?)\b/i;

export function namingOf(
  { reports }: Incident,
  { agreement, frames, earlier }: Pick<Prepared, "agreement" | "frames" | "earlier">,
  complaints: readonly Citation[],
): Naming {
  const named = (ids: readonly AgreementId[]) =>
    reports.flatMap((report) =>
      report.agreements.filter((each) => ids.includes(each.agreement)).map(({ citation }) => ({ report, citation })),
    );
  const inClaims = (ids: readonly AgreementId[]) =>
    named(ids).flatMap(({ report, citation }) =>
      report.claims.map((claim) => claim.citation).filter((claim) => contains(claim.span, citation.span)),
    );
  const articles = new Map(named([agreement.id]).map(({ citation }) => [citation.article, citation]));
  return {
    inClaims: [...new Set(inClaims([agreement.id]))],
    ofKin: [...new Set(inClaims([...frames, ...earlier.map(({ id }) => id)]))],
    inArticles: [...articles.values()],
    complaints,
  };
}

/** The claims of an incident that speak of a violation of some agreement. */
export function complaintsIn({ reports }: Incident): readonly Citation[] {
  return reports.flatMap(({ claims }) =>
    claims.map(({ citation }) => citation).filter(({ exact }) => COMPLAINT.test(exact)),
  );
}
