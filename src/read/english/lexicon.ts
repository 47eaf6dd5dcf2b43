import type { EventType } from "../../model.ts";
import { ACCUSE } from "./accuse.ts";
import { AGREE } from "./agree.ts";
import { AID } from "./aid.ts";
import { ASSAULT } from "./assault.ts";
import { COERCE } from "./coerce.ts";
import { CONCEDE } from "./concede.ts";
import { CONSULT } from "./consult.ts";
import { COOPERATE } from "./cooperate.ts";
import { MOBILIZE } from "./mobilize.ts";
import { PROTEST } from "./protest.ts";
import { REJECT } from "./reject.ts";
import { REQUEST } from "./request.ts";
import { RETREAT } from "./retreat.ts";
import type { Rule } from "./rule.ts";
import { SANCTION } from "./sanction.ts";
import { SUPPORT } from "./support.ts";
import { THREATEN } from "./threaten.ts";

/** All rules for English, by the type of event they tell of. */
export const LEXICON: Readonly<Record<EventType, readonly Rule[]>> = {
  AGREE,
  CONSULT,
  SUPPORT,
  CONCEDE,
  COOPERATE,
  AID,
  RETREAT,
  REQUEST,
  ACCUSE,
  REJECT,
  THREATEN,
  PROTEST,
  SANCTION,
  MOBILIZE,
  COERCE,
  ASSAULT,
};
