import { readFile } from "node:fs/promises";
import * as z from "zod";
import { changeWeights, weightsSchema } from "../ledger/weights.ts";
import type { Store } from "../store/store.ts";
import { UsageError } from "./errors.ts";

export interface WeightsOption {
  /** A JSON file with the user's own weights for joining reports. */
  readonly mergeWeights?: string;
}

/** Puts the user's own weights on record, if there are any. Whether they are others than before. */
export async function takeWeights(store: Store, { mergeWeights: file }: WeightsOption): Promise<boolean> {
  return file === undefined ? false : await changeWeights(store, await readWeights(file));
}

async function readWeights(file: string): Promise<z.infer<typeof weightsSchema>> {
  const parsed = weightsSchema.safeParse(parseJson(file, await readText(file)));
  if (parsed.success) return parsed.data;
  throw new UsageError(`${file} is no table of weights: ${z.prettifyError(parsed.error)}\nSee docs/merging.md.`);
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${String(error)}`);
  }
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${file} is not JSON: ${String(error)}`);
  }
}
