import type { Agreement } from "../model.ts";

/**
 * The agreements that somebody may mean by an id, with or without `agreement:`, or by a part of an id, a title or another
 * name. One that has exactly that id is meant alone.
 */
export function agreementsNamed(agreements: readonly Agreement[], name: string): readonly Agreement[] {
  const wanted = name.trim().toLowerCase();
  const exact = agreements.filter(({ id }) => id === wanted || id === `agreement:${wanted}`);
  if (exact.length > 0 || wanted === "") return exact;
  return agreements.filter(({ id, title, aliases }) =>
    [id, title, ...aliases].some((each) => each.toLowerCase().includes(wanted)),
  );
}
