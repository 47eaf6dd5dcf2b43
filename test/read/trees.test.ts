import fc from "fast-check";
import { expect, test } from "vitest";
import { treeOf } from "../../src/read/trees.ts";

test("heads that make a tree are left alone", () => {
  expect([...tree(3, () => 0, [2, 0, 2])]).toEqual([2, 0, 2]);
});

test("of two roots the better one stays", () => {
  const scores = [
    [5, -9, 1, 1],
    [9, 2, -9, 1],
    [0, 1, 3, -9],
  ];
  expect([...tree(3, (word, head) => scores[word]?.[head] ?? 0)]).toEqual([2, 0, 2]);
});

test("a cycle is broken where it costs least", () => {
  const scores = [
    [1, -9, 9],
    [4, 9, -9],
  ];
  expect([...tree(2, (word, head) => scores[word]?.[head] ?? 0)]).toEqual([2, 0]);
});

test("no tree is better, for all short sentences", () => {
  fc.assert(
    fc.property(
      fc
        .integer({ min: 1, max: 4 })
        .chain((n) => fc.array(fc.integer({ min: 0, max: 50 }), { minLength: n * (n + 1), maxLength: n * (n + 1) })),
      (list) => {
        const n = Math.floor((Math.sqrt(4 * list.length + 1) - 1) / 2);
        const score = (word: number, head: number) => list[word * (n + 1) + head] ?? 0;
        const total = (heads: readonly number[]) => heads.reduce((sum, head, word) => sum + score(word, head), 0);
        const found = [...tree(n, score)];
        expect(isTree(found)).toBe(true);
        // The root is chosen first and alone, so it is held fast in the comparison when the greedy heads have several or none.
        const root = found.indexOf(0);
        const rivals = allHeads(n).filter((heads) => isTree(heads) && heads.indexOf(0) === root);
        expect(total(found)).toBe(Math.max(...rivals.map(total)));
      },
    ),
  );
});

function tree(n: number, score: (word: number, head: number) => number, heads?: readonly number[]): Int32Array {
  const scores = Float32Array.from({ length: n * (n + 1) }, (_, i) => {
    const [word, head] = [Math.floor(i / (n + 1)), i % (n + 1)];
    return head === word + 1 ? -1e4 : score(word, head);
  });
  const best = Array.from({ length: n }, (_, word) => {
    const row = scores.subarray(word * (n + 1), (word + 1) * (n + 1));
    return row.indexOf(Math.max(...row));
  });
  return treeOf(Int32Array.from(heads ?? best), scores);
}

function isTree(heads: readonly number[]): boolean {
  const reaches = (word: number, steps: number): boolean =>
    word === 0 || (steps > 0 && reaches(heads[word - 1] ?? 0, steps - 1));
  return (
    heads.filter((head) => head === 0).length === 1 &&
    heads.every((head, i) => head !== i + 1 && reaches(head, heads.length))
  );
}

function allHeads(n: number): readonly (readonly number[])[] {
  return Array.from({ length: n }).reduce<readonly (readonly number[])[]>(
    (lists) => lists.flatMap((list) => Array.from({ length: n + 1 }, (_, head) => [...list, head])),
    [[]],
  );
}
