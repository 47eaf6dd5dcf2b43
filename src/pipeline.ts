/**
 * The verbs of Tocsin, in order. `digest` turns a page into reported events, `update` joins them with
 * what is known and sets the result against the agreements. Both are pure: the edges fetch and save.
 */

import { articleOfText, clean, type GivenText } from "./clean/clean.ts";
import type { SentenceAccount } from "./explanation.ts";
import { match } from "./match/match.ts";
import { type MergeOptions, merge } from "./merge/merge.ts";
import type { Agreement, Article, Capture, Digest, Incident, Knowledge, Ledger, ReportedEvent } from "./model.ts";
import { read, readAll, readAloud } from "./read/read.ts";
import { resolve } from "./resolve/resolve.ts";
import { digestRows, holdsRows } from "./rows/digest-rows.ts";
import { digestForeign, holdsForeign } from "./rows/foreign.ts";

/** A page becomes an article, the article a reading, the reading reported events. */
export function digest(capture: Capture, knowledge: Knowledge): Digest {
  if (holdsRows(capture)) return digestRows(capture, knowledge);
  if (holdsForeign(capture)) return digestForeign(capture);
  return digestArticle(labelled(clean(capture), knowledge), knowledge);
}

/** The same for a text with its particulars; its offsets stay those of the text that came in. */
export function digestText(given: GivenText, knowledge: Knowledge): Digest {
  return digestArticle(articleOfText(given), knowledge);
}

/** The same for several texts, which are read together: the results are those of each alone, sooner. */
export function digestTexts(given: readonly GivenText[], knowledge: Knowledge): readonly Digest[] {
  const articles = given.map(articleOfText);
  const readings = readAll(articles, knowledge.language);
  return articles.flatMap((article, i) => {
    const reading = readings[i];
    return reading === undefined ? [] : [{ article, reading, ...resolve(article, reading, knowledge) }];
  });
}

/** A digest with an account of what was made of each sentence, and why. */
export function explain(
  capture: Capture,
  knowledge: Knowledge,
): { readonly digest: Digest; readonly accounts: readonly SentenceAccount[] } {
  const article = labelled(clean(capture), knowledge);
  const { reading, accounts } = readAloud(article, knowledge.language);
  return { digest: { article, reading, ...resolve(article, reading, knowledge) }, accounts };
}

/** An article with its language told where it could not be by looking for English. */
function labelled(article: Article, { identify, language }: Knowledge): Article {
  if (identify === undefined || article.language === language.code) return article;
  return { ...article, language: identify(article.text) ?? article.language };
}

/** Whether a page gave nothing to read. */
export { isEmpty } from "./clean/clean.ts";
/** What words of an article stand for, where a person says whom or which place they mean. */
export { participantMeant, whereaboutsMeant } from "./resolve/by-hand.ts";
/** How rows of others' data sets are read, and written so that they can be. */
export { type Block, blocksIn, blockText, withoutChange } from "./rows/block.ts";
export type { DataSet } from "./rows/data-set.ts";
export { DATA_SETS, ROWS_TYPE } from "./rows/digest-rows.ts";
export { FOREIGN_TYPE, type ForeignArticle } from "./rows/foreign.ts";

function digestArticle(article: Article, knowledge: Knowledge): Digest {
  const reading = read(article, knowledge.language);
  return { article, reading, ...resolve(article, reading, knowledge) };
}

/** In which zones fighting is to rest on a day, and since when. */
export { type Ceasefire, ceasefiresOn } from "./match/ceasefire.ts";
/** How the duties of an agreement stand on a day, by what incidents tell of them. */
export { clocksOf } from "./match/clocks.ts";
/** Who counts how many violations of an agreement, side by side. */
export { violationCounts } from "./match/violations.ts";
/** What some reports of one happening amount to. */
export { incidentOf } from "./merge/incidents.ts";
/** What of the known a fresh report is connected to, and under which numbers the two find each other in an index. */
export { connectedTo, marksOfReport } from "./merge/merge.ts";
/** The sides that tell of a happening without resting on one another. */
export { sidesBehind } from "./merge/verification.ts";
/** What a ground for joining two reports says, in words. */
export { groundWords, WEIGHTS, type Weights } from "./merge/weights.ts";

/**
 * Fresh reports join the incidents they tell of, and these are set against every agreement. `known` must hold whatever
 * is connected to the fresh ones, through others if need be.
 */
export function update(
  known: readonly Incident[],
  fresh: readonly ReportedEvent[],
  agreements: readonly Agreement[],
  options: MergeOptions = {},
): Ledger {
  const incidents = merge(known, fresh, options);
  const assessments = incidents.flatMap((incident) => match(incident, agreements));
  return { incidents, assessments };
}
