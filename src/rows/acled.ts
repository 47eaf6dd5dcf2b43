import { addDays, dayOf, parseDay } from "../day.ts";
import type { DateRange, Day, EventType, Precision } from "../model.ts";
import { type Column, type DataSet, type RowMeaning, wholeNumber } from "./data-set.ts";

type Kind = readonly [EventType, string | null];

/** ACLED's sub-event types in PLOVER's terms (ACLED Codebook, 2023). What is not here is of no kind that we record. */
const KINDS: Readonly<Record<string, Kind>> = {
  "Armed clash": ["ASSAULT", null],
  "Government regains territory": ["ASSAULT", null],
  "Non-state actor overtakes territory": ["ASSAULT", null],
  "Air/drone strike": ["ASSAULT", "aerial"],
  "Shelling/artillery/missile attack": ["ASSAULT", "heavy-weapons"],
  "Remote explosive/landmine/IED": ["ASSAULT", "explosives"],
  Grenade: ["ASSAULT", "explosives"],
  "Suicide bomb": ["ASSAULT", "suicide-attack"],
  "Chemical weapon": ["ASSAULT", "unconventional"],
  Attack: ["ASSAULT", null],
  "Abduction/forced disappearance": ["ASSAULT", "abduct"],
  "Sexual violence": ["ASSAULT", "sexual"],
  "Excessive force against protesters": ["ASSAULT", "crowd-control"],
  "Peaceful protest": ["PROTEST", "demo"],
  "Protest with intervention": ["PROTEST", "demo"],
  "Violent demonstration": ["PROTEST", "riot"],
  "Mob violence": ["PROTEST", "riot"],
  Agreement: ["AGREE", null],
  Arrests: ["COERCE", "arrest"],
  "Disrupted weapons use": ["COERCE", "seize"],
  "Looting/property destruction": ["ASSAULT", "destroy"],
  "Headquarters or base established": ["MOBILIZE", "troops"],
  "Change to group/activity": ["MOBILIZE", null],
  "Non-violent transfer of territory": ["RETREAT", "withdraw"],
};

/** ACLED: 1 the town, 2 the area around it, 3 the province. */
const PRECISION: Readonly<Record<string, Precision>> = { "1": "exact", "2": "near", "3": "admin1" };

export const ACLED: DataSet = {
  name: "acled",
  publisher: "ACLED",
  idColumn: "event_id_cnty",
  kindColumn: "event_type",
  needed: [
    "event_id_cnty",
    "event_date",
    "event_type",
    "sub_event_type",
    "actor1",
    "location",
    "latitude",
    "longitude",
  ],
  meaning,
};

function meaning(column: Column): RowMeaning | string | null {
  const day = dayIn(column("event_date"));
  if (day === null)
    return `event_date is “${column("event_date")}”, and not a day such as 2024-11-30 or 30 November 2024`;
  const kind = KINDS[column("sub_event_type")];
  if (kind === undefined) return null;
  const dead = wholeNumber(column("fatalities"));
  return {
    type: kind[0],
    mode: kind[1],
    trigger: "sub_event_type",
    date: daysOf(day, column("time_precision")),
    actors: ["actor1"],
    recipients: ["actor2"],
    place: "location",
    precision: PRECISION[column("geo_precision")] ?? "unknown",
    // ACLED writes 0 for none and for not known; only a number that somebody counted is one.
    dead:
      dead === null || dead === 0 ? null : { column: "fatalities", estimate: { low: dead, best: dead, high: dead } },
  };
}

const MONTHS = "January February March April May June July August September October November December".split(" ");

/** ACLED writes 2024-11-30 or 30 November 2024. */
function dayIn(text: string): Day | null {
  const [, date, month, year] = /^(\d{1,2})[ -]([A-Z][a-z]+)[ -](\d{4})$/.exec(text.trim()) ?? [];
  const number = MONTHS.findIndex((name) => month !== undefined && month.length > 2 && name.startsWith(month)) + 1;
  return number === 0 ? parseDay(text) : dayOf(Number(year), number, Number(date));
}

/** ACLED: 1 the day is known, 2 the week around it, 3 its month. */
function daysOf(day: string, precision: string): DateRange {
  if (precision === "2") return { first: addDays(day, -3), last: addDays(day, 3) };
  if (precision !== "3") return { first: day, last: day };
  const first = `${day.slice(0, 7)}-01`;
  return { first, last: addDays(`${addDays(first, 31).slice(0, 7)}-01`, -1) };
}
