import type { SpotMap } from "../../present/spots.ts";
import { problemIn } from "../ask.ts";
import { drawn, type Spot } from "./spots.ts";

/** What became of one question for the map's incidents. */
export type SpotsAnswer =
  | { readonly spots: readonly Spot[]; readonly placed: number; readonly unplaced: number }
  | { readonly failed: string; readonly status: number | null; readonly code: string | null };

/** Fetches beside the page, so that a record of a hundred thousand incidents never makes it wait. */
self.addEventListener("message", ({ data, ports }: MessageEvent<string>) => {
  void answer(data).then((found) => ports[0]?.postMessage(found));
});

async function answer(address: string): Promise<SpotsAnswer> {
  try {
    const response = await fetch(address);
    if (!response.ok) {
      const { message, status, code } = problemIn(response, await response.text());
      return { failed: message, status, code };
    }
    const { items, placed, unplaced } = (await response.json()) as SpotMap;
    return { spots: items.map(drawn), placed, unplaced };
  } catch (error) {
    return { failed: error instanceof Error ? error.message : String(error), status: null, code: null }; // no connection, or an answer cut off
  }
}
