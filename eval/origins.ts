import { fileURLToPath } from "node:url";
import { loadKnowledge } from "../src/knowledge/knowledge.ts";
import { incidentOf } from "../src/merge/incidents.ts";
import type { EventType, Incident, Knowledge, ReportedEvent, Span } from "../src/model.ts";
import { digestTexts } from "../src/pipeline.ts";
import { type Bundle, type MarkedClaim, readBundles } from "./origins/bundles.ts";
import type { Row } from "./row.ts";

/** A claim that was read, with the letter of its source and the number of the origin it was put in. */
interface Placed {
  readonly source: string;
  readonly origin: number;
}

/** What became of a bundle: its claims, and the incident that all reports of its happening make together. */
export interface Weighed {
  readonly bundle: Bundle;
  readonly incident: Incident | null;
  readonly placed: readonly Placed[];
  readonly marked: number;
}

/**
 * How well claims are traced to their sources, on bundles of our own in eval/origins. What is read of the marked
 * sentences is taken for one happening, so that neither reading nor joining counts here, but for how much was read.
 */
export function evaluateOrigins(): readonly Row[] {
  const knowledge = knowingTheWorld();
  return (["look", "score"] as const).flatMap((half) =>
    rowsOf(weighAll(half, knowledge)).map((row) => ({ ...row, measure: `${half}: ${row.measure}` })),
  );
}

/** What is known with the made-up states of the bundles, given as a user gives lists of his own. */
export function knowingTheWorld(): Knowledge {
  return loadKnowledge({ actors: [fileURLToPath(new URL("./origins/actors.json", import.meta.url))] });
}

export function weighAll(half: "look" | "score", knowledge: Knowledge): readonly Weighed[] {
  return readBundles(half).map((bundle) => weigh(bundle, knowledge));
}

function weigh(bundle: Bundle, knowledge: Knowledge): Weighed {
  const digests = digestTexts(bundle.articles, knowledge);
  const marksOf = new Map(digests.map(({ article }, i) => [article.id, bundle.articles[i]?.claims ?? []]));
  const told = digests.flatMap(({ reports }) =>
    reports.filter((each) => tellsOfMarked(each, marksOf.get(each.article) ?? [])),
  );
  const type = commonest(told.map((each) => each.type));
  const reports = told.filter((each) => each.type === type);
  const incident = reports.length === 0 ? null : incidentOf(reports, []);
  const placed = reports.flatMap((report) =>
    report.claims.flatMap(({ citation }, claim): readonly Placed[] => {
      const mark = markAt(citation.span, marksOf.get(report.article) ?? []);
      const origin = incident?.origins.findIndex((each) =>
        each.claims.some((one) => one.report === report.id && one.claim === claim),
      );
      return mark === null || mark.source === "?" || origin === undefined ? [] : [{ source: mark.source, origin }];
    }),
  );
  const marked = bundle.articles.flatMap(({ claims }) => claims).filter(({ source }) => source !== "?").length;
  const read = [...marksOf].flatMap(([article, marks]) =>
    marks.filter(
      ({ source, span }) =>
        source !== "?" && reports.some((each) => each.article === article && tellsOfMarked(each, [{ source, span }])),
    ),
  );
  return { bundle, incident, placed, marked: marked === 0 ? 0 : read.length / marked };
}

function tellsOfMarked({ claims }: ReportedEvent, marks: readonly MarkedClaim[]): boolean {
  return claims.some(({ citation }) => markAt(citation.span, marks) !== null);
}

/** The marked claim that some words are, or are mostly part of. */
function markAt(span: Span, marks: readonly MarkedClaim[]): MarkedClaim | null {
  const best = [...marks].sort((a, b) => shared(b.span, span) - shared(a.span, span))[0];
  return best !== undefined && shared(best.span, span) > 0 ? best : null;
}

function shared(a: Span, b: Span): number {
  return Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
}

function commonest(types: readonly EventType[]): EventType | null {
  const count = (type: EventType) => types.filter((each) => each === type).length;
  return [...new Set(types)].sort((a, b) => count(b) - count(a))[0] ?? null;
}

function rowsOf(weighed: readonly Weighed[]): readonly Row[] {
  const read = weighed.filter(({ placed }) => placed.length > 0);
  const claims = read.flatMap(({ placed }) => placed.map((one) => ({ one, placed })));
  const precision = mean(claims.map(({ one, placed }) => overlap(one, placed, sameOrigin)));
  const recall = mean(claims.map(({ one, placed }) => overlap(one, placed, sameSource)));
  const pairs = read.flatMap(({ placed }) => pairsOf(placed));
  const apart = pairs.filter(([a, b]) => a.origin !== b.origin);
  const called = weighed.filter(({ incident }) => incident?.verification.state === "corroborated");
  const n = claims.length;
  return [
    { measure: "share of marked claims read", value: mean(weighed.map(({ marked }) => marked)), n: weighed.length },
    { measure: "B-cubed precision", value: precision, n },
    { measure: "B-cubed recall", value: recall, n },
    { measure: "B-cubed F1", value: (2 * precision * recall) / Math.max(precision + recall, 1e-9), n },
    share("number of origins exact", read.map(isExact)),
    share(
      "called independent, and are",
      apart.map(([a, b]) => a.source !== b.source),
    ),
    share(
      "independent, and called so",
      pairs.filter(([a, b]) => a.source !== b.source).map(([a, b]) => a.origin !== b.origin),
    ),
    share("state right", weighed.map(hasStateRight)),
    share("called corroborated, and are", called.map(hasStateRight)),
  ];
}

const sameOrigin = (a: Placed, b: Placed) => a.origin === b.origin;
const sameSource = (a: Placed, b: Placed) => a.source === b.source;

/** Of the claims that go with one by `like`, the share that goes with it both in truth and as found. */
function overlap(one: Placed, placed: readonly Placed[], like: (a: Placed, b: Placed) => boolean): number {
  const kin = placed.filter((each) => like(one, each));
  return kin.filter((each) => sameOrigin(one, each) && sameSource(one, each)).length / kin.length;
}

function pairsOf(placed: readonly Placed[]): readonly (readonly [Placed, Placed])[] {
  return placed.flatMap((a, i) => placed.slice(i + 1).map((b) => [a, b] as const));
}

function isExact({ placed }: Weighed): boolean {
  return new Set(placed.map(({ origin }) => origin)).size === new Set(placed.map(({ source }) => source)).size;
}

function hasStateRight({ bundle, incident }: Weighed): boolean {
  return incident?.verification.state === bundle.state;
}

function share(measure: string, right: readonly boolean[]): Row {
  return { measure, value: right.filter(Boolean).length / Math.max(1, right.length), n: right.length };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
