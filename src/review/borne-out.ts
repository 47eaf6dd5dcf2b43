import type { ActorId, Incident, Origin, ReportedEvent } from "../model.ts";

/**
 * In how many incidents somebody told of a happening, and in how many of these somebody else, who does not rest on the
 * same word and is not of the same side, told of it too or denied it. Counts, never a score: what nobody else tells of
 * is not untrue, and a denial refutes nothing.
 */
export interface BorneOut {
  readonly name: string;
  readonly told: number;
  readonly corroborated: number;
  readonly contradicted: number;
}

/** The counts of publishers, and of known actors who are quoted; "the ministry" or "officials" may be anyone's. */
export interface BorneOutBook {
  readonly publishers: readonly BorneOut[];
  readonly speakers: readonly BorneOut[];
}

/** A running count, one incident after another, so that a long record need not be in memory at once. */
export interface BorneOutCount {
  add(incident: Pick<Incident, "origins" | "reports">): void;
  /** Whoever told of most comes first. */
  book(): BorneOutBook;
}

export function newBorneOutCount(): BorneOutCount {
  const publishers = new Map<string, BorneOut>();
  const speakers = new Map<string, BorneOut>();
  return {
    add({ origins, reports }) {
      const telling = origins.filter(tells);
      for (const publisher of new Set(telling.flatMap((origin) => origin.publishers))) {
        const own = telling.filter((origin) => origin.publishers.includes(publisher));
        count(publishers, publisher, own, origins);
      }
      const byReport = new Map(reports.map((report) => [report.id, report] as const));
      const voices = telling.flatMap((origin) => actorsIn(origin, byReport).map((actor) => ({ origin, ...actor })));
      for (const [id, name] of new Map(voices.map((voice) => [voice.id, voice.name] as const))) {
        const own = voices.filter((voice) => voice.id === id).map(({ origin }) => origin);
        count(speakers, name, own, origins);
      }
    },
    book: () => ({ publishers: ranked(publishers), speakers: ranked(speakers) }),
  };
}

const NAMED: ReadonlySet<Origin["basis"]> = new Set(["same-speaker", "same-statement", "same-video"]);

/** The known actors whose word an origin is, each by its neutral name. */
function actorsIn(
  { basis, claims }: Origin,
  reports: ReadonlyMap<string, ReportedEvent>,
): readonly { readonly id: ActorId; readonly name: string }[] {
  if (!NAMED.has(basis)) return [];
  return claims.flatMap(({ report, claim }) => {
    const speaker = reports.get(report)?.claims[claim]?.speaker;
    if (speaker === undefined || typeof speaker === "string" || speaker.link.status !== "linked") return [];
    return [{ id: speaker.link.id, name: speaker.name }];
  });
}

/** Counts an incident for somebody whose word some of its origins are. */
function count(counts: Map<string, BorneOut>, name: string, own: readonly Origin[], all: readonly Origin[]): void {
  const others = all.filter((origin) => isApartFrom(origin, own));
  const before = counts.get(name) ?? { name, told: 0, corroborated: 0, contradicted: 0 };
  counts.set(name, {
    name,
    told: before.told + 1,
    corroborated: before.corroborated + Number(others.some(tells)),
    contradicted: before.contradicted + Number(others.some(denies)),
  });
}

/**
 * Whether an origin stands by itself beside others: of another side, not hearsay, and where it is a publisher's own
 * word or people it does not name, heard in an article in which none of the others is, whose words it may repeat.
 */
function isApartFrom(origin: Origin, others: readonly Origin[]): boolean {
  if (others.includes(origin) || origin.basis === "hearsay") return false;
  if (others.some(({ side }) => side === origin.side)) return false;
  if (NAMED.has(origin.basis)) return true;
  const known = new Set(others.flatMap(({ articles }) => articles));
  return origin.articles.some((article) => !known.has(article));
}

function tells({ says }: Origin): boolean {
  return says.includes("asserts") && !says.includes("retracts");
}

/** Who both says and denies it denies nothing to anybody. */
function denies({ says }: Origin): boolean {
  return says.includes("denies") && !says.includes("asserts");
}

function ranked(counts: ReadonlyMap<string, BorneOut>): readonly BorneOut[] {
  return [...counts.values()].sort((a, b) => b.told - a.told || (a.name < b.name ? -1 : 1));
}
