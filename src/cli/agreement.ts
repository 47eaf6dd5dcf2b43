import { existsSync } from "node:fs";
import { loadAgreements } from "../knowledge/agreements.ts";
import { type AgreementRecord, agreementOn } from "../ledger/agreement.ts";
import type { Agreement, Day } from "../model.ts";
import { agreementStatePage } from "../present/agreement-html.ts";
import { agreementStateText } from "../present/agreement-text.ts";
import { calendarOf, calendarText } from "../present/due.ts";
import { type AgreementOptions, findAgreement } from "./agreements.ts";
import { withStore } from "./data-folder.ts";
import { note } from "./errors.ts";
import { write } from "./lines.ts";

interface StateOptions extends AgreementOptions {
  readonly data: string;
  readonly on?: Day;
}

interface ShowOptions extends StateOptions {
  readonly format: "text" | "json" | "html";
}

interface DueOptions extends StateOptions {
  readonly format: "text" | "json";
}

/** Shows one agreement with all that is on record of it, clause by clause, as on a day. */
export async function showAgreement(name: string, options: ShowOptions): Promise<void> {
  const agreement = findAgreement(loadAgreements(options.agreements, note), name);
  for (const record of await recordsOf([agreement], options)) {
    await write(process.stdout, printed(record, options.format));
  }
}

function printed(record: AgreementRecord, format: ShowOptions["format"]): string {
  if (format === "html") return agreementStatePage(record);
  return format === "text" ? agreementStateText(record) : `${JSON.stringify(record, null, 2)}\n`;
}

/** Lists what is due, past its day or running, over all agreements. */
export async function listDue(options: DueOptions): Promise<void> {
  const records = await recordsOf(loadAgreements(options.agreements, note), options);
  const calendar = calendarOf(records, dayOf(options));
  await write(
    process.stdout,
    options.format === "json" ? `${JSON.stringify(calendar, null, 2)}\n` : calendarText(calendar),
  );
}

function dayOf({ on }: StateOptions): Day {
  return on ?? new Date().toISOString().slice(0, 10);
}

/** What a store holds of each agreement. Without a store there is nothing, and none is begun. */
async function recordsOf(agreements: readonly Agreement[], options: StateOptions): Promise<readonly AgreementRecord[]> {
  const on = dayOf(options);
  if (!existsSync(options.data)) {
    note(`There is no store ${options.data}: what follows is shown without incidents.`);
    return Promise.all(agreements.map((agreement) => agreementOn(agreement, on, null)));
  }
  return withStore(options.data, async (store) => {
    const records: AgreementRecord[] = [];
    for (const agreement of agreements) records.push(await agreementOn(agreement, on, store));
    return records;
  });
}
