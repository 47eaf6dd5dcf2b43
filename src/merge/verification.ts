import type { Incident, Origin, ReportedEvent } from "../model.ts";

/**
 * How far reports bear out a happening. Origins count, not outlets; those of one side count once; and those with an
 * interest are not enough by themselves, unless the side that is said to have acted is one of them: what a party owns
 * up to, or what rivals tell alike, is strong.
 */
export function verify(origins: readonly Origin[], reports: readonly ReportedEvent[]): Incident["verification"] {
  const heard = origins.filter(({ basis }) => basis !== "hearsay");
  const takers = origins.filter((origin) => tookBack(origin, reports));
  const behind = behindOf(origins, takers);
  // Who both says and denies it, as in two sentences of one article, denies nothing to anybody.
  const against = heard.filter(({ says }) => says.includes("denies") && !says.includes("asserts"));
  if (behind.length === 0 && takers.length > 0) {
    return { state: "withdrawn", why: `Taken back by all who told it: ${namesOf(takers)}` };
  }
  if (against.length > 0 && behind.some((origin) => heard.includes(origin))) {
    return {
      state: "disputed",
      why: `Said by ${bySide(behind, ", ", labelOf)}; denied by ${bySide(against, ", ", labelOf)}`,
    };
  }
  const independent = independentOf(behind);
  const sides = sidesOf(independent);
  if (sides.length > 1 && isBorneOut(independent))
    return { state: "corroborated", why: corroboration(independent, sides.length) };
  return { state: "reported", why: behind.length === 0 ? NOBODY : soleWord(behind, independent, sides.length) };
}

/** The sides that tell of a happening without resting on one another, each once. */
export function sidesBehind(origins: readonly Origin[], reports: readonly ReportedEvent[]): readonly string[] {
  const takers = origins.filter((origin) => tookBack(origin, reports));
  return sidesOf(independentOf(behindOf(origins, takers)));
}

/** The origins that say it happened and stand by it. */
function behindOf(origins: readonly Origin[], takers: readonly Origin[]): readonly Origin[] {
  return origins.filter((origin) => origin.says.includes("asserts") && !takers.includes(origin));
}

const NOBODY = "Nobody is on record saying that it happened";

/** Whether the last that an origin says of the happening takes back what it said before, or what others have from it. */
function tookBack({ says, claims }: Origin, reports: readonly ReportedEvent[]): boolean {
  if (says.includes("retracts")) return true;
  if (!says.includes("asserts") || !says.includes("denies")) return false;
  const days = claims.flatMap(({ report, claim }) => {
    const told = reports.find(({ id }) => id === report);
    const said = told?.claims[claim];
    return told?.publishedAt == null || said === undefined
      ? []
      : [{ day: told.publishedAt, denies: said.stance === "denies" }];
  });
  const denied = days
    .filter((each) => each.denies)
    .map(({ day }) => day)
    .sort()[0];
  return denied !== undefined && days.every((each) => each.denies || each.day < denied);
}

/**
 * The origins that can be taken for independent: everyone who is told by name, pictures, agencies; and of the others (a
 * publisher's own word, people it does not name) those with an article in which no counted one is heard, since what an
 * article tells around a speaker's words rests on them. Hearsay may be anyone already counted.
 */
function independentOf(behind: readonly Origin[]): readonly Origin[] {
  const told = behind.filter(({ basis }) => TOLD.has(basis));
  const counted = [...told];
  for (const origin of behind) {
    if (told.includes(origin) || (origin.basis === "hearsay" && counted.length > 0)) continue;
    const known = new Set(counted.flatMap(({ articles }) => articles));
    if (origin.articles.some((article) => !known.has(article))) counted.push(origin);
  }
  return behind.filter((origin) => counted.includes(origin));
}

const TOLD: ReadonlySet<Origin["basis"]> = new Set(["same-speaker", "same-statement", "same-video"]);

/** The sides that origins are on, each once. */
function sidesOf(origins: readonly Origin[]): readonly string[] {
  return [...new Set(origins.map((origin) => sideAmong(origin, origins)))];
}

/**
 * The side of an origin among others. A state that the texts leave open may be any whose organs are heard, or whose own
 * medium tells of it; a state whose medium only looks on is none of them.
 */
function sideAmong({ side }: Origin, origins: readonly Origin[]): string {
  if (side !== "state unknown") return side;
  const states = origins.filter((each) => each.side.startsWith("state ") && each.side !== side);
  return states.find(({ basis, interested }) => TOLD.has(basis) || interested)?.side ?? side;
}

/** Whether someone without an interest is among them, or the side that is said to have acted. */
function isBorneOut(origins: readonly Origin[]): boolean {
  return origins.some(({ interested }) => !interested) || origins.some(ownsUp);
}

function ownsUp({ interest }: Origin): boolean {
  return interest?.code === "interest.acts";
}

function corroboration(origins: readonly Origin[], sides: number): string {
  const owner = origins.find(ownsUp);
  const counted = origins.length === sides ? "" : ` (${origins.length} origins, ${sides} interests)`;
  const told = `${sides} independent origins${counted}: ${bySide(origins)}`;
  return owner === undefined ? told : `${told}. ${owner.label} says so of its own side`;
}

function soleWord(behind: readonly Origin[], independent: readonly Origin[], sides: number): string {
  const publishers = new Set(behind.flatMap((origin) => origin.publishers)).size;
  if (behind.every(({ basis }) => basis === "hearsay"))
    return `Hearsay: said to have happened, by whom is not told, in ${namesOf(behind)}`;
  const carried = publishers > 1 ? `, carried by ${publishers} publishers` : "";
  if (behind.length === 1) return `One origin: ${behind.map(described).join("")}${carried}`;
  if (independent.length === 1)
    return `One origin that others rest on: ${independent.map(described).join("")}${carried}`;
  if (sides > 1) return `Only from those with an interest in it: ${bySide(independent)}${carried}`;
  return `${independent.length} origins, 1 interest: ${bySide(independent)}${carried}`;
}

/** Origins with those of one side together, and what they have in common. */
function bySide(origins: readonly Origin[], between = "; ", called = described): string {
  return sidesOf(origins)
    .map((side) => origins.filter((origin) => sideAmong(origin, origins) === side))
    .map((own) => (own.length === 1 ? own.map(called).join("") : `${listed(own.map(called))}, ${inCommon(own)}`))
    .join(between);
}

/** "Lake Post, Lake Evening and Radio Lake". */
function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

/** "both owned by the state of Karsia", "all 3 of one state". */
function inCommon(origins: readonly Origin[]): string {
  const all = origins.length === 2 ? "both" : `all ${origins.length}`;
  const name = origins.find(({ sideName }) => sideName !== undefined)?.sideName ?? "one side";
  return origins.some(({ basis }) => TOLD.has(basis)) ? `${all} of ${name}` : `${all} owned by ${name}`;
}

function described({ label, interested }: Origin): string {
  return interested ? `${label} (has an interest)` : label;
}

function labelOf({ label }: Origin): string {
  return label;
}

function namesOf(origins: readonly Origin[]): string {
  return origins.map(({ label }) => label).join(", ");
}
