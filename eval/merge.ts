import type { GivenText } from "../src/clean/clean.ts";
import { sidesBehind } from "../src/merge/verification.ts";
import type { Digest, Incident, ReportedEvent, Span } from "../src/model.ts";
import { isVerbal } from "../src/plover.ts";
import { overlaps } from "../src/span.ts";
import { bCubed, exactClusters, type Placed, pairwise } from "./merge/clusters.ts";
import { KINDS, type MarkedMention, readScenes, type Scene } from "./merge/scenes.ts";
import type { Row } from "./row.ts";

/** Reads texts with their particulars. */
type Digester = (given: readonly GivenText[]) => readonly Digest[];
/** The known incidents with fresh reports joined to them. */
type Merger = (known: readonly Incident[], fresh: readonly ReportedEvent[]) => readonly Incident[];

type Half = "look" | "score";
const HALVES = ["look", "score"] as const;

/** A mention with where it comes from, and the report that was read at its words. */
interface Told {
  readonly scene: Scene;
  readonly half: Half;
  readonly happening: string;
  readonly gold: string;
  readonly key: string;
  readonly report: ReportedEvent | null;
}

/**
 * How well reports are joined into incidents, on the scenes in eval/merge. All articles of all scenes go into one
 * ledger, so that scenes may wrongly join each other. A mention whose words were not read as an event stands alone.
 */
export function evaluateMerge(digester: Digester, merger: Merger): readonly Row[] {
  const scenes = HALVES.flatMap((half) => readScenes(half).map((scene) => ({ half, scene })));
  const given = scenes.flatMap(({ scene }) => scene.articles.map((_, i) => givenText(scene, i)));
  const digests = digester(given);
  const digestOf = new Map(given.map(({ id }, i) => [id, digests[i]]));
  const told = scenes.flatMap(({ half, scene }) =>
    scene.articles.flatMap(({ mentions }, i) => {
      return reportsAt(mentions, digestOf.get(idOf(scene, i))).map((report, n): Told => {
        const happening = mentions[n]?.happening ?? "";
        return { scene, half, happening, gold: `${scene.name}/${happening}`, key: `${idOf(scene, i)}/${n}`, report };
      });
    }),
  );
  const incidents = merger(
    [],
    digests.flatMap(({ reports }) => reports),
  );
  const ledger = ledgerOf(told, incidents);
  return [...rowsOf(ledger), ...ordersRows(told, digests, merger, ledger)];
}

function idOf(scene: Scene, article: number): string {
  return `${scene.name}/${article + 1}`;
}

function givenText(scene: Scene, i: number): GivenText {
  const article = scene.articles[i];
  if (article === undefined) throw new RangeError(`Scene ${scene.name} has no article ${i + 1}`);
  const { text, publisher, published, title, url } = article;
  return { id: idOf(scene, i), text, publisher, published, title, url };
}

/** The report at each mention, `null` where none was read. A report whose trigger spans two mentions is the first one's. */
function reportsAt(mentions: readonly MarkedMention[], digest: Digest | undefined): readonly (ReportedEvent | null)[] {
  const reports = digest?.reports ?? [];
  const isAt = (report: ReportedEvent, span: Span): boolean => overlaps(report.trigger.span, span);
  const owner = (report: ReportedEvent): MarkedMention | undefined =>
    mentions.find(({ wordings }) => wordings.some((span) => isAt(report, span)));
  return mentions.map((mention) => {
    const own = reports.filter((report) => owner(report) === mention);
    const first = mention.wordings.map((span) => own.find((report) => isAt(report, span))).find(Boolean);
    const unmarked = reports.filter((report) => owner(report) === undefined);
    return first ?? tellsInSentence(mention, mentions, unmarked, digest) ?? null;
  });
}

/**
 * The report read at unmarked words of the mention's sentence, where no other happening is marked: "killed in a
 * strike" is one deed, whichever of the two words a reader goes by.
 */
function tellsInSentence(
  mention: MarkedMention,
  mentions: readonly MarkedMention[],
  unmarked: readonly ReportedEvent[],
  digest: Digest | undefined,
): ReportedEvent | undefined {
  const at = mention.wordings[0]?.start ?? -1;
  const sentence = digest?.reading.sentences.find(({ span }) => span.start <= at && at < span.end)?.span;
  if (sentence === undefined) return undefined;
  const others = mentions.filter(({ happening }) => happening !== mention.happening);
  if (others.some(({ wordings }) => wordings.some((span) => overlaps(span, sentence)))) return undefined;
  return unmarked.find(({ trigger, type }) => overlaps(trigger.span, sentence) && !isVerbal(type));
}

// ---------------------------------------------------------------- the figures

/** A mention in the incident it was put in; `incident` is null for what was not read. */
interface Put extends Told, Placed {
  readonly incident: Incident | null;
}

function ledgerOf(told: readonly Told[], incidents: readonly Incident[]): readonly Put[] {
  const holder = new Map(incidents.flatMap((incident) => incident.reports.map(({ id }) => [id, incident] as const)));
  return told.map((each) => {
    const incident = each.report === null ? null : (holder.get(each.report.id) ?? null);
    return { ...each, incident, given: incident?.id ?? `unread ${each.key}` };
  });
}

