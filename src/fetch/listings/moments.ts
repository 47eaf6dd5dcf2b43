import { dayOf } from "../../day.ts";
import type { Day } from "../../model.ts";

/** Nothing on the Web is older: what claims to be stands for a date that was never set. */
const FIRST_YEAR = 1990;

/**
 * The day of a moment as feeds write it, in UTC; `null` for what is no date. RFC 822 with years of two digits, months
 * in the words of many languages, ISO 8601, seconds since 1970, and days in numbers. A moment without a zone that we
 * know is read as UTC.
 *
 *     dayOfMoment("Fri, 02 May 25 23:30:00 EST") // "2025-05-03"
 */
export function dayOfMoment(written: string | undefined): Day | null {
  const text = folded(written ?? "");
  const found = isoIn(text) ?? wordedIn(text) ?? numberedIn(text) ?? countedIn(text);
  return found === null || Number(found.slice(0, 4)) < FIRST_YEAR ? null : found;
}

/** Text in small letters without accents, its digits those of ASCII: "٢ مايو ٢٠٢٥", "2 août". */
function folded(text: string): string {
  return text
    .slice(0, 100)
    .trim()
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0));
}

function isoIn(text: string): Day | null {
  const match = /^(\d{4})-?(\d{2})-?(\d{2})(?:[t ]+(\d{2}):?(\d{2})(.*))?$/.exec(text);
  if (match === null) return null;
  const [, year, month, date, hour, minute, rest = ""] = match;
  return inUtc(dayOf(Number(year), Number(month), Number(date)), hour, minute, rest);
}

/** "fri, 02 may 25 08:00 gmt", "2 de mayo de 2025", "may 2, 2025 10:00 am". */
function wordedIn(text: string): Day | null {
  const match =
    /(?<![\d:])(?<date>\d{1,2})(?:\.|st|nd|rd|th)?[\s-]+(?:de |of )?(?<month>[^\d\s,.-]{2,15}(?: [^\d\s,.-]{2,15})?)[\s.,-]+(?:de )?(?<year>\d{4}|\d{2})(?![\d:])(?<rest>.*)$/u.exec(
      text,
    ) ??
    /(?<month>[^\d\s,.-]{3,15})[\s.]+(?<date>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<year>\d{4})(?!\d)(?<rest>.*)$/u.exec(text);
  if (match?.groups === undefined) return null;
  const { date, month = "", year = "", rest = "" } = match.groups;
  const number = MONTHS.findIndex((names) => names.some((name) => month.startsWith(name))) + 1;
  const time = /(\d{1,2}):(\d{2})(.*)$/.exec(rest);
  return inUtc(dayOf(fullYear(year), number, Number(date)), time?.[1], time?.[2], time?.[3] ?? "");
}

/** "02.05.2025 10:00", "02/05/2025": the day first, as everywhere but in the United States, unless only the other way is a date. */
function numberedIn(text: string): Day | null {
  const match = /^(\d{1,2})[./](\d{1,2})[./](\d{4})(?!\d)/.exec(text);
  if (match === null) return null;
  const [first, second, year] = match.slice(1).map(Number) as [number, number, number];
  return dayOf(year, second, first) ?? dayOf(year, first, second);
}

/** Seconds or thousandths of them since 1970. */
function countedIn(text: string): Day | null {
  if (!/^\d{10}(?:\d{3})?$/.test(text)) return null;
  return new Date(Number(text.padEnd(13, "0"))).toISOString().slice(0, 10);
}

/** Years of two digits as RFC 2822, 4.3, reads them. */
function fullYear(year: string): number {
  const number = Number(year);
  return year.length === 4 ? number : number < 50 ? 2000 + number : 1900 + number;
}

/** Minutes ahead of UTC: the zones of RFC 822, and those whose letters mean one thing only. */
const ZONES: Readonly<Record<string, number>> = {
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
  cet: 60,
  cest: 120,
  eet: 120,
  eest: 180,
  msk: 180,
};

function inUtc(day: Day | null, hour: string | undefined, minute: string | undefined, rest: string): Day | null {
  if (day === null || hour === undefined) return day;
  const afternoon = /^\S*\s*pm\b/.test(rest) && Number(hour) < 12 ? 12 : 0;
  const minutes = (Number(hour) + afternoon) * 60 + Number(minute) - aheadOfUtc(rest);
  return new Date(Date.parse(day) + minutes * 60_000).toISOString().slice(0, 10);
}

function aheadOfUtc(rest: string): number {
  const offset = /([+-])(\d{2}):?(\d{2})\b/.exec(rest);
  if (offset !== null) return (offset[1] === "-" ? -1 : 1) * (Number(offset[2]) * 60 + Number(offset[3]));
  return ZONES[/\b([a-z]{3,4})\)?$/.exec(rest)?.[1] ?? ""] ?? 0;
}

/**
 * How the names of the months begin, January first: English, French, German, Spanish, Portuguese, Italian, Turkish,
 * Russian, Ukrainian, Arabic (of Egypt, of the Levant) and Persian.
 */
const MONTHS: readonly (readonly string[])[] = [
  "jan ene gen oca янв січ يناير جانفي كانون_الثاني ژانویه",
  "feb fev feb fév sub şub фев лют فبراير فيفري شباط فوریه",
  "mar mär мар бер مارس اذار آذار",
  "apr avr abr nis апр кві ابريل أبريل إبريل نيسان آوریل",
  "may mai mag май мая тра مايو ماي ايار أيار مه",
  "jun juin giu haz июн чер يونيو جوان حزيران ژوئن",
  "jul juil lug tem июл лип يوليو جويلية تموز ژوئیه",
  "aug aou ago agu авг сер اغسطس أغسطس اوت أوت آب اب",
  "sep set eyl сен вер سبتمبر ايلول أيلول سپتامبر",
  "oct okt ott out eki окт жов اكتوبر أكتوبر تشرين_الاول تشرين_الأول اکتبر",
  "nov kas ноя лис نوفمبر تشرين_الثاني نوامبر",
  "dec dez dic ara дек гру ديسمبر كانون_الاول كانون_الأول دسامبر",
].map((names) => names.split(" ").map((name) => folded(name).replace("_", " ")));
