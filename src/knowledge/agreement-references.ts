import type { Agreement } from "../model.ts";
import { closest } from "./closest.ts";

/** Something wrong or doubtful in an agreement of the right form. */
export interface Trouble {
  readonly severity: "error" | "warning";
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly suggestion?: string | null;
}

/** References within one agreement that lead nowhere, and names used twice. */
export function brokenReferences(agreement: Agreement): readonly Trouble[] {
  const zones = agreement.zones.map(({ id }) => id);
  const holders = agreement.roles.map(({ actor }) => actor);
  return [
    ...repeats(agreement.zones, "zones"),
    ...repeats(agreement.obligations, "obligations"),
    ...agreement.obligations.flatMap((obligation, i) => [
      ...(obligation.zones ?? []).flatMap((zone, j) =>
        zones.includes(zone)
          ? []
          : [lost(["obligations", i, "zones", j], `${zone} is no zone of this agreement`, zone, zones)],
      ),
      ...obligation.dutyHolders.flatMap((actor, j) =>
        holders.includes(actor)
          ? []
          : [
              lost(
                ["obligations", i, "dutyHolders", j],
                `${actor} has no role in this agreement: whoever owes a duty also stands under “roles”`,
                actor,
                holders,
              ),
            ],
      ),
    ]),
  ];
}

function lost(path: readonly PropertyKey[], message: string, id: string, known: readonly string[]): Trouble {
  return { severity: "error", path, message, suggestion: meant(closest(id, known)) };
}

function repeats(named: readonly { readonly id: string }[], list: string): readonly Trouble[] {
  return named.flatMap(({ id }, i) =>
    named.findIndex((other) => other.id === id) < i
      ? [
          {
            severity: "error" as const,
            path: [list, i, "id"],
            message: `${id} is named more than once; give each its own id`,
          },
        ]
      : [],
  );
}

/** Names that other agreements have too, and agreements that no file holds; `before` are those that came earlier. */
export function brokenAcross(
  agreement: Agreement,
  before: readonly Agreement[],
  all: readonly Agreement[],
): readonly Trouble[] {
  const known = all.map(({ id }) => id);
  const taken = new Set(before.flatMap(({ zones }) => zones.map(({ id }) => id)));
  const twice = before.some(({ id }) => id === agreement.id);
  return [
    ...(twice
      ? [{ severity: "error" as const, path: ["id"], message: `${agreement.id} is named more than once` }]
      : []),
    ...agreement.zones.flatMap(({ id }, i) =>
      !twice && taken.has(id)
        ? [
            {
              severity: "error" as const,
              path: ["zones", i, "id"],
              message: `${id} is named more than once: another agreement has a zone of that id`,
            },
          ]
        : [],
    ),
    ...(["supersedes", "partOf"] as const).flatMap((list) =>
      agreement[list].flatMap((id, i) =>
        known.includes(id)
          ? []
          : [lost([list, i], `${id} is in no file that was given or comes with Tocsin`, id, known)],
      ),
    ),
  ];
}

/** A question after what was meant. */
export function meant(name: string | null): string | null {
  return name === null ? null : `Did you mean “${name}”?`;
}
