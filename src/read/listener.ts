import type { Refusal } from "../explanation.ts";
import type { EventType } from "../model.ts";
import type { Rule } from "./english/rule.ts";
import type { EventDraft } from "./events.ts";
import type { Scene } from "./meaning.ts";
import type { Telling } from "./promises.ts";

/** A rule with the token that one of its words stands at. */
export interface Sighting {
  readonly type: EventType;
  readonly rule: Rule;
  readonly head: number;
}

/** Hears why words were read as they were. Whoever only wants to know what was read passes none. */
export interface Listener {
  told(scene: Scene, telling: Telling, draft: EventDraft): void;
  refused(scene: Scene, sighting: Sighting, refusal: Refusal, by?: Sighting): void;
}
