/** A JSON text with the line on which each value stands. */
export interface LocatedJson {
  readonly value: unknown;
  /** Keys that stand twice in one object; the last one counts. */
  readonly twice: readonly { readonly path: readonly PropertyKey[]; readonly key: string; readonly line: number }[];
  /** The line of the value at a path, from 1; of the nearest value above where there is none. */
  lineOf(path: readonly PropertyKey[]): number;
}

/** A slip in the writing of JSON: where, and what to do, for someone who does not know JSON. */
export class JsonSlip extends Error {
  override readonly name = "JsonSlip";
  readonly line: number;
  readonly column: number;
  constructor(message: string, line: number, column: number) {
    super(message);
    this.line = line;
    this.column = column;
  }
}

/** Deeper than any file of ours, and shallow enough for every stack. */
const DEEPEST = 200;

/** Reads JSON as `JSON.parse` does, and remembers where things stand. Throws a `JsonSlip` where it is none. */
export function locateJson(text: string): LocatedJson {
  const reader = new Reader(text.replace(/^\uFEFF/, ""));
  const value = reader.readAll();
  return {
    value,
    twice: reader.twice,
    lineOf(path) {
      for (let length = path.length; length >= 0; length--) {
        const at = reader.places.get(pointer(path.slice(0, length)));
        if (at !== undefined) return reader.positionOf(at).line;
      }
      return 1;
    },
  };
}

function pointer(path: readonly PropertyKey[]): string {
  return JSON.stringify(path.map(String));
}

/** Holds the place in the text while it is read. */
class Reader {
  readonly places = new Map<string, number>();
  readonly twice: { path: readonly PropertyKey[]; key: string; line: number }[] = [];
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  readAll(): unknown {
    const value = this.#value([]);
    this.#blank();
    if (this.#at < this.#text.length)
      this.#fail(
        "The file goes on after its end: take away what follows, or put several agreements between [ and ] with commas between them",
      );
    return value;
  }

  positionOf(at: number): { readonly line: number; readonly column: number } {
    const before = this.#text.slice(0, at).split("\n");
    return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  }

  #value(path: readonly PropertyKey[]): unknown {
    this.#blank();
    this.places.set(pointer(path), this.#at);
    if (path.length > DEEPEST) this.#fail("Brackets stand within brackets too deep for any agreement");
    const char = this.#text.charAt(this.#at);
    if (char === "{") return this.#object(path);
    if (char === "[") return this.#list(path);
    if (char === '"') return this.#string();
    return this.#bare();
  }

