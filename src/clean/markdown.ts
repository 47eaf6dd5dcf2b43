import { type Page, said, splitHead, tidy, withoutFurniture } from "./text.ts";

/** A text in Markdown without its marks. Its first heading is its title when its front matter names none. */
export function readMarkdown(decoded: string): Page {
  const { head, body } = splitHead(tidy(decoded));
  const about = said(head);
  const heading = /^#\s+([^\n]+)(?:\n|$)/.exec(body);
  const rest = heading === null ? body : body.slice(heading[0].length);
  return {
    ...about,
    title: about.title ?? plainLine(heading?.[1] ?? "") ?? null,
    text: withoutFurniture(withoutMarks(rest)),
  };
}

function plainLine(line: string): string | null {
  return inline(line).trim() || null;
}

/** Lines of a paragraph are joined, as Markdown does; headings and list items stand alone. */
function withoutMarks(text: string): string {
  const written: string[] = [];
  let fenced = false;
  for (const line of text.split("\n")) {
    if (/^\s{0,3}(?:```|~~~)/.test(line)) {
      fenced = !fenced;
      written.push("\n\n");
    } else if (fenced) {
      written.push(`${line}\n`);
    } else {
      written.push(block(line));
    }
  }
  return tidy(written.join(""));
}

/** Beyond this a line is no Markdown that anyone wrote, and stays as it is. */
const MAX_LINE = 5000;

function block(line: string): string {
  if (line.length > MAX_LINE) return `${line}\n`;
  const quoted = line.replace(/^\s{0,3}(?:>\s?)+/, "");
  if (/^\s*$/.test(quoted) || /^\s{0,3}(?:[-*_]\s*){3,40}$/.test(quoted) || /^\s{0,3}=+\s*$/.test(quoted))
    return "\n\n";
  if (quoted.includes("|") && /^[\s:|-]+$/.test(quoted)) return "";
  const heading = /^\s{0,3}#{1,6}\s+(\S.*)$/.exec(quoted);
  if (heading !== null) return `\n\n${inline((heading[1] ?? "").replace(/(?<!#)#+$/, "").trimEnd())}\n\n`;
  const item = /^\s*(?:[-*+]|\d{1,3}[.)])\s+(.*)$/.exec(quoted);
  if (item !== null) return `\n\n${inline(item[1] ?? "")} `;
  return /(?: {2}|\\)$/.test(quoted) ? `${inline(quoted.replace(/\\$/, ""))}\n` : `${inline(quoted)} `;
}

/** Words without emphasis, links, images, code marks and tags. Patterns stay within short bounds, so no line is slow. */
function inline(line: string): string {
  return withoutLinks(line)
    .replace(/<(https?:[^>\s]{1,500})>/g, "$1")
    .replace(/<\/?[a-zA-Z][^<>]{0,300}>/g, "")
    .replace(/\[\^[^\]\s]{1,20}\]/g, "")
    .replace(/(\*{1,3}|`)(?=\S)([^*`\n]{1,1000}?\S|\S)\1/g, "$2")
    .replace(/(^|[^\p{L}\d_])(_{1,3})(?=\S)([^_\n]{1,1000}?\S|\S)\2(?![\p{L}\d_])/gu, "$1$3")
    .replace(/\\([\\`*_{}[\]()#+.!|>~-])/g, "$1");
}

/** Images go, links keep their words. */
function withoutLinks(line: string): string {
  if (!line.includes("](") && !line.includes("][")) return line;
  return line
    .replace(/!\[[^\]\n]{0,300}\]\([^)\n]{0,600}\)/g, "")
    .replace(/\[([^\]\n]{1,400})\](?:\([^)\n]{0,600}\)|\[[^\]\n]{0,100}\])/g, "$1");
}
