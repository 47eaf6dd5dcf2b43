import * as z from "zod";
import { WEIGHTS, type Weights } from "../pipeline.ts";
import type { Store } from "../store/store.ts";

const number = z.number().min(-2000).max(2000);

const codes = Object.keys(WEIGHTS.grounds) as [keyof Weights["grounds"], ...(keyof Weights["grounds"])[]];

/** What a user may say otherwise than the built-in table; what is left out stays. */
export const weightsSchema = z.strictObject({
  threshold: number.positive().optional(),
  cohesion: number.optional(),
  grounds: z
    .partialRecord(z.enum(codes), z.strictObject({ across: number.optional(), within: number.optional() }))
    .optional(),
});

type Changes = z.infer<typeof weightsSchema>;

/** Records by which weights reports are joined from now on. Whether they are others than before. */
export async function changeWeights(store: Store, changes: Changes): Promise<boolean> {
  const settings = (await store.configuration())?.settings ?? {};
  if (JSON.stringify(settings["mergeWeights"] ?? {}) === JSON.stringify(changes)) return false;
  await store.configure({ ...settings, mergeWeights: changes });
  return true;
}

/** The weights that hold in a store: the built-in ones, but for what was changed. */
export async function weightsOf(store: Store): Promise<Weights> {
  const parsed = weightsSchema.safeParse((await store.configuration())?.settings["mergeWeights"] ?? {});
  if (!parsed.success) throw new Error(`The weights on record cannot be read: ${z.prettifyError(parsed.error)}`);
  return changed(parsed.data);
}

function changed({ threshold, cohesion, grounds = {} }: Changes): Weights {
  const table = Object.entries(WEIGHTS.grounds).map(([code, weight]) => {
    const own = grounds[code as keyof Weights["grounds"]];
    return [code, { ...weight, across: own?.across ?? weight.across, within: own?.within ?? weight.within }] as const;
  });
  return {
    threshold: threshold ?? WEIGHTS.threshold,
    cohesion: cohesion ?? WEIGHTS.cohesion,
    grounds: Object.fromEntries(table) as unknown as Weights["grounds"],
  };
}
