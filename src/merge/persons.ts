import type { Pairing, ReportId } from "../model.ts";

/** What people said of which reports are one, freed of contradictions. */
export interface Word {
  /** Pairs that are one, the latest word first. */
  readonly together: readonly (readonly [ReportId, ReportId])[];
  /** For each report, those that such a pair names beside it. */
  readonly partners: ReadonlyMap<ReportId, ReadonlySet<ReportId>>;
  /** For each report, those that it is not one with. */
  readonly apart: ReadonlyMap<ReportId, ReadonlySet<ReportId>>;
  /** Reports that were put apart from others: the first that such a pairing names. It is they who leave a group. */
  readonly putApart: ReadonlySet<ReportId>;
}

/** People's word in effect. The later a pairing stands, the more it counts: what contradicts later ones is passed over. */
export function wordOf(pairings: readonly Pairing[]): Word {
  const together: (readonly [ReportId, ReportId])[] = [];
  const partners = new Map<ReportId, Set<ReportId>>();
  const apart = new Map<ReportId, Set<ReportId>>();
  const putApart = new Set<ReportId>();
  /** Each report with all that are one with it; those of one group share the set. */
  const groups = new Map<ReportId, Set<ReportId>>();
  const groupOf = (report: ReportId): Set<ReportId> => groups.get(report) ?? new Set([report]);

  for (const { kind, reports } of pairings.toReversed()) {
    const [first, second] = reports;
    const [one, other] = [groupOf(first), groupOf(second)];
    if (one.has(second)) continue;
    if (kind === "apart") {
      link(apart, first, second);
      putApart.add(first);
    } else if (!areApart(one, other, apart)) {
      together.push([first, second]);
      link(partners, first, second);
      const [small, large] = one.size < other.size ? [one, other] : [other, one];
      for (const each of small) large.add(each);
      for (const each of large) groups.set(each, large);
    }
  }
  return { together, partners, apart, putApart };
}

function link(links: Map<ReportId, Set<ReportId>>, a: ReportId, b: ReportId): void {
  links.set(a, (links.get(a) ?? new Set()).add(b));
  links.set(b, (links.get(b) ?? new Set()).add(a));
}

/** Whether people put any report of one group apart from one of the other. */
export function areApart(
  one: Iterable<ReportId>,
  other: ReadonlySet<ReportId>,
  apart: ReadonlyMap<ReportId, ReadonlySet<ReportId>>,
): boolean {
  for (const report of one) for (const foe of apart.get(report) ?? []) if (other.has(foe)) return true;
  return false;
}
