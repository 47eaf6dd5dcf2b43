import { workerData } from "node:worker_threads";
import { parseDay } from "../day.ts";
import { loadKnowledge } from "../knowledge/knowledge.ts";
import type { Knowledge } from "../model.ts";
import { digestTexts } from "../pipeline.ts";
import { toRecord } from "../present/record.ts";
import { type AdditionOptions, additionsOf } from "./additions.ts";

export interface BatchTask {
  /** Number of the first line in the whole input, from 1. */
  readonly firstLine: number;
  readonly lines: readonly string[];
}

export interface BatchResult {
  readonly text: string;
  /** What could not be read, each with the number of its line. */
  readonly failures: readonly string[];
}

let reader: ((task: BatchTask) => BatchResult) | undefined;

/** What a worker thread runs; it loads what is known once. */
export default function readTask(task: BatchTask): BatchResult {
  reader ??= openReader((workerData as readonly [unknown, AdditionOptions])[1] ?? {});
  return reader(task);
}

export function openReader(additions: AdditionOptions): (task: BatchTask) => BatchResult {
  const knowledge = loadKnowledge(additionsOf(additions));
  return ({ firstLine, lines }) => {
    const asked = lines.map((line) => (line.trim() === "" ? null : parseInput(line)));
    const inputs = asked.filter((each): each is BatchInput => each !== null && !("error" in each));
    const records = new Map(recordsOf(inputs, knowledge).map((record, i) => [inputs[i], record]));
    const failures: string[] = [];
    const texts = asked.map((input, i) => {
      if (input === null) return "";
      const record = "error" in input ? input : (records.get(input) ?? null);
      if (record !== null && "error" in record) failures.push(`line ${firstLine + i}: ${record.error}`);
      return `${JSON.stringify(record)}\n`;
    });
    return { text: texts.join(""), failures };
  };
}

interface Failure {
  readonly id: unknown;
  readonly error: string;
}

/** What each input says. They are read together, which is quicker than one by one. */
function recordsOf(
  inputs: readonly BatchInput[],
  knowledge: Knowledge,
): readonly (Failure | { readonly id: unknown })[] {
  try {
    return digestTexts(inputs, knowledge).map((digest, i) => toRecord(inputs[i]?.id ?? "", digest));
  } catch (error) {
    // Reading never fails by design. Should it do so all the same, the other lines are not to suffer.
    if (inputs.length > 1) return inputs.flatMap((input) => recordsOf([input], knowledge));
    const reason = error instanceof Error ? error.message : String(error);
    return inputs.map(({ id }) => ({ id, error: `could not be read: ${reason}` }));
  }
}

interface BatchInput {
  readonly id: string;
  readonly text: string;
  readonly published: string | null;
  readonly publisher: string;
  readonly title: string;
  readonly url: string;
}

function parseInput(line: string): BatchInput | Failure {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    return { id: null, error: `is not JSON (${error instanceof Error ? error.message : String(error)})` };
  }
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return { id: null, error: 'is not an object such as {"id": …, "text": …}' };
  const { id, text, published, publisher, title, url } = value as Readonly<Record<string, unknown>>;
  if (typeof id !== "string" && typeof id !== "number")
    return { id: null, error: '"id" is missing, or neither a string nor a number' };
  if (typeof text !== "string") return { id, error: '"text" is missing or not a string' };
  const day = typeof published === "string" ? parseDay(published) : null;
  if (published !== undefined && published !== null && day === null)
    return { id, error: '"published" is not a day such as 2024-11-29' };
  return {
    id: id as string,
    text,
    published: day,
    publisher: stringOr(publisher),
    title: stringOr(title),
    url: stringOr(url),
  };
}

function stringOr(value: unknown): string {
  return typeof value === "string" ? value : "";
}