function rowsOf(put: readonly Put[]): readonly Row[] {
  const read = put.filter(isRead);
  return [
    halved(put, "mentions read", (some) => share(some.map(isRead))),
    ...bCubedRows(put, "B-cubed"),
    ...bCubedRows(read, "B-cubed of what was read"),
    halved(read, "B-cubed F1 of what was read, if nothing were joined", (some) => [apart(read, some), some.length]),
    halved(read, "pairs P of what was read", (some) => [pairwise(some).precision, some.length]),
    halved(read, "pairs R of what was read", (some) => [pairwise(some).recall, pairwise(some).pairs]),
    halved(put, "happenings held exactly", exactShare),
    halved(read, "happenings held exactly, of what was read", exactShare),
    ...KINDS.map((kind) =>
      halved(
        read.filter(({ scene }) => scene.kind === kind),
        `${kind}: B-cubed F1 of what was read`,
        (some) => [bCubed(read, some).f1, some.length],
      ),
    ),
    ...originsRows(put),
  ];
}

function isRead({ report }: Told): boolean {
  return report !== null;
}

/** Halves are counted apart, but stand in one ledger: what joins across them counts against both. */
function bCubedRows(put: readonly Put[], measure: string): readonly Row[] {
  return [
    halved(put, `${measure} P`, (some) => [bCubed(put, some).precision, some.length]),
    halved(put, `${measure} R`, (some) => [bCubed(put, some).recall, some.length]),
    halved(put, `${measure} F1`, (some) => [bCubed(put, some).f1, some.length]),
  ];
}

/** The figure to beat: what B-cubed gives to a ledger in which every report stands alone. */
function apart(put: readonly Put[], counted: readonly Put[]): number {
  const alone = new Map(put.map((each) => [each, { gold: each.gold, given: each.key }]));
  return bCubed(
    [...alone.values()],
    counted.flatMap((each) => alone.get(each) ?? []),
  ).f1;
}

function exactShare(put: readonly Put[]): Figure {
  const { exact, all } = exactClusters(put);
  return [exact.size / Math.max(1, all), all];
}

// ---------------------------------------------------------------- origins

/** Origins are counted where all mentions of a happening were read, in the incident that holds most of them. */
function originsRows(put: readonly Put[]): readonly Row[] {
  const whole = wholeOnes(put);
  const row = (measure: string, of: (each: Whole) => boolean): Row =>
    halved(whole.filter(of), measure, (some) =>
      share(some.map(({ incident, origins }) => sidesBehind(incident.origins, incident.reports).length === origins)),
    );
  return [
    row("independent origins right, of happenings read whole", () => true),
    row("independent origins right where there are several", ({ origins }) => origins > 1),
    row("independent origins right where there is one or none", ({ origins }) => origins < 2),
    row("independent origins right, of happenings held exactly", ({ isExact }) => isExact),
  ];
}

interface Whole {
  readonly half: Half;
  readonly origins: number;
  readonly incident: Incident;
  readonly isExact: boolean;
}

function wholeOnes(put: readonly Put[]): readonly Whole[] {
  const { exact } = exactClusters(put);
  const mentions = new Map<string, Put[]>();
  for (const each of put) mentions.set(each.gold, [...(mentions.get(each.gold) ?? []), each]);
  return [...mentions].flatMap(([gold, own]): readonly Whole[] => {
    const incidents = own.map(({ incident }) => incident).filter((incident) => incident !== null);
    const [first] = own;
    const origins = first?.scene.happenings.find(({ letter }) => letter === first.happening)?.origins ?? null;
    const incident = mostOften(incidents);
    if (first === undefined || origins === null || incident === null || incidents.length < own.length) return [];
    return [{ half: first.half, origins: origins.length, incident, isExact: exact.has(gold) }];
  });
}

function mostOften(incidents: readonly Incident[]): Incident | null {
  const times = (one: Incident): number => incidents.filter(({ id }) => id === one.id).length;
  return incidents.reduce<Incident | null>(
    (best, one) => (best !== null && times(best) >= times(one) ? best : one),
    null,
  );
}

// ---------------------------------------------------------------- orders

const ORDERS = 3;

/** The same when articles come one at a time, in shuffled orders: figures must not depend on it. */
function ordersRows(
  told: readonly Told[],
  digests: readonly Digest[],
  merger: Merger,
  atOnce: readonly Put[],
): readonly Row[] {
  return Array.from({ length: ORDERS }, (_, i) => {
    const incidents = shuffled(digests, i + 1).reduce<readonly Incident[]>(
      (known, { reports }) => merger(known, reports),
      [],
    );
    const put = ledgerOf(told, incidents);
    const alike = pairwise(put.map(({ given }, n) => ({ given, gold: atOnce[n]?.given ?? "" }))).f1;
    return [
      halved(put, `B-cubed F1, one article at a time, order ${i + 1}`, (some) => [bCubed(put, some).f1, some.length]),
      { measure: `pairs as when all come at once (F1), order ${i + 1}`, value: alike, n: put.length },
    ];
  }).flat();
}

/** A fixed disorder: a linear congruential generator (Numerical Recipes' constants) drives a Fisher-Yates shuffle. */
function shuffled<T>(items: readonly T[], seed: number): readonly T[] {
  const out = [...items];
  let state = seed;
  for (let i = out.length - 1; i > 0; i--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const j = Math.floor((state / 2 ** 32) * (i + 1));
    const [a, b] = [out[i], out[j]];
    if (a !== undefined && b !== undefined) [out[i], out[j]] = [b, a];
  }
  return out;
}

// ---------------------------------------------------------------- counting

/** A value with how many it was taken over. */
type Figure = readonly [value: number, n: number];

function halved<T extends { readonly half: Half }>(
  items: readonly T[],
  measure: string,
  figure: (some: readonly T[]) => Figure,
): Row {
  const [value, n] = figure(items);
  const [look, score] = HALVES.map((half) => figure(items.filter((each) => each.half === half))[0]);
  return { measure, value, n, halves: { look: look ?? 0, score: score ?? 0 } };
}

function share(right: readonly boolean[]): Figure {
  return [right.filter(Boolean).length / Math.max(1, right.length), right.length];
}
