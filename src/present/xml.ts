/** A piece of XML that is safe to print as it is. Made only by `xml`, so that no text slips through unescaped. */
export interface Xml {
  readonly safeXml: string;
}

type Part = Xml | string | number | null | false | readonly Part[];

/** XML from a template. Whatever is put into it is escaped, unless it is XML already. */
export function xml(strings: TemplateStringsArray, ...parts: readonly Part[]): Xml {
  return { safeXml: strings.reduce((out, text, i) => out + render(parts[i - 1] ?? "") + text) };
}

/** A whole document. */
export function xmlDocument({ safeXml }: Xml): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${safeXml}\n`;
}

function render(part: Part): string {
  if (part === null || part === false) return "";
  if (typeof part === "string" || typeof part === "number") return escapeXml(String(part));
  return "safeXml" in part ? part.safeXml : part.map(render).join("");
}

/** Characters that XML 1.0 has a place for, escaped or not (section 2.2). */
const SAYABLE = /[\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

function escapeXml(text: string): string {
  const sayable = Array.from(text, (char) => (SAYABLE.test(char) ? char : "\uFFFD")).join("");
  return sayable.replaceAll(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}
