import { parentPort } from "node:worker_threads";
import { docxHtml } from "./formats/docx.ts";
import { readMail } from "./formats/mail.ts";
import { pdfText } from "./formats/pdf.ts";

/** A file as the thread is given it. */
export interface PlainTask {
  readonly format: "pdf" | "docx" | "mail";
  readonly body: Uint8Array;
}

/** The words of a file as text or HTML, or why there are none. */
export type Plain =
  | { readonly mediaType: "text/plain" | "text/html"; readonly text: string }
  | { readonly reason: string };

/** Turns files into something that `clean` reads, in a thread of its own, which an evil file may bring down alone. */
const port = parentPort;
port?.on("message", (task: PlainTask) => {
  void plainOf(task).then((plain) => port.postMessage(plain));
});

async function plainOf({ format, body }: PlainTask): Promise<Plain> {
  try {
    if (format === "pdf") return { mediaType: "text/plain", text: await pdfText(body) };
    if (format === "docx") return { mediaType: "text/html", text: await docxHtml(body) };
    const { mediaType, text } = await readMail(body);
    return { mediaType, text };
  } catch (error) {
    // A damaged or locked file: whoever handed it in is told.
    if (error instanceof Error && error.name === "PasswordException")
      return { reason: "it is locked with a password; take in a copy that is not" };
    const reason = error instanceof Error ? error.message : String(error);
    const isNone = /invalid pdf|central directory|corrupted zip|could not find .* in|document element/i.test(reason);
    return { reason: isNone ? "it is damaged, or no such file; open it where it came from, and save it anew" : reason };
  }
}
