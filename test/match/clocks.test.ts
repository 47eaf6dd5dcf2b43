import { describe, expect, test } from "vitest";
import { clocksOf } from "../../src/match/clocks.ts";
import type { Agreement, Clock, Incident } from "../../src/model.ts";
import { AID, MIDVALE, NORIAN_ARMY, pact, SUDRIAN_ARMY } from "./pact.ts";
import { described, incident, known, type Scene } from "./scene.ts";

const UN = known("actor:un", "United Nations", "IGO", "UNO");
const LORRIES: Scene = { type: "AID", actors: [described("lorries")], place: MIDVALE, published: "2030-01-30" };

/** The clock of one duty on a day. */
function clock(duty: string, today: string, told: readonly Incident[] = [], agreement: Agreement = pact()): Clock {
  const found = clocksOf(agreement, told, today).find(({ obligation }) => obligation === `obligation:valley/${duty}`);
  if (found === undefined) throw new Error(`No clock for ${duty}`);
  return found;
}

function left(day: string, over: Partial<Scene> = {}): Incident {
  return incident({ type: "RETREAT", mode: "withdraw", actors: [NORIAN_ARMY], place: MIDVALE, day, ...over });
}

function lorries(day: Scene["day"], count: number, by: NonNullable<Scene["said"]>[0]["by"] = UN): Incident {
  return incident({
    ...LORRIES,
    day: day ?? null,
    vehicles: count,
    said: [{ by }],
    id: `${JSON.stringify(day)}${count}`,
  });
}

/** "10 Jan: 60 United Nations", a period without a number as "-". */
function counted(of: Clock): readonly string[] {
  return of.periods.map(
    ({ first, last, counts }) =>
      `${first === last ? first : `${first}..${last}`}: ${counts.map(({ by, estimate, cumulative }) => `${estimate.best}${cumulative ? " in all" : ""} ${by}`).join(", ") || "-"}`,
  );
}

describe("the state of a clock", () => {
  test("before the start, within the time, past the day", () => {
    expect(clock("withdrawal", "2030-01-09")).toMatchObject({ state: "not-begun", due: "2030-02-09", daysLeft: 31 });
    expect(clock("withdrawal", "2030-01-10")).toMatchObject({ state: "running", daysLeft: 30 });
    expect(clock("withdrawal", "2030-02-09")).toMatchObject({ state: "running", daysLeft: 0 });
    expect(clock("withdrawal", "2030-02-10")).toMatchObject({ state: "past-due", daysLeft: -1 });
  });
  test("a duty without a day runs on", () => {
    expect(clock("aid", "2031-01-01")).toMatchObject({ state: "running", due: null, daysLeft: null });
  });
  test("ends with the agreement, by its terms or by someone's word", () => {
    const fixed = pact({ ends: "2030-03-01", terms: "fixed" });
    expect(clock("aid", "2030-03-01", [], fixed).state).toBe("running");
    expect(clock("aid", "2030-03-02", [], fixed).state).toBe("ended");
    const fallen = pact({
      lifecycle: [
        ...pact().lifecycle,
        { state: "collapsed", from: "2030-02-20", saidBy: "Noria's government", source: "made up" },
      ],
    });
    expect(clock("withdrawal", "2030-02-19", [], fallen).state).toBe("past-due");
    expect(clock("withdrawal", "2030-02-20", [], fallen).state).toBe("ended");
  });
  test("a duty to refrain has no clock", () => {
    const duties = clocksOf(pact(), [], "2030-02-01").map(({ obligation }) => obligation);
    expect(duties).toEqual(["obligation:valley/withdrawal", "obligation:valley/aid", "obligation:valley/prisoners"]);
  });
});

