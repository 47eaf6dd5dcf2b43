import type { Agreement, Citation, Incident } from "../model.ts";
import { contains } from "../span.ts";

/** Where the words of an incident, or else its articles, name an agreement. */
export interface Naming {
  /** Claims that name it in the same breath as the incident. */
  readonly inClaims: readonly Citation[];
  /** Other words of the same articles that name it. */
  readonly inArticles: readonly Citation[];
  /** Claims that speak of a violation of some agreement without naming one. */
  readonly complaints: readonly Citation[];
}

/** "a flagrant violation of the agreements", "broke the terms of the ceasefire", "in breach of the truce". */
const COMPLAINT =
  /\b(?:violat\w+|breach\w*|(?:break(?:s|ing)?|broken?)(?! out| in\b| into| up| off| through)|flout\w*|contraven\w+|infring\w+)\b[^.;:!?]{0,40}\b(?:agreements?|ceasefires?|cease-fires?|truces?|accords?|cessation|memorand\w+|protocol|deal|resolution|understandings?)\b/i;

export function namingOf({ reports }: Incident, agreement: Agreement): Naming {
  const named = reports.flatMap((report) =>
    report.agreements.filter((each) => each.agreement === agreement.id).map(({ citation }) => ({ report, citation })),
  );
  const inClaims = named.flatMap(({ report, citation }) =>
    report.claims.map((claim) => claim.citation).filter((claim) => contains(claim.span, citation.span)),
  );
  const said = reports.flatMap(({ claims }) => claims.map(({ citation }) => citation));
  const articles = new Map(named.map(({ citation }) => [citation.article, citation]));
  return {
    inClaims: [...new Set(inClaims)],
    inArticles: [...articles.values()],
    complaints: said.filter(({ exact }) => COMPLAINT.test(exact)),
  };
}
