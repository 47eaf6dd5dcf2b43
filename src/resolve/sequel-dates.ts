import type { DateRange } from "../model.ts";
import { around, between, shifted } from "./calendar.ts";
import { COUNT, countedDays } from "./relative-dates.ts";

/** From which day an expression of sequence is counted, and how far in days. */
interface Step {
  readonly example: string;
  readonly pattern: RegExp;
  readonly days: (groups: Readonly<Record<string, string | undefined>>) => number | null;
}

const PART = "(?:day|night|morning|afternoon|evening)";

const STEPS: readonly Step[] = [
  {
    example: "later that day",
    pattern: new RegExp(`^(?:on |in )?(?:later |earlier )?(?:on |in )?(?:that|the same|that same) ${PART}$`),
    days: () => 0,
  },
  {
    example: "the next day",
    pattern: new RegExp(`^(?:on |by |in )?the (?:next|following) ${PART}$`),
    days: () => 1,
  },
  {
    example: "the day before",
    pattern: new RegExp(`^(?:on )?the (?:previous ${PART}|${PART} before)$`),
    days: () => -1,
  },
  {
    example: "two days later",
    pattern: new RegExp(`^(?<count>${COUNT}) (?<unit>day|week|fortnight)s? (?<side>later|after|earlier|before)$`),
    days: ({ count, unit, side }) => {
      const days = countedDays(count, unit);
      return days === null ? null : side === "later" || side === "after" ? days : -days;
    },
  },
];

/**
 * The days that words of sequence stand for, counted from the days of the happening told before: "the next day",
 * "two days later", "the same evening". `null` for all other words, and for vague counts ("a few days later").
 */
export function sequelDays(words: string, told: DateRange): DateRange | null {
  for (const { pattern, days } of STEPS) {
    const match = pattern.exec(words);
    if (match === null) continue;
    const step = days(match.groups ?? {});
    if (step === null) return null;
    if (step === 0) return told;
    return told.first === told.last
      ? around(told.last, step, step)
      : between(shifted(told.first, step), shifted(told.last, step));
  }
  return null;
}
