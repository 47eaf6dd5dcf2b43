import fc from "fast-check";
import { expect, test } from "vitest";
import { loadLanguage } from "../../src/knowledge/language.ts";
import { readDates } from "../../src/read/dates.ts";
import { growTree } from "../../src/read/syntax.ts";
import { readMarked } from "../marked.ts";

const language = loadLanguage();

/** Checks that the date expressions of a sentence are those in brackets, and no others. */
function finds(marked: string): void {
  test(`dates: ${marked}`, () => {
    const { text, parts } = readMarked(marked.replaceAll("]", "|date]"));
    const found = readDates(language.parse(text).sentences.map(growTree));
    const words = ({ start, end }: { readonly start: number; readonly end: number }) => text.slice(start, end);
    expect(found.map(({ span }) => words(span))).toEqual(parts.map(({ span }) => words(span)));
  });
}

// Weekdays
finds("Troops withdrew [on Monday] from Gao.");
finds("Troops withdrew from Gao [last Friday].");
finds("Shells fell on the market [Wednesday morning].");
finds("The truce has held [since Wednesday].");
finds("The office reopened [late on Thursday].");
finds("Officials met [on Tuesday and Wednesday] in Geneva.");
finds("Mondays are quiet in Gao.");
finds("The Sunday Times reported the attack.");
finds("The army stormed Bloody Sunday square.");

// Days near publication
finds("Two soldiers were killed [yesterday].");
finds("Drones struck the port [overnight].");
finds("Drones struck the port [overnight into Tuesday].");
finds("Drones struck the port [in the night to Tuesday].");
finds("The delegation leaves [tomorrow morning].");
finds("Fighting began [two days ago] near the airport.");
finds("He was arrested [the day before yesterday].");

// Dates
finds("The accord was signed [on 29 November 2024].");
finds("Rebels took the base [on Nov. 27].");
finds("Rebels took the base [on Wednesday, November 27, 2024].");
finds("The log names [27/11/2024] and [2024-11-29].");
finds("Clashes went on [between 3 and 5 March].");
finds("Shells fell [in the night of 4-5 March].");
finds("The truce lasted [from 3 March to 5 April 2017].");

// Months and years
finds("Rain came [in mid-February] and [in May].");
finds("May said it may rain [in May].");
finds("The March on the capital ended.");
finds("Protesters will march on the capital.");
finds("An August assembly met.");
finds("The war began [in 2017].");
finds("The war lasted [from 2011 to 2017].");
finds("Raids were common [in the early 1990s].");
finds("The court judged [the 2017] offensive.");
finds("The army sent 2017 soldiers.");
finds("Route 2017 was closed.");

// Stretches
finds("Strikes grew [earlier this week].");
finds("Strikes grew [in recent days].");
finds("Talks failed [last week].");
finds("Nine people died [in the past 24 hours].");
finds("Forces must leave [72 hours after] signature.");
finds("Forces must leave [within 48 hours].");
finds("Roads were closed [at the weekend].");
finds("A 24-hour truce was agreed.");
finds("They have fought for two weeks.");
finds("Several people were hurt.");
finds("The last soldiers left.");
finds("The next convoy is ready.");

test("any sentence gives expressions in order that do not overlap and lie inside it", () => {
  const word = fc.constantFrom(
    ..."on the last May March said Monday , night of 4 - 5 2017 week two days ago since Jan. in , soldiers".split(" "),
  );
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 12 }), (words) => {
      const text = words.join(" ");
      const trees = language.parse(text).sentences.map(growTree);
      const found = readDates(trees);
      for (const [i, { sentence, first, last, head, span }] of found.entries()) {
        expect(first <= head && head <= last && last < (trees[sentence]?.tokens.length ?? 0)).toBe(true);
        expect(span.start).toBeGreaterThanOrEqual(found[i - 1]?.span.end ?? 0);
      }
    }),
    { numRuns: 50 },
  );
});
