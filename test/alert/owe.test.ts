import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type AlertEntry, failingIn, messagesDue, openBook, toldBy } from "../../src/alert/book.ts";
import { dueAt, nextTime, timeOfDay } from "../../src/alert/hours.ts";
import { owe } from "../../src/alert/owe.ts";
import type { Notice, Wants } from "../../src/model.ts";
import { notice, subscription } from "./notices.ts";

const NOW = "2031-05-02T22:30:10Z";
const ALL: Wants = subscription().wants;
const nobody = () => false;

describe("who is owed word", () => {
  test.each<[string, Partial<Wants>, Partial<Notice>, boolean]>([
    ["of anything, when nothing is asked for", {}, {}, true],
    ["of the country that is asked for", { countries: ["SYR", "LBN"] }, {}, true],
    ["not of another", { countries: ["LBN"] }, {}, false],
    ["only where all that is asked for is met", { countries: ["SYR"], types: ["PROTEST"] }, {}, false],
    ["of nobody's zones, when a zone is asked for", { zones: ["zone:a"] }, {}, false],
    ["not of warnings below the level", { level: 3 }, { kind: "warning", level: 2 }, false],
    ["of warnings at the level", { level: 3 }, { kind: "warning", level: 3 }, true],
    [
      "of ceasefires at risk above the usual, unless more is asked for",
      {},
      { kind: "ceasefire", risk: "above-usual" },
      true,
    ],
    ["of ceasefires at the risk that is asked for", { risk: 0.4 }, { kind: "ceasefire", risk: 0.4 }, true],
    ["not of those at a risk that somebody else asked for", { risk: 0.4 }, { kind: "ceasefire", risk: 0.2 }, false],
    ["of incidents whatever the level", { level: 3 }, { kind: "incident" }, true],
    ["not of kinds that are not asked for", { kinds: ["warning"] }, { kind: "incident" }, false],
    ["not of what may not leave", {}, { marking: "AMBER" }, false],
    ["not of what is older than the wish", {}, { at: "2031-04-30T00:00:00Z" }, false],
  ])("%s", (_, wants, how, expected) => {
    const wishes = [subscription({ wants: { ...ALL, ...wants } })];
    expect(owe([notice(how)], wishes, nobody, NOW).length === 1).toBe(expected);
  });

  test("each once, however often the notices come in and in whatever batches", () => {
    const all = Array.from({ length: 6 }, (_, i) => notice({ id: `notice:${i}` }));
    fc.assert(
      fc.property(fc.array(fc.subarray(all), { maxLength: 8 }), (batches) => {
        const entries: AlertEntry[] = [{ kind: "subscribed", at: NOW, by: "A", subscription: subscription() }];
        for (const batch of batches) {
          const book = openBook(entries);
          const alerts = owe(batch, [...book.subscriptions.values()], toldBy(book), NOW);
          entries.push(...alerts.map((alert) => ({ kind: "owed" as const, at: NOW, alert })));
        }
        const told = [...openBook(entries).stories.values()].flatMap(({ alert }) => alert.notices.map(({ id }) => id));
        expect(told.toSorted()).toEqual([...new Set(batches.flat().map(({ id }) => id))].sort());
      }),
    );
  });

  test("with the gravest first", () => {
    const notices = [notice({ id: "notice:a" }), notice({ id: "notice:b", kind: "warning", level: 3 })];
    const [alert] = owe(notices, [subscription()], nobody, NOW);
    expect(alert?.notices.map(({ id }) => id)).toEqual(["notice:b", "notice:a"]);
  });
});

