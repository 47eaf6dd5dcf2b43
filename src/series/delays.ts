import { addDays, daysBetween } from "../day.ts";
import type { Day } from "../model.ts";
import { type Counted, dayCounted, delayDays, type PlaceKind, placeKind } from "./counted.ts";

/** What comes in later than four weeks is history, and not waited for. */
export const DELAY_MAX = 28;
/** How word comes in changes: what happened up to half a year ago tells. */
export const WINDOW_DAYS = 182;
/** As many incidents as what is known of others weighs beside a series' own. */
const PRIOR_CASES = 20;
/** Fewer in the whole record tell no usual delay. */
const CASES_MIN = 50;

/** How late word usually comes. */
export interface Delays {
  /** The share of what comes in within four weeks that has come in after 0, 1, 2 … 28 days. */
  readonly within: readonly number[];
  /** How many incidents that rests on, those of the record at large counted as what they weigh. */
  readonly cases: number;
}

/** What is known of delays in a whole record: by how closely places are known, and over all. */
export type DelaysByKind = Readonly<Record<PlaceKind, Delays>>;

/** How late word usually comes, up to a day, for each kind of place; `null` where too little is known to tell. */
export function delaysOf(record: readonly Counted[], upTo: Day): DelaysByKind | null {
  const arrivals = arrivalsIn(record, upTo);
  if (arrivals.length < CASES_MIN) return null;
  const all = learnt(arrivals, null);
  const of = (kind: PlaceKind) =>
    learnt(
      arrivals.filter((each) => each.kind === kind),
      all,
    );
  return { spot: of("spot"), district: of("district"), wide: of("wide") };
}

/**
 * The same for some incidents of the record: their own delays, drawn towards those of the whole record at places as
 * closely known. The fewer there are, the farther they are drawn.
 */
export function delaysAmong(counted: readonly Counted[], upTo: Day, record: DelaysByKind): Delays {
  const arrivals = arrivalsIn(counted, upTo);
  const kinds = ["spot", "district", "wide"] as const;
  const shares = kinds.map(
    (kind) => (arrivals.filter((each) => each.kind === kind).length + 1) / (arrivals.length + kinds.length),
  );
  const within = Array.from({ length: DELAY_MAX + 1 }, (_, k) =>
    kinds.reduce((sum, kind, i) => sum + (shares[i] ?? 0) * (record[kind].within[k] ?? 1), 0),
  );
  const cases = kinds.reduce((sum, kind, i) => sum + (shares[i] ?? 0) * record[kind].cases, 0);
  return learnt(arrivals, { within, cases });
}

interface Arrival {
  readonly kind: PlaceKind;
  readonly delay: number;
  /** The longest delay that could have been seen by now. */
  readonly age: number;
}

function arrivalsIn(counted: readonly Counted[], upTo: Day): readonly Arrival[] {
  const from = addDays(upTo, -WINDOW_DAYS);
  return counted.flatMap((each) => {
    const [day, delay] = [dayCounted(each), delayDays(each)];
    if (day === null || delay === null || day < from || day > upTo || delay > DELAY_MAX) return [];
    const age = daysBetween(day, upTo);
    return delay <= age ? [{ kind: placeKind(each), delay, age }] : [];
  });
}

/**
 * The reverse-time hazard of each delay, and what follows from them (Lawless 1994, Canadian Journal of Statistics 22(1)):
 * of the incidents that had come in by a delay, and are old enough for it to be seen, how many came in with it. What is
 * recent is thereby compared with what is recent, and the last weeks do not look quicker than they are.
 */
function learnt(arrivals: readonly Arrival[], prior: Delays | null): Delays {
  const [came, there, within] = [filled(0), filled(0), filled(1)];
  for (const { delay, age } of arrivals) {
    came[delay] = (came[delay] ?? 0) + 1;
    for (let k = delay; k <= Math.min(age, DELAY_MAX); k++) there[k] = (there[k] ?? 0) + 1;
  }
  for (let k = DELAY_MAX; k > 0; k--) {
    const usual = prior === null ? 0 : 1 - (prior.within[k - 1] ?? 1) / (prior.within[k] ?? 1);
    const weight = prior === null ? 0 : PRIOR_CASES;
    const all = (there[k] ?? 0) + weight;
    const hazard = all === 0 ? 0 : ((came[k] ?? 0) + weight * usual) / all;
    within[k - 1] = (within[k] ?? 1) * (1 - hazard);
  }
  return { within, cases: arrivals.length + (prior === null ? 0 : Math.min(PRIOR_CASES, prior.cases)) };
}

/** A number for each delay. */
function filled(value: number): number[] {
  return Array.from({ length: DELAY_MAX + 1 }, () => value);
}
