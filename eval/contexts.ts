import type { Context } from "../src/model.ts";
import { halfOf, readSet } from "./events.ts";
import type { Row } from "./row.ts";

/**
 * The older names of contexts that PLOVER's own examples are labelled with (version 0.5), by ours: a label is
 * found when an event has a context that was once called so. Contexts without an older name are not counted.
 */
const OLDER: Readonly<Partial<Record<Context, readonly string[]>>> = {
  military: ["military", "terrorism"],
  peacekeeping: ["military", "diplomatic"],
  terrorism: ["terrorism", "military"],
  diplomatic: ["diplomatic", "foreign"],
  legal: ["legal", "rights"],
  human_rights: ["rights", "legal"],
  rights_freedoms: ["rights", "legal", "discrimination", "political"],
  repression: ["political", "rights", "legal"],
  crime: ["legal", "crime"],
  corruption: ["legal", "government"],
  pro_autocracy: ["political", "legal", "government"],
  pro_democracy: ["political", "rights", "election", "government"],
  political_institutions: ["political", "government", "politics", "legal"],
  executive: ["political", "government", "politics"],
  legislative: ["political", "government", "politics"],
  election: ["election"],
  economic: ["economic", "resource", "resources"],
  human_security: ["economic", "resource", "refugee", "refugees"],
  natural_resource: ["resource", "resources"],
  territory: ["resource", "resources", "territory"],
  environment: ["resource", "resources"],
  asylum: ["refugee", "refugees"],
  migration: ["refugee", "refugees"],
  cbrn: ["cbrn"],
  cyber: ["cyber"],
  intelligence: ["intelligence"],
  inequality: ["discrimination"],
  reparations: ["assets"],
};

/** How well the contexts of the events of each example agree with its labels, whatever else was read in it. */
export function evaluateContexts(
  evalFolder: string,
  coder: (text: string) => readonly { readonly contexts: readonly Context[] }[],
): readonly Row[] {
  const counted = readSet(evalFolder, "plover_gsr_cameo", "all").flatMap((example) => {
    const labels = new Set(example.context ?? []);
    const events = coder(example.text);
    if (labels.size === 0 || events.length === 0) return [];
    const given = [...new Set(events.flatMap(({ contexts }) => contexts))].flatMap((each) => {
      const names = OLDER[each];
      return names === undefined ? [] : [names];
    });
    return [
      {
        half: halfOf(example.id),
        right: given.filter((names) => names.some((name) => labels.has(name))).length,
        given: given.length,
        found: [...labels].filter((label) => given.some((names) => names.includes(label))).length,
        labels: labels.size,
      },
    ];
  });
  const sum = (half: string | null, key: "right" | "given" | "found" | "labels"): number =>
    counted.filter((each) => half === null || each.half === half).reduce((total, each) => total + each[key], 0);
  const ratio = (half: string | null, part: "right" | "found", whole: "given" | "labels"): number =>
    sum(half, whole) === 0 ? 0 : sum(half, part) / sum(half, whole);
  const precision = (half: string | null) => ratio(half, "right", "given");
  const recall = (half: string | null) => ratio(half, "found", "labels");
  const f1 = (half: string | null) =>
    (2 * precision(half) * recall(half)) / Math.max(precision(half) + recall(half), Number.EPSILON);
  const row = (measure: string, of: (half: string | null) => number, n: number): Row => ({
    measure: `GSR contexts ${measure}`,
    value: of(null),
    n,
    halves: { look: of("look"), score: of("score") },
  });
  return [
    row("P", precision, sum(null, "given")),
    row("R", recall, sum(null, "labels")),
    row("F1", f1, sum(null, "labels")),
  ];
}
