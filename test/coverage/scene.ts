import { addDays, daysBetween, weekdayOf } from "../../src/day.ts";
import type { Day, Volume } from "../../src/model.ts";

/** What a made-up publisher prints: how many articles on a day, and how many of them name a place in the area. */
interface Habit {
  readonly from: Day;
  /** The last day, included. */
  readonly to: Day;
  readonly articles: number;
  readonly about: number;
  /** 0 for Monday to 6 for Sunday; every day when left out. */
  readonly weekdays?: readonly number[];
  readonly language?: string;
}

export function feed(publisher: string, habit: Habit): readonly Volume[] {
  const { articles, about, weekdays, language = "en" } = habit;
  return daysFrom(habit.from, habit.to)
    .filter((day) => weekdays === undefined || weekdays.includes(weekdayOf(day)))
    .map((day) => ({ day, publisher, language, articles, about }));
}

/** All days from one to another, both included. */
export function daysFrom(first: Day, last: Day): readonly Day[] {
  return Array.from({ length: daysBetween(first, last) + 1 }, (_, i) => addDays(first, i));
}
