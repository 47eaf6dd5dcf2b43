import fc from "fast-check";
import { expect, test } from "vitest";
import { resolveDate, type Tense } from "../../src/resolve/dates.ts";

/** The day of publication in every line below: a Friday. */
const PUBLISHED = "2024-11-29";

/** One stretch of days with the ways to say it. */
function means(first: string, last: string, tense: Tense, ...expressions: readonly string[]): void {
  test.each(expressions)(`%s (${tense}): ${first} to ${last}`, (expression) => {
    expect(resolveDate(expression, PUBLISHED, tense)).toEqual({ first, last });
  });
}

function isUnreadable(...expressions: readonly string[]): void {
  test.each(expressions)("%s: no days", (expression) => {
    expect(resolveDate(expression, PUBLISHED, "past")).toBeNull();
  });
}

// Days
means(
  "2024-11-29",
  "2024-11-29",
  "past",
  "today",
  "this morning",
  "on Friday",
  "Nov. 29",
  "2024-11-29",
  "29/11/2024",
  "11/29/2024",
);
means(
  "2024-11-28",
  "2024-11-28",
  "past",
  "yesterday",
  "late yesterday evening",
  "Thursday",
  "on Thursday night",
  "a day ago",
  "last Thursday",
);
means(
  "2024-11-28",
  "2024-11-28",
  "past",
  "Thursday's",
  "on Thursday, Nov. 28",
  "November 28th",
  "28 November",
  "the 28th of November",
  "28 Nov 2024",
);
means(
  "2024-11-28",
  "2024-11-28",
  "past",
  "at 10:30 am on Thursday",
  "the night of 28 November",
  "early on Thursday",
  "Thursday morning",
);
means(
  "2024-11-27",
  "2024-11-27",
  "past",
  "two days ago",
  "2 days ago",
  "the day before yesterday",
  "last Wednesday",
  "this Wednesday",
  "Wed",
);
means("2024-11-22", "2024-11-22", "past", "last Friday", "Friday last week", "Friday of last week");
means("2024-11-25", "2024-11-25", "past", "on Monday", "Monday afternoon", "last Monday", "early Monday");
means("2024-11-30", "2024-11-30", "future", "tomorrow", "on Saturday", "tomorrow night", "30 November");
means(
  "2024-12-02",
  "2024-12-02",
  "future",
  "on Monday",
  "next Monday",
  "Monday next week",
  "2 December",
  "in three days",
);
means("2024-12-06", "2024-12-06", "future", "next Friday");
means("2024-11-29", "2024-11-29", "future", "on Friday", "tonight");
means("2024-11-28", "2024-11-28", "present", "on Thursday");
means("2024-11-30", "2024-11-30", "present", "on Saturday");
means(
  "2017-05-04",
  "2017-05-04",
  "past",
  "4 May 2017",
  "May 4, 2017",
  "on May 4th, 2017",
  "04-05-2017",
  "Thursday, 4 May 2017",
  "the fourth of May 2017",
);
means("2024-02-29", "2024-02-29", "past", "29 February");
means("2024-04-03", "2024-04-03", "past", "3 April");

// Dates without a year lie behind in the past tense, ahead in the future one
means("2023-12-24", "2023-12-24", "past", "on 24 December");
means("2024-12-24", "2024-12-24", "future", "on 24 December");
means("2024-12-24", "2024-12-24", "present", "on 24 December");
means("2024-11-30", "2024-11-30", "past", "30 November"); // it may have begun where the reporter is

// Nights
means("2024-11-28", "2024-11-29", "past", "overnight", "last night");
means("2024-11-25", "2024-11-26", "past", "overnight into Tuesday", "overnight on Monday", "Monday and Tuesday");
means("2024-11-25", "2024-11-26", "past", "in the night to Tuesday", "during the night into Tuesday");
means(
  "2024-03-04",
  "2024-03-05",
  "past",
  "the night of 4-5 March",
  "on the night of 4 – 5 March",
  "overnight from 4 to 5 March",
  "the night between 4 and 5 March",
);

// Ranges
means(
  "2024-03-03",
  "2024-03-05",
  "past",
  "between 3 and 5 March",
  "3-5 March 2024",
  "March 3-5",
  "from 3 to 5 March",
  "March 3 to 5, 2024",
  "3 March to 5 March",
);
means(
  "2024-01-30",
  "2024-02-02",
  "past",
  "between 30 January and 2 February",
  "from 30 January to 2 February 2024",
  "Jan. 30 - Feb. 2",
);
means("2024-11-23", "2024-11-25", "past", "from Saturday to Monday", "between Saturday and Monday");
means(
  "2024-11-27",
  "2024-11-28",
  "past",
  "Wednesday and Thursday",
  "between Wednesday and yesterday",
  "Wednesday or Thursday",
);
means("2024-03-01", "2024-05-31", "past", "between March and May", "from March to May 2024", "March-May 2024");
means("2011-01-01", "2017-12-31", "past", "between 2011 and 2017", "2011-2017", "from 2011 to 2017", "2011-17");
means("2024-11-27", "2024-11-29", "past", "since Wednesday", "since 27 November", "since November 27, 2024");
means("2024-11-29", "2024-12-02", "future", "until Monday", "by Monday", "before 2 December");

