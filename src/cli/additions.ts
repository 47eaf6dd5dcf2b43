import type { Additions } from "../knowledge/knowledge.ts";
import { note } from "./errors.ts";

/** What the user adds to what comes with Tocsin, as options say it. */
export interface AdditionOptions {
  readonly actors?: readonly string[];
  readonly agreements?: readonly string[];
}

/** The same for loading knowledge; what takes the place of something shipped is said on standard error. */
export function additionsOf({ actors, agreements }: AdditionOptions): Additions {
  return {
    ...(actors === undefined ? {} : { actors }),
    ...(agreements === undefined ? {} : { agreements }),
    note,
  };
}
