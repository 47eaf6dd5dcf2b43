/**
 * The best tree for the arc scores of one sentence: each word's best head where that is a tree already,
 * else the one found by Chu and Liu (1965) and Edmonds (1967).
 *
 * `heads[i]` is the best head of word i: 0 for the root, else 1 + index. `scores[i * (n + 1) + j]` is the
 * score of head j for word i.
 */
export function treeOf(heads: Int32Array, scores: Float32Array): Int32Array {
  const n = heads.length;
  const roots = heads.reduce((count, head) => count + Number(head === 0), 0);
  if (roots === 1 && cycleIn(withRoot(heads)) === null) return heads;
  const root = roots === 1 ? heads.indexOf(0) : bestRoot(scores, n);
  return edmonds(rooted(scores, n, root), n + 1).subarray(1);
}

const NEVER = -1e9;

function withRoot(heads: Int32Array): Int32Array {
  const all = new Int32Array(heads.length + 1);
  all[0] = -1;
  all.set(heads, 1);
  return all;
}

function bestRoot(scores: Float32Array, n: number): number {
  let best = 0;
  for (let i = 1; i < n; i++) if (at(scores, i * (n + 1)) > at(scores, best * (n + 1))) best = i;
  return best;
}

/** Scores as [head, dependent], where only one word may hang from the root. */
function rooted(scores: Float32Array, n: number, root: number): Float64Array {
  const size = n + 1;
  const square = new Float64Array(size * size).fill(NEVER);
  for (let word = 1; word <= n; word++) {
    if (word === root + 1) continue;
    for (let head = 1; head <= n; head++) {
      if (head !== word) square[head * size + word] = at(scores, (word - 1) * size + head);
    }
  }
  square[root + 1] = 0;
  return square;
}

/** The words of one cycle, or null. `heads[0]` is the root's and below 0. */
function cycleIn(heads: Int32Array): readonly number[] | null {
  const seenFrom = new Int32Array(heads.length);
  for (let start = 1; start < heads.length; start++) {
    let word = start;
    while (word > 0 && seenFrom[word] === 0) {
      seenFrom[word] = start;
      word = at(heads, word);
    }
    if (word > 0 && seenFrom[word] === start) return cycleFrom(heads, word);
  }
  return null;
}

function cycleFrom(heads: Int32Array, start: number): readonly number[] {
  const cycle = [start];
  for (let word = at(heads, start); word !== start; word = at(heads, word)) cycle.push(word);
  return cycle;
}

/** Heads of the best tree that hangs from 0; scores as [head, dependent]. */
function edmonds(scores: Float64Array, size: number): Int32Array {
  const heads = bestHeads(scores, size);
  const cycle = cycleIn(heads);
  if (cycle === null) return heads;
  const inside = new Set(cycle);
  const rest = [...heads.keys()].filter((word) => !inside.has(word));
  const { small, entered, left } = contract(scores, size, heads, cycle, rest);
  const solved = edmonds(small, rest.length + 1);
  rest.forEach((word, i) => {
    if (word !== 0) heads[word] = solved[i] === rest.length ? at(left, i) : at(rest, at(solved, i));
  });
  const from = at(solved, rest.length);
  heads[at(entered, from)] = at(rest, from);
  return heads;
}

function bestHeads(scores: Float64Array, size: number): Int32Array {
  const heads = new Int32Array(size).fill(-1);
  for (let word = 1; word < size; word++) {
    let best = Number.NEGATIVE_INFINITY;
    for (let head = 0; head < size; head++) {
      const score = at(scores, head * size + word);
      if (head !== word && score > best) {
        best = score;
        heads[word] = head;
      }
    }
  }
  return heads;
}

/** The same problem with the cycle drawn together into one last word; where one enters it, and what hangs from it. */
function contract(
  scores: Float64Array,
  size: number,
  heads: Int32Array,
  cycle: readonly number[],
  rest: readonly number[],
) {
  const last = rest.length;
  const small = new Float64Array((last + 1) ** 2).fill(NEVER);
  const score = (head: number, word: number) => at(scores, head * size + word);
  const within = cycle.reduce((sum, word) => sum + score(at(heads, word), word), 0);
  const entered: number[] = [];
  const left: number[] = [];
  rest.forEach((a, i) => {
    rest.forEach((b, j) => {
      if (i !== j && b !== 0) small[i * (last + 1) + j] = score(a, b);
    });
    const gain = (word: number) => score(a, word) - score(at(heads, word), word);
    const entry = bestOf(cycle, gain);
    entered.push(entry);
    small[i * (last + 1) + last] = gain(entry) + within;
    const exit = bestOf(cycle, (word) => score(word, a));
    left.push(exit);
    if (a !== 0) small[last * (last + 1) + i] = score(exit, a);
  });
  return { small, entered, left };
}

function bestOf(words: readonly number[], score: (word: number) => number): number {
  return words.reduce((best, word) => (score(word) > score(best) ? word : best), words[0] ?? 0);
}

function at(list: { readonly [i: number]: number }, i: number): number {
  return list[i] ?? 0;
}
