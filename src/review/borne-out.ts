import type { Incident, Origin, ReportedEvent } from "../model.ts";

/**
 * How one incident counts for somebody who tells of it: whether somebody else, who does not rest on the same word and is
 * not of the same side, tells of it too or denies it.
 */
export interface Telling {
  readonly kind: "publisher" | "speaker";
  readonly name: string;
  readonly corroborated: boolean;
  readonly contradicted: boolean;
  /** Whether all who deny it are of the side that is said to have done it. */
  readonly accused: boolean;
}

/** How an incident counts for each publisher and each known actor that tells of it. */
export function tellingsOf({ origins, reports }: Pick<Incident, "origins" | "reports">): readonly Telling[] {
  const telling = origins.filter(tells);
  const publishers = [...new Set(telling.flatMap((origin) => origin.publishers))].map((name) => {
    const own = telling.filter((origin) => origin.publishers.includes(name));
    return tellingBy("publisher", name, own, origins);
  });
  const byReport = new Map(reports.map((report) => [report.id, report] as const));
  const voices = telling.flatMap((origin) => actorsIn(origin, byReport).map((name) => ({ origin, name })));
  const speakers = [...new Set(voices.map(({ name }) => name))].map((name) => {
    const own = voices.filter((voice) => voice.name === name).map(({ origin }) => origin);
    return tellingBy("speaker", name, own, origins);
  });
  return [...publishers, ...speakers];
}

const NAMED: ReadonlySet<Origin["basis"]> = new Set(["same-speaker", "same-statement", "same-video"]);

/** The known actors whose word an origin is, by their neutral names. */
function actorsIn({ basis, claims }: Origin, reports: ReadonlyMap<string, ReportedEvent>): readonly string[] {
  if (!NAMED.has(basis)) return [];
  return claims.flatMap(({ report, claim }) => {
    const speaker = reports.get(report)?.claims[claim]?.speaker;
    if (speaker === undefined || typeof speaker === "string" || speaker.link.status !== "linked") return [];
    return [speaker.name];
  });
}

function tellingBy(kind: Telling["kind"], name: string, own: readonly Origin[], all: readonly Origin[]): Telling {
  const others = all.filter((origin) => isApartFrom(origin, own));
  const denying = others.filter(denies);
  const accused = denying.length > 0 && denying.every((origin) => isAccused(origin, all));
  return { kind, name, corroborated: others.some(tells), contradicted: denying.length > 0, accused };
}

/** Whether an origin is said to have acted itself, or is of one side with one that is. */
function isAccused({ side }: Origin, all: readonly Origin[]): boolean {
  return all.some((origin) => origin.side === side && origin.interest?.code === "interest.acts");
}

/**
 * Whether an origin stands by itself beside others: of another side, not hearsay, and where it is a publisher's own
 * word or people it does not name, heard in an article in which none of the others is, whose words it may repeat.
 */
function isApartFrom(origin: Origin, others: readonly Origin[]): boolean {
  if (others.includes(origin) || origin.basis === "hearsay") return false;
  if (others.some(({ side }) => mayBeOneSide(side, origin.side))) return false;
  if (NAMED.has(origin.basis)) return true;
  const known = new Set(others.flatMap(({ articles }) => articles));
  return origin.articles.some((article) => !known.has(article));
}

/** A ministry of a state that the texts leave open may be any state's. */
function mayBeOneSide(a: string, b: string): boolean {
  const areStates = a.startsWith("state ") && b.startsWith("state ");
  return a === b || (areStates && (a === OPEN || b === OPEN));
}

const OPEN = "state unknown";

function tells({ says }: Origin): boolean {
  return says.includes("asserts") && !says.includes("retracts");
}

/** Who both says and denies it denies nothing to anybody. */
function denies({ says }: Origin): boolean {
  return says.includes("denies") && !says.includes("asserts");
}
