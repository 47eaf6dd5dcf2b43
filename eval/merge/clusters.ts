/** One mention with the happening it tells of by hand and the incident a program put it in. */
export interface Placed {
  readonly gold: string;
  /** What no program read stands alone, under a name of its own. */
  readonly given: string;
}

export interface Score {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/**
 * B-cubed (Bagga and Baldwin 1998): for each mention the share of its incident that belongs there, and the
 * share of its happening that came with it; the mean over `counted`, which may be fewer than stand in the clusters.
 */
export function bCubed(placed: readonly Placed[], counted: readonly Placed[] = placed): Score {
  const golds = sizesBy(placed, ({ gold }) => gold);
  const givens = sizesBy(placed, ({ given }) => given);
  const both = sizesBy(placed, bothOf);
  const shared = (each: Placed): number => both.get(bothOf(each)) ?? 0;
  return scoreOf(
    mean(counted.map((each) => shared(each) / (givens.get(each.given) ?? 1))),
    mean(counted.map((each) => shared(each) / (golds.get(each.gold) ?? 1))),
  );
}

/** Over pairs of mentions: how many of those put together belong together, and the other way round. */
export function pairwise(placed: readonly Placed[]): Score & { readonly pairs: number } {
  const pairs = (sizes: ReadonlyMap<string, number>): number =>
    [...sizes.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
  const right = pairs(sizesBy(placed, bothOf));
  const [given, gold] = [pairs(sizesBy(placed, (each) => each.given)), pairs(sizesBy(placed, (each) => each.gold))];
  return { ...scoreOf(right / Math.max(1, given), right / Math.max(1, gold)), pairs: gold };
}

/** Happenings that an incident holds whole, and nothing else beside it. */
export function exactClusters(placed: readonly Placed[]): {
  readonly exact: ReadonlySet<string>;
  readonly all: number;
} {
  const golds = sizesBy(placed, ({ gold }) => gold);
  const givens = sizesBy(placed, ({ given }) => given);
  const both = sizesBy(placed, bothOf);
  const exact = placed.filter((each) => {
    const size = both.get(bothOf(each));
    return size === golds.get(each.gold) && size === givens.get(each.given);
  });
  return { exact: new Set(exact.map(({ gold }) => gold)), all: golds.size };
}

function bothOf({ gold, given }: Placed): string {
  return `${gold}\n${given}`;
}

function sizesBy(placed: readonly Placed[], key: (each: Placed) => string): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>();
  for (const each of placed) sizes.set(key(each), (sizes.get(key(each)) ?? 0) + 1);
  return sizes;
}

function scoreOf(precision: number, recall: number): Score {
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
