import type { Day, Span } from "../model.ts";
import { dayWritten, WRITTEN_DATE } from "./written-day.ts";

/**
 * The words in front of a report that say where and when it was written and by which agency. The place
 * is the reporter's, not the event's: "GENEVA (AP) -".
 */
export interface Dateline {
  readonly span: Span;
  readonly place: Span | null;
  /** `null` when the dateline has no date, or one without a year. */
  readonly day: Day | null;
  readonly agency: string | null;
}

/** How far into a text a dateline may reach. */
const REACH = 140;

const GAP = /[\s,|·•]+/y;
/** A full stop between a date and an agency. */
const DATE_STOP = /\.\s+(?=\/)/y;
const LABEL = /(?:date|dateline|published|posted|updated)\b:?/iy;
const DATE = new RegExp(`(?:${WRITTEN_DATE})(?![\\d\\p{L}])`, "iuy");
const AGENCY = new RegExp(
  `\\((?:with )?(?<agency>\\p{Lu}[\\p{L}\\d .&/'’-]{1,40}?)(?:\\s[-–—/]{1,2}\\s(?:${WRITTEN_DATE}))?\\)`,
  "iuy",
);
const CLOCK = /\(?\d{1,2}[:.]\d\d ?(?:[ap]\.?m\.?)?\)?(?=[\s)–—-])/iy;
const KNOWN_AGENCY =
  /\/?(?:Reuters|AFP|AP|UPI|DPA|EFE|ANSA|Xinhua|IRNA|ISNA|Tasnim|Mehr|Fars|SANA|TASS|Interfax|RIA Novosti|Anadolu|KUNA|WAM|SPA|WAFA|Petra|MENA|PTI|ANI|IANS|APP|Yonhap|Kyodo|Bernama|Antara|Ukrinform|NAN|ARMENPRESS|AZERTAC|Trend|APA|BelTA|KCNA|VNA|SUNA|ENA|NNN|CNA|PAP|MTI|Agerpres|HINA|Tanjug|FENA|MIA)\b\/?/y;
/** What ends a dateline behind its agency, in place of a dash: "MOSCOW, May 4. /TASS/. Talks began". */
const AGENCY_STOP = /\.?[ ]*\n\s*|\.\s+/y;
/** A month with its day belongs to the date: "CAIRO NOV 27". */
const NO_MONTH = `(?!(?:${"Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".replaceAll(" ", "|")}|${"JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".replaceAll(" ", "|")})[\\p{L}.]*\\s+\\d)`;
const UPPER_WORD = `${NO_MONTH}\\p{Lu}(?:[\\p{Lu}'’.]|-(?=\\p{Lu}))`;
const UPPER = new RegExp(`${UPPER_WORD}+(?:[ /]${UPPER_WORD}*){0,4}(?!\\p{Ll})`, "uy");
const TITLED_WORD = `${NO_MONTH}\\p{Lu}[\\p{L}'’.-]+`;
const TITLED = new RegExp(`${TITLED_WORD}(?: (?:(?:of|de|du|al|el|la|le|and) )?${TITLED_WORD}){0,3}`, "uy");
const STOP = /(?:[–—]|--+|__?(?=\s)|-(?=\s))\s*/y;
const COLON = /:\s+/y;

