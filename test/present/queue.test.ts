import { expect, test } from "vitest";
import type { IncidentLine } from "../../src/present/incident-line.ts";
import { byUrgency } from "../../src/present/queue.ts";

type Facts = Partial<Pick<IncidentLine, "needs" | "date">> & { readonly value?: string; readonly dead?: number };

function line(id: string, { needs = ["first-look"], date = null, value, dead }: Facts): IncidentLine {
  return {
    id,
    needs,
    date,
    assessments: value === undefined ? [] : [{ value }],
    deaths: dead === undefined ? null : { low: 0, best: null, high: dead, tallies: 2 },
  } as unknown as IncidentLine;
}

/** Holds whatever order they are given in. */
function comesIn(...lines: readonly IncidentLine[]): void {
  const ids = lines.map(({ id }) => id);
  expect(byUrgency(lines).map(({ id }) => id)).toEqual(ids);
  expect(byUrgency(lines.toReversed()).map(({ id }) => id)).toEqual(ids);
}

const DAY = { first: "2031-05-01", last: "2031-05-01" };

test("what people relied on and may be otherwise comes before what nobody looked at", () => {
  comesIn(
    line("changed", { needs: ["reports-changed"] }),
    line("sealed", { needs: ["reports-after-seal"] }),
    line("second", { needs: ["dissent", "second-person"] }),
    line("new", { needs: ["first-look"] }),
    line("asked", { needs: ["outcome"] }),
  );
});

test("then what may touch an obligation, then the most dead that anyone counts, then the newest", () => {
  comesIn(
    line("likely", { value: "likely-non-compliance" }),
    line("possible", { value: "possible-non-compliance", dead: 90 }),
    line("many", { dead: 9 }),
    line("few", { dead: 2 }),
    line("late", { date: { first: "2031-05-02", last: "2031-05-02" } }),
    line("early", { date: DAY }),
    line("undated", {}),
  );
});

test("what is alike comes by its id", () => {
  comesIn(line("a", { date: DAY }), line("b", { date: DAY }));
});
