/**
 * The best tree for the arc scores of one sentence: each word's best head where that is a tree already, else the
 * best tree below the word that is most of a root.
 *
 * `heads[i]` is the best head of word i: 0 for the root, else 1 + index. `scores[i * (n + 1) + j]` is the
 * score of head j for word i. The answer is in the form of `heads`.
 */
export function treeOf(heads: Int32Array, scores: Float32Array): Int32Array {
  const roots = heads.reduce((count, head) => count + Number(head === 0), 0);
  if (roots === 1 && isAcyclic(heads)) return heads;
  const root = roots === 1 ? heads.indexOf(0) : bestRoot(scores, heads.length);
  return treeBelow(root, scores, heads.length);
}

function isAcyclic(heads: Int32Array): boolean {
  const seenFrom = new Int32Array(heads.length + 1);
  for (let start = 1; start <= heads.length; start++) {
    let word = start;
    while (word > 0 && seenFrom[word] === 0) {
      seenFrom[word] = start;
      word = heads[word - 1] ?? 0;
    }
    if (word > 0 && seenFrom[word] === start) return false;
  }
  return true;
}

function bestRoot(scores: Float32Array, n: number): number {
  let best = 0;
  for (let i = 1; i < n; i++) if ((scores[i * (n + 1)] ?? 0) > (scores[best * (n + 1)] ?? 0)) best = i;
  return best;
}

/**
 * The best tree that hangs from one word (Chu and Liu 1965, Edmonds 1967), in time n² (Tarjan 1977). From any word
 * a path runs from head to head. Where it bites its tail, the cycle becomes one node, whose arcs from outside cost
 * what they cost beyond the arc that they replace in the cycle. In the end each node keeps its arc, but where an
 * arc enters a cycle from outside.
 */
function treeBelow(root: number, scores: Float32Array, n: number): Int32Array {
  const forest = plant(scores, n);
  const settled = new Uint8Array(2 * n);
  settled[root] = 1;
  for (let start = 0; start < n; start++) {
    const path: number[] = [];
    let node = topOf(forest, start);
    while (settled[node] === 0) {
      path.push(node);
      const next = topOf(forest, chooseHead(forest, node));
      const at = path.indexOf(next);
      node = at < 0 ? next : contract(forest, path.splice(at));
    }
    for (const each of path) settled[each] = 1;
  }
  return expand(forest, root);
}

/** Words and the cycles drawn together into nodes; nodes from `n` on are cycles. */
interface Forest {
  readonly n: number;
  /** Cost of the arc from word u into node v at `v * n + u`, and the word of the node that it enters. */
  readonly gains: Float64Array;
  readonly entries: Int32Array;
  /** The node that a node was drawn into, or itself. */
  readonly parents: Int32Array;
  /** The word from which the best arc into a node comes. */
  readonly heads: Int32Array;
  count: number;
}

function plant(scores: Float32Array, n: number): Forest {
  const gains = new Float64Array(2 * n * n);
  const entries = new Int32Array(2 * n * n);
  for (let v = 0; v < n; v++) {
    for (let u = 0; u < n; u++)
      gains[v * n + u] = u === v ? Number.NEGATIVE_INFINITY : (scores[v * (n + 1) + u + 1] ?? 0);
    entries.fill(v, v * n, (v + 1) * n);
  }
  return {
    n,
    gains,
    entries,
    parents: Int32Array.from({ length: 2 * n }, (_, i) => i),
    heads: new Int32Array(2 * n),
    count: n,
  };
}

function topOf({ parents }: Forest, node: number): number {
  let top = node;
  while (parents[top] !== top) top = parents[top] ?? top;
  return top;
}

function chooseHead({ n, gains, heads }: Forest, node: number): number {
  const row = gains.subarray(node * n, (node + 1) * n);
  let best = -1;
  for (let u = 0; u < n; u++) if ((row[u] ?? 0) > (row[best] ?? Number.NEGATIVE_INFINITY)) best = u;
  heads[node] = best;
  return best;
}

/** Draws a cycle into a new node. */
function contract(forest: Forest, cycle: readonly number[]): number {
  const { n, gains, entries, parents, heads } = forest;
  const node = forest.count++;
  gains.fill(Number.NEGATIVE_INFINITY, node * n, (node + 1) * n);
  for (const part of cycle) {
    parents[part] = node;
    const kept = gains[part * n + (heads[part] ?? 0)] ?? 0;
    for (let u = 0; u < n; u++) {
      const gain = (gains[part * n + u] ?? 0) - kept;
      if (gain <= (gains[node * n + u] ?? 0)) continue;
      gains[node * n + u] = gain;
      entries[node * n + u] = entries[part * n + u] ?? 0;
    }
  }
  for (let u = 0; u < n; u++) if (topOf(forest, u) === node) gains[node * n + u] = Number.NEGATIVE_INFINITY;
  return node;
}

/** Opens the nodes again, the last drawn first: the word by which a node is entered takes the node's head. */
function expand({ n, entries, parents, heads, count }: Forest, root: number): Int32Array {
  const result = new Int32Array(n);
  const done = new Uint8Array(count);
  done[root] = 1;
  for (let node = count - 1; node >= 0; node--) {
    if (done[node] === 1) continue;
    const head = heads[node] ?? 0;
    const entry = entries[node * n + head] ?? 0;
    result[entry] = head + 1;
    for (let part = entry; done[part] === 0; part = parents[part] ?? part) done[part] = 1;
  }
  return result;
}
