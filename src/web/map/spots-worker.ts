import { type Dots, type Spot, spotsOf } from "./spots.ts";

/** What became of one question for the map's incidents. */
export type SpotsAnswer =
  | {
      readonly spots: readonly Spot[];
      readonly placed: number;
      readonly unplaced: number | null;
      /** How many of those placed came; less than `placed` where the record holds more than a map can show. */
      readonly came: number;
    }
  | { readonly failed: string };

/** Fetches and groups beside the page, so that a record of fifty thousand incidents never makes it wait. */
self.addEventListener("message", ({ data, ports }: MessageEvent<string>) => {
  void answer(data).then((found) => ports[0]?.postMessage(found));
});

async function answer(address: string): Promise<SpotsAnswer> {
  try {
    const response = await fetch(address);
    if (!response.ok) return { failed: `${response.status} ${response.statusText}` };
    const dots = (await response.json()) as Dots;
    const came = dots.features.length;
    return { spots: spotsOf(dots.features), came, placed: dots.placed ?? came, unplaced: dots.unplaced ?? null };
  } catch (error) {
    return { failed: error instanceof Error ? error.message : String(error) }; // no connection, or an answer cut off
  }
}
