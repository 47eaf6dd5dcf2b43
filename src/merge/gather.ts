import type { Ground, Join, ReportId } from "../model.ts";
import { type Kinship, kinship } from "./kinship.ts";
import { compareReports } from "./order.ts";
import { areApart, type Word } from "./persons.ts";
import type { Sketch } from "./sketch.ts";
import type { Weights } from "./weights.ts";

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

/** A gathering while it grows. */
interface Group {
  readonly members: Sketch[];
  readonly ids: Set<ReportId>;
  readonly joins: Join[];
  /** Groups that contradict it. What contradicts once does so for good, however much both grow. */
  readonly foes: Set<Group>;
}

/**
 * Which of the reports that ties connect are one happening: pairs are joined by how much speaks for them, the strongest
 * first, and of equals the one printed first; two groups become one only when no report of one contradicts any of the
 * other, and when they go together on average. What people said comes before everything. `sketches` are in the order of
 * print, `ties` in any.
 */
export function gather(
  sketches: readonly Sketch[],
  ties: readonly Tie[],
  word: Word,
  weights: Weights,
): readonly Gathering[] {
  const groupOf = new Map<ReportId, Group>(sketches.map((sketch) => [sketch.report.id, begin(sketch)]));
  const sketchOf = new Map(sketches.map((sketch) => [sketch.report.id, sketch]));
  const join = (one: Group, other: Group, pair: Join) => {
    const [into, from] = one.members.length >= other.members.length ? [one, other] : [other, one];
    absorb(into, from, pair);
    for (const { report } of from.members) groupOf.set(report.id, into);
  };

  for (const { a, b, grounds, score } of saidByPersons(word, sketchOf, weights)) {
    const [one, other] = [groupOf.get(a.report.id), groupOf.get(b.report.id)];
    if (one === undefined || other === undefined || one === other) continue;
    join(one, other, joinOf(a, b, grounds, score));
  }
  const refused = new Set<string>();
  for (const { a, b } of inTurn(ties, sketches, word)) {
    const [left, right] = [sketches[a], sketches[b]];
    if (left === undefined || right === undefined) continue;
    const [one, other] = [groupOf.get(left.report.id), groupOf.get(right.report.id)];
    if (one === undefined || other === undefined || one === other || one.foes.has(other)) continue;
    const state = stateOf(one, other);
    if (refused.has(state)) continue;
    const fit = fitOf(one, other, word, weights);
    if (fit === null) makeFoes(one, other);
    else if (fit < weights.cohesion) refused.add(state);
    else {
      const kin = kinship(left, right, weights);
      if (kin.apart === null) join(one, other, joinOf(left, right, kin.grounds, kin.score));
    }
  }
  return [...new Set(groupOf.values())];
}

function begin(sketch: Sketch): Group {
  return { members: [sketch], ids: new Set([sketch.report.id]), joins: [], foes: new Set() };
}

function absorb(into: Group, from: Group, pair: Join): void {
  into.members.push(...from.members);
  for (const id of from.ids) into.ids.add(id);
  into.joins.push(...from.joins, pair);
  for (const foe of from.foes) {
    foe.foes.delete(from);
    makeFoes(foe, into);
  }
}

function makeFoes(one: Group, other: Group): void {
  one.foes.add(other);
  other.foes.add(one);
}

/** Names two groups as they stand, so that nothing is weighed twice until one has grown. */
function stateOf(one: Group, other: Group): string {
  return [one, other]
    .map(({ members }) => `${members[0]?.report.id} ${members.length}`)
    .sort()
    .join(" ");
}

function joinOf(a: Sketch, b: Sketch, grounds: readonly Ground[], score: number): Join {
  const [first, second] = compareReports(a.report, b.report) <= 0 ? [a, b] : [b, a];
  return { reports: [first.report.id, second.report.id], score, grounds };
}

interface Said {
  readonly a: Sketch;
  readonly b: Sketch;
  readonly score: number;
  readonly grounds: readonly Ground[];
}

/** The pairs that people put together, of those that are here. */
function saidByPersons(word: Word, sketches: ReadonlyMap<ReportId, Sketch>, weights: Weights): readonly Said[] {
  const weight = weights.grounds["person-said"].across;
  return word.together.flatMap(([first, second]) => {
    const [a, b] = [sketches.get(first), sketches.get(second)];
    return a === undefined || b === undefined
      ? []
      : [{ a, b, score: weight, grounds: [{ code: "person-said", weight }] }];
  });
}

/** Ties by strength and order of print; those of reports that people put apart come last, for these leave their group. */
function inTurn(ties: readonly Tie[], sketches: readonly Sketch[], { putApart }: Word): readonly Tie[] {
  const moves = ({ a, b }: Tie) => [a, b].some((i) => putApart.has(sketches[i]?.report.id ?? "report:"));
  const sorted = [...ties].sort((one, other) => other.score - one.score || one.a - other.a || one.b - other.b);
  if (putApart.size === 0) return sorted;
  return [...sorted.filter((tie) => !moves(tie)), ...sorted.filter(moves)];
}

/** How well two groups go together, each report with each, on average; `null` when any two contradict each other. */
function fitOf(one: Group, other: Group, word: Word, weights: Weights): number | null {
  if (areApart(one.ids, other.ids, word.apart)) return null;
  let sum = 0;
  for (const a of one.members) {
    for (const b of other.members) {
      const kin: Kinship = kinship(a, b, weights);
      if (kin.apart !== null) return null;
      sum += kin.score;
    }
  }
  return sum / (one.members.length * other.members.length);
}
