import type { Join, ReportId } from "../model.ts";
import { groundsOf, kinship } from "./kinship.ts";
import { areApart, type Word } from "./persons.ts";
import { rowsOf } from "./rows.ts";
import type { Sketch } from "./sketch.ts";
import type { GroundCode, Weights } from "./weights.ts";

/** Two reports that may be joined for their own sake, by their numbers in the order of print, and how much speaks for it. */
export interface Tie {
  readonly a: number;
  readonly b: number;
  readonly score: number;
}

/** Reports that are one happening, and the joins that made them so. */
export interface Gathering {
  readonly members: readonly Sketch[];
  readonly joins: readonly Join[];
}

/** Reports of a gathering none of which contradicts another. */
interface Cell {
  readonly members: Sketch[];
  /** Cells that contradict it. What contradicts once does so for good, however much both grow. */
  readonly foes: Set<Cell>;
}

/**
 * A gathering while it grows. It has several cells where a person or a data row made one of what contradicts each other:
 * then whatever goes with one cell comes along.
 */
interface Group {
  readonly members: Sketch[];
  readonly ids: Set<ReportId>;
  readonly joins: Join[];
}

/**
 * Which of the reports that ties connect are one happening. What people said comes before everything, then the rows of
 * data sets. Then pairs are joined by how much speaks for them, the strongest first, and of equals the one printed
 * first; two groups become one only when no report of one contradicts any of the other, and when they go together on
 * average. `sketches` are in the order of print, `ties` in any.
 */
export function gather(
  sketches: readonly Sketch[],
  ties: readonly Tie[],
  word: Word,
  weights: Weights,
): readonly Gathering[] {
  const cells = new Map<Sketch, Cell>(sketches.map((sketch) => [sketch, { members: [sketch], foes: new Set() }]));
  const groups = new Map<Sketch, Group>(sketches.map((sketch) => [sketch, begin(sketch)]));
  const join = (a: Sketch, b: Sketch, pair: () => Join) => {
    const [one, other] = [groups.get(a), groups.get(b)];
    if (one === undefined || other === undefined || one === other) return;
    const [into, from] = one.members.length >= other.members.length ? [one, other] : [other, one];
    absorb(into, from, pair());
    for (const sketch of from.members) groups.set(sketch, into);
  };
  const areKeptApart = (a: Sketch, b: Sketch) => {
    const [one, other] = [groups.get(a), groups.get(b)];
    return one !== undefined && other !== undefined && one !== other && areApart(one.ids, other.ids, word.apart);
  };

  for (const [a, b] of saidByPersons(sketches, word)) join(a, b, () => joinOf(a, b, "person-said", weights));
  for (const [a, b] of ofOneRow(sketches)) if (!areKeptApart(a, b)) join(a, b, () => joinOf(a, b, "same-row", weights));

  const tiesOf = neighbours(ties, sketches);
  /** Whether a report that stands alone fits two cells about as well that tell each other apart: then it is in neither. */
  const isTorn = (cell: Cell, into: Cell, score: number): boolean =>
    cell.members.length === 1 &&
    cell.members.some((sketch) =>
      (tiesOf.get(sketch) ?? []).some(([other, weight]) => {
        const rival = cells.get(other);
        if (weight < score - MARGIN || rival === undefined || rival === into || rival === cell) return false;
        return areToldApart(rival, into, weights);
      }),
    );
  const refused = new Set<string>();
  for (const { a: i, b: j, score } of inTurn(ties, sketches, word)) {
    const [a, b] = [sketches[i], sketches[j]];
    const [one, other] = [a && cells.get(a), b && cells.get(b)];
    if (a === undefined || b === undefined || one === undefined || other === undefined) continue;
    if (one === other || one.foes.has(other) || areKeptApart(a, b) || areRivals(groups.get(a), groups.get(b))) continue;
    const state = stateOf(one, other);
    if (refused.has(state)) continue;
    const fit = fitOf(one, other, weights);
    if (fit === null) makeFoes(one, other);
    else if (fit < weights.cohesion) refused.add(state);
    else if (!isTorn(one, other, score) && !isTorn(other, one, score)) {
      join(a, b, () => weighedJoin(a, b, weights));
      const [into, from] = one.members.length >= other.members.length ? [one, other] : [other, one];
      for (const sketch of from.members) cells.set(sketch, into);
      absorbCell(into, from);
    }
  }
  return [...new Set(groups.values())];
}

/** Ties that differ by less are about as strong. */
const MARGIN = 0.5;

function neighbours(
  ties: readonly Tie[],
  sketches: readonly Sketch[],
): ReadonlyMap<Sketch, readonly (readonly [Sketch, number])[]> {
  const found = new Map<Sketch, (readonly [Sketch, number])[]>();
  const put = (from: Sketch, to: Sketch, score: number) => {
    const list = found.get(from);
    if (list === undefined) found.set(from, [[to, score]]);
    else list.push([to, score]);
  };
  for (const { a, b, score } of ties) {
    const [one, other] = [sketches[a], sketches[b]];
    if (one === undefined || other === undefined) continue;
    put(one, other, score);
    put(other, one, score);
  }
  return found;
}

