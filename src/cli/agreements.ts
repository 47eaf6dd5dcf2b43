import { loadAgreements } from "../knowledge/agreements.ts";
import type { Agreement } from "../model.ts";
import { agreementLine, agreementText } from "../present/agreement.ts";
import { UsageError } from "./errors.ts";
import { write } from "./lines.ts";

/** Lists the agreements on file, or shows the one that `id` names. */
export async function listAgreements(id: string | undefined): Promise<void> {
  const agreements = loadAgreements();
  await write(
    process.stdout,
    id === undefined ? agreements.map(agreementLine).join("") : agreementText(find(agreements, id)),
  );
}

function find(agreements: readonly Agreement[], id: string): Agreement {
  const wanted = id.toLowerCase();
  const found = agreements.filter((agreement) => agreement.id === id || agreement.title.toLowerCase().includes(wanted));
  if (found.length === 1 && found[0] !== undefined) return found[0];
  const known = (found.length === 0 ? agreements : found).map((agreement) => agreement.id).join(", ");
  throw new UsageError(
    `“${id}” names ${found.length === 0 ? "no" : "more than one"} agreement. Choose one of: ${known}.`,
  );
}
