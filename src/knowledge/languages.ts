import { loadModule } from "cld3-asm";

/** Letters that are looked at. More say no more. */
const MOST_LETTERS = 1000;
/** Shorter texts are often names. */
const LEAST_LETTERS = 20;
/** Texts up to this length are mostly names, which belong to no language, and are told only where there is no doubt. */
const FEW_LETTERS = 60;
const NO_DOUBT = 0.95;

/** Opens the detector of languages (CLD3): it tells 107 of them by their letters. ISO 639-1 codes, `null` where it is not sure. */
export async function openIdentifier(): Promise<(text: string) => string | null> {
  const identifier = (await loadModule()).create(0, MOST_LETTERS * 4);
  return (text) => {
    const letters = text
      .replace(/[^\p{L}\p{M}]+/gu, " ")
      .trim()
      .slice(0, MOST_LETTERS);
    if (letters.length < LEAST_LETTERS) return null;
    const { language, is_reliable: isReliable, probability } = identifier.findLanguage(letters);
    const isSure = isReliable && (letters.length > FEW_LETTERS || probability >= NO_DOUBT);
    return isSure ? (RENAMED[language] ?? language.slice(0, 2)) : null;
  };
}

/** CLD3 keeps an older code for Hebrew, and three letters where there are no two. */
const RENAMED: Readonly<Record<string, string>> = { iw: "he", fil: "fil", ceb: "ceb", haw: "haw", hmn: "hmn" };
