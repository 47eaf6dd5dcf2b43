import { expect, test } from "vitest";
import { loadLanguage } from "../../src/knowledge/language.ts";
import type { EventMention, Mention, Reading } from "../../src/model.ts";
import { readDates } from "../../src/read/dates.ts";
import { growTree } from "../../src/read/syntax.ts";
import { dateOfEvent } from "../../src/resolve/dates.ts";
import { readMarked } from "../marked.ts";

const language = loadLanguage();

/** The day of publication of every sentence below: a Friday. */
const PUBLISHED = "2024-11-29";

/** Checks the days of the event that the star marks: "first", "first to last" or "undated". */
function happened(marked: string, days: string): void {
  test(`${marked} ${days}`, () => {
    const { text, triggers } = readMarked(marked);
    const reading = readingOf(text, triggers[0]?.start ?? 0);
    const [event] = reading.events;
    const found = event === undefined ? null : dateOfEvent(reading, event, PUBLISHED);
    const shown =
      found === null ? "undated" : found.first === found.last ? found.first : `${found.first} to ${found.last}`;
    expect(shown).toBe(days);
  });
}

happened("Troops *shelled* the town on Monday.", "2024-11-25");
happened("On Monday, troops *shelled* the town.", "2024-11-25");
happened("The army on Monday *shelled* the town.", "2024-11-25");
happened("The town was *shelled* overnight.", "2024-11-28 to 2024-11-29");
happened("Troops *shelled* the town.", "undated");
happened("The army will *withdraw* on Monday.", "2024-12-02");
happened("The army plans to *withdraw* on Monday.", "2024-12-02");
happened("Fighters *attacked* the base in May 2017.", "2017-05-01 to 2017-05-31");

// The clause above dates what it tells of, too
happened("Fighters attacked the base on Monday, *killing* 12 soldiers.", "2024-11-25");
happened("Fighters attacked the base on Monday and *killed* 12 soldiers.", "2024-11-25");
happened("The army launched an *attack* on the town on Monday.", "2024-11-25");
happened("The *attack* took place on Monday.", "2024-11-25");
happened("An *attack* on Monday killed 12 soldiers.", "2024-11-25");

// What hangs on words that have no date of their own
happened("Gunmen *attacked* a convoy of trucks south of Idlib on Tuesday evening.", "2024-11-26");
happened("A grenade was *thrown* at people who were leaving a hall on Wednesday.", "2024-11-27");
happened("Police *arrested* a man who had shot a guard on Wednesday.", "undated");

// Past forms that look like the present
happened("The men who *shot* the pharmacist on Monday wore uniform boots, she told this paper.", "2024-11-25");

// Each event has its own
happened("Fighters *attacked* the base on Monday and left on Wednesday.", "2024-11-25");
happened("Fighters attacked the base on Monday and *left* on Wednesday.", "2024-11-27");

// The day someone spoke is not the day of what they spoke of
happened("The army said on Monday that fighters had *attacked* the base.", "undated");
happened("The army *said* on Monday that fighters had attacked the base.", "2024-11-25");
happened("The minister on Monday condemned the *attack* on the base.", "undated");
happened("The army apologised on Thursday for having *shelled* the clinic.", "undated");
happened("GENEVA, Nov 27 (Reuters) - Troops *shelled* the town.", "undated");
happened("GENEVA, Nov 27 (Reuters) - Troops *shelled* the town on Monday.", "2024-11-25");
happened("The army said on Wednesday that fighters had *attacked* the base on Monday.", "2024-11-25");

happened("Strikes that hit the town on Monday *killed* two soldiers.", "2024-11-25");
happened("Rebels *attacked* the village during the night.", "2024-11-28 to 2024-11-29");
happened("The minister *condemned* Tuesday's attack on the base.", "undated");
happened("On this day in 1994 the army *shelled* the town.", "1994-11-29");

test("words of sequence go on from the day told before", () => {
  const told = { first: "2024-11-25", last: "2024-11-25" };
  for (const [sentence, day] of [
    ["The next day, the army *bombed* the village.", "2024-11-26"],
    ["Later that day the army *bombed* the village.", "2024-11-25"],
    ["The day before, the army had *bombed* the village.", "2024-11-24"],
    ["Two days later the army *bombed* the village.", "2024-11-27"],
    ["A few days later the army *bombed* the village.", undefined],
    ["The army *bombed* the village two days after rebels had left it.", undefined],
  ] as const) {
    const { text, triggers } = readMarked(sentence);
    const reading = readingOf(text, triggers[0]?.start ?? 0);
    const [event] = reading.events;
    expect([sentence, event && dateOfEvent(reading, event, PUBLISHED, told)?.first]).toEqual([sentence, day]);
    expect([sentence, event && dateOfEvent(reading, event, PUBLISHED)]).toEqual([sentence, null]);
  }
});

test("the date that reading gave an event counts where its own clause has none", () => {
  const text = "It was Monday. Troops shelled the town.";
  const reading = readingOf(text, text.indexOf("shelled"));
  const [event] = reading.events;
  expect(reading.mentions).toHaveLength(1);
  expect(event && dateOfEvent(reading, event, PUBLISHED)).toBeNull();
  expect(event && dateOfEvent(reading, { ...event, dates: [0] }, PUBLISHED)).toEqual({
    first: "2024-11-25",
    last: "2024-11-25",
  });
  expect(event && dateOfEvent(reading, { ...event, sentence: 99, dates: [7] }, PUBLISHED)).toBeNull();
});

/** A reading with one event, whose trigger starts at an offset, and all dates of the text. */
function readingOf(text: string, trigger: number): Reading {
  const { sentences, names } = language.parse(text);
  const sentence = sentences.findIndex(({ span }) => span.start <= trigger && trigger < span.end);
  const head = sentences[sentence]?.tokens.findIndex(({ span }) => span.start === trigger) ?? -1;
  const mentions = readDates(sentences.map(growTree)).map(
    (date): Mention => ({ kind: "date", span: date.span, sentence: date.sentence, head: date.head, antecedent: null }),
  );
  const event: EventMention = {
    type: "ASSAULT",
    mode: null,
    trigger: { start: trigger, end: trigger + 1 },
    sentence,
    head,
    rule: "rule:test",
    actors: [],
    recipients: [],
    places: [],
    dates: [],
    quantities: [],
    polarity: "positive",
    realis: "actual",
  };
  return { sentences, names, mentions, attributions: [], events: [event], claims: [], diagnostics: [] };
}
