import { getDocumentProxy, getMeta } from "unpdf";
import { withHead } from "./head.ts";
import { type Line, paragraphsOf } from "./lines-of-print.ts";

/** Pages beyond this are left unread, and the text says so: reports have dozens, scanned archives thousands. */
const MAX_PAGES = 500;

/** The text of a PDF in paragraphs, without what repeats at the head and foot of its pages, behind what the file says of itself. */
export async function pdfText(body: Uint8Array): Promise<string> {
  // pdf.js takes the buffer for itself, so it gets a copy.
  const pdf = await getDocumentProxy(new Uint8Array(body), { verbosity: 0 });
  try {
    const pages: Line[][] = [];
    for (let number = 1; number <= Math.min(pdf.numPages, MAX_PAGES); number++) {
      const page = await pdf.getPage(number);
      const { items } = await page.getTextContent();
      pages.push(linesOf(items as readonly TextItem[]));
      page.cleanup();
    }
    const paragraphs = paragraphsOf(pages);
    if (paragraphs.length === 0)
      throw new Error(`it holds ${pages.length} pages without words, as scans do; ${RECOGNISE}`);
    const cut = pdf.numPages > MAX_PAGES ? [`(Pages after ${MAX_PAGES} of ${pdf.numPages} were not read.)`] : [];
    const { info } = await getMeta(pdf);
    return withHead(
      { title: wordsIn(info["Title"]), published: dayOf(info["CreationDate"]) },
      [...paragraphs, ...cut].join("\n\n"),
    );
  } finally {
    await pdf.destroy();
  }
}

const RECOGNISE = "have a program recognise its letters (OCR, such as ocrmypdf), and take in what that makes";

/** A run of letters on a page. `transform` has its size at index 3 and its place at 4 and 5. */
interface TextItem {
  readonly str?: string;
  readonly transform?: readonly number[];
  readonly width?: number;
  readonly height?: number;
  readonly hasEOL?: boolean;
}

/** Letters whose baselines differ by less than this share of their height stand on one line: notes and accents are raised. */
const SAME_LINE = 0.5;

/** The lines of a page in the order in which the file draws them, which is the order of reading in all but odd files. */
function linesOf(items: readonly TextItem[]): Line[] {
  const lines: { text: string; x: number; y: number; right: number; size: number }[] = [];
  for (const { str = "", transform = [], width = 0 } of items) {
    if (str === "") continue;
    const [x, y, size] = [transform[4] ?? 0, transform[5] ?? 0, Math.abs(transform[3] ?? 0) || 1];
    const last = lines.at(-1);
    if (last !== undefined && Math.abs(last.y - y) < SAME_LINE * Math.max(size, last.size) && x >= last.x) {
      const gap = x - last.right > 0.15 * size && !/\s$/.test(last.text) && !/^\s/.test(str);
      last.text += (gap ? " " : "") + str;
      last.right = Math.max(last.right, x + width);
      last.size = Math.max(last.size, size);
    } else if (str.trim() !== "") lines.push({ text: str, x, y, right: x + width, size });
  }
  return lines;
}

function wordsIn(value: unknown): string | null {
  return typeof value === "string" && /\p{L}{3}/u.test(value) && !/\.(?:docx?|indd|pdf|rtf)$/i.test(value)
    ? value
    : null;
}

/** The day in a PDF date, `D:20250114093000+02'00'`. */
function dayOf(value: unknown): string | null {
  const match = typeof value === "string" ? /^D:(\d{4})(\d{2})(\d{2})/.exec(value) : null;
  return match === null ? null : `${match[1]}-${match[2]}-${match[3]}`;
}