  #object(path: readonly PropertyKey[]): unknown {
    const opened = this.#at++;
    const entries = new Map<string, unknown>();
    this.#blank();
    if (this.#takes("}")) return {};
    for (;;) {
      this.#blank();
      const keyAt = this.#at;
      if (this.#text.charAt(this.#at) !== '"') this.#noKey(opened);
      const key = this.#string();
      if (entries.has(key)) this.twice.push({ path, key, line: this.positionOf(keyAt).line });
      this.#blank();
      if (!this.#takes(":")) this.#fail(`A colon is missing behind "${key}"`);
      entries.set(key, this.#value([...path, key]));
      this.places.set(pointer([...path, key]), keyAt);
      if (this.#closes("}", opened)) return Object.fromEntries(entries);
    }
  }

  #list(path: readonly PropertyKey[]): unknown {
    const opened = this.#at++;
    const values: unknown[] = [];
    this.#blank();
    if (this.#takes("]")) return values;
    for (;;) {
      this.#blank();
      if (this.#text.charAt(this.#at) === "]") this.#fail("There is a comma before the closing ]: take the comma away");
      values.push(this.#value([...path, values.length]));
      if (this.#closes("]", opened)) return values;
    }
  }

  /** Whether a bracket closes here; a comma says that more follows. */
  #closes(bracket: string, opened: number): boolean {
    this.#blank();
    if (this.#takes(bracket)) return true;
    if (this.#takes(",")) return false;
    const { line } = this.positionOf(opened);
    if (this.#at >= this.#text.length)
      this.#fail(`The file ends before the bracket opened on line ${line} is closed with ${bracket}`);
    if (/[}\]]/.test(this.#text.charAt(this.#at)))
      this.#fail(
        `Here stands ${this.#text.charAt(this.#at)} where ${bracket} should close the bracket opened on line ${line}`,
      );
    const end = this.#text.slice(0, this.#at).trimEnd().length;
    this.#failAt(end, "A comma is missing at the end of this line, or before what follows");
  }

  #noKey(opened: number): never {
    const char = this.#text.charAt(this.#at);
    if (char === "}") this.#fail("There is a comma before the closing }: take the comma away");
    if (char === "")
      this.#fail(`The file ends before the bracket opened on line ${this.positionOf(opened).line} is closed with }`);
    this.#fail('The name of a field stands in double quotes, such as "title"');
  }

  #string(): string {
    const start = this.#at++;
    for (; this.#at < this.#text.length; this.#at++) {
      const char = this.#text.charAt(this.#at);
      if (char === "\\") this.#at++;
      else if (char === "\n") this.#failAt(start, "The double quote that opens here is not closed on the same line");
      else if (char === '"') {
        const written = this.#text.slice(start, ++this.#at);
        return this.#unescape(written, start);
      }
    }
    this.#failAt(start, "The double quote that opens here is not closed");
  }

  #unescape(written: string, start: number): string {
    try {
      return JSON.parse(written) as string;
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      this.#failAt(
        start,
        "A backslash or a control character stands in this text: write \\\\ for a backslash, \\n for a new line, \\t for a tab",
      );
    }
  }

  /** A number, `true`, `false`, `null`, or a slip. */
  #bare(): unknown {
    const [word = ""] = /^[^\s,:\]}[{"]*/.exec(this.#text.slice(this.#at, this.#at + 60)) ?? [];
    const char = this.#text.charAt(this.#at);
    if (word === "true" || word === "false" || word === "null") {
      this.#at += word.length;
      return word === "null" ? null : word === "true";
    }
    const number = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/.exec(this.#text.slice(this.#at, this.#at + 400))?.[0];
    if (number !== undefined && number.length >= word.length) {
      this.#at += number.length;
      return Number(number);
    }
    this.#fail(slipOf(char, word));
  }

  #blank(): void {
    while (/[ \t\r\n]/.test(this.#text.charAt(this.#at)) && this.#at < this.#text.length) this.#at++;
    const two = this.#text.slice(this.#at, this.#at + 2);
    if (two === "//" || two === "/*" || two.startsWith("#"))
      this.#fail("A comment stands here, and JSON has none: take it away");
  }

  #takes(char: string): boolean {
    if (this.#text.charAt(this.#at) !== char) return false;
    this.#at++;
    return true;
  }

  #fail(message: string): never {
    this.#failAt(this.#at, message);
  }

  #failAt(at: number, message: string): never {
    const { line, column } = this.positionOf(at);
    throw new JsonSlip(message, line, column);
  }
}

/** What is wrong with a value that is neither a number nor one of the three words. */
function slipOf(char: string, word: string): string {
  if (char === "") return "The file ends where a value should stand";
  if (/[“”„«»]/.test(char)) return 'Curly quotes stand here; JSON takes only straight ones: "';
  if (/['‘’`]/.test(char)) return 'Text stands in double quotes ("), not in single ones';
  if (/[,}\]:]/.test(char)) return `A value is missing before ${char}`;
  if (/^[+.]?\d|^-/.test(word))
    return `"${word}" is no number as JSON writes it: plain digits, a point for decimals, no leading + or zeros`;
  const small = word.toLowerCase();
  if (["true", "false", "null"].includes(small)) return `Write ${small} in small letters`;
  if (["none", "nil", "undefined"].includes(small)) return `Write null for what is absent, not ${word}`;
  return `Text stands in double quotes: "${word}"`;
}
