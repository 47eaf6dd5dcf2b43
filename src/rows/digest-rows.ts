import { fingerprint } from "../ids.ts";
import type {
  Article,
  Capture,
  CitedQuantity,
  Digest,
  Knowledge,
  Participant,
  Place,
  ReportedEvent,
  Whereabouts,
} from "../model.ts";
import { type ActorIndex, openActors, participantFor } from "../resolve/actors.ts";
import { cite } from "../span.ts";
import { ACLED } from "./acled.ts";
import { type Block, blocksIn, type Change } from "./block.ts";
import type { DataSet, RowMeaning } from "./data-set.ts";
import { UCDP_GED } from "./ucdp-ged.ts";

/** The data sets whose rows can be read. */
export const DATA_SETS: readonly DataSet[] = [ACLED, UCDP_GED];

/** The media type of a capture that holds rows of a data set, as blocks of lines. */
export const ROWS_TYPE = "text/plain; profile=tocsin-rows; charset=utf-8";

export function holdsRows({ mediaType }: Pick<Capture, "mediaType">): boolean {
  return mediaType === ROWS_TYPE;
}

/** What rows of a data set say: an article that is their text, and a reported event for each, claimed by the data set. */
export function digestRows(capture: Capture, { actors, roles }: Knowledge): Digest {
  const text = new TextDecoder().decode(capture.body);
  const publisher = capture.stated.publisher ?? "a data set";
  const article: Article = {
    id: `article:${fingerprint(`${capture.url}\n${capture.sha256}`)}`,
    url: capture.url,
    publisher,
    publishedAt: capture.stated.published ?? null,
    language: "en",
    title: capture.stated.title ?? `Rows of ${publisher}`,
    text,
    dateline: null,
  };
  const index = indexes.get(actors) ?? openActors(actors, roles);
  indexes.set(actors, index);
  const reports = blocksIn(text).flatMap((block) => reportOf(block, article, index) ?? []);
  const reading = { sentences: [], names: [], mentions: [], attributions: [], events: [], claims: [], diagnostics: [] };
  return { article, reading, reports, places: reports.flatMap(({ place }) => place ?? []) };
}

/** Opened once for each list of actors. */
const indexes = new WeakMap<Knowledge["actors"], ActorIndex>();

const STANCE = { new: "asserts", corrected: "corrects", withdrawn: "retracts" } as const satisfies Record<
  Change,
  string
>;

function reportOf(block: Block, article: Article, index: ActorIndex): ReportedEvent | null {
  const set = DATA_SETS.find(({ name }) => block.row.startsWith(`${name}/`));
  const value = (name: string) => block.columns.get(name)?.value ?? "";
  const meaning = set?.meaning(value) ?? null;
  if (set === undefined || meaning === null || typeof meaning === "string") return null;
  const citation = cite(article, block.span);
  const sides = (columns: readonly string[]) =>
    columns.flatMap((column) => participantIn(column, block, article, meaning, index));
  return {
    id: `report:${fingerprint(citation.exact)}`,
    article: article.id,
    publisher: article.publisher,
    publishedAt: article.publishedAt,
    type: meaning.type,
    mode: meaning.mode,
    rule: `rule:import.${set.name}`,
    trigger: cite(article, block.columns.get(meaning.trigger)?.span ?? block.span),
    actors: sides(meaning.actors),
    recipients: sides(meaning.recipients),
    place: whereabouts(block, article, meaning),
    date: meaning.date,
    quantities: quantitiesOf(block, article, meaning),
    polarity: "positive",
    realis: "actual",
    claims: [
      {
        speaker: "narrator",
        chain: [],
        via: article.publisher,
        stance: STANCE[block.change],
        polarity: "positive",
        certainty: "certain",
        realis: "actual",
        citation,
      },
    ],
    contexts: [],
    agreements: [],
    row: block.row,
  };
}

function participantIn(
  column: string,
  { columns }: Block,
  article: Article,
  { date }: RowMeaning,
  index: ActorIndex,
): readonly Participant[] {
  const found = columns.get(column);
  if (found === undefined) return [];
  const known = participantFor(found.value, date?.first ?? null, index);
  return [{ ...known, citation: cite(article, found.span) }];
}

function whereabouts(
  { columns }: Block,
  article: Article,
  { place: column, precision }: RowMeaning,
): Whereabouts | null {
  const named = columns.get(column);
  if (named === undefined) return null;
  const citation = cite(article, named.span);
  const place = placeOf(columns, named.value);
  if (place === null)
    return { citation, link: { status: "nil", exact: named.value }, place: null, precision: "unknown" };
  return { citation, link: { status: "linked", id: place.id, score: 1 }, place, precision };
}

/** The spot that a row's coordinates tell; nothing lies at 0/0 but the gaps of a table. */
function placeOf(columns: Block["columns"], name: string): Place | null {
  const [latitude, longitude] = [Number(columns.get("latitude")?.value), Number(columns.get("longitude")?.value)];
  const isReal = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 && (latitude !== 0 || longitude !== 0);
  if (!isReal) return null;
  return {
    id: `place:at/${latitude},${longitude}`,
    name,
    latitude,
    longitude,
    featureCode: "PPL",
    country: columns.get("iso3")?.value ?? null,
    admin1: columns.get("admin1")?.value ?? columns.get("adm_1")?.value ?? null,
    population: 0,
  };
}

function quantitiesOf({ columns }: Block, article: Article, { dead }: RowMeaning): readonly CitedQuantity[] {
  const found = dead === null ? undefined : columns.get(dead.column);
  if (dead === null || found === undefined) return [];
  return [{ kind: "dead", estimate: dead.estimate, cumulative: false, citation: cite(article, found.span) }];
}
