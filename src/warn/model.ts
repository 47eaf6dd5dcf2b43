/** How many weeks ahead the totals reach that are forecast; a month lies between the last two. */
export const HORIZONS = [1, 2, 4, 5] as const;
export type Horizon = (typeof HORIZONS)[number];

/** What was learnt from other conflicts and comes in `data/models/warning-*.json`. All numbers are ours, no counts. */
export interface WarningModel {
  readonly regressions: Readonly<Record<Horizon, Regression>>;
  readonly analogues: Analogues;
  readonly net: Net;
  /** What each way of forecasting is worth beside the others, before a series itself has told: see `mixing.ts`. */
  readonly worth: Readonly<Record<Horizon, readonly number[]>>;
  readonly alarms: AlarmModel;
}

/** What alarms are raised by: see `outlook.ts` and `levels.ts`. */
export interface AlarmModel {
  /** Coefficients over the signs of `outlook.ts`, in their order. */
  readonly coefficients: readonly number[];
  /** The scores from which a zone is at level 2, 3 and 4. */
  readonly thresholds: readonly [number, number, number];
}

/** A network that was trained on made-up conflicts: see `net.ts`. */
export interface Net {
  /** `weights` has a row of as many numbers as the layer is given for each number that it gives. */
  readonly layers: readonly { readonly weights: readonly number[]; readonly biases: readonly number[] }[];
}

/** Coefficients over [1, ...the features of a situation]: one row per part of the hurdle model. */
export interface Regression {
  /** Logit of the probability that anything happens. */
  readonly some: readonly number[];
  /** Logarithm of how many more than one, beside the pace. */
  readonly mean: readonly number[];
  /** Logarithm of the size of the negative binomial distribution. */
  readonly size: readonly number[];
}

/** Typical situations of the past and what came of the cases nearest to each. */
export interface Analogues {
  /** Which features are compared. */
  readonly features: readonly number[];
  /** What to divide a feature by before comparing. */
  readonly scales: readonly number[];
  readonly situations: readonly Situation[];
}

export interface Situation {
  /** The compared features, divided by their scales. */
  readonly at: readonly number[];
  /** Outcomes of the nearest cases as multiples of the pace, at even levels of probability, for each horizon. */
  readonly outcomes: Readonly<Record<Horizon, readonly number[]>>;
  /** How many past cases it sums up, by conflict, and in how many of them violence escalated within four weeks. */
  readonly cases: Readonly<Record<string, number>>;
  readonly escalated: number;
}
