import type { Article, ArticleId, Incident, Ownership, Publisher } from "../model.ts";

/** What a class of ownership says, in words that fit every side. */
const CLASSES: Readonly<Record<Ownership, string>> = {
  state: "of a state",
  party: "of a party or an armed group",
  public: "public, its editors set apart from the government by law",
  commercial: "of a business",
  independent: "independent",
  observer: "of a body that monitors or researches conflicts",
  un: "of the United Nations",
  ngo: "of an aid, rights or media organisation",
};

/** Whose the publishers of an incident's reports are, as far as that is listed, each with where to check it. */
export function ownersOf(
  { reports }: Incident,
  articles: ReadonlyMap<ArticleId, Pick<Article, "url">>,
  publisherOf: (name: string, url: string) => Publisher | null,
): readonly Publisher[] {
  const found = reports.flatMap(
    ({ publisher, article }) => publisherOf(publisher, articles.get(article)?.url ?? "") ?? [],
  );
  return [...new Set(found)].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** "SANA (SYR): of a state: the Ministry of Information of Syria" */
export function ownerWords({ name, country, ownership, owner }: Publisher): string {
  return `${name} (${country}): ${CLASSES[ownership]}: ${owner}`;
}
