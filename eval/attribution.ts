import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fingerprint } from "../src/ids.ts";
import type { Span } from "../src/model.ts";
import { overlaps } from "../src/span.ts";
import type { Row } from "./row.ts";

/** An attribution as a reader gives it, spans into the text that it was given. */
interface ReadAttribution {
  readonly speaker: Span | null;
  readonly cue: Span | null;
  readonly content: readonly Span[];
}

type AttributionReader = (text: string) => readonly ReadAttribution[];

interface Agreement {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

interface Annotated {
  readonly id: string;
  readonly text: string;
  readonly attributions: readonly {
    readonly source: readonly (readonly [number, number])[];
    readonly cue: readonly (readonly [number, number])[];
    readonly content: readonly (readonly [number, number])[];
  }[];
}

interface Gold {
  readonly source: readonly Span[];
  readonly cue: readonly Span[];
  readonly content: readonly Span[];
}

/**
 * How well a reader finds who says what, on PolNeAR's development articles. The articles are split by a hash
 * of their id: `look` may be read by people who improve the reader, `score` may not.
 */
export function evaluateAttribution(
  evalFolder: string,
  reader: AttributionReader,
  halves: readonly ("look" | "score")[] = ["look", "score"],
): readonly Row[] {
  const file = join(evalFolder, "attribution", "polnear_dev.jsonl");
  if (!existsSync(file)) return [];
  const articles = readArticles(file);
  return halves.flatMap((half) => {
    const some = articles.filter((article) => halfOf(article.id) === half);
    return rowsOf(
      `PolNeAR dev, half to ${half}`,
      some.map((article) => ({ gold: article.attributions.map(spansOf), read: reader(article.text) })),
    );
  });
}

/** Attributions are paired one to one. Where no source is annotated, none may be read. */
function rowsOf(set: string, pairs: readonly Pair[]): readonly Row[] {
  const named = pairs.map(({ gold, read }) => ({
    gold: gold.filter((one) => one.source.length > 0),
    read: read.filter((one) => one.speaker !== null),
  }));
  const measures: readonly (readonly [string, Agreement])[] = [
    ["source and content overlap", agree(pairs, (gold, read) => sameSource(gold, read) && sameContent(gold, read))],
    ["the same, named sources only", agree(named, (gold, read) => sameSource(gold, read) && sameContent(gold, read))],
    ["content overlaps", agree(pairs, sameContent)],
    ["cue overlaps", agree(pairs, (gold, read) => read.cue !== null && touches(gold.cue, [read.cue]))],
  ];
  const annotated = sum(pairs.map((pair) => pair.gold.length));
  const read = sum(pairs.map((pair) => pair.read.length));
  const rows = measures.flatMap(([measure, { precision, recall, f1 }]): Row[] => [
    { measure: `${set}: ${measure}, F1`, value: f1, n: annotated },
    { measure: `${set}: ${measure}, precision`, value: precision, n: read },
    { measure: `${set}: ${measure}, recall`, value: recall, n: annotated },
  ]);
  return [...rows, { measure: `${set}: read for each annotated`, value: read / annotated, n: annotated }];
}

/** Which half an article belongs to. */
function halfOf(id: string): "look" | "score" {
  return /[0-9A-F]/.test(fingerprint(id).charAt(5)) ? "look" : "score";
}

function readArticles(file: string): readonly Annotated[] {
  const lines = readFileSync(file, "utf8").split("\n");
  return lines.filter((line) => line !== "").map((line) => JSON.parse(line) as Annotated);
}

function spansOf(attribution: Annotated["attributions"][number]): Gold {
  return { source: spans(attribution.source), cue: spans(attribution.cue), content: spans(attribution.content) };
}

function spans(pairs: readonly (readonly [number, number])[]): readonly Span[] {
  return pairs.map(([start, end]) => ({ start, end }));
}

function sameSource(gold: Gold, read: ReadAttribution): boolean {
  if (gold.source.length === 0) return read.speaker === null;
  return read.speaker !== null && touches(gold.source, [read.speaker]);
}

function sameContent(gold: Gold, read: ReadAttribution): boolean {
  return touches(gold.content, read.content);
}

function touches(some: readonly Span[], others: readonly Span[]): boolean {
  return some.some((one) => others.some((other) => overlaps(one, other)));
}

interface Pair {
  readonly gold: readonly Gold[];
  readonly read: readonly ReadAttribution[];
}

function agree(pairs: readonly Pair[], same: (gold: Gold, read: ReadAttribution) => boolean): Agreement {
  const found = sum(pairs.map((pair) => matchUp(pair, same)));
  const precision = found / sum(pairs.map((pair) => pair.read.length));
  const recall = found / sum(pairs.map((pair) => pair.gold.length));
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) };
}

/** The most pairs that can be made one to one, by augmenting paths. */
function matchUp({ gold, read }: Pair, same: (gold: Gold, read: ReadAttribution) => boolean): number {
  const takenBy: number[] = read.map(() => -1);
  const options = gold.map((one) => read.flatMap((other, index) => (same(one, other) ? [index] : [])));
  const place = (from: number, tried: Set<number>): boolean =>
    (options[from] ?? []).some((to) => {
      if (tried.has(to)) return false;
      tried.add(to);
      const holder = takenBy[to] ?? -1;
      if (holder >= 0 && !place(holder, tried)) return false;
      takenBy[to] = from;
      return true;
    });
  return gold.filter((_, index) => place(index, new Set())).length;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
