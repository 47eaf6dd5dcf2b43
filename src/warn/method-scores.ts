import { lastTotals, lastValue } from "./baselines.ts";
import { atMost, type Distribution, quantile } from "./distribution.ts";
import { ESCALATION_WEEKS } from "./escalation.ts";
import { LEVELS } from "./forecast.ts";
import { type Judged, type PastForecast, quantileScore } from "./past-forecasts.ts";

/** How one way of forecasting did on forecasts that came due, beside others on the same ones. */
export interface MethodScore {
  readonly method: "tocsin" | "last twelve totals" | "last year's totals" | "last value" | "usual rate";
  /** How many forecasts every way was scored on. */
  readonly n: number;
  /** The mean quantile score on log(1 + events), close to the CRPS; lower is better. `null` for a way that tells no counts. */
  readonly crps: number | null;
  /** Of how many of them a probability was told. */
  readonly told: number;
  /** The mean squared error of the probability of an escalation; lower is better. `null` where no level was told. */
  readonly brier: number | null;
}

type Simple = "last twelve totals" | "last year's totals" | "last value";

const SIMPLE: Readonly<Record<Simple, (counts: PastForecast["counts"]) => Distribution | null>> = {
  "last twelve totals": (counts) => lastTotals(counts, counts.length - 1, ESCALATION_WEEKS),
  "last year's totals": (counts) => lastTotals(counts, counts.length - 1, ESCALATION_WEEKS, 52),
  "last value": (counts) => lastValue(counts, counts.length - 1, ESCALATION_WEEKS),
};

/** Each way on the same forecasts: those for which every one of them says something. */
export function compareMethods(judged: readonly Judged[]): readonly MethodScore[] {
  const cases = judged.flatMap((each) => caseOf(each) ?? []);
  const probable = cases.flatMap(({ probabilities }) => probabilities ?? []);
  const methods: readonly MethodScore["method"][] = ["tocsin", ...(Object.keys(SIMPLE) as Simple[]), "usual rate"];
  return methods.map((method) => ({
    method,
    n: cases.length,
    crps: method === "usual rate" ? null : mean(cases.map(({ scores }) => scores[method])),
    told: probable.length,
    brier: mean(probable.map((each) => (each.of[method] - each.came) ** 2)),
  }));
}

interface Case {
  readonly scores: Readonly<Record<"tocsin" | Simple, number>>;
  readonly probabilities: {
    readonly of: Readonly<Record<MethodScore["method"], number>>;
    readonly came: number;
  } | null;
}

function caseOf({ forecast, outcome, escalated }: Judged): Case | null {
  const { counts, escalation, forecasts } = forecast;
  const ours = forecasts.find(({ ahead }) => ahead === "4 weeks")?.quantiles;
  const made = (method: Simple) => SIMPLE[method](counts);
  const [twelve, year, last] = [made("last twelve totals"), made("last year's totals"), made("last value")];
  if (outcome === null || ours === undefined || twelve === null || year === null || last === null) return null;
  const told = { "last twelve totals": twelve, "last year's totals": year, "last value": last };
  const scored = (method: Simple) =>
    quantileScore(
      LEVELS.map((level) => quantile(told[method], level)),
      outcome,
    );
  const scores = {
    tocsin: quantileScore(ours, outcome),
    "last twelve totals": scored("last twelve totals"),
    "last year's totals": scored("last year's totals"),
    "last value": scored("last value"),
  };
  if (escalation === null || escalated === null || escalation.usual.of === 0) return { scores, probabilities: null };
  const over = (method: Simple) => 1 - atMost(told[method], escalation.bound);
  const of = {
    tocsin: escalation.probability,
    "last twelve totals": over("last twelve totals"),
    "last year's totals": over("last year's totals"),
    "last value": over("last value"),
    "usual rate": escalation.usual.came / escalation.usual.of,
  };
  return { scores, probabilities: { of, came: Number(escalated) } };
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}
