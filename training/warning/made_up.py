"""Made-up conflicts: `python3 training/warning/made_up.py 4000 > panels.jsonl` writes weekly counts of so many.

Each line is one conflict, a list of zones, each a list of counts or null for a week that nobody saw. Nothing in them is
taken from any real record. What differs from conflict to conflict is drawn anew for each: how violent its zones are, how
far all of them move together and each by itself, whether levels return or wander off, jump and stay or fall back, how
uneven weeks are, how far violence brings more of it, how many weeks are empty or unseen. A network that has to forecast
all of them learns to tell from the past of a series, and of those around it, which kind it is in.
"""

import json
import sys

import numpy as np

LARGEST = 1e6


def conflict(rng: np.random.Generator) -> np.ndarray:
    """Counts of one conflict, zones by weeks; NaN is a week that nobody saw."""
    zones, weeks = int(rng.integers(1, 31)), int(rng.integers(60, 450))
    centre = rng.choice([rng.uniform(-3, 2), rng.uniform(-2.5, 6)])
    usual = rng.normal(centre, rng.uniform(0.2, 1.8), zones)
    is_fitful = rng.random() < 0.5
    together = walks(rng, 1, weeks, rng.choice([0, 0.02, 0.05, 0.1, 0.2]), rng.choice([0, 0.02, 0.1, 0.3]), is_fitful)
    alone = walks(
        rng, zones, weeks, rng.choice([0, 0.03, 0.07, 0.12, 0.25, 0.4]), rng.choice([0, 0.01, 0.05, 0.2, 0.5]), is_fitful
    )
    level = usual[:, None] + together * rng.uniform(0, 1.2, (zones, 1)) + alone
    rate = rng.choice([0, 0.003, 0.01, 0.03])
    if rng.random() < 0.5:
        for zone in range(zones):
            jump(rng, level[zone : zone + 1], rate)
    if rng.random() < 0.5:
        jump(rng, level, 0.4 * rate)
    return unseen(rng, counted(rng, usual, np.clip(level, -6, 10.5)))


def walks(rng, rows: int, weeks: int, step: float, back: float, is_fitful: bool) -> np.ndarray:
    """Random walks of logarithms that return to 0 by the share `back` each week; fitful ones now and then take long steps."""
    walk, at = np.zeros((rows, weeks)), np.zeros(rows)
    for week in range(weeks):
        length = rng.gamma(1, 1, rows) ** 0.5 if is_fitful else 1
        at = at * (1 - back) + rng.normal(0, 1, rows) * step * length
        walk[:, week] = at
    return walk


def jump(rng, level: np.ndarray, rate: float) -> None:
    """Lifts or lowers levels for a while, now and then: offensives, truces, relapses. Zones of one jump move alike."""
    weeks, week = level.shape[1], 0
    while True:
        week += 1 + int(rng.exponential(1 / max(rate, 1e-4)))
        if week >= weeks:
            return
        lasts = int(rng.exponential(rng.choice([4, 20, 80]))) + 1
        level[:, week : week + lasts] += rng.normal(0, 1.2) * rng.uniform(0.5, 1.2, (len(level), 1))


def counted(rng, usual: np.ndarray, level: np.ndarray) -> np.ndarray:
    """Counts around levels: uneven by a gamma factor, partly brought about by earlier ones, some weeks empty."""
    zones, weeks = level.shape
    even = rng.choice([0.4, 0.8, 1.5, 3, 8, 30])
    factor = rng.gamma(even, 1 / even, level.shape)
    bred, keep, empty = rng.choice([0, 0, 0.3, 0.6, 0.8]), rng.uniform(0.3, 0.9), rng.choice([0, 0, 0, 0.1, 0.4])
    most = np.exp(np.clip(usual + 5, None, 11))
    counts, memory = np.zeros(level.shape), np.zeros(zones)
    for week in range(weeks):
        mean = np.minimum((np.exp(level[:, week]) * (1 - bred) + bred * memory) * factor[:, week], most)
        counts[:, week] = rng.poisson(np.minimum(mean * (rng.random(zones) > empty), LARGEST))
        memory = keep * memory + (1 - keep) * counts[:, week]
    return counts


def unseen(rng, counts: np.ndarray) -> np.ndarray:
    """Hides single weeks, and stretches of them, in one conflict out of four."""
    if rng.random() < 0.75:
        return counts
    hidden = rng.random(counts.shape) < rng.choice([0.01, 0.05, 0.15])
    for zone in range(len(counts)):
        if rng.random() < 0.3:
            first = int(rng.integers(0, counts.shape[1]))
            hidden[zone, first : first + int(rng.integers(2, 30))] = True
    return np.where(hidden, np.nan, counts)


if __name__ == "__main__":
    for i in range(int(sys.argv[1])):
        counts = conflict(np.random.default_rng([7, i]))
        print(json.dumps([[None if np.isnan(x) else int(x) for x in zone] for zone in counts], separators=(",", ":")))
