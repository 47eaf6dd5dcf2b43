import type { Agreement, ArticleId, Decided, Digest, ReportedEvent } from "../model.ts";
import { marksOfReport, update } from "../pipeline.ts";
import { correctedDigest } from "../review/corrections.ts";
import { ofKind } from "../review/effect.ts";
import type { Store } from "../store/store.ts";
import { connectedIncidents } from "./closure.ts";
import { pairedReports, reattached } from "./decisions.ts";

/**
 * Puts people's latest words into effect: corrections of reports, and which reports belong together; and merges anew the
 * incidents that they touch. It is done at once when somebody decides, and again at the next occasion when a crash came
 * between. To be called in turn.
 */
export async function settle(store: Store, agreements: readonly Agreement[]): Promise<void> {
  const settled = await store.unsettled();
  if (settled.length === 0) return;
  const before = await digestsCorrected(settled, store);
  const corrected: Digest[] = [];
  for (const digest of before) {
    corrected.push(correctedDigest(digest, await store.decisionsAbout([], [digest.article.id])));
  }
  const articles = new Set(corrected.map(({ article }) => article.id));
  const paired = (await reportsTouched(settled, store)).filter(({ article }) => !articles.has(article));
  const reports = corrected.flatMap((digest) => digest.reports);
  const gone = before.flatMap((digest) => digest.reports);
  const { known, ...options } = await connectedIncidents([...reports, ...gone, ...paired], store);
  // What was corrected leaves the incidents that are known, and comes in afresh with all that was beside it.
  const staying = articles.size === 0 ? known : known.filter((incident) => !holdsAny(incident.reports, articles));
  const beside = known.flatMap((incident) => (staying.includes(incident) ? [] : incident.reports));
  const fresh = [...beside.filter(({ article }) => !articles.has(article)), ...reports, ...paired];
  const ledger = update(staying, fresh, agreements, options);
  await store.replace({ known, ledger, corrected, settled, marksOf: (report) => marksOfReport(report).kept });
}

function holdsAny(reports: readonly ReportedEvent[], articles: ReadonlySet<ArticleId>): boolean {
  return reports.some(({ article }) => articles.has(article));
}

/** The articles that some decisions correct, or corrected until they were taken back, as they stand on record. */
async function digestsCorrected(decisions: readonly Decided[], store: Store): Promise<readonly Digest[]> {
  const takenBack = new Set(ofKind(decisions, "withdrawal").map(({ decision }) => decision.of));
  const before =
    takenBack.size === 0
      ? []
      : (await store.decisions(["correction", "no-event", "missed-event"])).filter(({ seq }) => takenBack.has(seq));
  const concerned = ofKind([...decisions, ...before], "correction", "no-event", "missed-event");
  const articles = new Set(concerned.flatMap(({ anchors }) => anchors.map(({ trigger }) => trigger.article)));
  const found: Digest[] = [];
  for (const id of articles) {
    const digest = await store.digest(id);
    if (digest !== null) found.push(digest); // a page that waits is corrected when it is read
  }
  return found;
}

/** The reports on record that some decisions pair, or paired until they were taken back. */
async function reportsTouched(decisions: readonly Decided[], store: Store): Promise<readonly ReportedEvent[]> {
  const takenBack = new Set(decisions.flatMap(({ decision }) => (decision.kind === "withdrawal" ? [decision.of] : [])));
  const before = takenBack.size === 0 ? [] : await store.decisions(["together", "apart"]);
  const concerned = [...decisions, ...before.filter(({ seq }) => takenBack.has(seq))];
  const ids = pairedReports(await reattached(concerned, store));
  return (await store.reports({ ids: [...new Set(ids)] })).map(({ report }) => report);
}
