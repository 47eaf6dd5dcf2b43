import { addDays } from "../src/day.ts";
import type { Participant, ReportedEvent, Whereabouts } from "../src/model.ts";

/** Made-up towns, each some 30 km from the next. */
const TOWNS = 40;
const PUBLISHERS = 60;
/** Tellings of one happening: rival accounts, and copies of them. */
const TELLINGS = 5;
/** Happenings in one town on one day. */
const HAPPENINGS = 4;
const FIRST_DAY = "2024-01-01";

const THINGS =
  "bakery clinic depot bridge convoy school mosque market barracks tanker pharmacy orchard mill ferry".split(" ");
const WAYS = [
  ["shelled", "heavy-weapons"],
  ["bombed", "aerial"],
  ["struck", "drone"],
  ["raided", "firearms"],
] as const;
const SYLLABLES = "ba ke di mo ru fa she li zo tu na ve".split(" ");

/**
 * So many made-up reports of a war for forty towns, always the same ones: happenings in every town on every day, each
 * told by rivals who blame each other and count otherwise, by vague ones without a day, and by papers that copy.
 */
export function madeUpReports(count: number): readonly ReportedEvent[] {
  const next = newDice(7);
  const reports: ReportedEvent[] = [];
  for (let happening = 0; reports.length < count; happening++) {
    const day = addDays(FIRST_DAY, Math.floor(happening / (TOWNS * HAPPENINGS)));
    const town = Math.floor(happening / HAPPENINGS) % TOWNS;
    const thing = pick(THINGS, next);
    const way = pick(WAYS, next);
    const dead = Math.floor(next() * 20);
    let text = "";
    for (let telling = 0; telling < TELLINGS && reports.length < count; telling++) {
      const copied = telling > 0 && next() < 0.3;
      if (!copied) text = sentence(town, thing, way[0], dead, telling, next);
      reports.push(reportOf({ number: reports.length, happening, town, day, thing, way, dead, telling, text, next }));
    }
  }
  return reports;
}

/** Numbers from 0 to 1 in a fixed disorder (Numerical Recipes' linear congruential generator). */
function newDice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function pick<Thing>(things: readonly Thing[], next: () => number): Thing {
  const found = things[Math.floor(next() * things.length)];
  if (found === undefined) throw new RangeError("Nothing to pick from");
  return found;
}

function nameOf(number: number): string {
  const name = [...String(number + 100)].map((digit) => SYLLABLES[Number(digit)] ?? "").join("");
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function sentence(
  town: number,
  thing: string,
  verb: string,
  dead: number,
  telling: number,
  next: () => number,
): string {
  const words = (count: number) =>
    Array.from({ length: count }, () => nameOf(Math.floor(next() * 900)).toLowerCase()).join(" ");
  return `${words(3)} ${thing} ${words(3)} ${nameOf(town)} ${words(3)} ${verb} ${words(3)} ${dead + telling} dead ${words(2)}.`;
}

interface Telling {
  readonly number: number;
  readonly happening: number;
  readonly town: number;
  readonly day: string;
  readonly thing: string;
  readonly way: (typeof WAYS)[number];
  readonly dead: number;
  readonly telling: number;
  readonly text: string;
  readonly next: () => number;
}

function reportOf({ number, happening, town, day, thing, way, dead, telling, text, next }: Telling): ReportedEvent {
  const article = `article:${happening}-${telling}` as const;
  const cite = (exact: string) => ({ article, span: { start: 0, end: exact.length }, exact });
  const side = telling % 2;
  const undated = next() < 0.15;
  const toll = dead + (telling > 2 ? telling : 0);
  const claim = {
    speaker: "narrator" as const,
    chain: [],
    via: `Paper ${number % PUBLISHERS}`,
    stance: "asserts" as const,
    polarity: "positive" as const,
    certainty: "certain" as const,
    realis: "actual" as const,
    citation: cite(text),
  };
  return {
    id: `report:${number}`,
    article,
    publisher: claim.via,
    publishedAt: addDays(day, 1),
    type: "ASSAULT",
    mode: next() < 0.2 ? null : way[1],
    rule: "rule:bench",
    trigger: cite(way[0]),
    actors: next() < 0.4 ? [] : [armyOf(side, cite("army"))],
    recipients: [
      {
        citation: cite(`the ${thing}`),
        link: { status: "nil", exact: thing },
        name: `the ${thing}`,
        country: "XXA",
        sector: null,
      },
    ],
    place: next() < 0.1 ? null : placeOf(town, cite(nameOf(town))),
    date: undated ? null : { first: day, last: day },
    quantities: [
      { kind: "dead", estimate: { low: toll, best: toll, high: toll }, cumulative: false, citation: claim.citation },
    ],
    polarity: "positive",
    realis: "actual",
    claims: [claim],
    contexts: [],
    agreements: [],
    setting: [`place:${town}`, nameOf(500 + town)],
  };
}

function armyOf(side: number, citation: Participant["citation"]): Participant {
  const id = `actor:army-${side}` as const;
  return {
    citation,
    link: { status: "linked", id, score: 1 },
    name: `Army ${side}`,
    country: "XXA",
    sector: side === 0 ? "MIL" : "REB",
  };
}

function placeOf(town: number, citation: Whereabouts["citation"]): Whereabouts {
  const id = `place:${town}` as const;
  return {
    citation,
    link: { status: "linked", id, score: 1 },
    precision: "exact",
    place: {
      id,
      name: nameOf(town),
      latitude: 10 + (town % 8) * 0.27,
      longitude: 20 + Math.floor(town / 8) * 0.27,
      featureCode: "PPL",
      country: "XXA",
      admin1: null,
      population: 20_000,
    },
  };
}
