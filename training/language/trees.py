"""The best tree for a matrix of arc scores: the greedy one where it is a tree, else Chu, Liu and Edmonds'."""

import numpy as np


def tree_of(scores: np.ndarray) -> list[int]:
    """Heads (1-based, 0 for the root) from scores [dependent, head], with exactly one root."""
    heads = scores.argmax(1)
    roots = [i for i, h in enumerate(heads) if h == 0]
    if len(roots) == 1 and cycle_in([-1, *heads]) is None:
        return [int(h) for h in heads]
    root = roots[0] if len(roots) == 1 else int(scores[:, 0].argmax())
    n = len(scores)
    square = np.full((n + 1, n + 1), -1e9)
    square[:, 1:] = scores.T
    square[0, 1:] = -1e9
    square[:, root + 1] = -1e9
    square[0, root + 1] = 0
    np.fill_diagonal(square, -1e9)
    return edmonds(square)[1:]


def cycle_in(heads) -> list[int] | None:
    colour = [0] * len(heads)
    for start in range(1, len(heads)):
        path, at = [], start
        while at > 0 and colour[at] == 0:
            colour[at] = 1
            path.append(at)
            at = int(heads[at])
        if at > 0 and colour[at] == 1:
            return path[path.index(at) :]
        for seen in path:
            colour[seen] = 2
    return None


def edmonds(scores: np.ndarray) -> list[int]:
    """Heads of the best tree rooted at 0; scores [head, dependent]."""
    heads = scores.argmax(0)
    heads[0] = -1
    cycle = cycle_in(heads)
    if cycle is None:
        return [int(h) for h in heads]
    rest = [i for i in range(len(scores)) if i not in set(cycle)]
    m = len(rest)
    small = np.full((m + 1, m + 1), -1e9)
    small[:m, :m] = scores[np.ix_(rest, rest)]
    inside = sum(scores[heads[c], c] for c in cycle)
    entered, left = {}, {}
    for i, r in enumerate(rest):
        gains = [scores[r, c] - scores[heads[c], c] for c in cycle]
        best = int(np.argmax(gains))
        small[i, m], entered[i] = gains[best] + inside, cycle[best]
        if r != 0:
            out = [scores[c, r] for c in cycle]
            best = int(np.argmax(out))
            small[m, i], left[i] = out[best], cycle[best]
    np.fill_diagonal(small, -1e9)
    small[:, 0] = -1e9
    solved = edmonds(small)
    result = [0] * len(scores)
    result[0] = -1
    for c in cycle:
        result[c] = int(heads[c])
    for i, r in enumerate(rest):
        if r != 0:
            result[r] = left[i] if solved[i] == m else rest[solved[i]]
    result[entered[solved[m]]] = rest[solved[m]]
    return result