// Weeks, weekends
means("2024-11-25", "2024-11-29", "past", "this week", "earlier this week");
means("2024-11-29", "2024-12-01", "future", "this week", "later this week");
means("2024-11-18", "2024-11-24", "past", "last week", "the previous week");
means("2024-12-02", "2024-12-08", "future", "next week");
means(
  "2024-11-22",
  "2024-11-29",
  "past",
  "in the past week",
  "in recent days",
  "over the past 7 days",
  "over the last seven days",
);
means("2024-11-23", "2024-11-24", "past", "at the weekend", "last weekend", "over the weekend");
means("2024-11-30", "2024-12-01", "future", "this weekend", "at the weekend");
means("2024-11-28", "2024-11-29", "past", "the past 24 hours", "in the last 24 hours", "over the past day");
means("2024-11-26", "2024-11-29", "past", "the last 72 hours", "the last three days", "the past three days");
means("2024-11-15", "2024-11-29", "past", "over the last two weeks", "in the past 14 days");
means("2024-11-12", "2024-11-18", "past", "two weeks ago", "2 weeks ago");

// Months, years, parts of them
means("2024-05-01", "2024-05-31", "past", "in May", "May 2024", "May", "last May", "during May", "May's");
means("2025-05-01", "2025-05-31", "future", "in May", "next May");
means("2024-11-01", "2024-11-29", "past", "this month", "earlier this month");
means("2024-10-01", "2024-10-31", "past", "last month", "in October", "in Oct.");
means("2024-02-11", "2024-02-20", "past", "mid-February", "in mid - February 2024", "the middle of February 2024");
means("2024-03-01", "2024-03-10", "past", "early March", "the beginning of March", "in early March 2024");
means("2024-03-21", "2024-03-31", "past", "late March", "the end of March", "at the end of March");
means("2017-01-01", "2017-12-31", "past", "in 2017", "2017", "during 2017", "seven years ago");
means("2017-01-01", "2017-04-30", "past", "early 2017", "in early 2017", "at the beginning of 2017");
means("2017-09-01", "2017-12-31", "past", "late 2017", "the end of 2017");
means("2023-01-01", "2023-12-31", "past", "last year", "a year ago");
means("1990-01-01", "1999-12-31", "past", "the 1990s", "in the 1990s");
means("2024-10-30", "2024-11-29", "past", "recently");

isUnreadable(
  "72 hours after signature",
  "72 hours after",
  "a day earlier",
  "the same day",
  "that day",
  "the following day",
  "soon",
);
isUnreadable(
  "31 February",
  "2024-02-30",
  "32/13/2024",
  "",
  "24-hour",
  "Mondays",
  "in three days",
  "once",
  "99999999 days ago",
);

test("of a date in figures, the reading closer to publication counts", () => {
  expect(resolveDate("03/04/2024", "2024-04-05", "past")?.first).toBe("2024-04-03");
  expect(resolveDate("03/04/2024", "2024-03-05", "past")?.first).toBe("2024-03-04");
});

test("dates with a year need no day of publication, others are then left open", () => {
  expect(resolveDate("4 May 2017", null, "past")).toEqual({ first: "2017-05-04", last: "2017-05-04" });
  expect(resolveDate("between 3 and 5 March 2017", null, "past")).toEqual({ first: "2017-03-03", last: "2017-03-05" });
  for (const open of ["on Monday", "yesterday", "4 May", "in May", "since 2017", "last week"]) {
    expect(resolveDate(open, null, "past")).toBeNull();
  }
});

test("anything gives ordered days of the calendar, or none", () => {
  const word = fc.constantFrom(
    ..."on in the since until between and to - of early mid late last this next 1 3 5 31 99 2017 9999 0000 march may monday sunday week weekend month year years ago days hours recent overnight yesterday tomorrow night two several few a , before after earlier 2024-02-30 1990s".split(
      " ",
    ),
  );
  const expression = fc.oneof(
    fc.array(word, { maxLength: 9 }).map((words) => words.join(" ")),
    fc.string({ maxLength: 200 }),
  );
  const day = fc.constantFrom(PUBLISHED, "2024-02-29", "1001-01-01", "9998-12-31", "2023-12-31", "no day", null);
  fc.assert(
    fc.property(expression, day, fc.constantFrom<Tense>("past", "future", "present"), (words, published, tense) => {
      const days = resolveDate(words, published, tense);
      if (days === null) return;
      expect(days.first).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(new Date(days.last).toISOString().slice(0, 10)).toBe(days.last);
      expect(days.first <= days.last).toBe(true);
    }),
    { numRuns: 3000 },
  );
});
