import type { Knowledge } from "../model.ts";
import { loadActors } from "./actors.ts";
import { loadAgreements } from "./agreements.ts";
import { loadGazetteer } from "./gazetteer.ts";
import { loadLanguage } from "./language.ts";

interface Additions {
  /** A JSON file of the user's own actors, read beside the built-in list. */
  readonly actors?: string;
}

/** All that the stages need to know beforehand, read from the package's `data/` folder. */
export function loadKnowledge(additions: Additions = {}): Knowledge {
  return {
    language: loadLanguage(),
    gazetteer: loadGazetteer(),
    actors: loadActors(additions.actors),
    agreements: loadAgreements(),
  };
}
