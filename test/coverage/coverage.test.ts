import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { coverageOf } from "../../src/coverage/coverage.ts";
import { addDays, weekdayOf } from "../../src/day.ts";
import type { Coverage, Day, Volume } from "../../src/model.ts";
import { daysFrom, feed } from "./scene.ts";

const MONDAY = "2031-03-03";
const WORKDAYS = [0, 1, 2, 3, 4];

/** The coverage of one day. */
function on(day: Day, ...volumes: readonly (readonly Volume[])[]): Coverage {
  const [coverage] = coverageOf("MLI", [day], volumes.flat());
  if (coverage === undefined) throw new Error(`No coverage of ${day}.`);
  return coverage;
}

/** The state of each of some days. */
function states(first: Day, last: Day, ...volumes: readonly (readonly Volume[])[]): readonly Coverage["state"][] {
  return coverageOf("MLI", daysFrom(first, last), volumes.flat()).map(({ state }) => state);
}

/** Three papers that have written of the area every day for a quarter of a year. */
function steady(to: Day): readonly Volume[] {
  const habit = { from: addDays(MONDAY, -91), to, articles: 10, about: 4 };
  return ["Valley Courier", "River Post", "Hill Radio"].flatMap((publisher) => feed(publisher, habit));
}

describe("a day among days like it", () => {
  test("is usual, and says who wrote, in what language, and how much was to be expected", () => {
    expect(on(MONDAY, steady(MONDAY))).toEqual({
      area: "MLI",
      day: MONDAY,
      articles: 12,
      expected: { low: 7, best: 12, high: 18 },
      publishers: ["Hill Radio", "River Post", "Valley Courier"],
      languages: ["en"],
      silent: [],
      elsewhere: [],
      printed: 30,
      unread: 0,
      oneSided: null,
      state: "usual",
    });
  });

  test("is thin when much less is written, though all are there, and says who wrote of other things", () => {
    const day = addDays(MONDAY, 1);
    const less = [
      ...feed("Valley Courier", { from: day, to: day, articles: 10, about: 2 }),
      ...["River Post", "Hill Radio"].flatMap((name) => feed(name, { from: day, to: day, articles: 10, about: 0 })),
    ];
    expect(on(day, steady(MONDAY), less)).toMatchObject({
      state: "thin",
      articles: 2,
      silent: [],
      elsewhere: ["Hill Radio", "River Post"],
    });
  });

  test("is blind when all print and nobody writes of the area", () => {
    const day = addDays(MONDAY, 1);
    const others = ["Valley Courier", "River Post", "Hill Radio"].flatMap((name) =>
      feed(name, { from: day, to: day, articles: 10, about: 0 }),
    );
    expect(on(day, steady(MONDAY), others)).toMatchObject({ state: "blind", articles: 0, printed: 30 });
  });

  test("is blind when the store took in nothing at all, and tells whom it missed", () => {
    expect(on(addDays(MONDAY, 1), steady(MONDAY))).toMatchObject({
      state: "blind",
      printed: 0,
      silent: ["Hill Radio", "River Post", "Valley Courier"],
      elsewhere: [],
    });
  });

  test("may be empty without being blind where an area is seldom written of", () => {
    const seldom = feed("Valley Courier", {
      from: addDays(MONDAY, -91),
      to: MONDAY,
      articles: 1,
      about: 1,
      weekdays: [2],
    });
    const daily = feed("Valley Courier", { from: addDays(MONDAY, -91), to: MONDAY, articles: 9, about: 0 });
    expect(on(MONDAY, seldom, daily)).toMatchObject({ state: "usual", articles: 0, silent: [] });
  });

  test("is unknown where nobody ever wrote of the area, however much else came in", () => {
    const others = feed("Valley Courier", { from: addDays(MONDAY, -91), to: MONDAY, articles: 50, about: 0 });
    expect(on(MONDAY, others)).toMatchObject({ state: "unknown", expected: { low: 0, best: 0, high: 0 } });
  });
});

