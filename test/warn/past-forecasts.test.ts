import { expect, test } from "vitest";
import { addDays } from "../../src/day.ts";
import { loadWarningModel } from "../../src/knowledge/warning-model.ts";
import type { Calendar } from "../../src/model.ts";
import { warningNotice } from "../../src/present/notices.ts";
import { openForecaster } from "../../src/warn/forecast.ts";
import { isRaised, judge, type PastForecast, sumUp } from "../../src/warn/past-forecasts.ts";
import { followed } from "../../src/warn/series.ts";
import { countsWithin, lastSunday, panelOfDays } from "../../src/warn/series-days.ts";
import { panelOfCounts, waves } from "./made-up.ts";

const model = loadWarningModel();

/** A forecast of the one zone of a panel, as the ledger keeps it. */
function forecastOf(counts: readonly (number | null)[]): PastForecast {
  const panel = panelOfCounts(counts);
  const series = followed(panel);
  const forecaster = openForecaster(panel, series, model);
  const [each] = series;
  if (each === undefined) throw new Error("no series");
  return { ...forecaster.forecast(each), asOf: forecaster.asOf, name: "Zone", counts: counts.slice(-52) };
}

const before = waves(100, 5);

function judged(...after: readonly (number | null)[]) {
  return judge(forecastOf(before), panelOfCounts([...before, ...after]));
}

test("a forecast is open until its four weeks are over", () => {
  expect(judged(4, 4, 4)).toMatchObject({ isOver: false, outcome: null, score: null });
  expect(judged(4, 4, 4, 5)).toMatchObject({ isOver: true, outcome: 17 });
});

test("a forecast of weeks that nobody saw is judged neither way", () => {
  expect(judged(4, null, 4, 5)).toMatchObject({ isOver: true, outcome: null, escalated: null, within90: null });
});

test("what comes above the bound escalated, and scores worse the farther it lies from the forecast", () => {
  const [usual, far] = [judged(9, 9, 9, 9), judged(300, 300, 300, 300)];
  expect(far).toMatchObject({ escalated: true, within90: false });
  expect(usual.escalated).toBe(false);
  expect(far.score?.ours).toBeGreaterThan(usual.score?.ours ?? Number.POSITIVE_INFINITY);
});

test("the sums count hits, false alarms, misses, and what is open or could not be seen", () => {
  const at = (level: 1 | 4, probability: number, came: boolean | null) => {
    const { forecast, ...rest } =
      came === null ? judged(1, null, 1, 1) : judged(...(came ? [90, 90, 90, 90] : [9, 9, 9, 9]));
    if (forecast.escalation === null) throw new Error("no level");
    return {
      ...rest,
      forecast: { ...forecast, escalation: { ...forecast.escalation, level, probability, state: "calm" as const } },
    };
  };
  const sums = sumUp([at(4, 0.5, true), at(4, 0.3, false), at(1, 0.03, true), at(1, 0.03, false), at(1, 0.03, null)]);
  expect(sums).toMatchObject({ made: 5, unseen: 1, judged: 4, hits: 1, falseAlarms: 1, misses: 1 });
  expect(sums.brier).toBeCloseTo((0.25 + 0.09 + 0.97 ** 2 + 0.03 ** 2) / 4, 6);
  expect(sums.calibration.map(({ n, came }) => [n, came])).toEqual([
    [2, 1],
    [1, 0],
    [1, 1],
  ]);
});

function calendar(days: readonly Partial<Calendar["days"][number]>[], first = "2024-01-01"): Calendar {
  const whole = days.map((day, i): Calendar["days"][number] => ({
    area: "XYZ",
    day: addDays(first, i),
    articles: 1,
    expected: null,
    publishers: [],
    languages: [],
    silent: [],
    elsewhere: [],
    down: [],
    printed: 5,
    unread: 0,
    oneSided: null,
    state: "usual",
    incidents: 0,
    ...day,
  }));
  return { area: "XYZ", name: "Xyz", days: whole, undated: 0 };
}

const SEEN = Array.from({ length: 7 }, () => ({ incidents: 1 }));
const BLIND = Array.from({ length: 7 }, (_, i) => ({
  incidents: 1,
  state: i < 4 ? ("blind" as const) : ("usual" as const),
}));
const EMPTY = Array.from({ length: 7 }, () => ({ printed: 0, state: "unknown" as const }));

test("days become whole weeks from Monday; a week that could not be seen on most days is missing", () => {
  const panel = panelOfDays([calendar([...SEEN, ...BLIND, ...EMPTY, ...SEEN, {}, {}])]);
  expect(panel).toEqual({
    start: "2024-01-01",
    weeks: 4,
    series: [{ zone: "XYZ", first: 0, counts: [7, null, null, 7] }],
  });
  expect(panelOfDays([calendar([{}, {}, ...SEEN], "2024-01-06")])?.start).toBe("2024-01-08");
  expect(panelOfDays([calendar([{}, {}])])).toBeNull();
  expect(panelOfDays([])).toBeNull();
});

test("weeks end on Sundays", () => {
  expect(["2024-01-07", "2024-01-08", "2024-01-13"].map(lastSunday)).toEqual([
    "2024-01-07",
    "2024-01-07",
    "2024-01-07",
  ]);
});

test("where a panel does not reach, nothing is known", () => {
  const panel = panelOfCounts([1, 2, 3]);
  expect(countsWithin(panel, "Zone 1", "2020-01-13", 4)).toEqual([2, 3, null, null]);
  expect(countsWithin(panel, "Elsewhere", "2020-01-13", 1)).toEqual([null]);
});

/** The forecast of a week at a level, `weeks` after the first. */
function atLevel(level: 1 | 2 | 3 | 4, weeks: number, stale = 0): PastForecast {
  const made = forecastOf(before);
  if (made.escalation === null) throw new Error("no level");
  return { ...made, asOf: addDays(made.asOf, 7 * weeks), stale, escalation: { ...made.escalation, level } };
}

test("word is owed when a zone rises to a level, not while it stays, and not again within six weeks", () => {
  expect(isRaised(atLevel(3, 0), [])).toBe(true);
  expect(isRaised(atLevel(1, 0), [])).toBe(false);
  expect(isRaised(atLevel(3, 1), [atLevel(3, 0)])).toBe(false);
  expect(isRaised(atLevel(4, 1), [atLevel(3, 0)])).toBe(true);
  expect(isRaised(atLevel(3, 3), [atLevel(3, 0), atLevel(1, 1), atLevel(1, 2)])).toBe(false);
  expect(isRaised(atLevel(3, 7), [atLevel(3, 0), atLevel(1, 1), atLevel(1, 2)])).toBe(true);
});

test("a zone that was not seen last week raises nothing", () => {
  expect(isRaised(atLevel(4, 0, 1), [])).toBe(false);
});

test("a notice of a warning gives probability, usual rate and reasons, and claims nothing", () => {
  const area = { kind: "country" as const, id: "XYZ" };
  const notice = warningNotice({ area, name: "Xyz", agreements: [] }, atLevel(4, 0), "2022-01-01T06:00:00Z");
  expect(notice).toMatchObject({ kind: "warning", level: 4, headline: "Xyz: Level 4 of 4, warning" });
  expect(notice.about.countries).toEqual(["XYZ"]);
  expect(notice.details.join(" ")).toMatch(
    /% for more than \d+ events in the next 4 weeks \(usually .*Of \d+ past weeks most like/,
  );
  expect(notice.details.join(" ")).not.toMatch(/violat|breach|will happen/i);
});
