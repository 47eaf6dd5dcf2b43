import { fold } from "./wording.ts";

/** Ways in which a text says whose report it prints; each catches the name that it credits. */
export const CREDITS: readonly { readonly form: RegExp; readonly example: string }[] = [
  { form: /\((\p{Lu}[\p{L}. ]{1,30})\)\s*(?:[-–—]|[.]?\s*$)/u, example: "BEIRUT (Reuters) - Shells fell on the town." },
  {
    form: /((?:\p{Lu}\p{L}+\s){1,4})(?:news agency )?report(?:ed|s)\b/u,
    example: "Shells fell on the town, Reuters reported.",
  },
  {
    form: /\b[Aa]ccording to (?:the )?((?:\p{Lu}\p{L}+\s?){1,4})/u,
    example: "According to Reuters, shells fell on the town.",
  },
];

/** The name that words credit for what they tell, folded; `null` when they credit nobody. */
export function creditIn(words: string): string | null {
  for (const { form } of CREDITS) {
    const name = form.exec(words)?.[1];
    if (name !== undefined) return fold(name);
  }
  return null;
}
