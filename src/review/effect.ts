import type { Decided, Decision } from "../model.ts";

/** A decision of one kind. */
export type Of<Kind extends Decision["kind"]> = Decided & {
  readonly decision: Extract<Decision, { readonly kind: Kind }>;
};

/** The decisions of some kinds, in order. */
export function ofKind<Kind extends Decision["kind"]>(
  decisions: readonly Decided[],
  ...kinds: readonly Kind[]
): readonly Of<Kind>[] {
  return decisions.filter((decided): decided is Of<Kind> => kinds.some((kind) => kind === decided.decision.kind));
}

/** What of some decisions is in effect, and what was taken back by which; both in the journal's order. */
export function inEffect(decisions: readonly Decided[]): {
  readonly standing: readonly Decided[];
  readonly withdrawn: readonly { readonly decided: Decided; readonly by: Decided }[];
} {
  const ordered = [...decisions].sort((a, b) => a.seq - b.seq);
  const takenBack = new Map(ofKind(ordered, "withdrawal").map((by) => [by.decision.of, by] as const));
  const kept = ordered.filter(({ decision }) => decision.kind !== "withdrawal");
  return {
    standing: kept.filter(({ seq }) => !takenBack.has(seq)),
    withdrawn: kept.flatMap((decided) => {
      const by = takenBack.get(decided.seq);
      return by === undefined ? [] : [{ decided, by }];
    }),
  };
}