/** A place in capitals, perhaps with its country and an agency, and none of a headline's small words. */
const BEFORE_COLON =
  /^(?!.*\b(?:IS|IN|ON|AT|TO|OF|FOR|AN?|THE|AND|NO|VS)\b)\p{Lu}[\p{Lu}'’ /.-]{2,40}(?:, \p{Lu}[\p{L} .-]{2,30})?(?: ?\([^()]{1,40}\))?\s*$/u;

/** Words in capitals with a colon that head a report without naming a place. */
const NO_PLACE =
  /^(?:UPDATE\d*|BREAKING|EXCLUSIVE|ANALYSIS|OPINION|EXPLAINER|FACTBOX|TIMELINE|WATCH|VIDEO|LIVE|NEWS|NOTE|NB|FACT CHECK|INTERVIEW|COMMENT|EDITORIAL|PHOTOS?|SUMMARY|BACKGROUND|CORRECTION|WARNING|ALERT|URGENT|JUST IN|READ|TITLE|DATE|BY|FROM|TO|RE|SUBJECT)\b/;

/**
 * The dateline that a text begins with, `null` when it has none. A place in small letters counts only
 * beside a date or an agency.
 *
 *     readDateline("GENEVA, Nov 27 (Reuters) - Talks began.")?.agency // "Reuters"
 */
export function readDateline(text: string): Dateline | null {
  for (const start of openings(text)) {
    const line = text.slice(0, start + REACH);
    const dateline = scan(line, start) ?? bureau(line, start);
    if (dateline !== null) return dateline;
  }
  return null;
}

/** "WASHINGTON The president said": a bureau's town with nothing to part it from the report. */
function bureau(line: string, start: number): Dateline | null {
  const town = match(BUREAU, line, start);
  if (town === null) return null;
  const place = { start, end: start + town[0].trimEnd().length };
  return ended(line, start, start + town[0].length, { place, capitals: true, date: false, day: null, agency: null });
}

/** How many lines of heading may stand over a report: headline, summary, byline. */
const MOST_HEADINGS = 3;
const LONGEST_HEADING = 200;

/** Where a report may begin: with its first line, or behind headings, which are short and end in no full stop. */
function openings(text: string): readonly number[] {
  const starts: number[] = [];
  let at = text.search(/\S/);
  while (at >= 0 && starts.length <= MOST_HEADINGS) {
    starts.push(at);
    const end = text.slice(at, at + LONGEST_HEADING).indexOf("\n");
    if (end < 0 || /[.!?…]["'”’)]*\s*$/.test(text.slice(at, at + end))) break;
    const next = text.slice(at + end, at + end + LONGEST_HEADING).search(/\S/);
    at = next < 0 ? -1 : at + end + next;
  }
  return starts;
}

/** Towns of the big agencies' bureaus: in capitals and with nothing behind them they are datelines all the same. */
const BUREAU =
  /(?:WASHINGTON|NEW YORK|LONDON|PARIS|BERLIN|BRUSSELS|GENEVA|VIENNA|ROME|MADRID|MOSCOW|KIEV|KYIV|MINSK|WARSAW|ATHENS|ANKARA|ISTANBUL|BEIRUT|DAMASCUS|AMMAN|JERUSALEM|TEL AVIV|GAZA|RAMALLAH|CAIRO|TRIPOLI|TUNIS|ALGIERS|RABAT|KHARTOUM|JUBA|ADDIS ABABA|NAIROBI|KAMPALA|KIGALI|KINSHASA|GOMA|BUJUMBURA|MOGADISHU|LAGOS|ABUJA|ACCRA|DAKAR|BAMAKO|NIAMEY|OUAGADOUGOU|HARARE|LUSAKA|JOHANNESBURG|CAPE TOWN|BAGHDAD|ERBIL|TEHRAN|RIYADH|DUBAI|DOHA|KUWAIT|SANAA|ADEN|MUSCAT|KABUL|ISLAMABAD|KARACHI|LAHORE|NEW DELHI|MUMBAI|DHAKA|COLOMBO|KATHMANDU|YANGON|BANGKOK|HANOI|PHNOM PENH|MANILA|JAKARTA|KUALA LUMPUR|SINGAPORE|HONG KONG|BEIJING|SHANGHAI|TAIPEI|SEOUL|TOKYO|SYDNEY|CANBERRA|OTTAWA|TORONTO|MEXICO CITY|BOGOTA|CARACAS|LIMA|QUITO|LA PAZ|SANTIAGO|BUENOS AIRES|BRASILIA|RIO DE JANEIRO|SAO PAULO|HAVANA|CHICAGO|DETROIT|BOSTON|LOS ANGELES|SAN FRANCISCO|HOUSTON|DALLAS|ATLANTA|MIAMI|UNITED NATIONS|BELGRADE|SARAJEVO|ZAGREB|PRISTINA|TIRANA|SOFIA|BUCHAREST|BUDAPEST|PRAGUE|TBILISI|YEREVAN|BAKU|ALMATY|TASHKENT)(?:\/(?:[A-Z]+ ?)+)?\s+(?=["“]?\p{Lu}?\p{Ll})/uy;

interface Found {
  readonly place: Span | null;
  readonly capitals: boolean;
  readonly date: boolean;
  readonly day: Day | null;
  readonly agency: string | null;
}

function scan(line: string, start: number): Dateline | null {
  let found: Found = { place: null, capitals: false, date: false, day: null, agency: null };
  let at = start;
  const label = match(LABEL, line, at);
  if (label !== null) at += label[0].length;
  while (at < line.length) {
    const point = found.agency === null || found.place === null ? null : match(AGENCY_STOP, line, at);
    if (point !== null) return ended(line, start, at + point[0].length, found);
    const gap = match(GAP, line, at) ?? (found.date && found.agency === null ? match(DATE_STOP, line, at) : null);
    if (gap !== null) {
      if (gap[0].includes("\n\n")) return null;
      at += gap[0].length;
      continue;
    }
    const stop = match(STOP, line, at);
    if (stop !== null) {
      at += stop[0].length;
      if (isEnough(found) && !goesOn(line, at, found)) return ended(line, start, at, found);
      if (found.place === null && !found.date) return null;
      continue;
    }
    const colon = match(COLON, line, at);
    if (colon !== null)
      return BEFORE_COLON.test(line.slice(start, at)) ? ended(line, start, at + colon[0].length, found) : null;
    const next = part(line, at, found);
    if (next === null) return null;
    found = next.found;
    at = next.end;
  }
  return null;
}

/** The next piece of a dateline: a date, an agency or a place. */
function part(line: string, at: number, found: Found): { readonly found: Found; readonly end: number } | null {
  const date = found.date ? null : match(DATE, line, at);
  if (date !== null)
    return { found: { ...found, date: true, day: dayWritten(date.groups ?? {}) }, end: at + date[0].length };
  const clock = match(CLOCK, line, at);
  if (clock !== null) return { found, end: at + clock[0].length };
  const agency = match(AGENCY, line, at) ?? match(KNOWN_AGENCY, line, at);
  const name = agency?.groups?.["agency"] ?? agency?.[0].replaceAll("/", "") ?? "";
  if (agency !== null && found.agency === null && /^\p{Lu}/u.test(name)) {
    const day = found.day ?? dayWritten(agency.groups ?? {});
    return { found: { ...found, agency: name, day }, end: at + agency[0].length };
  }
  const upper = found.place === null ? match(UPPER, line, at) : null;
  const place = upper ?? match(TITLED, line, at);
  if (place === null || NO_PLACE.test(place[0])) return null;
  const end = at + place[0].length;
  // A second name is the country or district of the first: "GOMA, Congo".
  const first = found.place ?? { start: at, end };
  return { found: { ...found, place: first, capitals: found.capitals || upper !== null }, end };
}

/** Whether what was read makes a dateline: a place in capitals, or two of place, date and agency, or one of the latter. */
function isEnough(found: Found): boolean {
  if (found.place === null) return found.date || found.agency !== null;
  return found.date || found.agency !== null || (found.capitals && found.place.end - found.place.start > 2);
}

/** Whether a date or an agency, with its own dash, still follows a dash: "JUBA – 4 May 2017 – Fighting". */
function goesOn(line: string, at: number, found: Found): boolean {
  const next = found.date ? null : match(DATE, line, at);
  if (next !== null)
    return match(STOP, line, at + next[0].length + (match(GAP, line, at + next[0].length)?.[0].length ?? 0)) !== null;
  if (found.place !== null) return false;
  const place = match(UPPER, line, at);
  return place !== null && match(/\s*(?:[–—]|--+|[-_](?=\s))/y, line, at + place[0].length) !== null;
}

/** A dateline, provided that prose follows it. */
function ended(line: string, start: number, end: number, found: Found): Dateline | null {
  const prose = line.slice(end);
  if (!/^["'“‘«([]?[\p{Lu}\p{Lo}\d]/u.test(prose) || !/[\p{Ll}\p{Lo}]/u.test(prose)) return null;
  return { span: { start, end }, place: found.place, day: found.day, agency: found.agency };
}

function match(pattern: RegExp, line: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(line);
}