/** Whether two cells contradict each other, or differ in what is hit, how many died or when, and nothing joins them. */
function areToldApart(one: Cell, other: Cell, weights: Weights): boolean {
  if (one.foes.has(other)) return true;
  let differ = false;
  for (const a of one.members) {
    for (const b of other.members) {
      const kin = kinship(a, b, weights);
      if (kin.apart !== null) return true;
      if (kin.score >= weights.threshold) return false;
      differ ||= kin.codes.some((code) => DIFFERENCES.has(code));
    }
  }
  return differ;
}

const DIFFERENCES: ReadonlySet<GroundCode> = new Set<GroundCode>([
  "rival-toll",
  "other-object",
  "other-hour",
  "other-names",
  "another",
]);

function begin(sketch: Sketch): Group {
  return { members: [sketch], ids: new Set([sketch.report.id]), joins: [] };
}

function absorb(into: Group, from: Group, pair: Join): void {
  into.members.push(...from.members);
  for (const id of from.ids) into.ids.add(id);
  into.joins.push(...from.joins, pair);
}

function absorbCell(into: Cell, from: Cell): void {
  into.members.push(...from.members);
  for (const foe of from.foes) {
    foe.foes.delete(from);
    makeFoes(foe, into);
  }
}

function makeFoes(one: Cell, other: Cell): void {
  one.foes.add(other);
  other.foes.add(one);
}

/** Names two cells as they stand, so that nothing is weighed twice until one has grown. */
function stateOf(one: Cell, other: Cell): string {
  return [one, other]
    .map(({ members }) => `${members[0]?.report.id} ${members.length}`)
    .sort()
    .join(" ");
}

/** The pairs that people put together, of those that are here. */
function saidByPersons(sketches: readonly Sketch[], word: Word): readonly (readonly [Sketch, Sketch])[] {
  if (word.together.length === 0) return [];
  const here = new Map(sketches.map((sketch) => [sketch.report.id, sketch]));
  return word.together.flatMap(([first, second]) => {
    const [a, b] = [here.get(first), here.get(second)];
    return a === undefined || b === undefined ? [] : [[a, b] as const];
  });
}

/** Each report that was taken from a row, with those before it that were taken from the same. */
function ofOneRow(sketches: readonly Sketch[]): readonly (readonly [Sketch, Sketch])[] {
  const rows = new Map<string, Sketch[]>();
  return sketches.flatMap((sketch) => {
    const { row } = sketch.report;
    if (row === undefined) return [];
    const before = rows.get(row) ?? [];
    rows.set(row, [...before, sketch]);
    return before.map((each) => [each, sketch] as const);
  });
}

/** Whether two groups hold two rows of one data set. */
function areRivals(one: Group | undefined, other: Group | undefined): boolean {
  if (one === undefined || other === undefined || one === other) return false;
  const rows = other.members.filter(({ report }) => report.row !== undefined);
  if (rows.length === 0) return false;
  return one.members.some((a) => rows.some((b) => rowsOf(a.report, b.report) === "rivals"));
}

/** Ties by strength and order of print; those of reports that people put apart come last, for these leave their group. */
function inTurn(ties: readonly Tie[], sketches: readonly Sketch[], { putApart }: Word): readonly Tie[] {
  const moves = ({ a, b }: Tie) => [a, b].some((i) => putApart.has(sketches[i]?.report.id ?? "report:"));
  const sorted = [...ties].sort((one, other) => other.score - one.score || one.a - other.a || one.b - other.b);
  if (putApart.size === 0) return sorted;
  return [...sorted.filter((tie) => !moves(tie)), ...sorted.filter(moves)];
}

/** How well two cells go together, each report with each, on average; `null` when any two contradict each other. */
function fitOf(one: Cell, other: Cell, weights: Weights): number | null {
  let sum = 0;
  for (const a of one.members) {
    for (const b of other.members) {
      const kin = kinship(a, b, weights);
      if (kin.apart !== null) return null;
      sum += kin.score;
    }
  }
  return sum / (one.members.length * other.members.length);
}

/** A join that nothing but one ground calls for. */
function joinOf(a: Sketch, b: Sketch, code: GroundCode, weights: Weights): Join {
  const weight = weights.grounds[code].across;
  return { reports: [a.report.id, b.report.id], score: weight, grounds: [{ code, weight }] };
}

function weighedJoin(a: Sketch, b: Sketch, weights: Weights): Join {
  const kin = kinship(a, b, weights);
  if (kin.apart !== null)
    throw new Error(`Reports ${a.report.id} and ${b.report.id} contradict each other: ${kin.apart}`);
  return { reports: [a.report.id, b.report.id], score: kin.score, grounds: groundsOf(kin, a, b, weights) };
}
