/** Ways in which words say whose they are where no speaker was read; each catches who it is. */
export const ATTRIBUTIONS: readonly { readonly form: RegExp; readonly example: string }[] = [
  { form: /\((\p{Lu}[\p{L}. ]{1,30})\)\s*(?:[-–—]|[.]?\s*$)/u, example: "BEIRUT (Reuters) - Shells fell on the town." },
  {
    form: /,\s*(?:as )?((?:the |an? )?[^,.;:"“”]{2,60}?),?\s+(?:said|says|reported|reports|announced|confirmed|claimed|added|told (?:reporters|journalists|\p{Lu}[^,]{1,40}))(?:\s+(?:on|late|early|in) [^,.]{2,40})?\s*[.”"]?\s*$/u,
    example: "Shells fell on the town, Reuters reported.",
  },
  {
    form: /,\s*((?:the |an? )?[^,.;:"“”]{2,60}?) (?:was|were) (?:quoted|cited) (?:by|in) [^,.]{2,50} as saying/u,
    example: "Shells fell on the town, a Reuters editor was quoted by the paper as saying.",
  },
  {
    form: /,["”]?\s+(?:said|says) ((?:the |an? )?[^,.;:"“”]{2,60})(?:,? who\b[^.]*)?[.”"]?\s*$/u,
    example: "Shells fell on the town, said a Reuters editor.",
  },
  {
    form: /\b(?:[Aa]ccording to|[Cc]iting|as reported by)\s+((?:the |an? )?[^,.;:"“”]{2,70})/u,
    example: "According to Reuters, shells fell on the town.",
  },
  {
    form: /((?:\p{Lu}\p{L}+\s){1,4})(?:news agency )?report(?:ed|s)\b/u,
    example: "Reuters reported that shells fell on the town.",
  },
];

/** Whom words name for what they tell, as they name them; `null` when they name nobody. */
export function attributionIn(words: string): string | null {
  for (const { form } of ATTRIBUTIONS) {
    const name = form.exec(words)?.[1]?.trim();
    if (name !== undefined && !/^(?:it|he|she|they|who|which|that)$/i.test(name)) return name.replace(/^the /i, "");
  }
  return null;
}
