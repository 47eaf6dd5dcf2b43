import type { Knowledge } from "../model.ts";
import { knowingCountries, knowingNames } from "../read/listed-names.ts";
import { loadActors } from "./actors.ts";
import { loadAgreements } from "./agreements.ts";
import { loadGazetteer } from "./gazetteer.ts";
import { loadLanguage } from "./language.ts";
import { openIdentifier } from "./languages.ts";

export interface Additions {
  /** Files with the user's own actors, read before the built-in lists. */
  readonly actors?: readonly string[];
  /** Files and folders with the user's own agreements, beside those that come with the package. */
  readonly agreements?: readonly string[];
  /** Hears which of the shipped agreements one of the user's takes the place of. */
  readonly note?: (message: string) => void;
}

/** All that the stages need to know beforehand, read from the package's `data/` folder. */
export function loadKnowledge(additions: Additions = {}): Knowledge {
  const { actors, roles } = loadActors(additions.actors);
  const language = knowingCountries(loadLanguage(), actors);
  const own = actors.filter((actor) => actor.own === true);
  return {
    language: own.length === 0 ? language : knowingNames(language, own),
    gazetteer: loadGazetteer(),
    actors,
    roles,
    agreements: loadAgreements(additions.agreements, additions.note),
  };
}

/** The same, with what tells the languages of pages that are not read: for whoever reads pages rather than texts. */
export async function openKnowledge(additions: Additions = {}): Promise<Knowledge> {
  return { ...loadKnowledge(additions), identify: await openIdentifier() };
}