describe("a store fed by hand with thirty articles", () => {
  const byHand = Array.from({ length: 30 }, (_, i): Volume => {
    const day = addDays(MONDAY, -Math.floor(i * 2.3) - (i % 3));
    return { day, publisher: `Paper ${i % 7}`, language: "en", articles: 1, about: 1 };
  });

  test("knows nothing of what is usual, names nobody as silent, and is blind between its articles", () => {
    const found = coverageOf("MLI", daysFrom(addDays(MONDAY, -30), MONDAY), byHand);
    expect(found.every(({ expected }) => expected === null)).toBe(true);
    expect(found.every(({ silent }) => silent.length === 0)).toBe(true);
    expect(new Set(found.map(({ state }) => state))).toEqual(new Set(["blind", "unknown"]));
    for (const { printed, state } of found) expect(state).toBe(printed === 0 ? "blind" : "unknown");
  });
});

describe("a feed that starts", () => {
  const start = addDays(MONDAY, -20);
  const fresh = (to: Day) => feed("New Wire", { from: start, to, articles: 20, about: 9 });

  test("alone leaves its first weeks unknown, then is expected", () => {
    expect(on(addDays(start, 10), fresh(MONDAY)).state).toBe("unknown");
    expect(on(addDays(start, 10), fresh(MONDAY)).expected).toBeNull();
    expect(on(addDays(start, 24), fresh(addDays(start, 24)))).toMatchObject({
      state: "usual",
      expected: { best: 9 },
    });
  });

  test("beside others is counted into the weeks before it began: those had no nought of its", () => {
    const others = feed("Valley Courier", { from: addDays(MONDAY, -91), to: MONDAY, articles: 5, about: 1 });
    expect(on(addDays(start, 5), others, fresh(MONDAY)).expected?.best).toBe(1);
    expect(on(MONDAY, others, fresh(MONDAY)).expected?.best).toBe(10);
  });
});

describe("a feed that ends", () => {
  const last = "2031-01-05";
  const ended = [
    ...feed("Big Wire", { from: addDays(last, -91), to: last, articles: 30, about: 12 }),
    ...feed("Small Paper", { from: addDays(last, -91), to: "2031-04-30", articles: 6, about: 2 }),
  ];

  test("makes every day thin, and does not become the usual state within ten weeks", () => {
    for (const days of [1, 7, 30, 55, 70]) {
      expect(on(addDays(last, days), ended), `${days} days after`).toMatchObject({
        state: "thin",
        silent: ["Big Wire"],
      });
    }
  });

  test("that was the only one makes every day blind, also where others print of other things", () => {
    const alone = ended.filter(({ publisher }) => publisher === "Big Wire");
    const others = feed("Far Herald", { from: addDays(last, -91), to: "2031-04-30", articles: 40, about: 0 });
    expect(states("2031-01-06", "2031-02-10", alone, others)).toEqual(Array(36).fill("blind"));
  });
});

describe("a war that makes everyone write more", () => {
  const names = ["Valley Courier", "River Post", "Hill Radio"];
  const war = (from: Day, to: Day) => names.flatMap((name) => feed(name, { from, to, articles: 40, about: 30 }));
  const calm = (from: Day, to: Day) => names.flatMap((name) => feed(name, { from, to, articles: 10, about: 4 }));
  const before = addDays(MONDAY, -91);

  test("for two weeks does not make the calm after it look thin", () => {
    const days = [calm(before, addDays(MONDAY, -15)), war(addDays(MONDAY, -14), addDays(MONDAY, -1))];
    expect(on(MONDAY, ...days, calm(MONDAY, MONDAY))).toMatchObject({ state: "usual", expected: { best: 12 } });
  });

  test("does not hide that half of the publishers fell silent", () => {
    const two = ["River Post", "Hill Radio"];
    const loud = feed("Valley Courier", { from: MONDAY, to: MONDAY, articles: 40, about: 30 });
    expect(on(MONDAY, steady(addDays(MONDAY, -1)), loud)).toMatchObject({
      state: "thin",
      articles: 30,
      silent: [...two].sort(),
    });
  });

  test("that lasted for months leaves the first calm days thin, but not for months", () => {
    const truce = "2031-01-06";
    const all = [war(addDays(truce, -91), addDays(truce, -1)), calm(truce, "2031-03-31")];
    expect(on(truce, ...all).state).toBe("thin");
    expect(on(addDays(truce, 28), ...all).state).toBe("usual");
  });

  test("on one wild day moves what is expected next to nothing", () => {
    const wild = feed("Valley Courier", {
      from: addDays(MONDAY, -7),
      to: addDays(MONDAY, -7),
      articles: 500,
      about: 500,
    });
    expect(on(MONDAY, steady(MONDAY), wild).expected?.best).toBe(12);
  });
});

