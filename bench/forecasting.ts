import { loadWarningModel } from "../src/knowledge/warning-model.ts";
import { openForecaster } from "../src/warn/forecast.ts";
import { followed, type Panel } from "../src/warn/series.ts";

/** Ten years of weeks. */
const WEEKS = 520;
/** One zone is forecast anew so many times. */
const UPDATES = 200;

export interface ForecastingFigures {
  readonly zones: number;
  /** To learn from and forecast every zone, and for each week of one zone that comes in. */
  readonly allSeconds: number;
  readonly oneMs: number;
}

/** How long it takes to forecast many zones of made-up weekly counts, and one of them once more after a new week. */
export function forecastingFigures(zones = 10_000): ForecastingFigures {
  const model = loadWarningModel();
  const panel = madeUp(zones);
  const began = cpuSeconds();
  const series = followed(panel);
  const forecaster = openForecaster(panel, series, model);
  for (const each of series) forecaster.forecast(each);
  const allSeconds = cpuSeconds() - began;
  const again = cpuSeconds();
  for (let i = 0; i < UPDATES; i++) {
    const [one] = panel.series.slice(i, i + 1);
    if (one === undefined) continue;
    const [newer] = followed({ ...panel, series: [{ ...one, counts: [...one.counts.slice(1), i % 7] }] });
    if (newer !== undefined) forecaster.forecast(newer);
  }
  return { zones, allSeconds, oneMs: (1000 * (cpuSeconds() - again)) / UPDATES };
}

/** Seconds of work by this process so far: unlike the clock's, they do not tell how busy others keep the machine. */
function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** Counts that wander, at levels from one a year to hundreds a week; the same every time. */
function madeUp(zones: number): Panel {
  let state = 1;
  const next = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  const series = Array.from({ length: zones }, (_, i) => {
    let level = Math.exp(-4 + (10 * i) / zones);
    const counts = Array.from({ length: WEEKS }, () => {
      level *= Math.exp(0.3 * (next() - 0.5));
      return Math.floor(-2 * level * Math.log(next()) * next());
    });
    return { zone: `Zone ${i}`, first: 0, counts };
  });
  return { start: "2015-01-05", weeks: WEEKS, series };
}
