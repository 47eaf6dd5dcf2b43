import { DataFileError } from "./data-file.ts";

/** A line of a PETRARCH dictionary without its comments. */
export interface DictionaryLine {
  readonly number: number;
  readonly text: string;
}

/** How many slips are told at once; a list of thousands helps nobody. */
const MOST_TOLD = 10;

/** The lines that say something, with `!MACRO! = A, B` taken out and put into the lines that use it. */
export function dictionaryLines(text: string): readonly DictionaryLine[] {
  const macros = new Map<string, readonly string[]>();
  return withoutBlocks(text)
    .split(/\r\n|\r|\n/)
    .flatMap((line, i): readonly DictionaryLine[] => {
      const bare = line.replace(/[#;].*$/, "").trim();
      if (bare === "" || bare.startsWith("<!")) return [];
      const macro = /^(![^!]+!)\s*=\s*(.*)$/.exec(bare);
      if (macro !== null) {
        macros.set(
          macro[1] ?? "",
          (macro[2] ?? "").split(",").map((word) => word.trim()),
        );
        return [];
      }
      return expand(bare, macros).map((one) => ({ number: i + 1, text: one }));
    });
}

/** The text without its "<!-- … -->", line for line, so that numbers stay those of the file. */
function withoutBlocks(text: string): string {
  return text.replace(/<!--[\s\S]*?-->/g, (block) => block.replace(/[^\r\n]/g, ""));
}

function expand(line: string, macros: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const used = [...macros].find(([name]) => line.includes(name));
  if (used === undefined) return [line];
  const [name, words] = used;
  return words.flatMap((word) => expand(line.replace(name, word), macros));
}

/** Refuses a dictionary with all that is wrong with it, up to ten slips. */
export function assertNoSlips(file: string, slips: readonly string[]): void {
  if (slips.length === 0) return;
  const more = slips.length > MOST_TOLD ? [`and ${slips.length - MOST_TOLD} more`] : [];
  throw new DataFileError([...slips.slice(0, MOST_TOLD).map((slip) => `${file}, ${slip}`), ...more].join("\n"));
}
