/** What stands in each sentence, in the order given. */
export function bySentence<T extends { readonly sentence: number }>(
  items: readonly T[],
): (sentence: number) => readonly T[] {
  const groups = new Map<number, T[]>();
  for (const item of items) {
    const group = groups.get(item.sentence);
    if (group === undefined) groups.set(item.sentence, [item]);
    else group.push(item);
  }
  return (sentence) => groups.get(sentence) ?? NONE;
}

const NONE: readonly never[] = [];