describe("when it is due", () => {
  const quiet = { from: "22:00", to: "06:30" };

  test.each([
    ["after quiet hours that go over midnight", { quiet }, NOW, "2031-05-03T06:30:00.000Z"],
    ["at once when they are over", { quiet }, "2031-05-02T06:30:00Z", "2031-05-02T06:30:00Z"],
    ["with the digest of that day", { digest: "23:00" }, NOW, "2031-05-02T23:00:00.000Z"],
    ["with the digest of the next, when it is past", { digest: "07:00" }, NOW, "2031-05-03T07:00:00.000Z"],
    ["by the clocks of the place", { quiet, timeZone: "Asia/Kathmandu" }, NOW, "2031-05-03T00:45:00.000Z"],
  ])("%s", (_, how, now, expected) => {
    expect(dueAt(notice(), subscription(how), now)).toBe(expected);
  });

  test("at once for a warning of the highest level, whatever the hour", () => {
    const gravest = notice({ kind: "warning", level: 4 });
    expect(dueAt(gravest, subscription({ quiet, digest: "07:00" }), NOW)).toBe(NOW);
  });

  test("always later, within two days, and at that time of day, also where clocks are changed", () => {
    const zone = fc.constantFrom("UTC", "America/New_York", "Asia/Kathmandu", "Pacific/Apia", "Europe/Kyiv");
    const time = fc
      .tuple(fc.integer({ min: 4, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map((parts) => parts.map((part) => String(part).padStart(2, "0")).join(":"));
    const moment = fc.date({ min: new Date("2029-01-01"), max: new Date("2032-12-31"), noInvalidDate: true });
    fc.assert(
      fc.property(zone, time, moment, (timeZone, at, date) => {
        const next = nextTime(at, timeZone, date.toISOString());
        expect(timeOfDay(next, timeZone)).toBe(at);
        expect(Date.parse(next)).toBeGreaterThan(date.getTime());
        expect(Date.parse(next) - date.getTime()).toBeLessThan(26 * 3_600_000);
      }),
    );
  });
});

describe("what became of it", () => {
  const [owed] = owe([notice()], [subscription({ channel: { kind: "mail", to: "desk@example.org" } })], nobody, NOW);
  if (owed === undefined) throw new Error("nothing is owed");
  const wish = subscription({ channel: { kind: "mail", to: "desk@example.org" } });
  const begun: readonly AlertEntry[] = [
    { kind: "subscribed", at: NOW, by: "A", subscription: wish },
    { kind: "owed", at: NOW, alert: owed },
  ];
  const failure: AlertEntry = { kind: "failed", at: "2031-05-02T22:31:00Z", alerts: [owed.id], reason: "no answer" };

  test("what is due is sent, and once delivered not again", () => {
    expect(messagesDue(openBook(begun), NOW).map(({ alerts }) => alerts)).toEqual([[owed]]);
    const delivered: AlertEntry = { kind: "delivered", at: NOW, alerts: [owed.id], reference: null };
    expect(messagesDue(openBook([...begun, delivered]), "2031-06-01T00:00:00Z")).toEqual([]);
  });

  test("what failed is tried again, later each time, and shown until it works", () => {
    const once = openBook([...begun, failure]);
    expect(messagesDue(once, "2031-05-02T22:31:59Z")).toEqual([]);
    expect(messagesDue(once, "2031-05-02T22:32:00.000Z")).toHaveLength(1);
    const twice = openBook([...begun, failure, { ...failure, at: "2031-05-02T22:32:00Z" }]);
    expect(messagesDue(twice, "2031-05-02T22:36:59Z")).toEqual([]);
    expect(failingIn(twice)).toMatchObject([
      { waiting: 1, since: "2031-05-02T22:31:00Z", reason: "no answer", nextTry: "2031-05-02T22:37:00.000Z" },
    ]);
    const mended: AlertEntry = { kind: "delivered", at: NOW, alerts: [owed.id], reference: null };
    expect(failingIn(openBook([...begun, failure, mended]))).toEqual([]);
  });

  test("who wants no more is sent nothing more, also of what was owed", () => {
    const ended: AlertEntry = { kind: "unsubscribed", at: NOW, by: "A", id: wish.id };
    expect(messagesDue(openBook([...begun, ended]), NOW)).toEqual([]);
  });

  test("who saw it and what they did is kept", () => {
    const seen: AlertEntry = {
      kind: "acknowledged",
      at: NOW,
      by: "A. Monitor",
      alert: owed.id,
      did: "called the liaison",
    };
    const { stories } = openBook([...begun, seen]);
    expect(stories.get(owed.id)?.acknowledged).toEqual([{ at: NOW, by: "A. Monitor", did: "called the liaison" }]);
  });
});
