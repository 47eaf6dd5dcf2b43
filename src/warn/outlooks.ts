import type { Distribution } from "./distribution.ts";
import { isForecast, openLearner } from "./learning.ts";
import type { Horizon, WarningModel } from "./model.ts";
import type { Followed } from "./series.ts";

/** The times ahead on which alarms rest. */
const NEAR = [1, 2, 4] as const;

/** A week of a series with what was forecast at its end. */
export interface Seen {
  readonly series: Followed;
  readonly t: number;
  ahead(weeks: (typeof NEAR)[number]): Distribution;
}

/** Every week of some series in order of time, with the forecasts made then from what was known then. */
export function* weekByWeek(series: readonly Followed[], weeks: number, model: WarningModel): Generator<Seen> {
  const learners = new Map<Horizon, ReturnType<typeof openLearner>>(
    NEAR.map((horizon) => [horizon, openLearner(horizon, model)]),
  );
  for (let week = 0; week < weeks; week++) {
    for (const learner of learners.values()) learner.lessonAt(week);
    for (const each of series) {
      if (!isForecast(each, week)) continue;
      const made = new Map(
        NEAR.map((horizon) => [horizon, learners.get(horizon)?.try({ series: each, week }).forecast]),
      );
      yield {
        series: each,
        t: week - each.first,
        ahead(horizon) {
          const forecast = made.get(horizon);
          if (forecast === undefined) throw new RangeError(`No forecast reaches ${horizon} weeks`);
          return forecast;
        },
      };
    }
  }
}
