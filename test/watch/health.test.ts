import { describe, expect, test } from "vitest";
import { type Attempt, afterAttempt, type FeedHistory, healthOf, NEW_FEED, outagesOf } from "../../src/watch/health.ts";
import { nextAt, patternFault } from "../../src/watch/schedule.ts";

const HOUR_MS = 3_600_000;
const BEGUN = Date.parse("2031-03-01T00:00:00Z");
const at = (hours: number) => new Date(BEGUN + hours * HOUR_MS).toISOString();
const listing = (fresh: number): Attempt => ({ status: "answered", listed: 20, fresh });
const failed: Attempt = { status: "failed", reason: "answered 500" };

function after(attempts: readonly (readonly [number, Attempt])[]): FeedHistory {
  return attempts.reduce(
    (history, [hours, attempt]) => afterAttempt(history, attempt, at(hours), at(hours + 1)),
    NEW_FEED,
  );
}

/** A feed with so many new pages at noon of each day. */
function daily(counts: readonly number[]): readonly (readonly [number, Attempt])[] {
  return counts.map((fresh, i) => [i * 24 + 12, fresh === 0 ? { status: "unchanged" } : listing(fresh)]);
}

describe("how a feed does", () => {
  test.each<[string, readonly (readonly [number, Attempt])[], number, string]>([
    ["not asked yet", [], 0, "waiting"],
    ["well after a first answer", [[0, listing(20)]], 1, "well"],
    [
      "failing for some hours",
      [
        [0, listing(20)],
        [1, failed],
      ],
      20,
      "failing",
    ],
    [
      "dead after a day",
      [
        [0, listing(20)],
        [1, failed],
        [23, failed],
      ],
      25,
      "dead",
    ],
    ["dead when it never answered", [[0, failed]], 24, "dead"],
    [
      "well again",
      [
        [0, listing(20)],
        [1, failed],
        [30, { status: "unchanged" }],
      ],
      31,
      "well",
    ],
    [
      "emptied when it lists nothing",
      [
        [0, listing(20)],
        [1, { status: "answered", listed: 0, fresh: 0 }],
      ],
      2,
      "emptied",
    ],
    [
      "emptied still when that does not change",
      [
        [0, listing(9)],
        [1, { status: "answered", listed: 0, fresh: 0 }],
        [2, { status: "unchanged" }],
      ],
      3,
      "emptied",
    ],
    [
      "emptied when a busy one brings nothing new for days",
      daily([20, 9, 8, 9, 7, 9, 8, 9, 8, 0, 0, 0, 0]),
      13 * 24,
      "emptied",
    ],
    [
      "well when a quiet one brings nothing new for days",
      daily([20, 0, 0, 1, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 0]),
      27 * 24,
      "well",
    ],
    ["slow on less than a quarter of the usual", daily([20, 9, 8, 9, 7, 9, 8, 9, 8, 9, 1]), 11 * 24, "slow"],
  ])("%s", (_, attempts, hours, state) => {
    expect(healthOf(after(attempts), at(hours)).state).toBe(state);
  });

  test("the usual is not known before a week is over, and leaves out the first day, which lists what is old", () => {
    const counts = [50, 4, 6, 4, 6, 4, 6, 4, 6];
    expect(healthOf(after(daily(counts.slice(0, 5))), at(5 * 24)).expectedPerDay).toBeNull();
    expect(healthOf(after(daily(counts)), at(9 * 24))).toMatchObject({ expectedPerDay: 5, actualLastDay: 6 });
  });

  test("outages are kept, with the last reason, and end with the first success", () => {
    const { outages } = after([
      [0, listing(3)],
      [1, failed],
      [2, { status: "failed", reason: "no host" }],
      [5, listing(1)],
    ]);
    expect(outages).toEqual([{ from: at(1), to: at(5), reason: "no host" }]);
  });
});

describe("when it could not be seen", () => {
  test("an empty list that does not change is none the fuller", () => {
    const empty: Attempt = { status: "answered", listed: 0, fresh: 0 };
    const history = after([
      [0, listing(9)],
      [1, empty],
      [2, { status: "unchanged" }],
    ]);
    expect(outagesOf(history)).toEqual([{ from: at(1), to: null, reason: "it answers, but lists nothing" }]);
  });

  test("one that stopped giving has not been seen since its last new page", () => {
    const stopped = after(daily([20, 9, 8, 9, 7, 9, 8, 9, 8, 0, 0, 0, 0]));
    expect(outagesOf(stopped)).toEqual([
      { from: at(8 * 24 + 12), to: null, reason: "it answers, but lists nothing new" },
    ]);
    expect(outagesOf(after(daily([20, 9, 8, 9, 7, 9, 8, 9, 8, 0])))).toEqual([]);
  });
});

describe("when it is asked next", () => {
  const now = "2031-03-01T10:07:00.000Z";
  const none = () => 0;

  test.each([
    ["at the next time of its pattern", { failures: 0, retryAfterMs: null }, none, "2031-03-01T10:15:00.000Z"],
    ["a little later by chance", { failures: 0, retryAfterMs: null }, () => 0.5, "2031-03-01T10:16:00.000Z"],
    ["five minutes after a failure", { failures: 1, retryAfterMs: null }, none, "2031-03-01T10:12:00.000Z"],
    ["twice as long after each further one", { failures: 3, retryAfterMs: null }, none, "2031-03-01T10:27:00.000Z"],
    ["never more than six hours later", { failures: 40, retryAfterMs: null }, none, "2031-03-01T16:07:00.000Z"],
    ["not before the host allows it", { failures: 1, retryAfterMs: 7_200_000 }, none, "2031-03-01T12:07:00.000Z"],
  ])("%s", (_, after, chance, expected) => {
    expect(nextAt("*/15 * * * *", { at: now, ...after }, chance)).toBe(expected);
  });

  test("what is no pattern is told", () => {
    expect(patternFault("*/15 * * * *")).toBeNull();
    expect(patternFault("often")).toContain("often");
    expect(patternFault("0 0 31 2 *")).toBe("it never comes");
  });
});

describe("when nobody asked, from Friday to Monday", () => {
  const whole: Attempt = { status: "answered", listed: 20, fresh: 20 };

  test("a list that goes back to before fills the gap, one that does not leaves a hole since it was due", () => {
    const caughtUp = after([
      [0, listing(20)],
      [60, listing(19)],
    ]);
    expect(outagesOf(caughtUp)).toEqual([]);
    const hole = after([
      [0, whole],
      [60, whole],
    ]);
    expect(outagesOf(hole)).toEqual([{ from: at(1), to: at(60), reason: expect.stringContaining("not running") }]);
  });

  test("what fails then is not seen since it was due", () => {
    const history = after([
      [0, whole],
      [60, failed],
      [61, whole],
    ]);
    expect(outagesOf(history)).toEqual([{ from: at(1), to: at(61), reason: "answered 500" }]);
  });

  test("a feed that was asked when it was due has no hole, however much is new", () => {
    const history = after([
      [0, whole],
      [2, whole],
    ]);
    expect(outagesOf(history)).toEqual([]);
  });
});
