import type { Span } from "../model.ts";

/** What a row is to the record: new, another version of one that is known, or no longer in the newer file. */
export type Change = "new" | "corrected" | "withdrawn";

/** A row of a data set as it stands in the text of an article: a line for each column, `column: value`. */
export interface Block {
  /** The data set and the row's id in it: `acled/YEM1234`. */
  readonly row: string;
  readonly change: Change;
  readonly span: Span;
  /** Value and place of each column that is not empty. */
  readonly columns: ReadonlyMap<string, { readonly value: string; readonly span: Span }>;
}

/** A row written as the lines of a block. */
export function blockText(row: string, change: Change, columns: readonly (readonly [string, string])[]): string {
  const told = columns.filter(([, value]) => value.trim() !== "");
  return [["row", row] as const, ["change", change] as const, ...told]
    .map(([column, value]) => `${column}: ${value.replace(/\s+/g, " ").trim()}`)
    .join("\n");
}

/** The lines of a block without the one that says how it changed: two versions of a row differ in these. */
export function withoutChange(block: string): string {
  return block.replace(/^change: .*\n?/m, "");
}

/** The blocks of a text, which empty lines part. What is no block is passed over. */
export function blocksIn(text: string): readonly Block[] {
  const blocks: Block[] = [];
  for (const match of text.matchAll(/(?:[^\n]+\n?)+/g)) {
    const block = blockAt(match[0].trimEnd(), match.index);
    if (block !== null) blocks.push(block);
  }
  return blocks;
}

function blockAt(text: string, start: number): Block | null {
  const columns = new Map<string, { readonly value: string; readonly span: Span }>();
  for (const line of text.matchAll(/^([^:\n]+): (.+)$/gm)) {
    const [whole, column = "", value = ""] = line;
    const from = start + line.index + whole.length - value.length;
    columns.set(column, { value, span: { start: from, end: from + value.length } });
  }
  const row = columns.get("row")?.value;
  const change = columns.get("change")?.value;
  if (row === undefined || !isChange(change)) return null;
  return { row, change, span: { start, end: start + text.length }, columns };
}

function isChange(value: string | undefined): value is Change {
  return value === "new" || value === "corrected" || value === "withdrawn";
}