describe("weekends", () => {
  const from = addDays(MONDAY, -91);
  const papers = feed("Valley Courier", { from, to: "2031-03-31", articles: 10, about: 5, weekdays: WORKDAYS });
  const wire = feed("Far Herald", { from, to: "2031-03-31", articles: 20, about: 1 });

  test("are held against weekends", () => {
    const found = coverageOf("MLI", daysFrom(MONDAY, addDays(MONDAY, 6)), [...papers, ...wire]);
    expect(found.map(({ expected }) => expected?.best)).toEqual([6, 6, 6, 6, 6, 1, 1]);
    expect(new Set(found.map(({ state }) => state))).toEqual(new Set(["usual"]));
    expect(found.flatMap(({ silent }) => silent)).toEqual([]);
  });

  test("nobody who usually writes is there on them: they are blind, though nobody is silent against habit", () => {
    const others = feed("Far Herald", { from, to: "2031-03-31", articles: 20, about: 0 });
    const saturday = on(addDays(MONDAY, 5), papers, others);
    expect(weekdayOf(saturday.day)).toBe(5);
    expect(saturday).toMatchObject({ state: "blind", silent: [] });
  });

  test("a weekly that misses its Thursday is silent until it prints again", () => {
    const weekly = feed("Sunday Leaf", { from, to: MONDAY, articles: 3, about: 3, weekdays: [3] });
    const silent = coverageOf("MLI", daysFrom(MONDAY, addDays(MONDAY, 6)), [...weekly, ...wire]).map((each) =>
      each.silent.includes("Sunday Leaf"),
    );
    expect(silent).toEqual([false, false, false, true, true, true, true]);
  });

  test("a paper without a rhythm is missed only after a long pause", () => {
    const days = [0, 3, 9, 11, 18, 20, 29, 31, 37, 44, 46, 53, 60, 62, 69, 76, 78, 85];
    const odd = days.map((back): Volume => {
      const day = addDays(MONDAY, -back - 1);
      return { day, publisher: "Odd Sheet", language: "en", articles: 1, about: 1 };
    });
    expect(on(addDays(MONDAY, 5), odd, wire).silent).toEqual([]);
    expect(on(addDays(MONDAY, 27), odd, wire).silent).toEqual(["Odd Sheet"]);
  });
});

describe("an archive backfilled at once", () => {
  test("of one paper, followed by feeds of many, makes no day thin where they meet", () => {
    const seam = "2031-02-03";
    const archive = feed("Old Paper", { from: "2030-01-01", to: addDays(seam, 10), articles: 8, about: 3 });
    const feeds = ["A", "B", "C", "D"].flatMap((name) =>
      feed(name, { from: seam, to: "2031-04-30", articles: 20, about: 6 }),
    );
    expect(states(addDays(seam, -5), addDays(seam, 10), archive, feeds)).toEqual(Array(16).fill("usual"));
    expect(on(addDays(seam, 11), archive, feeds).silent).toEqual(["Old Paper"]);
  });

  test("all of whose pages bear the day of the backfill is one wild day among none", () => {
    const dump = feed("Old Paper", { from: MONDAY, to: MONDAY, articles: 900, about: 300 });
    expect(on(MONDAY, dump).state).toBe("unknown");
    expect(on(addDays(MONDAY, 1), dump)).toMatchObject({ state: "blind", expected: null });
    expect(on(addDays(MONDAY, 1), steady(addDays(MONDAY, 1)), dump).expected?.best).toBe(12);
  });
});

describe("a store that was switched off", () => {
  test("for weeks misses those weeks rather than counting them as empty", () => {
    const found = steady(addDays(MONDAY, 9)).filter(
      ({ day }) => day < addDays(MONDAY, -28) || day >= addDays(MONDAY, 7),
    );
    expect(on(addDays(MONDAY, -3), found).state).toBe("blind");
    expect(on(addDays(MONDAY, 8), found)).toMatchObject({ state: "usual", expected: { best: 12 }, silent: [] });
  });
});