describe("what is told of a duty", () => {
  test("done according to one, not done according to another", () => {
    const told = clock("withdrawal", "2030-02-12", [
      left("2030-02-08", { said: [{ by: NORIAN_ARMY }] }),
      left("2030-02-10", { realis: "negated", said: [{ by: SUDRIAN_ARMY }] }),
    ]).told;
    expect(told.map(({ says, by, day }) => `${says} ${by} ${day}`)).toEqual([
      "done Norian army 2030-02-08",
      "not-done Sudrian army 2030-02-10",
    ]);
  });
  test("a part of it, by the words that tell it", () => {
    for (const says of [
      "Noria partially withdrew from Midvale",
      "The army began to withdraw",
      "The first phase is done",
    ]) {
      const [told] = clock("withdrawal", "2030-02-12", [left("2030-02-01", { said: [{ by: UN, says }] })]).told;
      expect(`${says}: ${told?.says}`).toBe(`${says}: partly-done`);
    }
    const [whole] = clock("withdrawal", "2030-02-12", [
      left("2030-02-01", { said: [{ by: UN, says: "The army left Midvale" }] }),
    ]).told;
    expect(whole?.says).toBe("done");
  });
  test("where numbers are owed, less than that is a part, and so is what nobody counts", () => {
    const says = (count: number) =>
      clock("aid", "2030-01-20", [lorries("2030-01-12", count)]).told.map((one) => one.says);
    expect([says(59), says(60)]).toEqual([["partly-done"], ["done"]]);
    const uncounted = incident({ ...LORRIES, day: "2030-01-12" });
    expect(clock("aid", "2030-01-20", [uncounted]).told.map((one) => one.says)).toEqual(["partly-done"]);
  });
  test("a plan or a threat tells nothing, nor does what is yet to come", () => {
    expect(clock("withdrawal", "2030-02-12", [left("2030-02-01", { realis: "future" })]).told).toEqual([]);
    expect(clock("withdrawal", "2030-01-20", [left("2030-02-01")]).told).toEqual([]);
  });
  test("another's deed or one elsewhere tells nothing", () => {
    expect(clock("withdrawal", "2030-02-12", [left("2030-02-01", { actors: [SUDRIAN_ARMY] })]).told).toEqual([]);
  });
});

describe("quotas", () => {
  test("day by day, with rival counts side by side and days without a number left open", () => {
    const told = [lorries("2030-01-10", 40), lorries("2030-01-10", 75, NORIAN_ARMY), lorries("2030-01-12", 62)];
    expect(counted(clock("aid", "2030-01-13", told))).toEqual([
      "2030-01-10: 40 United Nations, 75 Norian army",
      "2030-01-11: -",
      "2030-01-12: 62 United Nations",
      "2030-01-13: -",
    ]);
  });
  test("that none came is a number", () => {
    const none = incident({ ...LORRIES, day: "2030-01-11", vehicles: 0, realis: "negated", said: [{ by: UN }] });
    expect(counted(clock("aid", "2030-01-11", [none]))).toEqual(["2030-01-10: -", "2030-01-11: 0 United Nations"]);
  });
  test("a week's number is no day's, and counts where weeks are owed", () => {
    const week = { first: "2030-01-14", last: "2030-01-20" };
    const told = [lorries(week, 300)];
    expect(counted(clock("aid", "2030-01-20", told)).every((line) => line.endsWith("-"))).toBe(true);
    const weekly = pact({ obligations: [{ ...AID, quota: { amount: 420, unit: "trucks", per: "week" } }] });
    expect(counted(clock("aid", "2030-01-22", told, weekly))).toEqual([
      "2030-01-10..2030-01-13: -",
      "2030-01-14..2030-01-20: 300 United Nations",
      "2030-01-21..2030-01-22: -",
    ]);
  });
  test("months begin on the first", () => {
    const monthly = pact({ obligations: [{ ...AID, quota: { amount: 1800, unit: "trucks", per: "month" } }] });
    expect(counted(clock("aid", "2030-02-03", [], monthly))).toEqual([
      "2030-01-10..2030-01-31: -",
      "2030-02-01..2030-02-03: -",
    ]);
  });
  test("in all: each number with its day and speaker, none added to another", () => {
    const freed = (day: string, released: number, id: string) =>
      incident({
        type: "RETREAT",
        mode: "release",
        actors: [SUDRIAN_ARMY],
        recipients: [described("prisoners")],
        day,
        released,
        said: [{ by: UN }],
        id,
      });
    const of = clock("prisoners", "2030-03-01", [freed("2030-01-20", 90, "a"), freed("2030-02-15", 110, "b")]);
    expect(counted(of)).toEqual(["2030-01-10..2030-03-01: 90 United Nations, 110 United Nations"]);
    expect(of.state).toBe("past-due");
  });
  test("a unit that nothing counts stays open", () => {
    const litres = pact({ obligations: [{ ...AID, quota: { amount: 5, unit: "litres of water", per: "day" } }] });
    expect(counted(clock("aid", "2030-01-10", [lorries("2030-01-10", 40)], litres))).toEqual(["2030-01-10: -"]);
  });
  test("a long time keeps its last sixty periods", () => {
    const of = clock("aid", "2035-01-01");
    expect(of.periods).toHaveLength(60);
    expect(of.periods.at(-1)?.last).toBe("2035-01-01");
  });
});
