/** Things that are tied to one another, directly or through others, and by what. */
export interface Ties<Code extends string> {
  tie(a: number, b: number, code: Code): void;
  areOne(a: number, b: number): boolean;
  /** The groups in the order of their first members, each with its ties. */
  groups(): readonly Group<Code>[];
}

export interface Group<Code extends string> {
  readonly members: readonly number[];
  readonly ties: readonly { readonly code: Code; readonly between: readonly [number, number] }[];
}

export function newTies<Code extends string>(count: number): Ties<Code> {
  const leader = Array.from({ length: count }, (_, i) => i);
  const tied: { readonly code: Code; readonly between: readonly [number, number] }[] = [];
  const leaderOf = (i: number): number => {
    let at = i;
    while (leader[at] !== at) {
      const above = leader[at] ?? at;
      leader[at] = leader[above] ?? above;
      at = above;
    }
    return at;
  };
  return {
    tie(a, b, code) {
      const [one, other] = [leaderOf(a), leaderOf(b)];
      if (one === other) return;
      leader[Math.max(one, other)] = Math.min(one, other);
      tied.push({ code, between: [a, b] });
    },
    areOne: (a, b) => leaderOf(a) === leaderOf(b),
    groups() {
      const members = new Map<number, number[]>();
      for (let i = 0; i < count; i++) {
        const group = members.get(leaderOf(i));
        if (group === undefined) members.set(leaderOf(i), [i]);
        else group.push(i);
      }
      const ties = new Map<number, (typeof tied)[number][]>();
      for (const tie of tied) ties.set(leaderOf(tie.between[0]), [...(ties.get(leaderOf(tie.between[0])) ?? []), tie]);
      return [...members].map(([first, all]) => ({ members: all, ties: ties.get(first) ?? [] }));
    },
  };
}
