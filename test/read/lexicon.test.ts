import { expect, test } from "vitest";
import { loadLanguage } from "../../src/knowledge/language.ts";
import type { EventType, Span } from "../../src/model.ts";
import { LEXICON } from "../../src/read/english/lexicon.ts";
import type { Rule } from "../../src/read/english/rule.ts";
import { type EventDraft, readEvents } from "../../src/read/events.ts";
import { growTree, phrase, type Tree, type Word } from "../../src/read/syntax.ts";
import { countTriggers } from "../../src/read/triggers.ts";
import { overlaps } from "../../src/span.ts";
import { readMarked } from "../marked.ts";

/** Of a hundred rules, how many may fail because the reader's syntax errs: a broken rule still shows by name. */
const READER_ERRS = 2;

const language = loadLanguage();
const rules = Object.entries(LEXICON).flatMap(([type, list]) =>
  list.map((rule) => ({ type: type as EventType, rule })),
);

test("every rule finds its type, mode and parts in the sentence it was written for", () => {
  const failing = rules.flatMap(({ type, rule }) => missing(type, rule) ?? []);
  expect(failing.slice(Math.floor((rules.length * READER_ERRS) / 100))).toEqual([]);
});

test("no rule fires in the sentence it must not match", () => {
  const failing = rules.filter(({ rule }) => read(rule.notThis).events.some((event) => event.rule === rule.rule));
  const names = failing.map(({ rule }) => `${rule.rule}: ${rule.notThis}`);
  expect(names.slice(Math.floor(rules.length / 250))).toEqual([]);
});

test("rules have ids of their own, and each type has words enough", () => {
  expect(new Set(rules.map(({ rule }) => rule.rule)).size).toBe(rules.length);
  for (const { type, rule } of rules)
    expect(rule.rule).toMatch(new RegExp(`^rule:en\\.${type.toLowerCase()}\\.[a-z-]+$`));
  expect([...countTriggers()].filter(([, count]) => count < 35)).toEqual([]);
});

/** What a rule's example should give and does not; `null` when all is there. */
function missing(type: EventType, rule: Rule): string | null {
  const { text, triggers, parts } = readMarked(rule.example);
  const { trees, events } = read(text);
  const star = triggers[0] ?? { start: 0, end: text.length };
  const event = events.find((each) => each.type === type && overlaps(each.trigger, star));
  if (event === undefined) return `${rule.rule}: no ${type} in "${text}"`;
  if (rule.mode !== undefined && event.mode !== rule.mode) return `${rule.rule}: ${event.mode} in "${text}"`;
  const lost = parts.find(({ label, span }) => !slot(event, label).some((word) => isAt(trees, word, span)));
  return lost === undefined ? null : `${rule.rule}: no ${lost.label} in "${text}"`;
}

function slot(event: EventDraft, label: string): readonly Word[] {
  const slots: Readonly<Record<string, readonly Word[]>> = {
    actor: event.actors,
    recipient: event.recipients,
    place: event.places,
    date: event.dates,
  };
  return slots[label] ?? [];
}

function isAt(trees: readonly Tree[], word: Word, span: Span): boolean {
  const tree = trees[word.sentence];
  const token = tree?.tokens[word.token];
  return (
    tree !== undefined && token !== undefined && overlaps(token.span, span) && overlaps(phrase(tree, word.token), span)
  );
}

function read(text: string): { readonly trees: readonly Tree[]; readonly events: readonly EventDraft[] } {
  const { sentences, names } = language.parse(text);
  const trees = sentences.map(growTree);
  return { trees, events: readEvents(trees, names) };
}