describe("other languages and sides", () => {
  test("pages in languages that are not read are seen, and make no day watched", () => {
    const page = feed("Journal du Val", { from: MONDAY, to: MONDAY, articles: 4, about: 2, language: "fr" });
    const found = on(MONDAY, steady(addDays(MONDAY, -1)), page);
    expect(found).toMatchObject({
      articles: 0,
      printed: 4,
      unread: 4,
      languages: ["fr"],
      publishers: [],
      state: "blind",
    });
  });

  test("a day on which only one side wrote says so; where a side is not known, nothing is said", () => {
    const volumes = steady(MONDAY);
    const sides = new Map([
      ["Valley Courier", "government"],
      ["River Post", "government"],
    ]);
    const side = (known: ReadonlyMap<string, string>) => coverageOf("MLI", [MONDAY], volumes, known)[0]?.oneSided;
    expect(side(sides)).toBeNull();
    expect(side(new Map([...sides, ["Hill Radio", "government"]]))).toBe("government");
    expect(side(new Map([...sides, ["Hill Radio", "opposition"]]))).toBeNull();
  });
});

describe("whatever came in", () => {
  const volume = fc.record({
    day: fc.integer({ min: 0, max: 110 }).map((back) => addDays(MONDAY, -back)),
    publisher: fc.constantFrom("A", "B", "C", "an unnamed publisher"),
    language: fc.constantFrom("en", "fr"),
    articles: fc.integer({ min: 1, max: 5 }),
    about: fc.integer({ min: 0, max: 5 }),
  });
  const dense = fc
    .array(fc.tuple(fc.constantFrom("A", "B", "C"), fc.integer({ min: 0, max: 6 }), fc.boolean()), { maxLength: 4 })
    .map((papers) =>
      papers.flatMap(([publisher, about, daily]) =>
        feed(publisher, {
          from: addDays(MONDAY, -91),
          to: addDays(MONDAY, -1),
          articles: 6,
          about,
          ...(daily ? {} : { weekdays: WORKDAYS }),
        }),
      ),
    );
  const history = fc.tuple(fc.array(volume, { maxLength: 80 }), dense).map(([some, regular]) => [...some, ...regular]);
  const RANK = { blind: 0, unknown: 1, thin: 2, usual: 3 } as const;

  test("another article on a day never makes that day blinder", () => {
    fc.assert(
      fc.property(history, volume, (volumes, extra) => {
        const day = addDays(MONDAY, -1);
        const [before, after] = [on(day, volumes), on(day, volumes, [{ ...extra, day }])];
        expect(RANK[after.state]).toBeGreaterThanOrEqual(RANK[before.state]);
        expect(after.silent.every((name) => before.silent.includes(name))).toBe(true);
      }),
    );
  });

  test("a day does not change with what comes after it", () => {
    fc.assert(
      fc.property(history, fc.array(volume), (volumes, later) => {
        const day = addDays(MONDAY, -20);
        const after = later.filter((each) => each.day > day);
        const until = volumes.filter((each) => each.day <= day);
        expect(on(day, until, after)).toEqual(on(day, until));
      }),
    );
  });

  test("weeks in which nothing came in lower nothing: they are missing, not empty", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 9 }), (weeks, about) => {
        const all = feed("A", { from: addDays(MONDAY, -91), to: MONDAY, articles: 10, about });
        const gap = all.filter(({ day }) => day >= MONDAY || day < addDays(MONDAY, -7 * weeks));
        expect(on(MONDAY, gap).expected?.best).toBe(about);
      }),
    );
  });

  test("the order in which volumes come makes no difference", () => {
    fc.assert(
      fc.property(history, (volumes) => {
        expect(on(MONDAY, volumes.toReversed())).toEqual(on(MONDAY, volumes));
      }),
    );
  });

  test("the figures agree with each other", () => {
    fc.assert(
      fc.property(history, (volumes) => {
        const { articles, printed, unread, expected, state } = on(MONDAY, volumes);
        expect(articles + unread).toBeLessThanOrEqual(printed);
        if (expected !== null) {
          expect(expected.low).toBeLessThanOrEqual(expected.best);
          expect(expected.best).toBeLessThanOrEqual(expected.high);
        } else expect(["blind", "unknown"]).toContain(state);
        if (printed === 0) expect(state).toBe("blind");
      }),
    );
  });
});
